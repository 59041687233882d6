import SQLite

/// The span of the warehouse's facts of any kind.
public struct History: Equatable, Sendable {
  /// The month of the first fact.
  public let firstMonth: Month
  /// The month of the last fact.
  public let lastMonth: Month

  /// Reads the view `history`; nil where there is no fact.
  public init?(_ connection: Connection) throws(SQLiteError) {
    let statement = try connection.prepare("SELECT first_month_key, last_month_key FROM history")
    guard try statement.step(),
      let first = Month(key: Int(statement.integer(0))),
      let last = Month(key: Int(statement.integer(1)))
    else { return nil }
    firstMonth = first
    lastMonth = last
  }

  /// Whether the month lies in the span.
  public func contains(_ month: Month) -> Bool { month >= firstMonth && month <= lastMonth }

  /// The last day with a fact of any kind; nil where there is none.
  public static func lastDay(_ connection: Connection) throws(SQLiteError) -> Day? {
    Day(key: Int(try connection.integer("SELECT last_date_key FROM history")))
  }

  /// The last month with a snapshot; nil where none was classified.
  public static func lastClassifiedMonth(_ connection: Connection) throws(SQLiteError) -> Month? {
    Month(key: Int(try connection.integer("SELECT max(month_key) FROM snapshot_month")))
  }

  /// Whether the month has a snapshot.
  public static func isClassified(
    _ month: Month, _ connection: Connection
  ) throws(SQLiteError) -> Bool {
    let classified = "SELECT count(*) FROM snapshot_month WHERE month_key = "
    return try connection.integer("\(classified)\(month.key)") > 0
  }

  /// Whether the month was classified before what is known of it now.
  public static func isStale(_ month: Month, _ connection: Connection) throws(SQLiteError) -> Bool {
    let stale = "SELECT count(*) FROM snapshot_month WHERE is_stale <> 0 AND month_key = "
    return try connection.integer("\(stale)\(month.key)") > 0
  }
}

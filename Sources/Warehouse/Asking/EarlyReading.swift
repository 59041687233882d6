import SQLite

/// Reading for a month while its customers are classified: what classification does not write, and the
/// months that were classified before.
public struct EarlyReading: Sendable {
  /// Answers nothing that rests on what classification writes: such statements are refused.
  public let connection: Connection
  /// Sees the same with nothing refused; nil where others kept on writing.
  private let former: Connection?
  /// The month that is classified.
  public let month: Month
  private let state: State
  private let classified: String

  /// Reading for a month on a connection, and on one that sees the same with nothing refused.
  public init(
    _ connection: Connection, former: Connection? = nil, for month: Month
  ) throws(SQLiteError) {
    self.connection = connection
    self.former = former
    self.month = month
    state = try State(connection)
    if let former {
      classified = try Self.classified(former, before: month)
    } else {
      classified = ""
    }
  }

  /// Whether a connection sees what this one does, but for what the month's classification wrote.
  public func isStill(on other: Connection) throws(SQLiteError) -> Bool {
    guard try State(other) == state else { return false }
    if former == nil { return true }
    return try Self.classified(other, before: month) == classified
  }

  /// Reads what the tables of the month ask of months before it, until that is `enough`.
  public func readFormerMonths(keeping kept: KeptTables, until enough: () -> Bool) throws {
    guard let former else { return }
    let counted = try former.classified((-13 ... -1).map { month.adding(months: $0) })
    // The month before is asked about by the firm's own reports only.
    for each in counted where each.index == month.index - 12 && !enough() {
      _ = try kept.headlines(of: each, former)
    }
    if !enough() { _ = try kept.formerBearers(before: month, former) }
    for each in counted where !enough() { _ = try kept.members(of: each, former) }
  }

  /// Reads no more: lets go of the state that it saw.
  public func endFormerMonths() throws(SQLiteError) { try former?.execute("COMMIT") }

  /// What the tables that classification does not write say, as far as it may change meanwhile: by an
  /// import, an erasure, or settings that classification keeps.
  public struct State: Equatable, Sendable {
    private let run: Int64
    private let erased: Int64
    private let settings: String

    /// The state that a connection sees.
    public init(_ connection: Connection) throws(SQLiteError) {
      let statement = try connection.prepare(SQLText.earlyState.text)
      try statement.step()
      run = statement.integer(0)
      erased = statement.integer(1)
      settings = statement.text(2)
    }
  }

  /// Which months before one are classified, on which imports and by which settings.
  private static func classified(
    _ connection: Connection, before month: Month
  ) throws(SQLiteError) -> String {
    let statement = try connection.prepare(SQLText.formerMonths.text)
    statement.bind(month.key, at: 0)
    try statement.step()
    return statement.text(0)
  }

  /// The tables that classification writes. Of the settings of the warehouse it writes some also, which
  /// the state tells.
  public static let concealed: Set<String> = [
    "basket_mining", "basket_month", "basket_rule", "basket_rule_left", "class_month",
    "company_month", "customer_snapshot", "customer_tag", "lifetime_fit", "month_restated",
    "next_offer", "score_cut", "snapshot_month", "sweep_state",
  ]
}

extension Warehouse {
  /// Reading for a month, to begin before its customers are classified.
  public static func openForEarlyReading(path: String, for month: Month) throws -> EarlyReading {
    let connections = try openTogether(path: path, count: 2)
    let connection = connections[0]
    connection.conceal(EarlyReading.concealed)
    return try EarlyReading(
      connection, former: connections.count > 1 ? connections[1] : nil, for: month)
  }
}

import SQLite

/// Reading for a month while its customers are classified: what classification does not write, and the
/// months that were classified before.
public struct EarlyReading: Sendable {
  /// Answers nothing that rests on what classification writes: such statements are refused.
  public let connection: Connection
  /// Sees the same with nothing refused; nil where others kept on writing.
  private let former: Connection?
  private let formerMonths: FormerMonths?
  /// The month that is classified.
  public let month: Month
  private let state: State

  /// Reading for a month on a connection, and on one that sees the same with nothing refused.
  public init(
    _ connection: Connection, former: Connection? = nil, for month: Month
  ) throws(SQLiteError) {
    self.connection = connection
    self.former = former
    self.month = month
    state = try State(connection)
    formerMonths =
      if let former { try FormerMonths(former, before: month) } else { nil }
  }

  /// Whether a connection sees what this one does, but for what the month's classification wrote.
  public func isStill(on other: Connection) throws(SQLiteError) -> Bool {
    guard try State(other) == state else { return false }
    guard let formerMonths else { return true }
    return try FormerMonths(other, before: month) == formerMonths
  }

  /// What was read of former months, if they are still what they were; else nothing yet.
  public func kept(of reading: FormerReading?) -> KeptTables {
    if let reading, reading.months == formerMonths { return reading.kept }
    return KeptTables(isForMany: true)
  }

  /// Reads what the tables of the month ask of months before it, until that is `enough`.
  public func readFormerMonths(keeping kept: KeptTables, until enough: () -> Bool) throws {
    guard let former else { return }
    try formerMonths?.read(by: former, keeping: kept, until: enough)
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

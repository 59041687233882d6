import SQLite

/// Reading while customers are classified: only what classification does not write.
public struct EarlyReading: Sendable {
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
  /// A connection in a read transaction that answers nothing which rests on what classification
  /// writes: such statements are refused.
  public static func openForEarlyReading(path: String) throws -> Connection {
    let connection = try openTogether(path: path, count: 1).first ?? openForReading(path: path)
    connection.conceal(EarlyReading.concealed)
    return connection
  }
}

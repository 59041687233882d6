import SQLite

/// The ids that customers print: the account's that stands for the customer; where two customers
/// would print the same, `source:id` for all of them. An id that looks like `source:id` itself gets
/// its source before it too, so that no two customers ever print the same.
struct PrintedIDs {
  private let ranks: SourceRanks
  private let joins: CustomerJoins
  private let findAccount: Statement
  private let findID: Statement
  private var clashing: Set<Int64> = []

  init(
    _ connection: Connection, joins: CustomerJoins, ranks: SourceRanks
  ) throws(SQLiteError) {
    self.ranks = ranks
    self.joins = joins
    findAccount = try connection.prepare(
      "SELECT account_key FROM dim_account WHERE account_id = ? AND source_key = ?")
    findID = try connection.prepare(
      "SELECT source_key, account_id FROM dim_account WHERE account_key = ?")
    let statement = try connection.prepare(
      "SELECT account_id, account_key FROM dim_account WHERE account_key > 0 ORDER BY account_id")
    var last: (id: String, account: Int64)?
    while try statement.step() {
      let account = statement.integer(1)
      if joins.customer(of: account) != account { continue }
      let id = statement.text(0)
      if let last, last.id.utf8.elementsEqual(id.utf8) {
        clashing.insert(last.account)
        clashing.insert(account)
      }
      last = (id, account)
    }
  }

  /// What the customer prints for which an account stands.
  func printed(_ account: Int64, source: Int, id: String) -> String {
    if !clashing.contains(account), !looksPrefixed(id) { return id }
    return "\(ranks.name(of: source)):\(id)"
  }

  /// What the customer prints whom a source calls `id`; the id itself where it knows no such one.
  func printed(id: String, of source: Int) throws(SQLiteError) -> String {
    findAccount.reset()
    findAccount.bind(id, at: 0).bind(source, at: 1)
    guard try findAccount.step() else { return id }
    let account = joins.customer(of: findAccount.integer(0))
    findID.reset()
    findID.bind(account, at: 0)
    guard try findID.step() else { return id }
    return printed(account, source: Int(findID.integer(0)), id: findID.text(1))
  }

  private func looksPrefixed(_ id: String) -> Bool {
    guard let colon = id.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return ranks.key(of: String(id[..<colon])) != nil
  }
}

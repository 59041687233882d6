import SQLite

/// The ids that customers print: the account's that stands for the customer; where two customers
/// would print the same, `source:id` for all of them. An id that looks like `source:id` itself gets
/// its source before it too, so that no two customers ever print the same.
struct PrintedIDs {
  private let ranks: SourceRanks
  private let joins: CustomerJoins
  private let ids: AccountIDs
  private var clashing: Set<Int64> = []

  init(
    _ connection: Connection, joins: CustomerJoins, ranks: SourceRanks
  ) throws(SQLiteError) {
    self.ranks = ranks
    self.joins = joins
    ids = try AccountIDs(connection)
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

  /// What the customer prints whom a source calls `id`, or another one whose name stands before it.
  /// Where they know no such one, the id itself; with its source where others call a customer so, for
  /// it is none of theirs.
  func printed(id: String, of source: Int) throws(SQLiteError) -> String {
    if let text = try printed(known: id, of: source) { return text }
    if let other = parted(id) {
      if let text = try printed(known: other.id, of: other.source) { return text }
      return try printed(stranger: other.id, of: other.source)
    }
    return try printed(stranger: id, of: source)
  }

  private func printed(known id: String, of source: Int) throws(SQLiteError) -> String? {
    guard let called = try ids.account(of: id, source: source) else { return nil }
    let account = joins.customer(of: called)
    guard let own = try ids.id(of: account) else { return id }
    return printed(account, source: own.source, id: own.id)
  }

  private func printed(stranger id: String, of source: Int) throws(SQLiteError) -> String {
    for other in ranks.keys where other != source {
      if try ids.account(of: id, source: other) != nil { return "\(ranks.name(of: source)):\(id)" }
    }
    return id
  }

  private func looksPrefixed(_ id: String) -> Bool { parted(id) != nil }

  /// A source's name and an id behind it.
  private func parted(_ id: String) -> (source: Int, id: String)? {
    guard let colon = id.utf8.firstIndex(of: UInt8(ascii: ":")),
      let source = ranks.key(of: String(id[..<colon]))
    else { return nil }
    return (source, String(id.utf8[id.utf8.index(after: colon)...]) ?? "")
  }
}

import SQLite

/// What sources call their accounts.
struct AccountIDs {
  private let findAccount: Statement
  private let findID: Statement

  /// Those that the warehouse knows.
  init(_ connection: Connection) throws(SQLiteError) {
    findAccount = try connection.prepare(SQLText.accountOfID.text)
    findID = try connection.prepare(SQLText.idOfAccount.text)
  }

  /// The account that a source calls `id`; nil where it has none of that name.
  func account(of id: String, source: Int) throws(SQLiteError) -> Int64? {
    defer { findAccount.reset() }
    findAccount.bind(id, at: 0).bind(source, at: 1)
    return try findAccount.step() ? findAccount.integer(0) : nil
  }

  /// The source of an account and what it calls it; nil where there is no such account.
  func id(of account: Int64) throws(SQLiteError) -> (source: Int, id: String)? {
    defer { findID.reset() }
    findID.bind(account, at: 0)
    return try findID.step() ? (Int(findID.integer(0)), findID.text(1)) : nil
  }
}

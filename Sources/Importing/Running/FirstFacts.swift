import SQLite
import Warehouse

/// Keeps the day of each account's first fact.
struct FirstFacts {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Notes the earliest days of new facts, by account; 0 for none.
  func lower(_ days: [Int64]) throws(SQLiteError) {
    let update = try connection.prepare(SQLText.saveFirstFact.text)
    for (account, day) in days.enumerated() where account > 0 && day > 0 {
      update.bind(day, at: 0).bind(account, at: 1)
      try update.run()
    }
  }

  /// Finds anew the first facts of accounts whose first one may be among those that went.
  func find(_ gone: Set<AccountDay>) throws(SQLiteError) {
    let accounts = try losing(gone)
    if accounts.isEmpty { return }
    try connection.execute(
      "CREATE TEMP TABLE IF NOT EXISTS losing_account (account_key INTEGER PRIMARY KEY)")
    try connection.execute("DELETE FROM losing_account")
    let insert = try connection.prepare("INSERT INTO losing_account VALUES (?)")
    for account in accounts {
      insert.bind(account, at: 0)
      try insert.run()
    }
    try connection.execute(SQLText.findFirstFacts.text)
  }

  private func losing(_ gone: Set<AccountDay>) throws(SQLiteError) -> [Int64] {
    let select = try connection.prepare(
      "SELECT 1 FROM dim_account WHERE account_key = ? AND first_fact_date_key = ?")
    var accounts: Set<Int64> = []
    for fact in gone where fact.account > 0 {
      select.reset()
      select.bind(fact.account, at: 0).bind(fact.dateKey, at: 1)
      if try select.step() { accounts.insert(fact.account) }
    }
    return accounts.sorted()
  }
}

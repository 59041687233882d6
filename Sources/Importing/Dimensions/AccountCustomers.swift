import SQLite
import Workspace

/// Keeps the customer of each account.
struct AccountCustomers {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Brings `dim_account.customer_key` up to date.
  func update(_ joins: CustomerJoins) throws(SQLiteError) {
    let changes = try changes(joins)
    // Nearly every new account is a customer of its own: one statement for all of them.
    try connection.execute(
      "UPDATE dim_account SET customer_key = account_key WHERE customer_key = 0 AND account_key > 0"
    )
    let update = try connection.prepare(
      "UPDATE dim_account SET customer_key = ? WHERE account_key = ?")
    for change in changes {
      update.bind(change.customer, at: 0).bind(change.account, at: 1)
      try update.run()
    }
  }

  private func changes(
    _ joins: CustomerJoins
  ) throws(SQLiteError) -> [(account: Int64, customer: Int64)] {
    let accounts = try connection.prepare(
      "SELECT account_key, customer_key FROM dim_account WHERE account_key > 0")
    var changes: [(Int64, Int64)] = []
    while try accounts.step() {
      let (account, old) = (accounts.integer(0), accounts.integer(1))
      let customer = joins.customer(of: account)
      if customer == old || old == 0 && customer == account { continue }
      changes.append((account, customer))
    }
    return changes
  }
}

/// Keeps the list of joins.
struct JoinTable {
  private let connection: Connection
  /// The ground of accounts that belong to one erased person.
  private static let erased = "erased"

  init(_ connection: Connection) { self.connection = connection }

  /// Brings `customer_join` up to date.
  /// - Returns: Whether an account that was joined is now another customer's, or its own.
  func update(_ joins: CustomerJoins) throws(SQLiteError) -> Bool {
    let wanted = Dictionary(uniqueKeysWithValues: joins.joins.map { ($0.account, $0) })
    let standing = try standing()
    let remove = try connection.prepare("DELETE FROM customer_join WHERE account_key = ?")
    for account in standing.keys.sorted() where wanted[account] != standing[account] {
      remove.bind(account, at: 0)
      try remove.run()
    }
    let insert = try connection.prepare("INSERT INTO customer_join VALUES (?, ?, ?, ?, ?)")
    for join in joins.joins where standing[join.account] != join {
      insert.bind(join.account, at: 0).bind(join.customer, at: 1).bind(join.joinedTo, at: 2)
        .bind(join.ground?.rawValue ?? Self.erased, at: 3).bind(join.value, at: 4)
      try insert.run()
    }
    return standing.contains { $0.value.customer != joins.customer(of: $0.key) }
  }

  private func standing() throws(SQLiteError) -> [Int64: CustomerJoins.Join] {
    let statement = try connection.prepare(
      "SELECT account_key, customer_key, joined_to_account_key, ground, value FROM customer_join")
    var standing: [Int64: CustomerJoins.Join] = [:]
    while try statement.step() {
      // A ground that this program does not know differs from any, and goes.
      let isErased = statement.text(3) == Self.erased
      let ground = isErased ? nil : Identity.Ground(rawValue: statement.text(3))
      let isKnown = isErased || ground != nil
      standing[statement.integer(0)] = CustomerJoins.Join(
        account: statement.integer(0), customer: statement.integer(1),
        joinedTo: statement.integer(2), ground: isKnown ? ground : .phone,
        value: isKnown ? statement.text(4) : "")
    }
    return standing
  }
}

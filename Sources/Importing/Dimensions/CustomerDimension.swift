import SQLite
import Warehouse
import Workspace

/// Derives the customers from the accounts, from what the sources say of them and from the rules of
/// identity: which accounts are one customer (``CustomerJoins``), what it prints (``PrintedIDs``) and
/// its versions (``CustomerVersions``). Which fields are filled is counted on the way
/// (``FilledFields``).
///
/// The outcome depends on nothing else, neither on the order of loading nor on what was derived
/// before: a join that is taken back leaves everything as if it had never been. Only rows that differ
/// are written.
struct CustomerDimension {
  private let connection: Connection
  private let identity: Identity
  private let sourceOrder: [String]

  /// `sourceOrder`: the names of the sources in the order in which the workspace declares them.
  init(_ connection: Connection, identity: Identity, sourceOrder: [String]) {
    self.connection = connection
    self.identity = identity
    self.sourceOrder = sourceOrder
  }

  /// Brings `dim_account.customer_key`, `dim_customer`, `customer_join` and `likely_double` up to
  /// date, inside the caller's transaction.
  /// - Parameter recordsChanged: Whether `customer_record` changed since the last time; where it did
  ///   not, nothing needs doing unless accounts are new or the rules are.
  /// - Returns: Whether something changed that sums of earlier imports rest on: the customer of an
  ///   account that had one, or of a customer that existed the market or country on any day, or the
  ///   payment term.
  func derive(recordsChanged: Bool = true) throws -> Bool {
    let rulesMoved = try IdentitySetting(connection).update(identity, sourceOrder: sourceOrder)
    let newAccount = try connection.integer(
      "SELECT account_key FROM dim_account WHERE customer_key = 0 AND account_key > 0 LIMIT 1")
    if !recordsChanged, !rulesMoved, newAccount == 0 { return false }
    let ranks = try SourceRanks(connection, identity: identity, sources: sourceOrder)
    let joins = try CustomerJoins(connection, identity: identity, ranks: ranks)
    let versions = try deriveVersions(joins, ranks)
    let joinsMoved = try JoinTable(connection).update(joins)
    try AccountCustomers(connection).update(joins)
    // Of customers that nobody joined, everything that makes doubles stands in their versions.
    if versions.isChanged || rulesMoved || !joins.joins.isEmpty {
      let doubles = try LikelyDoubles(connection, identity: identity, joins: joins, ranks: ranks)
      try DoubleTable(connection).update(doubles.pairs(AccountOrder(connection, ranks)))
    }
    return versions.sumsChanged || joinsMoved
  }

  private func deriveVersions(
    _ joins: CustomerJoins, _ ranks: SourceRanks
  ) throws -> CustomerVersionTable {
    let buffer = WordBuffer()
    let rows = CustomerRows(markets: try MarketNames(completing: connection), buffer: buffer)
    let versioning = CustomerVersions(ranks, buffer)
    let printed = try PrintedIDs(connection, joins: joins, ranks: ranks)
    let records = try AccountRecords(connection, buffer, joins: joins, printed: printed)
    let table = try CustomerVersionTable(connection, buffer)
    var filled = FilledFields()
    let accounts = try connection.prepare(SQLText.knownAccounts.text)
    while try accounts.step() {
      let (account, source) = (accounts.integer(0), Int(accounts.integer(1)))
      guard joins.customer(of: account) == account else { continue }
      let said = try records.accounts(of: account, source: source)
      let id = buffer.word(printed.printed(account, source: source, id: accounts.text(2)))
      let versions = versioning.versions(said)
      filled.add(said)
      filled.add(versions)
      try table.put(account, rows.rows(account, id: id, said, versions))
    }
    try table.finish()
    try filled.write(connection)
    return table
  }
}

/// Gathers what is said of the accounts of a customer, customers in the order of their keys.
private struct AccountRecords {
  private let buffer: WordBuffer
  private let joins: CustomerJoins
  private let printed: PrintedIDs
  private let own: CustomerRecordReader
  private let others: CustomerRecordReader

  init(
    _ connection: Connection, _ buffer: WordBuffer, joins: CustomerJoins, printed: PrintedIDs
  ) throws(SQLiteError) {
    self.buffer = buffer
    self.joins = joins
    self.printed = printed
    own = try CustomerRecordReader(connection, buffer)
    others = try CustomerRecordReader(connection, buffer)
    try own.begin(1...Int64.max)
  }

  /// What is said of a customer's accounts; what was read before is forgotten.
  func accounts(of customer: Int64, source: Int) throws(SQLiteError) -> [CustomerVersions.Account] {
    buffer.removeAll()
    var accounts = [CustomerVersions.Account(source: source, records: [])]
    try own.take(customer, into: &accounts[0].records)
    for member in joins.members[customer]?.dropFirst() ?? [] {
      var account = CustomerVersions.Account(source: member.source, records: [])
      try others.begin(member.account...member.account)
      try others.take(member.account, into: &account.records)
      accounts.append(account)
    }
    for index in accounts.indices { try printParents(of: &accounts[index]) }
    return accounts
  }

  /// Parents are named as they print, so that a group can be followed to its head.
  private func printParents(of account: inout CustomerVersions.Account) throws(SQLiteError) {
    let column = CustomerColumn.parentId.recordIndex
    for index in account.records.indices {
      guard let parent = buffer.text(account.records[index].words[column]) else { continue }
      let text = try printed.printed(id: parent, of: account.source)
      account.records[index].words[column] = buffer.word(text)
    }
  }
}

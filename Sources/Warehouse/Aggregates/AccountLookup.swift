import SQLite

/// What the ledger and contacts need to know of accounts: whose they are, and how long they have for
/// paying.
public struct AccountLookup {
  private let customers: [Int32]
  private var termDays: [Int32]
  private let companyTermDays: Int32
  /// The least size of an array that is indexed by customer.
  let customerCount: Int
  /// The least size of an array that is indexed by account.
  var count: Int { customers.count }

  /// The warehouse's present accounts. `termDays`: what the company grants where nothing else is agreed.
  public init(_ connection: Connection, termDays: Int) throws(SQLiteError) {
    self.init(
      try connection.customersOfAccounts(), agreedDays: try Self.agreedDays(connection),
      termDays: termDays)
  }

  /// The same of customers that were read already.
  public init(_ lookup: CustomerLookup, termDays: Int) {
    self.init(lookup.customerOfAccount, agreedDays: lookup.agreedDays, termDays: termDays)
  }

  /// So many accounts of which nothing else is asked.
  init(count: Int) {
    self.init(Array(repeating: 0, count: count), agreedDays: [:], termDays: 0)
  }

  private init(_ customers: [Int32], agreedDays: [Int32: Int32], termDays: Int) {
    companyTermDays = Int32(clamping: termDays)
    self.customers = customers
    self.termDays = Array(repeating: companyTermDays, count: customers.count)
    customerCount = Int(customers.max() ?? 0) + 1
    guard !agreedDays.isEmpty else { return }
    for (account, customer) in customers.enumerated() {
      if let days = agreedDays[customer] { self.termDays[account] = days }
    }
  }

  /// By customer: the days for paying, of those with whom something is agreed.
  private static func agreedDays(_ connection: Connection) throws(SQLiteError) -> [Int32: Int32] {
    var days: [Int32: Int32] = [:]
    let statement = try connection.prepare(SQLText.customerTerms.text)
    while try statement.step() {
      days[Int32(truncatingIfNeeded: statement.integer(0))] = Int32(clamping: statement.integer(1))
    }
    return days
  }

  /// The customer of an account.
  @inline(__always)
  func customer(of account: Int) -> Int {
    customers.indices.contains(account) ? Int(customers[account]) : 0
  }

  /// The due day of what is issued to an account on a day.
  func due(account: Int, issued: Int32) -> Int32 {
    let days = termDays.indices.contains(account) ? termDays[account] : companyTermDays
    return Day(number: issued).adding(days: Int(days)).number
  }

  /// A number that changes where an account that was there gets another customer or another term:
  /// of the accounts up to `last`.
  func fingerprint(through last: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for account in 0...min(max(last, 0), customers.count - 1) {
      let pair =
        UInt64(UInt32(bitPattern: customers[account])) << 32
        | UInt64(UInt32(bitPattern: termDays[account]))
      hash = (hash ^ pair) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }
}

extension Connection {
  /// The customer of each account by its key, 0 where there is none.
  public func customersOfAccounts() throws(SQLiteError) -> [Int32] {
    var customers: [Int32] = [0]
    let statement = try prepare(SQLText.accountCustomers.text)
    while try statement.step() {
      let account = Int(statement.integer(0))
      while customers.count <= account { customers.append(0) }
      customers[account] = Int32(truncatingIfNeeded: statement.integer(1))
    }
    return customers
  }
}

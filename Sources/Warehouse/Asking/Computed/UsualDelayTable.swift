import SQLite

/// By how many days each customer usually pays late: the median over the payments and settlements of
/// the trailing year, negative where it pays early. Of an even number the mean of the two in the middle,
/// without its fraction. Customers who paid nothing have no row.
struct UsualDelayTable: ComputedTable {
  static let name = "usual_delay"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("days", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let paid = try delays(month)
    let (starts, sorted) = grouped(paid, by: try connection.customerCapacity())
    for customer in 1..<max(1, starts.count - 1) where starts[customer] < starts[customer + 1] {
      batch.append(customer)
      batch.append(median(sorted[starts[customer]..<starts[customer + 1]].sorted()))
    }
  }

  private struct Delay {
    let customer: Int32
    let days: Int32
  }

  private func delays(_ month: Month) throws -> [Delay] {
    let customers = try customersOfAccounts()
    var delays: [Delay] = []
    var days = DayNumbers()
    func add(_ account: Int32, due: Int64, came: Int64) {
      guard customers.indices.contains(Int(account)), customers[Int(account)] != 0,
        let due = days.number(due), let came = days.number(came)
      else { return }
      delays.append(Delay(customer: customers[Int(account)], days: came - due))
    }
    let invoices = try PaidInvoices(connection, month) { add($0, due: $1, came: $2) }
    let payments = try connection.prepare(SQLText.yearPayments.text)
    payments.bind(month.key, at: 0)
    while try payments.step() {
      guard let invoice = try invoices.invoice(payments.integer(0)) else { continue }
      add(invoice.account, due: invoice.due, came: payments.integer(1))
    }
    return delays
  }

  private func customersOfAccounts() throws(SQLiteError) -> [Int32] {
    let greatest = try connection.integer("SELECT max(account_key) FROM dim_account")
    var customers = Array(repeating: Int32(0), count: Int(greatest) + 1)
    let statement = try connection.prepare("SELECT account_key, customer_key FROM dim_account")
    while try statement.step() {
      let account = Int(statement.integer(0))
      guard customers.indices.contains(account) else { continue }
      customers[account] = Int32(truncatingIfNeeded: statement.integer(1))
    }
    return customers
  }

  /// The days of all customers, one customer after the other, and where each one's begin.
  private func grouped(_ delays: [Delay], by capacity: Int) -> (starts: [Int], days: [Int32]) {
    var starts = Array(repeating: 0, count: capacity + 1)
    for delay in delays { starts[Int(delay.customer) + 1] += 1 }
    for customer in 1..<starts.count { starts[customer] += starts[customer - 1] }
    var next = starts
    var days = Array(repeating: Int32(0), count: delays.count)
    for delay in delays {
      days[next[Int(delay.customer)]] = delay.days
      next[Int(delay.customer)] += 1
    }
    return (starts, days)
  }

  private func median(_ sorted: [Int32]) -> Int64 {
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return (Int64(low) + Int64(high)) / 2
  }
}

/// Whose the invoices of two years are and when they are due, read once in the order of their keys: to
/// look each one up in the file for its payment would cost more than all else.
private struct PaidInvoices {
  private var keys: [Int64] = []
  private var accounts: [Int32] = []
  private var dues: [Int32] = []
  /// Where each month's begin, by its number from the first one on.
  private var starts: [Int] = []
  private let older: Statement

  /// Reads them; calls `settled` with the account, the due day and the day of each one that was settled
  /// in the trailing year.
  init(
    _ connection: Connection, _ month: Month, _ settled: (Int32, Int64, Int64) -> Void
  ) throws(SQLiteError) {
    older = try connection.prepare(SQLText.invoiceByKey.text)
    let statement = try connection.prepare(SQLText.paidInvoices.text)
    statement.bind(month.key, at: 0)
    while try statement.step() {
      let key = statement.integer(0)
      let first = keys.first ?? key
      while starts.count <= Int(key >> 24 - first >> 24) { starts.append(keys.count) }
      let account = Int32(truncatingIfNeeded: statement.integer(1))
      keys.append(key)
      accounts.append(account)
      dues.append(Int32(truncatingIfNeeded: statement.integer(2)))
      let day = statement.integer(3)
      if day != 0 { settled(account, statement.integer(2), day) }
    }
  }

  /// The account of an invoice and its due day; nil where there is no such invoice.
  func invoice(_ key: Int64) throws(SQLiteError) -> (account: Int32, due: Int64)? {
    if let first = keys.first, key >= first {
      return place(of: key).map { (accounts[$0], Int64(dues[$0])) }
    }
    older.reset()
    older.bind(key, at: 0)
    guard try older.step() else { return nil }
    return (Int32(truncatingIfNeeded: older.integer(1)), older.integer(3))
  }

  /// The numbers of a month mostly have no gap, so that one tells the place.
  private func place(of key: Int64) -> Int? {
    let month = Int(key >> 24 - keys[0] >> 24)
    guard month < starts.count else { return nil }
    let end = month + 1 < starts.count ? starts[month + 1] : keys.count
    guard starts[month] < end else { return nil }
    let guess = key - keys[starts[month]]
    guard guess >= 0 else { return nil }
    if guess < end - starts[month], keys[starts[month] + Int(guess)] == key {
      return starts[month] + Int(guess)
    }
    var (low, high) = (starts[month], end)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < end && keys[low] == key ? low : nil
  }
}

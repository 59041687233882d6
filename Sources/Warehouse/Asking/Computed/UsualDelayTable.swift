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
    let statement = try connection.prepare(SQLText.paidInvoices.text)
    statement.bind(month.key, at: 0)
    var delays: [Delay] = []
    var days = DayNumbers()
    while try statement.step() {
      let account = Int(statement.integer(0))
      guard customers.indices.contains(account), customers[account] != 0,
        let due = days.number(statement.integer(1)), let came = days.number(statement.integer(2))
      else { continue }
      delays.append(Delay(customer: customers[account], days: came - due))
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

/// The numbers of days by their keys; the last ones asked for are remembered.
private struct DayNumbers {
  private var known: [(key: Int64, number: Int32?)] = Array(repeating: (0, nil), count: 1024)

  mutating func number(_ key: Int64) -> Int32? {
    let place = Int(key & 1023)
    if known[place].key != key {
      known[place] = (key, key > 0 ? Day(key: Int(key))?.number : nil)
    }
    return known[place].number
  }
}

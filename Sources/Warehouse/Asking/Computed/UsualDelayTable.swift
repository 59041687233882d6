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
    let (starts, days) = grouped(try delays(month))
    for customer in 1..<max(1, starts.count - 1) where starts[customer] < starts[customer + 1] {
      batch.append(customer)
      batch.append(median(days[starts[customer]..<starts[customer + 1]].sorted()))
    }
  }

  private struct Delay {
    let customer: Int32
    let days: Int32
  }

  private func delays(_ month: Month) throws(SQLiteError) -> [Delay] {
    var delays: [Delay] = []
    let lists = try connection.prepare(SQLText.yearDelays.text)
    lists.bind(month.key, at: 0)
    while try lists.step() {
      PaymentDelays.forEach(in: lists.blobBytes(0)) { customer, days in
        delays.append(Delay(customer: Int32(truncatingIfNeeded: customer), days: days))
      }
    }
    return delays
  }

  /// The days of all customers, one customer after the other, and where each one's begin.
  private func grouped(_ delays: [Delay]) -> (starts: [Int], days: [Int32]) {
    let capacity = Int(delays.lazy.map(\.customer).max() ?? 0) + 1
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

import SQLite

/// Which customers there are, and since when. Arrays by customer key.
final class CustomerDirectory {
  /// One more than the greatest customer key.
  let count: Int
  private let connection: Connection
  private let acquiredDay: [Int32]
  private let exists: [Bool]
  private var firstFacts: [Int32]?
  private var loadedIDs: [String]?

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    count = try Self.count(connection)
    var acquiredDay = [Int32](repeating: noDay, count: count)
    var exists = [Bool](repeating: false, count: count)
    let statement = try connection.prepare(SQLText.customers.text)
    while try statement.step() {
      let customer = Int(statement.integer(0))
      exists[customer] = true
      acquiredDay[customer] = dayNumber(ofKey: statement.integer(1))
    }
    self.acquiredDay = acquiredDay
    self.exists = exists
  }

  /// One more than the greatest customer key.
  static func count(_ connection: Connection) throws(SQLiteError) -> Int {
    let greatest = try connection.prepare(SQLText.greatestCustomer.text)
    return try greatest.step() ? Int(greatest.integer(0)) + 1 : 1
  }

  /// Customers' ids by key, which only ties in a ranking ask for.
  func ids() throws(SQLiteError) -> [String] {
    if let loadedIDs { return loadedIDs }
    var ids = [String](repeating: "", count: count)
    let statement = try connection.prepare(SQLText.customerIDs.text)
    while try statement.step() { ids[Int(statement.integer(0))] = statement.text(1) }
    loadedIDs = ids
    return ids
  }

  /// The customers listed as of the sweep's month end: acquired by then (blank: always), or with any
  /// fact by then.
  func listed(_ sweep: Sweep, asOf day: Int32) throws(SQLiteError) -> [Int] {
    var listed: [Int] = []
    var isAnyLeft = false
    for customer in 1..<max(count, 1) where exists[customer] {
      let isAcquired = acquiredDay[customer] == noDay || acquiredDay[customer] <= day
      if isAcquired || !sweep.states[customer].isEmpty {
        listed.append(customer)
      } else {
        isAnyLeft = true
      }
    }
    return isAnyLeft ? try adding(toListed: listed, asOf: day) : listed
  }

  /// Those without sales and contacts may still have an invoice, a ticket, a deal … by then.
  private func adding(toListed listed: [Int], asOf day: Int32) throws(SQLiteError) -> [Int] {
    let first = try loadFirstFacts()
    var isListed = [Bool](repeating: false, count: count)
    for customer in listed { isListed[customer] = true }
    return (1..<max(count, 1)).filter { customer in
      isListed[customer] || (exists[customer] && first[customer] <= day)
    }
  }

  private func loadFirstFacts() throws(SQLiteError) -> [Int32] {
    if let firstFacts { return firstFacts }
    var days = [Int32](repeating: .max, count: count)
    let statement = try connection.prepare(SQLText.firstFacts.text)
    while try statement.step() {
      let customer = Int(statement.integer(0))
      let day = dayNumber(ofKey: statement.integer(1))
      if day != noDay { days[customer] = min(days[customer], day) }
    }
    firstFacts = days
    return days
  }
}

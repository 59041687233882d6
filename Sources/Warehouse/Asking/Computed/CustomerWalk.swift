import SQLite

/// All that is summed up of the customers of a classified month, from one walk through its snapshot: a
/// walk of its own for each figure would cost as much again.
struct CustomerWalk: Sendable {
  private(set) var groups = CustomerGroups()
  private(set) var regions: CustomerRegions
  private(set) var ranking: CustomerRanking
  private(set) var states: CustomerStates
  private(set) var prospects: [Prospect] = []

  /// Walks through the snapshot of a month.
  init(_ connection: Connection, _ month: Month) throws(SQLiteError) {
    let capacity = try connection.customerCapacity()
    let reps = try connection.integer("SELECT max(rep_key) FROM dim_rep")
    regions = CustomerRegions(repCapacity: Int(reps) + 1)
    ranking = CustomerRanking(
      rankedBy: try RankedMeasure(connection, month), capacity: capacity,
      revenue: 7, margin: 8, contribution: 9)
    states = CustomerStates(
      CustomerStates.Columns(
        customer: 0, headline: 1, firstOrderDateKey: 6, revenueMinor: 7, stage: 26))
    states.reserve(capacity)
    prospects.reserveCapacity(capacity)
    let yearBefore = Int64(month.key - 100) * 100 + 99
    let rows = try connection.prepare(SQLText.walkedCustomers.text)
    rows.bind(month.key, at: 0)
    while try rows.step() {
      groups.add(rows, isFresh: rows.integer(6) > yearBefore)
      regions.add(rows)
      ranking.add(rows)
      states.add(rows)
      if let prospect = Prospect(rows, customer: 0, lifetime: 10, loss: 25) {
        prospects.append(prospect)
      }
    }
  }
}

/// A sum of what is known; nil where nothing is.
struct KnownSum {
  private var sum: Int64 = 0
  private var isKnown = false

  /// Adds a column unless it is NULL.
  mutating func add(_ row: Statement, _ column: Int) {
    guard let value = row.optionalInteger(column) else { return }
    sum &+= value
    isKnown = true
  }

  /// The sum.
  var value: Int64? { isKnown ? sum : nil }
}

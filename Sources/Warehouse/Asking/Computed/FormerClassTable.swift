import SQLite

/// Customers who were key or loyal in a classified month before: which of the two, in which month last,
/// and the revenue of the best trailing year that ended with such a month.
struct FormerClassTable: ComputedTable {
  static let name = "former_class"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("was_key", .integer), ("was_loyal", .integer),
    ("last_month_key", .integer), ("best_minor", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Past {
    var wasKey = false
    var wasLoyal = false
    var lastMonthKey = 0
    var bestMinor = Int64.min
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var pasts = Array(repeating: Past(), count: try connection.customerCapacity())
    for each in try connection.classifiedMonths(before: month) {
      let members = try ClassMembers(connection, each, only: ["key", "loyal"])
      note(members["key"], each, in: &pasts) { $0.wasKey = true }
      note(members["loyal"], each, in: &pasts) { $0.wasLoyal = true }
    }
    for (customer, past) in pasts.enumerated() where past.lastMonthKey > 0 {
      batch.append(customer)
      batch.append(past.wasKey ? 1 : 0)
      batch.append(past.wasLoyal ? 1 : 0)
      batch.append(past.lastMonthKey)
      batch.append(past.bestMinor)
    }
  }

  private func note(
    _ bearers: ClassMembers.Class, _ month: Month, in pasts: inout [Past],
    _ mark: (inout Past) -> Void
  ) {
    for (customer, revenue) in zip(bearers.customers, bearers.revenues) {
      let customer = Int(customer)
      guard pasts.indices.contains(customer) else { continue }
      mark(&pasts[customer])
      pasts[customer].lastMonthKey = month.key
      pasts[customer].bestMinor = max(pasts[customer].bestMinor, revenue)
    }
  }
}

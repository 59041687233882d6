import SQLite

/// Customers who are lost or dormant and were key or loyal in a classified month before: which of the two, in which month last,
/// and the revenue of the best trailing year that ended with such a month.
struct FormerClassTable: WalkingTable {
  static let name = "former_class"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("was_key", .integer), ("was_loyal", .integer),
    ("last_month_key", .integer), ("best_minor", .integer),
  ]

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let formers = try kept.formerBearers(before: month, connection)
    let states = try kept.states(of: month, connection)
    for (customer, past) in formers.pasts.enumerated()
    where past.lastMonthKey > 0 && states[customer].isGone {
      batch.append(customer)
      batch.append(past.wasKey ? 1 : 0)
      batch.append(past.wasLoyal ? 1 : 0)
      batch.append(past.lastMonthKey)
      batch.append(past.bestMinor)
    }
  }
}

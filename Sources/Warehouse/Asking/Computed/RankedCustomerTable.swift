import SQLite

/// The customers with a positive value of what key customers are ranked by in the month, the first
/// place first, with what they and all before them bring together.
struct RankedCustomerTable: ComputedTable {
  static let name = "ranked_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("place", .integer), ("customer_key", .integer), ("value_minor", .integer),
    ("running_minor", .integer), ("total_minor", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Ranked {
    let place: Int64
    let customer: Int64
    let valueMinor: Int64
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let ranked = try ranked(month)
    let total = ranked.reduce(Int64(0)) { $0 &+ $1.valueMinor }
    var running: Int64 = 0
    for each in ranked {
      running &+= each.valueMinor
      batch.append(each.place)
      batch.append(each.customer)
      batch.append(each.valueMinor)
      batch.append(running)
      batch.append(total)
    }
  }

  private func ranked(_ month: Month) throws(SQLiteError) -> [Ranked] {
    let statement = try connection.prepare(SQLText.rankedCustomers.text)
    statement.bind(month.key, at: 0)
    var ranked: [Ranked] = []
    while try statement.step() {
      ranked.append(
        Ranked(
          place: statement.integer(0), customer: statement.integer(1),
          valueMinor: statement.integer(2)))
    }
    return ranked.sorted { $0.place < $1.place }
  }
}

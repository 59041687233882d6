import SQLite

/// The customers with a positive value of what key customers are ranked by in the month, the first
/// place first, with what they and all before them bring together, and what they are called then.
struct RankedCustomerTable: ComputedTable {
  static let name = "ranked_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("place", .integer), ("customer_key", .integer), ("value_minor", .integer),
    ("running_minor", .integer), ("total_minor", .integer), ("customer_id", .text), ("name", .text),
  ]
  static let ordered: Int? = 0

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Ranked {
    let place: Int64
    let customer: Int64
    let valueMinor: Int64
    /// Where they lie among the texts; nil where nothing was known by the month's end.
    let id: Range<Int>?
    let name: Range<Int>?
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var texts: [UInt8] = []
    let ranked = try ranked(month, &texts)
    let total = ranked.reduce(Int64(0)) { $0 &+ $1.valueMinor }
    var running: Int64 = 0
    for each in ranked {
      running &+= each.valueMinor
      batch.append(each.place)
      batch.append(each.customer)
      batch.append(each.valueMinor)
      batch.append(running)
      batch.append(total)
      for range in [each.id, each.name] {
        guard let range else {
          batch.append(RowBatch.null)
          continue
        }
        texts.withUnsafeBufferPointer { batch.append(UnsafeBufferPointer(rebasing: $0[range])) }
      }
    }
  }

  private func ranked(_ month: Month, _ texts: inout [UInt8]) throws(SQLiteError) -> [Ranked] {
    let statement = try connection.prepare(SQLText.rankedCustomers.text)
    statement.bind(month.key, at: 0)
    var ranked: [Ranked] = []
    while try statement.step() {
      ranked.append(
        Ranked(
          place: statement.integer(0), customer: statement.integer(1),
          valueMinor: statement.integer(2), id: text(3, of: statement, &texts),
          name: text(4, of: statement, &texts)))
    }
    return ranked.sorted { $0.place < $1.place }
  }

  private func text(
    _ column: Int, of statement: Statement, _ texts: inout [UInt8]
  ) -> Range<Int>? {
    guard !statement.isNull(column) else { return nil }
    let start = texts.count
    texts.append(contentsOf: statement.textBytes(column))
    return start..<texts.count
  }
}

import SQLite

/// The customers with a positive value of what key customers are ranked by in the month, the first
/// place first, with what they and all before them bring together, and what they are called then.
struct RankedCustomerTable: SharingTable {
  static let name = "ranked_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("place", .integer), ("customer_key", .integer), ("value_minor", .integer),
    ("running_minor", .integer), ("total_minor", .integer), ("customer_id", .text), ("name", .text),
  ]
  static let ordered: Int? = 0

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    try kept.walk(of: month, connection).ranking.append(to: batch)
  }
}

/// What the key customers of a month are ranked by.
enum RankedMeasure: String {
  case contribution, margin, revenue

  /// That of a classified month; revenue where nothing better is known.
  init(_ connection: Connection, _ month: Month) throws(SQLiteError) {
    let statement = try connection.prepare(
      "SELECT ranked_by FROM snapshot_month WHERE month_key = ?")
    statement.bind(month.key, at: 0)
    let name = try statement.step() ? statement.text(0) : ""
    self = RankedMeasure(rawValue: name) ?? .revenue
  }
}

/// The rows of `ranked_customer`.
struct CustomerRanking: Sendable {
  private struct Ranked {
    let place: Int64
    let customer: Int64
    let valueMinor: Int64
    /// Where they lie among the texts; nil where nothing was known by the month's end.
    let id: Range<Int>?
    let name: Range<Int>?
  }

  private let valueColumn: Int
  private var ranked: [Ranked] = []
  private var texts: [UInt8] = []

  /// Nobody yet; `revenue`, `margin` and `contribution` are columns of the walk.
  init(rankedBy measure: RankedMeasure, revenue: Int, margin: Int, contribution: Int) {
    valueColumn =
      switch measure {
      case .contribution: contribution
      case .margin: margin
      case .revenue: revenue
      }
  }

  /// Adds a customer, a row of the walk, if it has a place.
  mutating func add(_ row: Statement) {
    guard let place = row.optionalInteger(22) else { return }
    ranked.append(
      Ranked(
        place: place, customer: row.integer(0), valueMinor: row.integer(valueColumn),
        id: text(23, of: row), name: text(24, of: row)))
  }

  private mutating func text(_ column: Int, of row: Statement) -> Range<Int>? {
    guard !row.isNull(column) else { return nil }
    let start = texts.count
    texts.append(contentsOf: row.textBytes(column))
    return start..<texts.count
  }

  /// Puts the first place first.
  mutating func sort() { ranked.sort { $0.place < $1.place } }

  func append(to batch: RowBatch) {
    let total = ranked.reduce(Int64(0)) { $0 &+ $1.valueMinor }
    var running: Int64 = 0
    for each in ranked {
      running &+= each.valueMinor
      batch.append(each.place)
      batch.append(each.customer)
      batch.append(each.valueMinor)
      batch.append(running)
      batch.append(total)
      append(each.id, to: batch)
      append(each.name, to: batch)
    }
  }

  private func append(_ range: Range<Int>?, to batch: RowBatch) {
    guard let range else { return batch.append(RowBatch.null) }
    texts.withUnsafeBufferPointer { batch.append(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

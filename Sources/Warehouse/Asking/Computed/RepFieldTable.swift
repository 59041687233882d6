import SQLite

/// How many customers of each person responsible have each field filled, as of the end of a month.
struct RepFieldTable: ComputedTable {
  static let name = "rep_field"
  static let columns: [(name: String, kind: CellKind)] = [
    ("rep_key", .integer), ("position", .integer), ("field", .text), ("customers", .integer),
    ("filled", .integer),
  ]

  private static let fields = [
    "name", "tax_id", "email", "phone", "street", "city", "postal_code", "region",
    "acquisition_source", "language", "marketing_consent", "preferred_medium",
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    for (rep, count) in try counts(month).sorted(by: { $0.key < $1.key }) {
      for (position, field) in Self.fields.enumerated() {
        batch.append(rep)
        batch.append(position + 1)
        batch.append(field)
        batch.append(count.records)
        batch.append(count.filled[position])
      }
    }
  }

  private func counts(_ month: Month) throws(SQLiteError) -> [Int64: FieldCount] {
    let statement = try connection.prepare(SQLText.repFields.text)
    statement.bind(month.lastDay.key, at: 0)
    let none = FieldCount(fields: Self.fields.count)
    var counts: [Int64: FieldCount] = [:]
    while try statement.step() {
      let mask = FieldCount.mask(of: statement, from: 1, count: Self.fields.count)
      counts[statement.integer(0), default: none].add(mask)
    }
    return counts
  }
}

import SQLite

/// How many of the accounts that a source has records of have each field filled, in any of these.
struct FilledFieldTable: ComputedTable {
  static let name = "filled_field"
  static let columns: [(name: String, kind: CellKind)] = [
    ("source_key", .integer), ("position", .integer), ("field", .text), ("accounts", .integer),
    ("filled", .integer),
  ]
  static let isOfMonth = false

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The fields in their order; 0 stands in `acquired_on` and `rep_id` for what is not known.
  private static let fields = [
    "name", "kind", "tax_id", "email", "phone", "street", "city", "postal_code", "country",
    "region", "market", "acquired_on", "acquisition_source", "rep_id", "language",
    "marketing_consent", "preferred_medium",
  ]

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    for (source, count) in try counts().sorted(by: { $0.key < $1.key }) {
      for (position, field) in Self.fields.enumerated() {
        batch.append(source)
        batch.append(position + 1)
        batch.append(field)
        batch.append(count.records)
        batch.append(count.filled[position])
      }
    }
  }

  /// The counts by source. The records of an account lie together.
  private func counts() throws(SQLiteError) -> [Int64: FieldCount] {
    let statement = try connection.prepare(SQLText.customerFields.text)
    var counts: [Int64: FieldCount] = [:]
    var (source, account, mask) = (Int64(0), Int64(-1), UInt32(0))
    let none = FieldCount(fields: Self.fields.count)
    while try statement.step() {
      if statement.integer(1) != account {
        if account >= 0 { counts[source, default: none].add(mask) }
        (source, account, mask) = (statement.integer(0), statement.integer(1), 0)
      }
      mask |= FieldCount.mask(of: statement, from: 2, count: Self.fields.count)
    }
    if account >= 0 { counts[source, default: none].add(mask) }
    return counts
  }
}

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

  private struct Count {
    var accounts = 0
    var filled = Array(repeating: 0, count: FilledFieldTable.fields.count)

    /// `mask`: a bit for each field.
    mutating func add(_ mask: UInt32) {
      accounts += 1
      var rest = mask
      while rest != 0 {
        filled[rest.trailingZeroBitCount] += 1
        rest &= rest - 1
      }
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    for (source, count) in try counts().sorted(by: { $0.key < $1.key }) {
      for (position, field) in Self.fields.enumerated() {
        batch.append(source)
        batch.append(position + 1)
        batch.append(field)
        batch.append(count.accounts)
        batch.append(count.filled[position])
      }
    }
  }

  /// The counts by source. The records of an account lie together.
  private func counts() throws(SQLiteError) -> [Int64: Count] {
    let statement = try connection.prepare(SQLText.customerFields.text)
    var counts: [Int64: Count] = [:]
    var (source, account, mask) = (Int64(0), Int64(-1), UInt32(0))
    while try statement.step() {
      if statement.integer(1) != account {
        if account >= 0 { counts[source, default: Count()].add(mask) }
        (source, account, mask) = (statement.integer(0), statement.integer(1), 0)
      }
      for field in Self.fields.indices where !statement.isNull(field + 2) {
        mask |= 1 << UInt32(field)
      }
    }
    if account >= 0 { counts[source, default: Count()].add(mask) }
    return counts
  }
}

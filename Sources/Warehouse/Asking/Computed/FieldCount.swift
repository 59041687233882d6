import SQLite

/// How many of some records have each of a few fields filled.
struct FieldCount {
  /// How many records.
  private(set) var records = 0
  /// By field: how many of them have it.
  private(set) var filled: [Int]

  /// No record yet, of so many fields.
  init(fields: Int) { filled = Array(repeating: 0, count: fields) }

  /// Adds a record by a bit for each field that it has.
  mutating func add(_ mask: UInt32) {
    records += 1
    var rest = mask
    while rest != 0 {
      filled[rest.trailingZeroBitCount] += 1
      rest &= rest - 1
    }
  }

  /// A bit for each of so many columns from one on that is not NULL.
  static func mask(of row: Statement, from first: Int, count: Int) -> UInt32 {
    var mask: UInt32 = 0
    for field in 0..<count where !row.isNull(first + field) { mask |= 1 << UInt32(field) }
    return mask
  }
}

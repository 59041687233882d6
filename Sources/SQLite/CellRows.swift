import CSQLite

/// Rows that lie in memory as one integer cell a column, with their texts and bytes in an arena: what
/// SQLite can read without asking anybody.
///
/// The memory belongs to who made it and must stay in place while a statement reads it.
public struct CellRows {
  /// Marks a cell that is NULL.
  public static let null = Int64.min

  /// What a cell holds.
  public enum Kind: UInt8, Sendable {
    /// An integer.
    case integer
    /// A number, as the bits of a double.
    case real
    /// UTF-8 text in the arena: its start in the upper 36 bits, its length in the lower 28.
    case text
    /// Bytes in the arena, found as a text is.
    case blob
  }

  let cells: UnsafePointer<Int64>
  let kinds: UnsafePointer<Kind>
  let arena: UnsafePointer<UInt8>
  let width: Int
  let count: Int

  /// Rows of `kinds.count` cells each.
  public init(
    cells: UnsafePointer<Int64>, count: Int, kinds: UnsafeBufferPointer<Kind>,
    arena: UnsafePointer<UInt8>
  ) {
    self.cells = cells
    self.count = count
    // A table has a column at least, so that there is an address.
    self.kinds = kinds.baseAddress ?? Self.noKinds
    self.arena = arena
    width = kinds.count
  }

  nonisolated(unsafe) private static let noKinds = UnsafePointer(
    UnsafeMutablePointer<Kind>.allocate(capacity: 1))

  /// What the cells of a column hold.
  func kind(of column: Int) -> Kind { kinds[column] }

  /// The integer cell of a row.
  func integer(row: Int, column: Int) -> Int64 { cells[row * width + column] }

  @inline(__always)
  func answer(row: Int, column: Int, _ context: OpaquePointer) {
    let cell = cells[row * width + column]
    if cell == Self.null { return sqlite3_result_null(context) }
    switch kinds[column] {
    case .integer: sqlite3_result_int64(context, cell)
    case .real: sqlite3_result_double(context, Double(bitPattern: UInt64(bitPattern: cell)))
    case .text:
      let bytes = UnsafeRawPointer(arena + Int(cell >> 28)).assumingMemoryBound(to: CChar.self)
      // No destructor: the arena stays as it is while the statement runs.
      sqlite3_result_text(context, bytes, Int32(cell & 0xfff_ffff), nil)
    case .blob:
      sqlite3_result_blob(context, arena + Int(cell >> 28), Int32(cell & 0xfff_ffff), nil)
    }
  }
}

/// Rows in the order of the integers in one of their columns.
final class CellOrder {
  /// The rows' numbers.
  let rows: [Int]
  private let values: [Int64]

  init(_ table: CellRows, column: Int) {
    let cells = (0..<table.count).map { table.integer(row: $0, column: column) }
    // Rows of one value in the order in which they lie.
    var rows = Array(cells.indices)
    rows.order { cells[$0] }
    self.rows = rows
    values = rows.map { cells[$0] }
  }

  /// The places of the rows that have a value.
  func places(of value: Int64) -> Range<Int> {
    let first = place { $0 >= value }
    return first..<max(first, place { $0 > value })
  }

  /// The first place whose value meets a condition that all behind it meet also.
  private func place(_ isThere: (Int64) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if isThere(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

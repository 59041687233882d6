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

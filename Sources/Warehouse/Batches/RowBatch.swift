import SQLite

/// What a cell of a batch holds.
public typealias CellKind = CellRows.Kind

/// Rows on their way into a table: one integer cell a column; texts and bytes lie in an arena.
///
/// A batch is filled row by row, cell by cell, handed to the thread that writes, emptied and used
/// again, so that no row costs an allocation.
public final class RowBatch {
  /// What stands for NULL in a cell.
  public static let null = CellRows.null

  @usableFromInline let width: Int
  private let kinds: [CellKind]
  // Both are allocated from init to deinit; only what was appended is read. A batch belongs to one
  // thread at a time and no access to it is open while another begins, so that the check of that,
  // which would cost more than the cell itself, is left out.
  @exclusivity(unchecked) @usableFromInline var cells: UnsafeMutablePointer<Int64>
  @exclusivity(unchecked) @usableFromInline var cellCount = 0
  @exclusivity(unchecked) @usableFromInline var cellCapacity: Int
  @exclusivity(unchecked) @usableFromInline var arena: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) @usableFromInline var arenaCount = 0
  @exclusivity(unchecked) @usableFromInline var arenaCapacity: Int

  /// An empty batch for rows of those kinds of cells.
  public init(_ kinds: [CellKind]) {
    self.kinds = kinds
    width = max(kinds.count, 1)
    cellCapacity = 64 * width
    cells = .allocate(capacity: cellCapacity)
    arenaCapacity = 256
    arena = .allocate(capacity: arenaCapacity)
  }

  deinit {
    cells.deallocate()
    arena.deallocate()
  }

  /// Whether every row has all its cells. A row short of a cell would shift all behind it.
  var isWhole: Bool { cellCount % width == 0 }

  /// How many rows are in it.
  @inlinable public var count: Int { cellCount / width }

  /// How many bytes of text are in it.
  public var textBytes: Int { arenaCount }

  /// Takes all rows out and keeps the room.
  public func removeAll() {
    cellCount = 0
    arenaCount = 0
  }

  /// Appends the next integer cell; `RowBatch.null` is NULL.
  @inlinable @inline(__always)
  public func append(_ value: Int64) {
    if cellCount == cellCapacity { growCells() }
    cells[cellCount] = value
    cellCount += 1
  }

  /// Appends the next integer cell; nil is NULL.
  @inlinable @inline(__always)
  public func append(_ value: Int64?) { append(value ?? Self.null) }

  /// Appends the next integer cell.
  @inlinable @inline(__always)
  public func append(_ value: Int) { append(Int64(value)) }

  /// Appends the next cell of a real column; nil is NULL.
  public func append(real value: Double?) {
    append(value.map { Int64(bitPattern: $0.bitPattern) } ?? Self.null)
  }

  /// Appends the next cell: a text or bytes, copied.
  @inlinable
  public func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    append(Int64(arenaCount) << 28 | Int64(bytes.count))
    guard let start = bytes.baseAddress else { return }
    if arenaCount + bytes.count > arenaCapacity { growArena(by: bytes.count) }
    (arena + arenaCount).update(from: start, count: bytes.count)
    arenaCount += bytes.count
  }

  /// Appends the next cell: bytes, copied.
  public func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  /// Appends the next cell: a text; nil is NULL.
  public func append(_ text: String?) {
    guard var text else { return append(Self.null) }
    text.withUTF8 { append($0) }
  }

  @usableFromInline
  func growCells() {
    let grown = UnsafeMutablePointer<Int64>.allocate(capacity: cellCapacity * 2)
    grown.update(from: cells, count: cellCount)
    cells.deallocate()
    cells = grown
    cellCapacity *= 2
  }

  @usableFromInline
  func growArena(by bytes: Int) {
    arenaCapacity = max(arenaCapacity * 2, arenaCount + bytes)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: arenaCapacity)
    grown.update(from: arena, count: arenaCount)
    arena.deallocate()
    arena = grown
  }

  /// Calls `body` with the rows from one on as SQLite reads them; the batch must not change meanwhile.
  func withRows<T>(
    from first: Int = 0, _ body: (CellRows) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> T {
    let result: Result<T, SQLiteError> = kinds.withUnsafeBufferPointer { kinds in
      do throws(SQLiteError) {
        return .success(
          try body(
            CellRows(
              cells: cells + first * width, count: count - first, kinds: kinds, arena: arena)))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The integer cell of a row.
  public func integer(row: Int, column: Int) -> Int64 {
    precondition(row < count && column < width, "a cell that was not appended")
    return cells[row * width + column]
  }

  /// The text cell of a row; nil where it is NULL.
  public func text(row: Int, column: Int) -> String? {
    let cell = integer(row: row, column: column)
    guard cell != Self.null else { return nil }
    let bytes = UnsafeBufferPointer(start: arena + Int(cell >> 28), count: Int(cell & 0xfff_ffff))
    return String(decoding: bytes, as: UTF8.self)
  }
}

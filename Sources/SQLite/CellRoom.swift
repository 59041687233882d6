/// The memory of rows: a cell and its kind for each column, of texts and bytes where they begin in an
/// arena and how long they are.
///
/// It is written only by rows that nobody else has, so that it may be read on any thread. All three
/// pieces are there from init to deinit; only what was appended is read.
@usableFromInline
final class CellRoom: @unchecked Sendable {
  private let width: Int
  private var cells: UnsafeMutablePointer<Int64>
  private var kinds: UnsafeMutablePointer<Statement.Kind>
  private var bytes: UnsafeMutablePointer<UInt8>
  private var cellCount = 0
  private var cellCapacity: Int
  private var byteCount = 0
  private var byteCapacity: Int
  /// How many rows are whole.
  var rowCount = 0

  /// Room for so many rows, and more where they come.
  init(width: Int, rows: Int, bytes byteCapacity: Int = 256) {
    self.width = width
    cellCapacity = max(width * rows, 1)
    self.byteCapacity = byteCapacity
    cells = .allocate(capacity: cellCapacity)
    kinds = .allocate(capacity: cellCapacity)
    bytes = .allocate(capacity: byteCapacity)
  }

  convenience init(copy other: CellRoom) {
    self.init(width: other.width, rows: other.rowCount + 1, bytes: other.byteCapacity)
    cells.update(from: other.cells, count: other.cellCount)
    kinds.update(from: other.kinds, count: other.cellCount)
    bytes.update(from: other.bytes, count: other.byteCount)
    (cellCount, byteCount, rowCount) = (other.cellCount, other.byteCount, other.rowCount)
  }

  deinit {
    cells.deallocate()
    kinds.deallocate()
    bytes.deallocate()
  }

  /// Makes room for the cells of a row.
  func makeRoomForRow() {
    guard cellCount + width > cellCapacity else { return }
    cellCapacity = max(cellCapacity * 2, cellCount + width)
    cells = moved(cells, cellCount, to: cellCapacity)
    kinds = moved(kinds, cellCount, to: cellCapacity)
  }

  /// Appends a cell; there must be room for it.
  @inline(__always)
  func append(_ cell: Int64, _ kind: Statement.Kind) {
    cells[cellCount] = cell
    kinds[cellCount] = kind
    cellCount += 1
  }

  @inline(__always)
  func append(_ real: Double) { append(Int64(bitPattern: real.bitPattern), .real) }

  /// Appends the cell of a text or of bytes, which are copied.
  @inline(__always)
  func append(_ start: UnsafeRawPointer?, count: Int, _ kind: Statement.Kind) {
    append(Int64(byteCount) << CompactCells.lengthBits | Int64(count), kind)
    guard let start, count > 0 else { return }
    if byteCount + count > byteCapacity {
      byteCapacity = max(byteCapacity * 2, byteCount + count)
      bytes = moved(bytes, byteCount, to: byteCapacity)
    }
    UnsafeMutableRawPointer(bytes + byteCount).copyMemory(from: start, byteCount: count)
    byteCount += count
  }

  /// The cells of a row, which are there as long as this.
  @usableFromInline
  func cells(ofRow row: Int) -> CompactCells {
    precondition(row >= 0 && row < rowCount, "a row that was not appended")
    return CompactCells(
      cells: UnsafePointer(cells + row * width), kinds: UnsafePointer(kinds + row * width),
      bytes: UnsafePointer(bytes))
  }
}

/// Larger memory with the elements of another, which is given back.
private func moved<T: BitwiseCopyable>(
  _ memory: UnsafeMutablePointer<T>, _ count: Int, to capacity: Int
) -> UnsafeMutablePointer<T> {
  let larger = UnsafeMutablePointer<T>.allocate(capacity: capacity)
  larger.update(from: memory, count: count)
  memory.deallocate()
  return larger
}

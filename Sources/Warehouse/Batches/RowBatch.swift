import SQLite

/// Rows on their way into a table: one integer cell a column; texts and bytes lie in an arena.
///
/// A batch is filled row by row, cell by cell, handed to the thread that writes, emptied and used
/// again, so that no row costs an allocation.
public final class RowBatch: Feed {
  /// What stands for NULL in a cell.
  public static let null = Int64.min

  private let width: Int
  private let kinds: [CellKind]
  private var cells: [Int64] = []
  private var arena: [UInt8] = []
  private var reading = -1

  /// An empty batch for rows of those kinds of cells.
  public init(_ kinds: [CellKind]) {
    self.kinds = kinds
    width = kinds.count
  }

  /// How many rows are in it.
  public var count: Int { cells.count / max(width, 1) }

  /// How many bytes of text are in it.
  public var textBytes: Int { arena.count }

  /// Takes all rows out and keeps the room.
  public func removeAll() {
    cells.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
    reading = -1
  }

  /// Appends the next integer cell; `RowBatch.null` is NULL.
  @inline(__always)
  public func append(_ value: Int64) { cells.append(value) }

  /// Appends the next integer cell; nil is NULL.
  @inline(__always)
  public func append(_ value: Int64?) { cells.append(value ?? Self.null) }

  /// Appends the next integer cell.
  @inline(__always)
  public func append(_ value: Int) { cells.append(Int64(value)) }

  /// Appends the next cell: a text or bytes, copied.
  @inline(__always)
  public func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    cells.append(Int64(arena.count) << 28 | Int64(bytes.count))
    arena.append(contentsOf: bytes)
  }

  /// Appends the next cell: bytes, copied.
  public func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  /// Appends the next cell: a text; nil is NULL.
  public func append(_ text: String?) {
    guard var text else { return append(Self.null) }
    text.withUTF8 { append($0) }
  }

  // MARK: Feed

  /// Goes to the next row that SQLite asks for.
  public func next() -> Bool {
    reading += 1
    return reading < count
  }

  /// Begins again with the first row.
  public func rewind() { reading = -1 }

  /// Answers a cell of the current row.
  public func column(_ index: Int, to answer: FeedAnswer) {
    let cell = cells[reading * width + index]
    if cell == Self.null { return answer.null() }
    switch kinds[index] {
    case .integer: answer.integer(cell)
    case .text: withArena(cell) { answer.text($0) }
    case .blob: withArena(cell) { answer.blob(UnsafeRawBufferPointer($0)) }
    }
  }

  private func withArena(_ cell: Int64, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    // The arena is not changed between rows while SQLite reads them, so the bytes stay in place.
    arena.withUnsafeBufferPointer { all in
      let start = Int(cell >> 28)
      body(UnsafeBufferPointer(rebasing: all[start..<start + Int(cell & 0xfff_ffff)]))
    }
  }

  /// The integer cell of a row.
  public func integer(row: Int, column: Int) -> Int64 { cells[row * width + column] }

  /// The text cell of a row; nil where it is NULL.
  public func text(row: Int, column: Int) -> String? {
    let cell = cells[row * width + column]
    guard cell != Self.null else { return nil }
    let start = Int(cell >> 28)
    return String(decoding: arena[start..<start + Int(cell & 0xfff_ffff)], as: UTF8.self)
  }
}

/// What a cell of a batch holds.
public enum CellKind: Sendable {
  /// An integer.
  case integer
  /// UTF-8 text.
  case text
  /// Bytes.
  case blob
}

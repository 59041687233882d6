/// A row among many that lie together in little room.
public struct CompactRow: Sendable {
  @usableFromInline let room: CellRoom
  @usableFromInline let row: Int

  init(room: CellRoom, row: Int) {
    self.room = room
    self.row = row
  }

  /// Calls `body` with the cells of the row, which are there as long as it runs.
  @inlinable
  public func withCells<T>(_ body: (CompactCells) -> T) -> T {
    withExtendedLifetime(room) { body(room.cells(ofRow: row)) }
  }

  /// The value of a column.
  public subscript(column: Int) -> Value { withCells { $0.value(column) } }

  /// Whether a column is unknown.
  public func isNull(_ column: Int) -> Bool { withCells { $0.kind(column) == .null } }

  /// A column as a number; nil where it is unknown or none.
  public func number(_ column: Int) -> Double? {
    withCells { cells in
      switch cells.kind(column) {
      case .integer: return Double(cells.integer(column))
      case .real:
        let real = cells.real(column)
        return real.isFinite ? real : nil
      case .null, .text, .blob: return nil
      }
    }
  }
}

/// The cells of a row.
public struct CompactCells {
  /// Bits of a cell that say how long a text is; SQLite's own limit is below that.
  @usableFromInline static let lengthBits: Int64 = 31

  @usableFromInline let cells: UnsafePointer<Int64>
  @usableFromInline let kinds: UnsafePointer<Statement.Kind>
  @usableFromInline let bytes: UnsafePointer<UInt8>

  init(
    cells: UnsafePointer<Int64>, kinds: UnsafePointer<Statement.Kind>,
    bytes: UnsafePointer<UInt8>
  ) {
    self.cells = cells
    self.kinds = kinds
    self.bytes = bytes
  }

  /// What a column holds.
  @inlinable public func kind(_ column: Int) -> Statement.Kind { kinds[column] }

  /// A column that holds an integer.
  @inlinable public func integer(_ column: Int) -> Int64 { cells[column] }

  /// A column that holds a number.
  @inlinable public func real(_ column: Int) -> Double {
    Double(bitPattern: UInt64(bitPattern: cells[column]))
  }

  /// The bytes of a column that holds a text or a blob.
  @inlinable public func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = cells[column]
    return UnsafeBufferPointer(
      start: bytes + Int(cell >> Self.lengthBits),
      count: Int(cell & ((1 << Self.lengthBits) - 1)))
  }

  /// A column's value.
  public func value(_ column: Int) -> Value {
    switch kind(column) {
    case .null: .null
    case .integer: .integer(integer(column))
    case .real: .real(real(column))
    case .text: .text(String(decoding: bytes(column), as: UTF8.self))
    case .blob: .blob(Array(bytes(column)))
    }
  }
}

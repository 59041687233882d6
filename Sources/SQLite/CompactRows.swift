import CSQLite

/// Rows of statements side by side, some thousand to a room: no row and no text is an allocation of its
/// own, so that a hundred thousand rows fit into little room, and none is moved when more come.
public struct CompactRows: Sendable {
  /// How many columns a row has.
  public let width: Int
  /// How many rows there are.
  public private(set) var count = 0
  private var rooms: [CellRoom] = []

  /// Rows of a room.
  private static let roomRows = 2_048

  /// No row yet.
  public init(width: Int) { self.width = width }

  /// The rows so far.
  public var rows: [CompactRow] {
    rooms.flatMap { room in
      (0..<room.rowCount).map { CompactRow(room: room, row: $0) }
    }
  }

  /// Appends the row that a statement stands at.
  public mutating func append(rowOf statement: Statement) {
    let room = roomForRow()
    for column in 0..<width {
      let value = statement.cell(column)
      switch sqlite3_value_type(value) {
      case SQLITE_INTEGER: room.append(sqlite3_value_int64(value), .integer)
      case SQLITE_FLOAT: room.append(sqlite3_value_double(value))
      case SQLITE_TEXT:
        let text = UnsafeRawPointer(sqlite3_value_text(value))
        room.append(text, count: Int(sqlite3_value_bytes(value)), .text)
      case SQLITE_BLOB:
        let blob = sqlite3_value_blob(value)
        room.append(blob, count: Int(sqlite3_value_bytes(value)), .blob)
      default: room.append(0, .null)
      }
    }
    room.rowCount += 1
    count += 1
  }

  /// Appends a row of as many values.
  public mutating func append(_ row: [Value]) {
    precondition(row.count == width, "a row of another width")
    let room = roomForRow()
    for value in row {
      switch value {
      case .null: room.append(0, .null)
      case .integer(let integer): room.append(integer, .integer)
      case .real(let real): room.append(real)
      case .text(var text):
        text.withUTF8 { room.append(UnsafeRawPointer($0.baseAddress), count: $0.count, .text) }
      case .blob(let blob):
        blob.withUnsafeBytes { room.append($0.baseAddress, count: $0.count, .blob) }
      }
    }
    room.rowCount += 1
    count += 1
  }

  /// The room of the next row; what others look at too is copied first.
  private mutating func roomForRow() -> CellRoom {
    if rooms.isEmpty || rooms[rooms.count - 1].rowCount == Self.roomRows {
      rooms.append(CellRoom(width: width, rows: rooms.isEmpty ? 8 : Self.roomRows))
    } else if !isKnownUniquelyReferenced(&rooms[rooms.count - 1]) {
      rooms[rooms.count - 1] = CellRoom(copy: rooms[rooms.count - 1])
    }
    rooms[rooms.count - 1].makeRoomForRow()
    return rooms[rooms.count - 1]
  }
}

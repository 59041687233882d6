/// A table without row ids that a load fills with rows in the order of their keys.
public final class PageKeyedTable {
  private let root: UInt32
  private let record: RecordEncoder
  private let tree: IndexTree
  private let keyKinds: [CellRows.Kind]
  private var last: [KeyPart] = []

  private enum KeyPart {
    case integer(Int64)
    case text([UInt8])
  }

  /// An empty table whose first `keyColumns` columns, integers and texts, are its primary key.
  public init(
    _ load: PageLoad, table: String, kinds: [CellRows.Kind], keyColumns: Int
  ) throws(SQLiteError) {
    keyKinds = Array(kinds.prefix(keyColumns))
    root = try load.root(of: table)
    record = RecordEncoder(kinds.enumerated().map { .cell($0.offset, $0.element) })
    tree = IndexTree(load.file)
  }

  /// Adds rows while the load is in charge; their keys must come behind all before them.
  public func add(_ rows: CellRows) throws(SQLiteError) {
    for row in 0..<rows.count {
      let cells = rows.cells + row * rows.width
      guard isBehindLast(cells, rows.arena) else {
        throw SQLiteError.misplacedKey(cells[0])
      }
      keep(cells, rows.arena)
      record.encode(cells, rows.arena)
      try tree.add(record)
    }
  }

  /// Finishes the table.
  public func finish() throws(SQLiteError) { try tree.finish(root: root) }

  /// Whether a row's key comes behind the last one's, as SQLite compares: texts by bytes.
  @inline(__always)
  private func isBehindLast(
    _ cells: UnsafePointer<Int64>, _ arena: UnsafePointer<UInt8>
  ) -> Bool {
    for (column, part) in last.enumerated() {
      switch part {
      case .integer(let value):
        if cells[column] != value { return cells[column] > value }
      case .text(let bytes):
        let text = Self.bytes(cells[column], arena)
        if !text.elementsEqual(bytes) { return bytes.lexicographicallyPrecedes(text) }
      }
    }
    return last.isEmpty
  }

  @inline(__always)
  private func keep(_ cells: UnsafePointer<Int64>, _ arena: UnsafePointer<UInt8>) {
    last.removeAll(keepingCapacity: true)
    for (column, kind) in keyKinds.enumerated() {
      last.append(
        kind == .integer
          ? .integer(cells[column]) : .text(Array(Self.bytes(cells[column], arena))))
    }
  }

  private static func bytes(
    _ cell: Int64, _ arena: UnsafePointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: arena + Int(cell >> 28), count: Int(cell & 0xfff_ffff))
  }
}

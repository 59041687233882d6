/// A table without row ids that a load fills with rows in the order of their keys.
public final class PageKeyedTable {
  private let root: UInt32
  private let record: RecordEncoder
  private let tree: IndexTree
  private let keyColumns: Int
  private var last: [Int64]

  /// An empty table whose first `keyColumns` columns, integers, are its primary key.
  public init(
    _ load: PageLoad, table: String, kinds: [CellRows.Kind], keyColumns: Int
  ) throws(SQLiteError) {
    self.keyColumns = keyColumns
    root = try load.root(of: table)
    record = RecordEncoder(kinds.enumerated().map { .cell($0.offset, $0.element) })
    tree = IndexTree(load.file)
    last = []
  }

  /// Adds rows while the load is in charge; their keys must come behind all before them.
  public func add(_ rows: CellRows) throws(SQLiteError) {
    for row in 0..<rows.count {
      let cells = rows.cells + row * rows.width
      let key = UnsafeBufferPointer(start: cells, count: keyColumns)
      guard last.isEmpty || last.lexicographicallyPrecedes(key) else {
        throw SQLiteError.misplacedKey(Array(key))
      }
      last.removeAll(keepingCapacity: true)
      last.append(contentsOf: key)
      record.encode(cells, rows.arena)
      try tree.add(record)
    }
  }

  /// Finishes the table.
  public func finish() throws(SQLiteError) { try tree.finish(root: root) }
}

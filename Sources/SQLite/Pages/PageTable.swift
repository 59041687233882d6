/// A table that a load fills.
public final class PageTable {
  /// An index of the table, of which the load keeps what its rows say.
  public enum Index: Sendable {
    /// Of a text and an integer column, for texts that mostly come in their order; one a table.
    case unique(name: String, text: Int, integer: Int)
    /// Of integer columns, of those rows only for which the predicate of their cells is true. It must
    /// say what the index's WHERE says.
    case partial(name: String, columns: [Int], where: @Sendable (UnsafePointer<Int64>) -> Bool)
    /// Of one integer column, of many or all rows. They are not kept but read again from the pages
    /// when the table is finished; the predicate may ask for cells up to the column's only, and not
    /// for the key.
    case dense(name: String, column: Int, where: @Sendable (UnsafePointer<Int64>) -> Bool)
    /// The same of an expression of the key, which must not fall while keys rise, and then the column.
    case grouped(
      name: String, by: @Sendable (Int64) -> Int64, column: Int,
      where: @Sendable (UnsafePointer<Int64>) -> Bool)
  }

  private let load: PageLoad
  private let root: UInt32
  private let record: RecordEncoder
  private let key: Int
  private let strandShift: Int64
  private let tree: TableTree
  private let byText: UniquePageIndex?
  private let partial: [PartialPageIndex]
  private let dense: [DensePageIndex]
  /// How many rows were added.
  public private(set) var count = 0

  /// An empty table with rows of `kinds`, the integer primary key being the column `key`. Rows whose
  /// keys are equal but for their lowest `strandBits` bits must mostly come in the order of their keys.
  public init(
    _ load: PageLoad, table: String, kinds: [CellRows.Kind], key: Int, strandBits: Int,
    indexes: [Index]
  ) throws(SQLiteError) {
    self.load = load
    self.key = key
    strandShift = Int64(strandBits)
    root = try load.root(of: table)
    record = RecordEncoder(
      kinds.enumerated().map { $0.offset == key ? .null : .cell($0.offset, $0.element) })
    tree = TableTree(load.file)
    var byText: UniquePageIndex?
    var partial: [PartialPageIndex] = []
    var dense: [DensePageIndex] = []
    for index in indexes {
      switch index {
      case .unique(let name, let text, let integer):
        byText = UniquePageIndex(
          load, name: name, root: try load.root(of: name), columns: (text, integer, key))
      case .partial(let name, let columns, let predicate):
        partial.append(
          PartialPageIndex(
            load, root: try load.root(of: name), columns: columns + [key], predicate))
      case .dense(let name, let column, let predicate):
        dense.append(
          DensePageIndex(
            load, name: name, root: try load.root(of: name), group: nil, column: column, predicate))
      case .grouped(let name, let group, let column, let predicate):
        dense.append(
          DensePageIndex(
            load, name: name, root: try load.root(of: name), group: group, column: column, predicate
          ))
      }
    }
    self.byText = byText
    self.partial = partial
    self.dense = dense
  }

  /// Adds rows while the load is in charge. Gives how many it took: fewer where a key comes too late
  /// to find its place; the others are to be inserted when the table is finished.
  public func add(_ rows: CellRows) throws(SQLiteError) -> Int {
    for row in 0..<rows.count {
      let cells = rows.cells + row * rows.width
      record.encode(cells, rows.arena)
      let rowKey = cells[key]
      guard try tree.add(record, key: rowKey, strand: rowKey >> strandShift) else { return row }
      try byText?.add(cells, rows.arena)
      for index in partial { index.add(cells) }
      count += 1
    }
    return rows.count
  }

  /// Finishes table and indexes. Gives what reads the rows of each strand, nil where a row is longer
  /// than a page, and the names of the indexes that SQLite must build anew (`REINDEX`), because their
  /// texts did not come in order, or rows could not be read again.
  public func finish() throws(SQLiteError) -> (rows: PageRows?, stale: [String]) {
    var stale: [String] = []
    if let name = try byText?.finish() { stale.append(name) }
    for index in partial { try index.finish() }
    let leaves = try tree.finish(root: root)
    guard !tree.hasLongRecords else { return (nil, stale + dense.map(\.name)) }
    let rows = PageRows(load.file, leaves: leaves)
    for index in dense { try index.build(from: rows) }
    return (rows, stale)
  }
}

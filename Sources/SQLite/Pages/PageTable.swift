/// A table that a load fills.
public final class PageTable {
  /// An index of the table, of which the load keeps what its rows say.
  public enum Index: Sendable {
    /// Of a text and an integer column, for texts that mostly come in their order; one a table.
    case unique(name: String, text: Int, integer: Int)
    /// Of an integer column, of those rows only for which the predicate of their cells is true. It
    /// must say what the index's WHERE says.
    case partial(name: String, column: Int, where: @Sendable (UnsafePointer<Int64>) -> Bool)
  }

  private let load: PageLoad
  private let root: UInt32
  private let record: RecordEncoder
  private let key: Int
  private let strandShift: Int64
  private let tree: TableTree
  private let byText: UniquePageIndex?
  private let partial: [PartialPageIndex]
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
    for index in indexes {
      switch index {
      case .unique(let name, let text, let integer):
        byText = UniquePageIndex(
          load, name: name, root: try load.root(of: name), columns: (text, integer, key))
      case .partial(let name, let column, let predicate):
        partial.append(
          PartialPageIndex(
            load, root: try load.root(of: name), columns: (column, key), predicate))
      }
    }
    self.byText = byText
    self.partial = partial
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
  /// than a page, and the name of the index that SQLite must build anew (`REINDEX`), because its texts
  /// did not come in order.
  public func finish() throws(SQLiteError) -> (rows: PageRows?, stale: String?) {
    let stale = try byText?.finish()
    for index in partial { try index.finish() }
    let leaves = try tree.finish(root: root)
    return (tree.hasLongRecords ? nil : PageRows(load.file, leaves: leaves), stale)
  }
}

/// An index whose entries come in order, until one does not.
private final class UniquePageIndex {
  private let name: String
  private let root: UInt32
  private let columns: (text: Int, integer: Int, key: Int)
  private let record: RecordEncoder
  private let tree: IndexTree
  @exclusivity(unchecked) private var lastText: [UInt8] = []
  @exclusivity(unchecked) private var lastInteger = Int64.min
  @exclusivity(unchecked) private var isInOrder = true

  init(_ load: PageLoad, name: String, root: UInt32, columns: (text: Int, integer: Int, key: Int)) {
    self.name = name
    self.root = root
    self.columns = columns
    tree = IndexTree(load.file)
    record = RecordEncoder([
      .cell(columns.text, .text), .cell(columns.integer, .integer), .cell(columns.key, .integer),
    ])
  }

  func add(_ cells: UnsafePointer<Int64>, _ arena: UnsafePointer<UInt8>) throws(SQLiteError) {
    guard isInOrder else { return }
    let text = cells[columns.text]
    let bytes = UnsafeBufferPointer(
      start: arena + Int(text >> 28), count: Int(text & 0xfff_ffff))
    guard text != CellRows.null, isBehind(bytes, cells[columns.integer]) else {
      isInOrder = false
      return
    }
    lastText.removeAll(keepingCapacity: true)
    lastText.append(contentsOf: bytes)
    lastInteger = cells[columns.integer]
    record.encode(cells, arena)
    try tree.add(record)
  }

  /// Whether an entry comes behind the last one, as SQLite compares: texts by bytes.
  private func isBehind(_ bytes: UnsafeBufferPointer<UInt8>, _ integer: Int64) -> Bool {
    let shared = min(bytes.count, lastText.count)
    for index in 0..<shared where bytes[index] != lastText[index] {
      return bytes[index] > lastText[index]
    }
    if bytes.count != lastText.count { return bytes.count > lastText.count }
    return integer > lastInteger
  }

  /// Gives the index's name where it could not be built.
  func finish() throws(SQLiteError) -> String? {
    guard isInOrder else { return name }
    try tree.finish(root: root)
    return nil
  }
}

/// An index of an integer, whose entries are kept and sorted.
private final class PartialPageIndex {
  private let root: UInt32
  private let columns: (value: Int, key: Int)
  private let predicate: (UnsafePointer<Int64>) -> Bool
  private let tree: IndexTree
  @exclusivity(unchecked) private var entries: [(value: Int64, key: Int64)] = []

  init(
    _ load: PageLoad, root: UInt32, columns: (value: Int, key: Int),
    _ predicate: @escaping (UnsafePointer<Int64>) -> Bool
  ) {
    self.root = root
    self.columns = columns
    self.predicate = predicate
    tree = IndexTree(load.file)
  }

  func add(_ cells: UnsafePointer<Int64>) {
    if predicate(cells) { entries.append((cells[columns.value], cells[columns.key])) }
  }

  func finish() throws(SQLiteError) {
    entries.sort { ($0.value, $0.key) < ($1.value, $1.key) }
    let record = RecordEncoder([.cell(0, .integer), .cell(1, .integer)])
    // A row of two cells, and an arena without texts.
    let cells = UnsafeMutablePointer<Int64>.allocate(capacity: 2)
    let arena = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    defer {
      cells.deallocate()
      arena.deallocate()
    }
    for entry in entries {
      cells[0] = entry.value
      cells[1] = entry.key
      record.encode(cells, arena)
      try tree.add(record)
    }
    try tree.finish(root: root)
    entries = []
  }
}

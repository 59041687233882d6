/// An index whose entries come in order, until one does not.
final class UniquePageIndex {
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

/// An index of integers, of few rows: its entries are kept and sorted.
final class PartialPageIndex {
  private let root: UInt32
  /// The columns of an entry, the key the last.
  private let columns: [Int]
  private let predicate: (UnsafePointer<Int64>) -> Bool
  private let tree: IndexTree
  /// The entries' cells, one entry behind the other.
  @exclusivity(unchecked) private var cells: [Int64] = []

  init(
    _ load: PageLoad, root: UInt32, columns: [Int],
    _ predicate: @escaping (UnsafePointer<Int64>) -> Bool
  ) {
    self.root = root
    self.columns = columns
    self.predicate = predicate
    tree = IndexTree(load.file)
  }

  func add(_ row: UnsafePointer<Int64>) {
    guard predicate(row) else { return }
    for column in columns { cells.append(row[column]) }
  }

  func finish() throws(SQLiteError) {
    let width = columns.count
    let record = RecordEncoder((0..<width).map { .cell($0, .integer) })
    for start in sortedStarts() {
      record.encode(cells[start..<start + width])
      try tree.add(record)
    }
    try tree.finish(root: root)
    cells = []
  }

  /// Where the entries begin, in the order of what they hold.
  private func sortedStarts() -> [Int] {
    let width = columns.count
    return cells.withUnsafeBufferPointer { cells in
      stride(from: 0, to: cells.count, by: width).sorted { a, b in
        for place in 0..<width where cells[a + place] != cells[b + place] {
          return cells[a + place] < cells[b + place]
        }
        return false
      }
    }
  }
}

/// An index of an integer, of many rows: its entries are read from the finished table, so that nothing
/// grows with the table while it is filled. Where an expression of the key comes first, its entries are
/// sorted group by group.
final class DensePageIndex {
  let name: String
  private let root: UInt32
  private let group: ((Int64) -> Int64)?
  private let column: Int
  private let predicate: (UnsafePointer<Int64>) -> Bool
  private let tree: IndexTree

  init(
    _ load: PageLoad, name: String, root: UInt32, group: ((Int64) -> Int64)?, column: Int,
    _ predicate: @escaping (UnsafePointer<Int64>) -> Bool
  ) {
    self.name = name
    self.root = root
    self.group = group
    self.column = column
    self.predicate = predicate
    tree = IndexTree(load.file)
  }

  func build(from rows: PageRows) throws(SQLiteError) {
    var entries: [IndexEntry] = []
    var current: Int64?
    let cursor = try rows.cursor(columns: column + 1)
    while try cursor.next() {
      guard predicate(cursor.integers) else { continue }
      if let next = group?(cursor.key), next != current {
        try tree.addSorted(&entries, group: current)
        entries.removeAll(keepingCapacity: true)
        current = next
      }
      entries.append(IndexEntry(value: cursor.integers[column], key: cursor.key))
    }
    try tree.addSorted(&entries, group: current)
    try tree.finish(root: root)
  }
}

/// What an index of an integer says of a row.
struct IndexEntry {
  let value: Int64
  let key: Int64
}

extension IndexTree {
  /// Sorts entries, which come in the order of their keys, and adds them all, behind what their group is
  /// where they have one.
  fileprivate func addSorted(
    _ entries: inout [IndexEntry], group: Int64? = nil
  ) throws(SQLiteError) {
    entries.order { $0.value }
    let record = RecordEncoder((group == nil ? 1...2 : 0...2).map { .cell($0, .integer) })
    var cells = [group ?? 0, 0, 0]
    for entry in entries {
      cells[1] = entry.value
      cells[2] = entry.key
      record.encode(cells[...])
      try add(record)
    }
  }
}

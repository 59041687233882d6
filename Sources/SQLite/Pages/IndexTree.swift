/// The B-tree of an index, or of a table without row ids, built from records in ascending order.
final class IndexTree {
  private let file: PageFile
  private let maker: CellMaker
  /// The page that is being filled …
  private let leaf: TreePage
  /// … and those above it, one of each level, itself the first.
  private var levels: [TreePage]

  init(_ file: PageFile) {
    self.file = file
    maker = CellMaker(file, isIndex: true)
    leaf = TreePage(.indexLeaf, size: file.pageSize)
    levels = [leaf]
  }

  /// Adds a record, which must come behind all before it.
  func add(_ record: RecordEncoder) throws(SQLiteError) {
    let count = record.count
    guard maker.isLocal(count) else {
      let local = try maker.local(record)
      return try add(count, local.count) { place in
        for (index, byte) in local.enumerated() { place[index] = byte }
      }
    }
    try add(count, count) { record.copy(to: $0) }
  }

  @inline(__always)
  private func add(
    _ count: Int, _ local: Int, _ put: (UnsafeMutablePointer<UInt8>) -> Void
  ) throws(SQLiteError) {
    let size = Varint.length(UInt64(count)) + local
    if !leaf.hasRoom(size) { try finishPage(ofLevel: 0) }
    let place = leaf.addCell(size)
    put(place + Varint.put(UInt64(count), at: place))
  }

  /// Writes a full page; its last cell goes up, as what parts it from the next one.
  private func finishPage(ofLevel level: Int) throws(SQLiteError) {
    let page = levels[level]
    var parting = page.removeLast()
    if level == 0 {
      page.close()
    } else {
      // The child left of the cell that goes up is the page's last one.
      page.close(lastChild: parting[..<4].reduce(0) { $0 << 8 | UInt32($1) })
      parting.removeFirst(4)
    }
    let number = try file.append(page.bytes)
    page.clear()
    try add(parting, above: level, leftChild: number)
  }

  private func add(
    _ cell: [UInt8], above level: Int, leftChild: UInt32
  ) throws(SQLiteError) {
    if levels.count == level + 1 { levels.append(TreePage(.indexInterior, size: file.pageSize)) }
    let page = levels[level + 1]
    if !page.hasRoom(cell.count + 4) { try finishPage(ofLevel: level + 1) }
    let place = page.addCell(cell.count + 4)
    PageNumber.put(leftChild, at: place)
    for (index, byte) in cell.enumerated() { place[4 + index] = byte }
  }

  /// Writes what is left, and the tree's top to the page `root`.
  func finish(root: UInt32) throws(SQLiteError) {
    var lastChild: UInt32 = 0
    for (level, page) in levels.enumerated() {
      page.close(lastChild: lastChild)
      if level == levels.count - 1 { return try file.replace(root, by: page.bytes) }
      lastChild = try file.append(page.bytes)
    }
  }
}

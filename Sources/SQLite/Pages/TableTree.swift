/// The B-tree of a table with integer keys, built from rows that come in the order of their keys, or
/// nearly: in *strands*, each ascending, that follow one another in the finished tree.
final class TableTree {
  private let file: PageFile
  private let maker: CellMaker
  private var strands: [Int64: Strand] = [:]
  @exclusivity(unchecked) private var current: Strand?
  @exclusivity(unchecked) private var currentNumber = Int64.min
  /// Whether a record did not fit in its page.
  private(set) var hasLongRecords = false

  /// A leaf that is written, by the greatest key in it.
  private struct Leaf {
    var page: UInt32
    var lastKey: Int64
  }

  /// Rows of ascending keys.
  private final class Strand {
    let page: TreePage
    var leaves: [Leaf] = []
    /// The greatest key of the leaves that are written.
    @exclusivity(unchecked) var floor = Int64.min
    @exclusivity(unchecked) var lastKey = Int64.min

    init(pageSize: Int) { page = TreePage(.tableLeaf, size: pageSize) }
  }

  init(_ file: PageFile) {
    self.file = file
    maker = CellMaker(file, isIndex: false)
  }

  /// Adds a row to a strand. False where its key would have to go between rows that are written: then
  /// nothing is done.
  func add(
    _ record: RecordEncoder, key: Int64, strand number: Int64
  ) throws(SQLiteError) -> Bool {
    let strand = strand(number)
    guard key > strand.lastKey || key > strand.floor else { return false }
    guard maker.isLocal(record.count) else {
      hasLongRecords = true
      let local = try maker.local(record)
      return try add(key, to: strand, record.count, local.count) { place in
        for (index, byte) in local.enumerated() { place[index] = byte }
      }
    }
    return try add(key, to: strand, record.count, record.count) { record.copy(to: $0) }
  }

  @inline(__always)
  private func strand(_ number: Int64) -> Strand {
    if number == currentNumber, let current { return current }
    let strand = strands[number] ?? Strand(pageSize: file.pageSize)
    strands[number] = strand
    (current, currentNumber) = (strand, number)
    return strand
  }

  @inline(__always)
  private func add(
    _ key: Int64, to strand: Strand, _ count: Int, _ local: Int,
    _ put: (UnsafeMutablePointer<UInt8>) -> Void
  ) throws(SQLiteError) -> Bool {
    let keyBits = UInt64(bitPattern: key)
    let size = Varint.length(UInt64(count)) + Varint.length(keyBits) + local
    if !strand.page.hasRoom(size) {
      guard key > strand.lastKey else { return false }
      try finishLeaf(strand)
    }
    var place: UnsafeMutablePointer<UInt8>
    if key > strand.lastKey {
      place = strand.page.addCell(size)
      strand.lastKey = key
    } else {
      guard let index = Self.index(of: key, in: strand.page) else { return false }
      place = strand.page.addCell(size, at: index)
    }
    place += Varint.put(UInt64(count), at: place)
    place += Varint.put(keyBits, at: place)
    put(place)
    return true
  }

  /// Where a key belongs among the cells of a page; nil where it is there already.
  private static func index(of key: Int64, in page: TreePage) -> Int? {
    var index = page.cellCount
    while index > 0 {
      var place = UnsafePointer(page.cell(index - 1))
      _ = Varint.read(&place)
      let other = Int64(bitPattern: Varint.read(&place))
      if other == key { return nil }
      if other < key { return index }
      index -= 1
    }
    return 0
  }

  private func finishLeaf(_ strand: Strand) throws(SQLiteError) {
    strand.page.close()
    let page = try file.append(strand.page.bytes)
    strand.leaves.append(Leaf(page: page, lastKey: strand.lastKey))
    strand.floor = strand.lastKey
    strand.page.clear()
  }

  /// Writes what is left, and the tree's top to the page `root`. Gives the numbers of the leaves by
  /// strand, in the order of keys. The strands' order must be that of their keys.
  func finish(root: UInt32) throws(SQLiteError) -> [Int64: [UInt32]] {
    let filled = strands.sorted { $0.key < $1.key }.map(\.value).filter { $0.lastKey > .min }
    if filled.count == 1, let only = filled.first, only.leaves.isEmpty {
      only.page.close()
      try file.replace(root, by: only.page.bytes)
      return strands.mapValues { _ in [root] }
    }
    for strand in filled where strand.page.cellCount > 0 { try finishLeaf(strand) }
    guard !filled.isEmpty else { return [:] }
    try writeLevels(over: filled.flatMap(\.leaves), root: root)
    return strands.mapValues { $0.leaves.map(\.page) }
  }

  private func writeLevels(over leaves: [Leaf], root: UInt32) throws(SQLiteError) {
    let page = TreePage(.tableInterior, size: file.pageSize)
    var level = leaves
    while true {
      var above: [Leaf] = []
      for (index, child) in level.enumerated() {
        let isLast = index == level.count - 1
        // One child alone makes no page: the one before the last goes with it.
        let closes = isLast || !page.hasRoom(13 + 15) && index != level.count - 2
        if closes {
          page.close(lastChild: child.page)
          if isLast, above.isEmpty { return try file.replace(root, by: page.bytes) }
          above.append(Leaf(page: try file.append(page.bytes), lastKey: child.lastKey))
          page.clear()
          continue
        }
        let key = UInt64(bitPattern: child.lastKey)
        let place = page.addCell(4 + Varint.length(key))
        PageNumber.put(child.page, at: place)
        _ = Varint.put(key, at: place + 4)
      }
      level = above
    }
  }
}

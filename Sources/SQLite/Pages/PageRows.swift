/// Reads the rows that a load wrote, strand by strand in the order of their keys, from its pages.
public final class PageRows {
  private let file: PageFile
  private let leaves: [Int64: [UInt32]]

  init(_ file: PageFile, leaves: [Int64: [UInt32]]) {
    self.file = file
    self.leaves = leaves
  }

  /// The rows of a strand, of which the first columns are read.
  public func cursor(strand: Int64, columns: Int) -> Cursor {
    Cursor(file, leaves[strand] ?? [], columns: columns)
  }

  /// All rows, in the order of their keys.
  func cursor(columns: Int) throws(SQLiteError) -> Cursor {
    try file.flush()
    let strands = leaves.sorted { $0.key < $1.key }
    return Cursor(file, strands.flatMap(\.value), columns: columns)
  }

  /// Goes through rows and reads their integers.
  public final class Cursor {
    private let file: PageFile
    private let leaves: [UInt32]
    private var nextLeaf = 0
    private var cell = 0
    private var cellCount = 0
    // Both are allocated from init to deinit: the page being read and the current row's columns.
    private let page: UnsafeMutablePointer<UInt8>
    private let cells: UnsafeMutablePointer<Int64>
    private let columns: Int
    /// The current row's key.
    public private(set) var key: Int64 = 0

    init(_ file: PageFile, _ leaves: [UInt32], columns: Int) {
      self.file = file
      self.leaves = leaves
      self.columns = columns
      page = .allocate(capacity: file.pageSize)
      cells = .allocate(capacity: max(columns, 1))
      cells.initialize(repeating: 0, count: max(columns, 1))
    }

    deinit {
      page.deallocate()
      cells.deallocate()
    }

    /// The current row's columns: `CellRows.null` for NULL and for the row's key, 0 for texts and
    /// numbers. Valid until the next row.
    public var integers: UnsafePointer<Int64> { UnsafePointer(cells) }

    /// Goes to the next row; false at the end.
    public func next() throws(SQLiteError) -> Bool {
      while cell == cellCount {
        guard nextLeaf < leaves.count else { return false }
        try file.read(leaves[nextLeaf], count: 1, into: page)
        nextLeaf += 1
        (cell, cellCount) = (0, Int(page[3]) << 8 | Int(page[4]))
      }
      let offset = Int(page[8 + 2 * cell]) << 8 | Int(page[9 + 2 * cell])
      cell += 1
      var place = UnsafePointer(page + offset)
      _ = Varint.read(&place)
      key = Int64(bitPattern: Varint.read(&place))
      var types = place
      let header = Varint.read(&types)
      read(types, place + Int(header))
      return true
    }

    @inline(__always)
    private func read(_ types: UnsafePointer<UInt8>, _ values: UnsafePointer<UInt8>) {
      var (type, value) = (types, values)
      for column in 0..<columns {
        let code = Varint.read(&type)
        switch code {
        case 0: cells[column] = CellRows.null
        case 8: cells[column] = 0
        case 9: cells[column] = 1
        case 1...6:
          let bytes = code < 5 ? Int(code) : code == 5 ? 6 : 8
          cells[column] = Self.integer(value, bytes)
          value += bytes
        default:
          cells[column] = 0
          value += code == 7 ? 8 : Int(code - 12) / 2
        }
      }
    }

    /// High bytes first, with a sign.
    @inline(__always)
    private static func integer(_ value: UnsafePointer<UInt8>, _ bytes: Int) -> Int64 {
      var integer = Int64(Int8(bitPattern: value[0]))
      var index = 1
      while index < bytes {
        integer = integer << 8 | Int64(value[index])
        index += 1
      }
      return integer
    }
  }
}

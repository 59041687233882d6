/// Reads the rows that a load wrote, strand by strand in the order of their keys, from its pages.
public final class PageRows {
  private let file: PageFile
  private let leaves: [Int64: [UInt32]]

  init(_ file: PageFile, leaves: [Int64: [UInt32]]) {
    self.file = file
    self.leaves = leaves
  }

  /// The rows of a strand.
  public func cursor(strand: Int64) -> Cursor { Cursor(file, leaves[strand] ?? []) }

  /// Goes through rows; the columns wanted are read as integers.
  public final class Cursor {
    private let file: PageFile
    private let leaves: [UInt32]
    private var nextLeaf = 0
    private var cell = 0
    private var cellCount = 0
    // Allocated from init to deinit: the page being read.
    private let page: UnsafeMutablePointer<UInt8>
    /// The current row's key.
    public private(set) var key: Int64 = 0
    private var types: UnsafePointer<UInt8>
    private var values: UnsafePointer<UInt8>

    init(_ file: PageFile, _ leaves: [UInt32]) {
      self.file = file
      self.leaves = leaves
      page = .allocate(capacity: file.pageSize)
      types = UnsafePointer(page)
      values = UnsafePointer(page)
    }

    deinit { page.deallocate() }

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
      types = place
      let header = Varint.read(&types)
      values = place + Int(header)
      return true
    }

    /// Calls `body` with each column's integer, `CellRows.null` for NULL and for the row's key; texts
    /// and numbers are passed over with 0. Only as many columns as `count`.
    @inline(__always)
    public func read(_ count: Int, into cells: UnsafeMutablePointer<Int64>) {
      var (type, value) = (types, values)
      for column in 0..<count {
        let code = Varint.read(&type)
        switch code {
        case 0: cells[column] = CellRows.null
        case 8: cells[column] = 0
        case 9: cells[column] = 1
        case 1...6:
          let bytes = code < 5 ? Int(code) : code == 5 ? 6 : 8
          var integer = Int64(Int8(bitPattern: value[0]))
          for index in 1..<bytes where bytes > 1 { integer = integer << 8 | Int64(value[index]) }
          cells[column] = integer
          value += bytes
        default:
          cells[column] = 0
          value += code == 7 ? 8 : Int(code - 12) / 2
        }
      }
    }
  }
}

/// Writes rows as SQLite's records ("Record Format"): the types of the values, then the values.
///
/// It keeps its memory from row to row, so that none costs an allocation.
final class RecordEncoder {
  /// What a column of the record takes from a row.
  enum Source {
    case cell(Int, CellRows.Kind)
    /// Stands in the row's key.
    case null
  }

  private let sources: [Source]
  // Allocated from init to deinit; types of up to nine bytes each, values as the last row had them.
  private let types: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var typeBytes = 0
  @exclusivity(unchecked) private var values: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var valueBytes = 0
  @exclusivity(unchecked) private var valueCapacity = 256

  init(_ sources: [Source]) {
    self.sources = sources
    types = .allocate(capacity: 9 * sources.count + 1)
    values = .allocate(capacity: valueCapacity)
  }

  deinit {
    types.deallocate()
    values.deallocate()
  }

  /// How many bytes the record has.
  var count: Int { headerSize + valueBytes }

  private var headerSize: Int { typeBytes + (typeBytes < 127 ? 1 : 2) }

  /// Makes the record of a row.
  func encode(_ cells: UnsafePointer<Int64>, _ arena: UnsafePointer<UInt8>) {
    (typeBytes, valueBytes) = (0, 0)
    for source in sources {
      guard case .cell(let index, let kind) = source, cells[index] != CellRows.null else {
        types[typeBytes] = 0
        typeBytes += 1
        continue
      }
      switch kind {
      case .integer: append(cells[index])
      case .real: append(real: cells[index])
      case .text: append(cells[index], arena, type: 13)
      case .blob: append(cells[index], arena, type: 12)
      }
    }
  }

  /// Makes the record of a row of integers.
  func encode(_ cells: ArraySlice<Int64>) {
    cells.withUnsafeBufferPointer { cells in
      // A row without texts needs no arena; the pointer is not followed.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { arena in
        if let cells = cells.baseAddress, let arena = arena.baseAddress {
          encode(cells, UnsafePointer(arena))
        }
      }
    }
  }

  /// Copies the record to where it belongs.
  func copy(to place: UnsafeMutablePointer<UInt8>) {
    let size = Varint.put(UInt64(headerSize), at: place)
    (place + size).update(from: types, count: typeBytes)
    (place + size + typeBytes).update(from: values, count: valueBytes)
  }

  /// An integer's type is how many bytes it takes; 0 and 1 take none.
  @inline(__always)
  private func append(_ value: Int64) {
    if value == 0 || value == 1 {
      types[typeBytes] = UInt8(8 + value)
      typeBytes += 1
      return
    }
    let bits = 65 - (value ^ (value >> 63)).leadingZeroBitCount
    let (type, bytes): (UInt8, Int) =
      switch bits {
      case ...8: (1, 1)
      case ...16: (2, 2)
      case ...24: (3, 3)
      case ...32: (4, 4)
      case ...48: (5, 6)
      default: (6, 8)
      }
    put(UInt64(bitPattern: value) << UInt64(64 - 8 * bytes), type: type, bytes: bytes)
  }

  /// The bits of a double, high bytes first.
  private func append(real bits: Int64) { put(UInt64(bitPattern: bits), type: 7, bytes: 8) }

  /// Appends the upper bytes of `aligned`.
  @inline(__always)
  private func put(_ aligned: UInt64, type: UInt8, bytes: Int) {
    types[typeBytes] = type
    typeBytes += 1
    // Eight bytes are stored, whatever the length; the next value overwrites what is too much.
    if valueBytes + 8 > valueCapacity { grow(by: 8) }
    UnsafeMutableRawPointer(values + valueBytes).storeBytes(
      of: aligned.bigEndian, as: UInt64.self)
    valueBytes += bytes
  }

  private func append(_ cell: Int64, _ arena: UnsafePointer<UInt8>, type: UInt64) {
    let count = Int(cell & 0xfff_ffff)
    typeBytes += Varint.put(type + 2 * UInt64(count), at: types + typeBytes)
    if valueBytes + count > valueCapacity { grow(by: count) }
    (values + valueBytes).update(from: arena + Int(cell >> 28), count: count)
    valueBytes += count
  }

  private func grow(by count: Int) {
    valueCapacity = max(2 * valueCapacity, valueBytes + count)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: valueCapacity)
    grown.update(from: values, count: valueBytes)
    values.deallocate()
    values = grown
  }
}

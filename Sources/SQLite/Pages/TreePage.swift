/// A page of a B-tree that is being filled ("B-tree pages"): pointers to its cells grow behind the
/// header, the cells themselves down from the end.
final class TreePage {
  /// What a page is, as its first byte says.
  enum Kind: UInt8 {
    case indexInterior = 2
    case tableInterior = 5
    case indexLeaf = 10
    case tableLeaf = 13

    /// Interior pages have a pointer to their last child behind the header.
    var headerSize: Int { rawValue < 8 ? 12 : 8 }
  }

  // Allocated from init to deinit, `size` bytes. In this room, what every row changes belongs to one
  // thread, and no access to it is open while another begins: that is not checked each time.
  let bytes: UnsafeMutablePointer<UInt8>
  let size: Int
  let kind: Kind
  @exclusivity(unchecked) private(set) var cellCount = 0
  @exclusivity(unchecked) private var contentStart: Int

  init(_ kind: Kind, size: Int) {
    self.kind = kind
    self.size = size
    contentStart = size
    bytes = .allocate(capacity: size)
    bytes.initialize(repeating: 0, count: size)
  }

  deinit { bytes.deallocate() }

  /// Whether a cell of that many bytes fits in beside the others.
  @inline(__always)
  func hasRoom(_ count: Int) -> Bool {
    kind.headerSize + 2 * (cellCount + 1) + count <= contentStart
  }

  /// Room for a cell, which must fit, as the one at `index`.
  @inline(__always)
  func addCell(_ count: Int, at index: Int) -> UnsafeMutablePointer<UInt8> {
    contentStart -= count
    var place = cellCount
    while place > index {
      setOffset(ofCell: place, to: offset(ofCell: place - 1))
      place -= 1
    }
    setOffset(ofCell: index, to: contentStart)
    cellCount += 1
    return bytes + contentStart
  }

  /// Room for a cell, which must fit, behind the others.
  @inline(__always)
  func addCell(_ count: Int) -> UnsafeMutablePointer<UInt8> { addCell(count, at: cellCount) }

  /// A cell's bytes; the last one added reaches to where the one before it begins.
  func cell(_ index: Int) -> UnsafeMutablePointer<UInt8> { bytes + offset(ofCell: index) }

  /// Takes the last cell out of a page whose cells were added in order; gives its bytes.
  func removeLast() -> [UInt8] {
    let start = offset(ofCell: cellCount - 1)
    let end = cellCount > 1 ? offset(ofCell: cellCount - 2) : size
    cellCount -= 1
    contentStart = end
    return Array(UnsafeBufferPointer(start: bytes + start, count: end - start))
  }

  /// Writes the header: the page is whole.
  func close(lastChild: UInt32 = 0) {
    bytes[0] = kind.rawValue
    put16(0, at: 1)
    put16(cellCount, at: 3)
    put16(contentStart & 0xffff, at: 5)
    bytes[7] = 0
    if kind.headerSize == 12 { PageNumber.put(lastChild, at: bytes + 8) }
  }

  /// Empties the page.
  func clear() {
    bytes.update(repeating: 0, count: size)
    cellCount = 0
    contentStart = size
  }

  private func offset(ofCell index: Int) -> Int {
    let place = kind.headerSize + 2 * index
    return Int(bytes[place]) << 8 | Int(bytes[place + 1])
  }

  private func setOffset(ofCell index: Int, to offset: Int) {
    put16(offset, at: kind.headerSize + 2 * index)
  }

  private func put16(_ value: Int, at place: Int) {
    bytes[place] = UInt8(truncatingIfNeeded: value >> 8)
    bytes[place + 1] = UInt8(truncatingIfNeeded: value)
  }
}

/// A page's number as a page holds it.
enum PageNumber {
  @inline(__always)
  static func put(_ number: UInt32, at place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: number.bigEndian, as: UInt32.self)
  }
}

/// SQLite's integers of one to nine bytes: seven bits each, the high ones first; a ninth has eight.
enum Varint {
  @inline(__always)
  static func put(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    if value < 0x80 {
      place[0] = UInt8(truncatingIfNeeded: value)
      return 1
    }
    if value < 0x4000 {
      place[0] = UInt8(truncatingIfNeeded: value >> 7) | 0x80
      place[1] = UInt8(truncatingIfNeeded: value & 0x7f)
      return 2
    }
    return putLong(value, at: place)
  }

  private static func putLong(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    let count = length(value)
    var rest = value
    var index = count - 1
    if count == 9 {
      place[8] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
      index = 7
    }
    while index >= 0 {
      place[index] = UInt8(truncatingIfNeeded: rest & 0x7f) | (index == count - 1 ? 0 : 0x80)
      rest >>= 7
      index -= 1
    }
    return count
  }

  /// How many bytes a value takes.
  @inline(__always)
  static func length(_ value: UInt64) -> Int {
    if value < 0x80 { return 1 }
    let bits = UInt64.bitWidth - value.leadingZeroBitCount
    return bits > 56 ? 9 : (bits + 6) / 7
  }

  /// Reads a value and goes behind it.
  @inline(__always)
  static func read(_ place: inout UnsafePointer<UInt8>) -> UInt64 {
    let first = place[0]
    if first < 0x80 {
      place += 1
      return UInt64(first)
    }
    return readLong(&place)
  }

  private static func readLong(_ place: inout UnsafePointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<8 {
      let byte = place[index]
      value = value << 7 | UInt64(byte & 0x7f)
      if byte < 0x80 {
        place += index + 1
        return value
      }
    }
    value = value << 8 | UInt64(place[8])
    place += 9
    return value
  }
}

/// Writes integers as LEB128: seven bits a byte, the lowest first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small values of either sign become few bytes.
  mutating func signed(_ value: Int64) {
    unsigned(UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  /// Bytes, after their number.
  mutating func bytes(_ slice: ArraySlice<UInt8>) {
    unsigned(UInt64(slice.count))
    bytes.append(contentsOf: slice)
  }
}

/// Reads what `ByteWriter` wrote. Past the end it gives zeros and says so.
struct ByteReader {
  private let source: [UInt8]
  private var position: Int
  private let end: Int
  /// More was read than there was: the bytes are not what they should be.
  private(set) var isExhausted = false

  init(_ source: [UInt8], _ range: Range<Int>? = nil) {
    self.source = source
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? source.count
  }

  var isAtEnd: Bool { position >= end }

  mutating func unsigned() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < end {
      let byte = source[position]
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    isExhausted = true
    return value
  }

  mutating func signed() -> Int64 {
    let value = unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func bytes() -> ArraySlice<UInt8> {
    let count = Int(clamping: unsigned())
    guard count <= end - position else {
      isExhausted = true
      return []
    }
    defer { position += count }
    return source[position..<position + count]
  }
}

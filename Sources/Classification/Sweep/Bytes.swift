/// Writes integers as LEB128: seven bits a byte, the lowest first.
struct ByteWriter {
  private let room = ByteRoom()

  /// A copy of the bytes so far.
  var bytes: [UInt8] { [UInt8](room.bytes) }

  /// Takes all out and keeps the room.
  func removeAll() { room.count = 0 }

  @inline(__always)
  func unsigned(_ value: UInt64) {
    room.reserve(10)
    var place = room.start + room.count
    var rest = value
    while rest >= 0x80 {
      place.pointee = UInt8(truncatingIfNeeded: rest) | 0x80
      place += 1
      rest >>= 7
    }
    place.pointee = UInt8(truncatingIfNeeded: rest)
    room.count = room.start.distance(to: place) + 1
  }

  /// Small values of either sign become few bytes.
  @inline(__always)
  func signed(_ value: Int64) { unsigned(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  /// Bytes, after their number.
  func bytes(_ slice: ArraySlice<UInt8>) {
    unsigned(UInt64(slice.count))
    slice.withUnsafeBufferPointer { room.append($0) }
  }

  /// How many bytes a number takes.
  static func size(of value: UInt64) -> Int { max(70 - value.leadingZeroBitCount, 7) / 7 }
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

  @inline(__always)
  mutating func unsigned() -> UInt64 {
    guard position < end, source[position] < 0x80 else { return long() }
    position += 1
    return UInt64(source[position - 1])
  }

  /// A number of several bytes, or none.
  private mutating func long() -> UInt64 {
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

/// What is needed to know of UTF-8: which bytes are well formed (Unicode 15, table 3-7), and how a
/// scalar is written.
enum UTF8Text {
  /// Whether `byte` is the second, third or fourth of a character.
  @inline(__always)
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// How far a text is well formed.
  enum Prefix: Equatable {
    /// All of it.
    case whole
    /// All but its last character, which starts at the offset and may continue.
    case incomplete(at: Int)
    /// Up to the offset, where something stands that is not UTF-8.
    case invalid(at: Int)
  }

  /// How far `text` is well-formed UTF-8. ASCII is passed over 16 bytes at a time.
  static func validPrefix(_ text: UnsafeBufferPointer<UInt8>) -> Prefix {
    guard let base = text.baseAddress else { return .whole }
    var offset = 0
    while offset < text.count {
      if base[offset] < 0x80 {
        offset = endOfAscii(base, from: offset + 1, to: text.count)
        continue
      }
      let length = sequenceLength(base + offset, available: text.count - offset)
      if length == 0 { return .invalid(at: offset) }
      if offset + length > text.count { return .incomplete(at: offset) }
      offset += length
    }
    return .whole
  }

  /// The offset of the first byte of `start..<end` that is not ASCII, or `end`.
  @inline(__always)
  static func endOfAscii(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawPointer(base)
    var offset = start
    while offset + 16 <= end {
      let first = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let second = raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
      if (first | second) & highBits != 0 { break }
      offset += 16
    }
    while offset < end, base[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The length of the character that starts with the non-ASCII byte at `at`: 0 if it is
  /// ill-formed, more than `available` if it is cut off and well formed so far.
  @inline(__always)
  private static func sequenceLength(_ at: UnsafePointer<UInt8>, available: Int) -> Int {
    let lead = at[0]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    guard available > 1 else { return length }
    guard isSecond(at[1], after: lead) else { return 0 }
    if length > 2, available > 2, !isContinuation(at[2]) { return 0 }
    if length > 3, available > 3, !isContinuation(at[3]) { return 0 }
    return length
  }

  /// The second byte rules out overlong forms, surrogates and what lies beyond U+10FFFF.
  @inline(__always)
  private static func isSecond(_ byte: UInt8, after lead: UInt8) -> Bool {
    switch lead {
    case 0xE0: byte >= 0xA0 && byte <= 0xBF
    case 0xED: byte >= 0x80 && byte <= 0x9F
    case 0xF0: byte >= 0x90 && byte <= 0xBF
    case 0xF4: byte >= 0x80 && byte <= 0x8F
    default: isContinuation(byte)
    }
  }

  /// Writes `scalar`, which must be a Unicode scalar value, and returns how many bytes it took.
  @inline(__always)
  static func write(_ scalar: UInt32, to out: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      out[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    let last = UInt8(truncatingIfNeeded: scalar & 0x3F | 0x80)
    if scalar < 0x800 {
      out[0] = UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0)
      out[1] = last
      return 2
    }
    let middle = UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F | 0x80)
    if scalar < 0x10000 {
      out[0] = UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0)
      (out[1], out[2]) = (middle, last)
      return 3
    }
    out[0] = UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0)
    out[1] = UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F | 0x80)
    (out[2], out[3]) = (middle, last)
    return 4
  }
}

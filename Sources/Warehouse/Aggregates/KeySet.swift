/// A set of keys as bytes: ascending, each as its difference to the one before in LEB128.
///
/// So the buyers of a product in a month take a byte or two each, and the distinct buyers of any
/// span of months can be counted without going back to the lines.
public enum KeySet {
  /// The bytes of ascending, distinct keys.
  public static func encode(_ keys: some Sequence<UInt64>, into bytes: inout [UInt8]) {
    var previous: UInt64 = 0
    for key in keys {
      append(key &- previous, to: &bytes)
      previous = key
    }
  }

  /// Appends a number in LEB128: seven bits a byte, the lowest first.
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Appends a number of either sign: those near 0 take a byte.
  static func append(signed number: Int64, to bytes: inout [UInt8]) {
    append(UInt64(bitPattern: number << 1 ^ number >> 63), to: &bytes)
  }

  /// The number that `append(signed:to:)` wrote as that.
  @inline(__always)
  static func signed(_ number: UInt64) -> Int64 {
    Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// Calls `body` with each key, ascending.
  public static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (Int) -> Void) {
    var key: UInt64 = 0
    forEachNumber(in: bytes) { difference in
      key &+= difference
      body(Int(truncatingIfNeeded: key))
    }
  }

  /// Calls `body` with each number that `append` wrote.
  @inline(__always)
  static func forEachNumber(in bytes: UnsafeRawBufferPointer, _ body: (UInt64) -> Void) {
    var place = 0
    while let number = number(in: bytes, at: &place) { body(number) }
  }

  /// The number that `append` wrote at a place, which goes behind it; nil where none is whole.
  ///
  /// Millions are read for a pack: eight bytes are looked at together where there are so many.
  @inline(__always)
  static func number(in bytes: UnsafeRawBufferPointer, at place: inout Int) -> UInt64? {
    guard place &+ 8 <= bytes.count else { return numberByBytes(in: bytes, at: &place) }
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    if word & 0x80 == 0 {
      place &+= 1
      return word & 0x7f
    }
    // The highest bit of a number's last byte, and only of that, is not set.
    let ends = ~word & 0x8080_8080_8080_8080
    guard ends != 0 else { return numberByBytes(in: bytes, at: &place) }
    place &+= ends.trailingZeroBitCount &>> 3 &+ 1
    return sevenBits(of: word & (ends ^ (ends &- 1)))
  }

  /// The lower seven bits of each byte, without the bits between them.
  @inline(__always)
  private static func sevenBits(of word: UInt64) -> UInt64 {
    let pairs = word & 0x007f_007f_007f_007f | (word & 0x7f00_7f00_7f00_7f00) &>> 1
    let fours = pairs & 0x0000_3fff_0000_3fff | (pairs & 0x3fff_0000_3fff_0000) &>> 2
    return fours & 0x0fff_ffff | (fours & 0x0fff_ffff_0000_0000) &>> 4
  }

  private static func numberByBytes(
    in bytes: UnsafeRawBufferPointer, at place: inout Int
  ) -> UInt64? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }
}

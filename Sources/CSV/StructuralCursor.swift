/// Finds the bytes of a text that may mean something, 64 bytes at a time: the separator, the quote
/// and every byte below 0x10, among which are both line ends and the tab.
///
/// Eight bytes are compared at once within a 64-bit word. The text must be readable for 64 bytes
/// beyond its end; what lies there is not reported.
struct StructuralCursor {
  let base: UnsafePointer<UInt8>
  /// Where the text ends.
  let end: Int
  private let separators: UInt64
  private let quotes: UInt64
  /// Where the current block of 64 bytes starts.
  private var block: Int
  /// The bytes of the block that are still to be reported, the first in the lowest bit.
  private var found: UInt64

  /// A cursor over `start..<end` of the text at `base`.
  init(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, separator: UInt8, quote: UInt8?
  ) {
    self.base = base
    self.end = end
    separators = StructuralCursor.ones &* UInt64(separator)
    quotes = StructuralCursor.ones &* UInt64(quote ?? separator)
    block = start
    found = 0
    if start < end { found = scan(block) }
  }

  /// The offset of the next byte that may mean something, or `end` when none is left.
  @inline(__always)
  mutating func next() -> Int {
    while found == 0 {
      guard block &+ 64 < end else { return end }
      block &+= 64
      found = scan(block)
    }
    let offset = block &+ found.trailingZeroBitCount
    found &= found &- 1
    return offset
  }

  /// Adds the unquoted fields from `start` on that a separator ends, and returns the offset of the
  /// first other byte that may mean something, or `end`. `start` is then that of the next field.
  ///
  /// This is where most of the time goes: only what the loop needs is in reach.
  @inline(__always)
  mutating func passFields(
    endedBy separator: UInt8, from start: inout Int, into fields: inout FieldTable
  ) -> Int {
    var (block, found, count, fieldStart) = (self.block, self.found, fields.count, start)
    let base = self.base
    var bounds = fields.reserve(64, behind: count)
    defer { (self.block, self.found, fields.count, start) = (block, found, count, fieldStart) }
    while true {
      while found == 0 {
        guard block &+ 64 < end else { return end }
        block &+= 64
        found = scan(block)
        bounds = fields.reserve(64, behind: count)
      }
      let offset = block &+ found.trailingZeroBitCount
      found &= found &- 1
      guard base[offset] == separator else { return offset }
      bounds[count] = FieldBounds(fieldStart, offset)
      count &+= 1
      fieldStart = offset &+ 1
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  /// One bit for each byte of the block that may mean something.
  @inline(__always)
  private func scan(_ block: Int) -> UInt64 {
    let raw = UnsafeRawPointer(base + block)
    var bits: UInt64 = 0
    for index in 0..<8 {
      let word = raw.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
      bits |= meaningful(word) &<< UInt64(truncatingIfNeeded: index)
    }
    bits = transpose(bits)
    let rest = end &- block
    return rest < 64 ? bits & ((1 &<< UInt64(truncatingIfNeeded: rest)) &- 1) : bits
  }

  /// The lowest bit of each of eight bytes: whether the byte may mean something. A byte is zero
  /// exactly where adding 0x7F to its low seven bits carries nothing into the eighth and the
  /// eighth was not set: no carry crosses bytes.
  @inline(__always)
  private func meaningful(_ word: UInt64) -> UInt64 {
    let lowBits = StructuralCursor.lowBits
    let fromSeparator = word ^ separators
    let fromQuote = word ^ quotes
    let others =
      (((fromSeparator & lowBits) &+ lowBits) | fromSeparator)
      & (((fromQuote & lowBits) &+ lowBits) | fromQuote)
      & (((word & 0x7070_7070_7070_7070) &+ 0x7070_7070_7070_7070) | word)
    return (~others &>> 7) & StructuralCursor.ones
  }

  /// Bit i of byte j becomes bit j of byte i (Warren, Hacker's Delight, 7-3).
  @inline(__always)
  private func transpose(_ matrix: UInt64) -> UInt64 {
    var bits = matrix
    var swapped = (bits ^ (bits &>> 7)) & 0x00AA_00AA_00AA_00AA
    bits ^= swapped ^ (swapped &<< 7)
    swapped = (bits ^ (bits &>> 14)) & 0x0000_CCCC_0000_CCCC
    bits ^= swapped ^ (swapped &<< 14)
    swapped = (bits ^ (bits &>> 28)) & 0x0000_0000_F0F0_F0F0
    return bits ^ swapped ^ (swapped &<< 28)
  }
}

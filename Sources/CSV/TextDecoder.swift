/// Turns the raw bytes of an encoding other than UTF-8 into UTF-8, a piece at a time.
struct TextDecoder: Sendable {
  private enum Form: Sendable {
    case codePage([UInt32])
    case utf16(isBigEndian: Bool)
  }

  /// What came of one piece.
  struct Outcome: Equatable {
    /// Bytes of the piece that were used; what is left begins the next piece.
    var consumed = 0
    /// Bytes of UTF-8 that were written.
    var written = 0
    /// Whether the bytes that follow are no text in the encoding.
    var isFaulty = false
  }

  private let form: Form

  /// A decoder of `encoding`, nil for UTF-8, which needs none.
  init?(_ encoding: TextEncoding) {
    switch encoding {
    case .utf8: return nil
    case .utf16, .utf16LittleEndian: form = .utf16(isBigEndian: false)
    case .utf16BigEndian: form = .utf16(isBigEndian: true)
    case .windows1250, .windows1252, .iso8859_1, .iso8859_2:
      form = .codePage(CodePage.page(of: encoding)?.upperHalf ?? [])
    }
  }

  /// Decodes `raw` into `out`, which must hold three bytes for each byte of it. `isLast` says that
  /// nothing follows, so that half a character at the end is a fault.
  func decode(
    _ raw: UnsafeRawBufferPointer, into out: UnsafeMutablePointer<UInt8>, isLast: Bool
  ) -> Outcome {
    guard let base = raw.baseAddress else { return Outcome() }
    let bytes = UnsafeBufferPointer(
      start: base.assumingMemoryBound(to: UInt8.self), count: raw.count)
    switch form {
    case .codePage(let upperHalf):
      return upperHalf.withUnsafeBufferPointer { TextDecoder.decode(bytes, by: $0, into: out) }
    case .utf16(let isBigEndian):
      var outcome = TextDecoder.decodeUnits(bytes, isBigEndian: isBigEndian, into: out)
      if isLast && outcome.consumed < raw.count { outcome.isFaulty = true }
      return outcome
    }
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, by upperHalf: UnsafeBufferPointer<UInt32>,
    into out: UnsafeMutablePointer<UInt8>
  ) -> Outcome {
    guard let base = bytes.baseAddress else { return Outcome() }
    var (offset, written) = (0, 0)
    while offset < bytes.count {
      let byte = base[offset]
      if byte < 0x80 {
        let end = UTF8Text.endOfAscii(base, from: offset + 1, to: bytes.count)
        (out + written).update(from: base + offset, count: end - offset)
        written += end - offset
        offset = end
        continue
      }
      let scalar = upperHalf[Int(byte) - 0x80]
      if scalar == 0 { return Outcome(consumed: offset, written: written, isFaulty: true) }
      written += UTF8Text.write(scalar, to: out + written)
      offset += 1
    }
    return Outcome(consumed: offset, written: written)
  }

  private static func decodeUnits(
    _ bytes: UnsafeBufferPointer<UInt8>, isBigEndian: Bool, into out: UnsafeMutablePointer<UInt8>
  ) -> Outcome {
    let (low, high) = isBigEndian ? (1, 0) : (0, 1)
    func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + high]) << 8 }
    var outcome = Outcome()
    while outcome.consumed + 2 <= bytes.count {
      var scalar = unit(outcome.consumed)
      var length = 2
      if scalar & 0xF800 == 0xD800 {
        guard scalar < 0xDC00 else { return faulty(outcome) }
        guard outcome.consumed + 4 <= bytes.count else { return outcome }
        let second = unit(outcome.consumed + 2)
        guard second & 0xFC00 == 0xDC00 else { return faulty(outcome) }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + second & 0x3FF
        length = 4
      }
      outcome.written += UTF8Text.write(scalar, to: out + outcome.written)
      outcome.consumed += length
    }
    return outcome
  }

  private static func faulty(_ outcome: Outcome) -> Outcome {
    var outcome = outcome
    outcome.isFaulty = true
    return outcome
  }
}

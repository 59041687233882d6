/// Texts made alike for comparison: small letters without marks, digits, and nothing else.
///
/// `Škoda, a.s.` and `SKODA A. S.` both fold to `skodaas`. Folding works on UTF-8 bytes: the letters
/// with marks of Latin-1 and Latin Extended-A have their plain letters in a table; any other letter
/// outside of ASCII stays as it is.
enum FoldedText {
  /// Appends a text's folded bytes.
  static func fold(_ bytes: Bytes, into folded: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if let plain = plain(byte) { folded.append(plain) }
        index += 1
      } else if byte >= 0xC3, byte <= 0xC5, index + 1 < bytes.count {
        foldMarked(byte, bytes[index + 1], into: &folded)
        index += 2
      } else {
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let end = min(index + length, bytes.count)
        if !isNoLetter(bytes, index) { folded.append(contentsOf: bytes[index..<end]) }
        index = end
      }
    }
  }

  /// A text folded.
  static func folded(_ text: String) -> String {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { fold($0, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @inline(__always)
  private static func plain(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }

  /// A no-break blank and other signs below À, a mark of its own (U+0300 to U+036F), dashes,
  /// quotation marks and narrow blanks (U+2000 to U+206F).
  private static func isNoLetter(_ bytes: Bytes, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return true }
    switch (bytes[index], bytes[index + 1]) {
    case (0xC2, _), (0xCC, _), (0xCD, ..<0xB0), (0xE2, 0x80...0x81): return true
    default: return false
    }
  }

  private static func foldMarked(_ first: UInt8, _ second: UInt8, into folded: inout [UInt8]) {
    let place = Int(first - 0xC3) << 6 | Int(second & 0x3F)
    switch table[place] {
    case 0: break
    case UInt8(ascii: "#"):
      switch place {
      case 0x1F: folded.append(contentsOf: [0x73, 0x73])
      case 0x06, 0x26: folded.append(contentsOf: [0x61, 0x65])
      case 0x1E, 0x3E: folded.append(contentsOf: [0x74, 0x68])
      case 0x72, 0x73: folded.append(contentsOf: [0x69, 0x6A])
      default: folded.append(contentsOf: [0x6F, 0x65])
      }
    case let plain: folded.append(plain)
    }
  }

  /// U+00C0 to U+017F; a blank: no letter, `#`: two letters.
  private static let table: [UInt8] = [
    "aaaaaa#ceeeeiiii", "dnooooo ouuuuy##", "aaaaaa#ceeeeiiii", "dnooooo ouuuuy#y",
    "aaaaaaccccccccdd", "ddeeeeeeeeeegggg", "gggghhhhiiiiiiii", "ii##jjkkklllllll",
    "lllnnnnnnnnnoooo", "oo##rrrrrrssssss", "ssttttttuuuuuuuu", "uuuuwwyyyzzzzzzs",
  ].flatMap { $0.utf8.map { $0 == UInt8(ascii: " ") ? 0 : $0 } }
}

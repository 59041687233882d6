/// How characters are written as bytes. The raw value is the name used in settings.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8, with or without a byte-order mark.
  case utf8 = "utf-8"
  /// UTF-16 in the byte order of its mark, else in that which its first characters show, else
  /// little-endian.
  case utf16 = "utf-16"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// Windows' code page of Central Europe.
  case windows1250 = "windows-1250"
  /// Windows' code page of Western Europe.
  case windows1252 = "windows-1252"
  /// ISO Latin 1, Western Europe.
  case iso8859_1 = "iso-8859-1"
  /// ISO Latin 2, Central Europe.
  case iso8859_2 = "iso-8859-2"

  /// Its name among the settings, which do not tell the byte orders of UTF-16 apart.
  public var settingName: String {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian: Self.utf16.rawValue
    default: rawValue
    }
  }
}

/// A mark in a text's first bytes that names its encoding.
struct ByteOrderMark: Equatable {
  var encoding: TextEncoding
  var length: Int

  /// The mark with which a text begins, if it begins with one. UTF-32's is an error: its
  /// little-endian form begins as UTF-16's does.
  static func leading(_ bytes: some Collection<UInt8>) throws(CSVError) -> ByteOrderMark? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw CSVError(.unsupportedEncoding("UTF-32"), at: .start)
    }
    if bytes.starts(with: utf8Bytes) { return ByteOrderMark(encoding: .utf8, length: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return ByteOrderMark(encoding: .utf16LittleEndian, length: 2)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return ByteOrderMark(encoding: .utf16BigEndian, length: 2)
    }
    return nil
  }

  /// U+FEFF in UTF-8.
  static let utf8Bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How many of a text's bytes tell its encoding.
  static let firstBytes = 8

  /// The form of UTF-16 that text without a mark looks like: of its first two to four characters all
  /// but one have a zero byte, on the same side; nil where it looks like something else.
  static func likelyUTF16(_ bytes: some Collection<UInt8>) -> TextEncoding? {
    let first = Array(bytes.prefix(firstBytes))
    let characters = first.count / 2
    let zeros = (0..<characters * 2).filter { first[$0] == 0 }
    guard zeros.count >= 2, zeros.count >= characters - 1 else { return nil }
    if zeros.allSatisfy({ $0 % 2 == 1 }) { return .utf16LittleEndian }
    return zeros.allSatisfy { $0 % 2 == 0 } ? .utf16BigEndian : nil
  }
}

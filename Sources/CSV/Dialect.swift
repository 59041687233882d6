/// What stands between two fields of a record.
public enum Separator: Hashable, Sendable {
  /// One ASCII byte, such as a comma, a semicolon, a tab or a bar.
  case byte(UInt8)
  /// A run of spaces and tabs; runs at the start and at the end of a line separate nothing.
  case blanks
}

/// How records are written as text: RFC 4180 with a choice of separator and quote.
public struct Dialect: Hashable, Sendable {
  /// What stands between two fields.
  public var separator: Separator
  /// The ASCII byte that encloses a field which may hold separators, line ends and, doubled, the
  /// quote itself; nil where quotes mean nothing.
  public var quote: UInt8?

  /// A dialect of its two choices.
  public init(separator: Separator, quote: UInt8? = Ascii.doubleQuote) {
    self.separator = separator
    self.quote = quote
  }

  /// Comma and double quote, as RFC 4180 has it.
  public static let standard = Dialect(separator: .byte(Ascii.comma))
}

extension Dialect {
  /// Throws `invalidDialect` unless separator and quote are ASCII, differ, and neither ends a line.
  func validate() throws(CSVError) {
    if case .byte(let byte) = separator {
      guard Dialect.isUsable(byte) else {
        throw CSVError(.invalidDialect("the separator must be one ASCII character"))
      }
      guard byte != quote else {
        throw CSVError(.invalidDialect("separator and quote must differ"))
      }
    }
    guard let quote else { return }
    guard Dialect.isUsable(quote) else {
      throw CSVError(.invalidDialect("the quote must be one ASCII character"))
    }
    if separator == .blanks, quote == Ascii.space || quote == Ascii.tab {
      throw CSVError(.invalidDialect("separator and quote must differ"))
    }
  }

  private static func isUsable(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != 0 && byte != Ascii.lineFeed && byte != Ascii.carriageReturn
  }

  /// The separator's byte; for blanks the space, beside which the tab separates as well.
  var separatorByte: UInt8 {
    switch separator {
    case .byte(let byte): byte
    case .blanks: Ascii.space
    }
  }
}

/// The bytes that mean something in delimited text.
public enum Ascii {
  /// Horizontal tab.
  public static let tab: UInt8 = 0x09
  /// Line feed, the end of a line.
  public static let lineFeed: UInt8 = 0x0A
  /// Carriage return, alone or before a line feed the end of a line.
  public static let carriageReturn: UInt8 = 0x0D
  /// Space.
  public static let space: UInt8 = 0x20
  /// The double quote.
  public static let doubleQuote: UInt8 = 0x22
  /// The apostrophe, some programs' quote.
  public static let apostrophe: UInt8 = 0x27
  /// Comma.
  public static let comma: UInt8 = 0x2C
  /// Semicolon.
  public static let semicolon: UInt8 = 0x3B
  /// The vertical bar.
  public static let bar: UInt8 = 0x7C
}

/// What ends a line.
public enum LineEnd: String, CaseIterable, Sendable {
  /// LF, of Unix.
  case lineFeed = "\n"
  /// CR LF, of Windows and of RFC 4180.
  case carriageReturnLineFeed = "\r\n"
  /// CR alone, of old Macintoshes and some instruments.
  case carriageReturn = "\r"
}

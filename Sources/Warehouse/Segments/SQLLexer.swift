/// A piece of an SQL text.
struct SQLToken: Equatable {
  /// What a token is.
  enum Kind: Equatable {
    /// A name or keyword, as it stands.
    case word
    /// A name in `"…"`, `` `…` `` or `[…]`.
    case quotedName
    /// A text in `'…'`.
    case string
    /// A number.
    case number
    /// `:month`, `?1`, `@x`, `$x`.
    case parameter
    /// Any other sign, one at a time.
    case sign
    /// `-- …` or `/* … */`.
    case comment
    /// Blanks and line ends.
    case blank
  }

  let kind: Kind
  /// The token's place in the text, in bytes.
  let range: Range<Int>
  /// The token as it stands.
  let text: String

  /// What a quoted name or text means: without its quotes, doubled ones halved.
  var content: String {
    guard kind == .quotedName || kind == .string, let quote = text.last else { return text }
    let inside = String(text.dropFirst().dropLast())
    return inside.replacing("\(quote)\(quote)", with: "\(quote)")
  }
}

/// Cuts an SQL text into tokens that join to the same text again.
struct SQLLexer {
  private let bytes: [UInt8]
  private var place = 0

  init(_ sql: String) { bytes = Array(sql.utf8) }

  /// All tokens, blanks and comments among them. Throws the byte at which a quote or comment begins
  /// that does not end.
  static func tokens(of sql: String) throws(Unfinished) -> [SQLToken] {
    var lexer = SQLLexer(sql)
    var tokens: [SQLToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  /// A quote or comment that does not end.
  struct Unfinished: Error, Equatable {
    /// Where it begins, in bytes.
    let start: Int
  }

  private mutating func next() throws(Unfinished) -> SQLToken? {
    guard place < bytes.count else { return nil }
    let start = place
    let kind = try scan(bytes[place])
    return SQLToken(
      kind: kind, range: start..<place, text: String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func scan(_ first: UInt8) throws(Unfinished) -> SQLToken.Kind {
    switch first {
    case UInt8(ascii: "'"):
      try skipQuoted(by: first)
      return .string
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      try skipQuoted(by: first)
      return .quotedName
    case UInt8(ascii: "["):
      try skip(past: [UInt8(ascii: "]")])
      return .quotedName
    case UInt8(ascii: "-") where follows(UInt8(ascii: "-")):
      skip { $0 != UInt8(ascii: "\n") }
      return .comment
    case UInt8(ascii: "/") where follows(UInt8(ascii: "*")):
      place += 2
      try skip(past: Array("*/".utf8), from: place - 2)
      return .comment
    case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      place += 1
      skip(Self.isNamePart)
      return .parameter
    default: return scanPlain(first)
    }
  }

  private mutating func scanPlain(_ first: UInt8) -> SQLToken.Kind {
    if Self.isBlank(first) {
      skip(Self.isBlank)
      return .blank
    }
    if Self.isDigit(first) {
      skip { Self.isNamePart($0) || $0 == UInt8(ascii: ".") }
      return .number
    }
    guard Self.isNamePart(first) else {
      place += 1
      return .sign
    }
    skip(Self.isNamePart)
    return .word
  }

  private func follows(_ byte: UInt8) -> Bool {
    place + 1 < bytes.count && bytes[place + 1] == byte
  }

  private mutating func skip(_ isInside: (UInt8) -> Bool) {
    while place < bytes.count, isInside(bytes[place]) { place += 1 }
  }

  private mutating func skipQuoted(by quote: UInt8) throws(Unfinished) {
    let start = place
    place += 1
    while place < bytes.count {
      if bytes[place] != quote {
        place += 1
      } else if follows(quote) {
        place += 2
      } else {
        place += 1
        return
      }
    }
    throw Unfinished(start: start)
  }

  private mutating func skip(past end: [UInt8], from start: Int? = nil) throws(Unfinished) {
    let start = start ?? place
    while place + end.count <= bytes.count {
      if bytes[place..<place + end.count].elementsEqual(end) {
        place += end.count
        return
      }
      place += 1
    }
    throw Unfinished(start: start)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  /// Letters, digits, `_`, and all that is not ASCII, as SQLite has it.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte >= 128 || byte == UInt8(ascii: "_") || (65...90).contains(byte)
      || (97...122).contains(byte)
  }
}

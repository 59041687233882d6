/// How a source writes its dates, compiled from a pattern as `dd.MM.yyyy` or
/// `yyyy-MM-dd HH:mm:ss`.
///
/// `yyyy` four digits; `yy` two, 70–99 for 1970–1999 and 00–69 for 2000–2069; `MM M dd d` one or
/// two digits, exactly two where another number touches them (`yyyyMMdd`); `MMM` an English
/// abbreviation as `Dec`; `HH H` hours of 0–23, `hh h` of 1–12 with `a` for AM or PM; `mm`
/// minutes; `ss` seconds. Other characters stand for themselves, letters between apostrophes or,
/// for `T` and `Z`, without. Blanks are free: `31. 12. 2025` fits `dd.MM.yyyy`.
public struct DatePattern: Hashable, Sendable {
  enum Token: Hashable, Sendable {
    case year, shortYear, month, monthName, day
    case hour, hourOfHalfDay, minute, second, halfDay
    case literal(UInt8)
    case blank

    var isNumber: Bool {
      switch self {
      case .monthName, .halfDay, .literal, .blank: false
      default: true
      }
    }

    var isTime: Bool {
      switch self {
      case .hour, .hourOfHalfDay, .minute, .second, .halfDay: true
      default: false
      }
    }
  }

  /// The pattern as it was written.
  public let text: String
  let tokens: [Token]
  /// Whether a number token must be two digits wide because another number touches it.
  let isTight: [Bool]
  @usableFromInline let fixed: FixedDateForm?

  /// `yyyy-MM-dd`.
  public static let iso = DatePattern(
    text: "yyyy-MM-dd",
    tokens: [
      .year, .literal(UInt8(ascii: "-")), .month, .literal(UInt8(ascii: "-")), .day,
    ])

  /// Compiles a pattern.
  public init(_ pattern: String) throws(DatePatternFault) {
    var compiler = DatePatternCompiler(pattern)
    self.init(text: pattern, tokens: try compiler.compile())
  }

  private init(text: String, tokens: [Token]) {
    self.text = text
    self.tokens = tokens
    let numbers = [false] + tokens.map(\.isNumber) + [false]
    isTight = tokens.indices.map { numbers[$0] || numbers[$0 + 2] }
    fixed = FixedDateForm(tokens)
  }

  /// Whether the pattern has a time of day.
  public var hasTime: Bool { tokens.contains { $0.isTime } }

  /// Equal if written alike.
  public static func == (left: DatePattern, right: DatePattern) -> Bool { left.text == right.text }

  /// By the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Why a text is no date pattern.
public enum DatePatternFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A letter, or a run of it, that stands for nothing.
  case unknownField(String)
  /// The pattern lacks a year, a month or a day.
  case missing(String)
  /// A part stands in it twice.
  case repeated(String)
  /// An apostrophe that is not closed.
  case openQuote

  /// One sentence without its end.
  public var description: String {
    switch self {
    case .unknownField(let field):
      "\(field) stands for nothing in a date pattern; use yyyy yy MM M MMM dd d HH H hh h mm ss a"
    case .missing(let part): "the date pattern has no \(part)"
    case .repeated(let part): "the date pattern has the \(part) twice"
    case .openQuote: "an apostrophe in the date pattern is not closed"
    }
  }
}

/// Cuts a pattern into tokens.
struct DatePatternCompiler {
  private let bytes: [UInt8]
  private var index = 0
  private var tokens: [DatePattern.Token] = []

  init(_ pattern: String) {
    bytes = Array(pattern.utf8)
  }

  mutating func compile() throws(DatePatternFault) -> [DatePattern.Token] {
    while index < bytes.count {
      try readToken()
    }
    try requireOnce("year", [.year, .shortYear])
    try requireOnce("month", [.month, .monthName])
    try requireOnce("day", [.day])
    return tokens
  }

  private mutating func readToken() throws(DatePatternFault) {
    let byte = bytes[index]
    if byte == UInt8(ascii: "'") {
      try readQuoted()
    } else if byte == UInt8(ascii: " ") {
      tokens.append(.blank)
      index += 1
    } else if isLetter(byte) {
      try readField(byte)
    } else {
      tokens.append(.literal(byte))
      index += 1
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  private mutating func readQuoted() throws(DatePatternFault) {
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "'") {
      tokens.append(.literal(bytes[index]))
      index += 1
    }
    if index == bytes.count { throw .openQuote }
    index += 1
  }

  private mutating func readField(_ letter: UInt8) throws(DatePatternFault) {
    let start = index
    while index < bytes.count, bytes[index] == letter { index += 1 }
    let field = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let token = Self.fields[field] else { throw .unknownField(field) }
    tokens.append(token)
  }

  private static let fields: [String: DatePattern.Token] = [
    "yyyy": .year, "yy": .shortYear, "MM": .month, "M": .month, "MMM": .monthName, "dd": .day,
    "d": .day, "HH": .hour, "H": .hour, "hh": .hourOfHalfDay, "h": .hourOfHalfDay,
    "mm": .minute, "ss": .second, "a": .halfDay, "T": .literal(UInt8(ascii: "T")),
    "Z": .literal(UInt8(ascii: "Z")),
  ]

  private func requireOnce(
    _ part: String, _ kinds: Set<DatePattern.Token>
  ) throws(DatePatternFault) {
    let count = tokens.count { kinds.contains($0) }
    if count == 0 { throw .missing(part) }
    if count > 1 { throw .repeated(part) }
  }
}

/// The characters of a JSON5 text, one after the other, with their places.
struct JSON5Scanner {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var index = 0
  private var line = 1
  private var column = 1

  /// Nothing but UTF-8 is read; a byte-order mark at the start is passed over.
  init(_ bytes: some Sequence<UInt8>, file: String) throws(Fault) {
    self.file = file
    scalars = try Self.decode(bytes, file: file)
    if scalars.first == "\u{FEFF}" { index = 1 }
  }

  private static func decode(
    _ bytes: some Sequence<UInt8>, file: String
  ) throws(Fault) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    var (line, column) = (1, 1)
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        scalars.append(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      case .emptyInput:
        return scalars
      case .error:
        throw Fault(
          file: file, place: Place(line: line, column: column),
          message: "the file is not UTF-8 text here", hint: "save it as UTF-8")
      }
    }
  }

  var place: Place { Place(line: line, column: column) }

  /// The character at the current place; nil at the end.
  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The character `distance` behind the current one.
  func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  /// Goes on by one character. CR LF is one line end.
  mutating func advance() {
    guard let scalar = current else { return }
    index += 1
    let endsLine = scalar.isJSON5LineEnd && !(scalar == "\r" && current == "\n")
    (line, column) = endsLine ? (line + 1, 1) : (line, column + 1)
  }

  /// Passes over one character if it is this one.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    advance()
    return true
  }

  /// Passes over blanks and comments.
  mutating func skipBlanks() throws(Fault) {
    while let scalar = current {
      if scalar.isJSON5Blank {
        advance()
      } else if scalar == "/", peek(1) == "/" {
        while let next = current, !next.isJSON5LineEnd { advance() }
      } else if scalar == "/", peek(1) == "*" {
        try skipBlockComment()
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() throws(Fault) {
    let start = place
    advance()
    advance()
    while current != nil {
      if current == "*", peek(1) == "/" {
        advance()
        advance()
        return
      }
      advance()
    }
    throw fault(at: start, "the comment that begins here is not closed", hint: "close it with */")
  }

  func fault(at place: Place, _ message: String, hint: String? = nil) -> Fault {
    Fault(file: file, place: place, message: message, hint: hint)
  }

  /// What stands at the current place, for messages.
  var found: String {
    guard let scalar = current else { return "the end of the file" }
    if scalar.isJSON5LineEnd { return "the end of the line" }
    if scalar.value < 0x20 { return "a control character" }
    return "‘\(scalar)’"
  }
}

extension Unicode.Scalar {
  var isJSON5LineEnd: Bool {
    self == "\n" || self == "\r" || self == "\u{2028}" || self == "\u{2029}"
  }

  var isJSON5Blank: Bool {
    switch self {
    case " ", "\t", "\u{0B}", "\u{0C}", "\u{A0}", "\u{FEFF}": true
    default: isJSON5LineEnd || properties.generalCategory == .spaceSeparator
    }
  }

  /// Whether an unquoted key can begin with it (ECMAScript 5.1, IdentifierStart).
  var startsJSON5Name: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      true
    default: self == "$" || self == "_"
    }
  }

  /// Whether an unquoted key can go on with it (ECMAScript 5.1, IdentifierPart).
  var continuesJSON5Name: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: true
    default: startsJSON5Name || self == "\u{200C}" || self == "\u{200D}"
    }
  }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt32? {
    switch value {
    case 48...57: value - 48
    case 65...70: value - 55
    case 97...102: value - 87
    default: nil
    }
  }

  var isDecimalDigit: Bool { value >= 48 && value <= 57 }
}

// Strings in either quote, their escapes, and unquoted names.
extension JSON5Parser {
  /// A string, the current character being its quote.
  mutating func string() throws(Fault) -> String {
    let start = scanner.place
    let quote = scanner.current
    scanner.advance()
    var text = String.UnicodeScalarView()
    while let scalar = scanner.current {
      if scalar == quote {
        scanner.advance()
        return String(text)
      }
      if scalar == "\n" || scalar == "\r" { break }
      if scalar == "\\" {
        if let escaped = try escape() { text.append(escaped) }
      } else {
        text.append(scalar)
        scanner.advance()
      }
    }
    throw scanner.fault(
      at: start, "the text that begins here is not closed in its line", hint: "close its quote")
  }

  /// An unquoted name, in which `\u` escapes may stand.
  mutating func name() throws(Fault) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = scanner.current {
      if scalar == "\\" {
        text.append(try nameEscape(isFirst: text.isEmpty))
      } else if scalar.continuesJSON5Name {
        text.append(scalar)
        scanner.advance()
      } else {
        break
      }
    }
    return String(text)
  }

  private mutating func nameEscape(isFirst: Bool) throws(Fault) -> Unicode.Scalar {
    let place = scanner.place
    guard scanner.peek(1) == "u", let scalar = try escape(),
      isFirst ? scalar.startsJSON5Name : scalar.continuesJSON5Name
    else {
      throw scanner.fault(at: place, "the escape stands for no character of a name")
    }
    return scalar
  }

  /// An escape, the current character being its backslash; nil for a line that is continued.
  private mutating func escape() throws(Fault) -> Unicode.Scalar? {
    let start = scanner.place
    scanner.advance()
    guard let scalar = scanner.current else {
      throw scanner.fault(at: start, "the file ends within an escape")
    }
    scanner.advance()
    if scalar.isJSON5LineEnd {
      if scalar == "\r" { _ = scanner.skip("\n") }
      return nil
    }
    if let plain = Self.plainEscapes[scalar] { return plain }
    switch scalar {
    case "x": return Unicode.Scalar(try hexadecimal(digits: 2, from: start))
    case "u": return try unicodeEscape(from: start)
    case "0" where scanner.current?.isDecimalDigit != true: return "\0"
    case let digit where digit.isDecimalDigit:
      throw scanner.fault(
        at: start, "\\\(digit) is no escape", hint: "a backslash itself is written \\\\")
    default: return scalar
    }
  }

  private static let plainEscapes: [Unicode.Scalar: Unicode.Scalar] = [
    "b": "\u{08}", "f": "\u{0C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{0B}",
  ]

  /// What follows `\u`: four digits, or two times four for a character beyond the first plane.
  private mutating func unicodeEscape(from start: Place) throws(Fault) -> Unicode.Scalar {
    let first = try hexadecimal(digits: 4, from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, scanner.current == "\\", scanner.peek(1) == "u" {
      scanner.advance()
      scanner.advance()
      let second = try hexadecimal(digits: 4, from: start)
      if second >= 0xDC00, second <= 0xDFFF,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw scanner.fault(at: start, "the escape is one half of a character (a surrogate)")
  }

  private mutating func hexadecimal(digits: Int, from start: Place) throws(Fault) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = scanner.current?.hexadecimalValue else {
        throw scanner.fault(
          at: start, "the escape needs \(digits) hexadecimal digits",
          hint: "a backslash itself is written \\\\")
      }
      number = number << 4 | digit
      scanner.advance()
    }
    return number
  }
}

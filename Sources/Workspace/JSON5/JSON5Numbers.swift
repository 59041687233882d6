// Numbers, kept as they were written.
extension JSON5Parser {
  /// A number, the current character being its first.
  mutating func number() throws(Fault) -> String {
    let start = scanner.place
    var text = ""
    if scanner.current == "+" || scanner.current == "-" { take(into: &text) }
    switch scanner.current {
    case "I": try word("Infinity", into: &text, from: start)
    case "N": try word("NaN", into: &text, from: start)
    case "0" where scanner.peek(1) == "x" || scanner.peek(1) == "X":
      try hexadecimalNumber(into: &text, from: start)
    default: try decimalNumber(into: &text, from: start)
    }
    if let next = scanner.current, next.continuesJSON5Name || next == "." {
      throw scanner.fault(
        at: start, "\(text)\(next)… is no number", hint: "a text stands in quotes")
    }
    return text
  }

  private mutating func take(into text: inout String) {
    if let scalar = scanner.current { text.unicodeScalars.append(scalar) }
    scanner.advance()
  }

  private mutating func word(
    _ word: String, into text: inout String, from start: Place
  ) throws(Fault) {
    for scalar in word.unicodeScalars {
      guard scanner.skip(scalar) else {
        throw scanner.fault(at: start, "a value is expected", hint: "a text stands in quotes")
      }
    }
    text += word
  }

  private mutating func hexadecimalNumber(
    into text: inout String, from start: Place
  ) throws(Fault) {
    take(into: &text)
    take(into: &text)
    let digits = takeDigits(into: &text) { $0.hexadecimalValue != nil }
    if digits == 0 { throw scanner.fault(at: start, "0x lacks its digits") }
  }

  private mutating func decimalNumber(into text: inout String, from start: Place) throws(Fault) {
    let startsWithZero = scanner.current == "0"
    let whole = takeDigits(into: &text) { $0.isDecimalDigit }
    if startsWithZero, whole > 1 {
      throw scanner.fault(
        at: start, "\(text) begins with a zero", hint: "leave the zero out, or put it in quotes")
    }
    var fraction = 0
    if scanner.current == "." {
      take(into: &text)
      fraction = takeDigits(into: &text) { $0.isDecimalDigit }
    }
    if whole + fraction == 0 {
      throw scanner.fault(at: start, "a number is expected, not \(scanner.found)")
    }
    if scanner.current == "e" || scanner.current == "E" { try exponent(into: &text, from: start) }
  }

  private mutating func exponent(into text: inout String, from start: Place) throws(Fault) {
    take(into: &text)
    if scanner.current == "+" || scanner.current == "-" { take(into: &text) }
    if takeDigits(into: &text, where: { $0.isDecimalDigit }) == 0 {
      throw scanner.fault(at: start, "the exponent of \(text) lacks its digits")
    }
  }

  private mutating func takeDigits(
    into text: inout String, where isDigit: (Unicode.Scalar) -> Bool
  ) -> Int {
    var count = 0
    while let scalar = scanner.current, isDigit(scalar) {
      take(into: &text)
      count += 1
    }
    return count
  }
}

extension Unicode.Scalar {
  var startsJSON5Number: Bool {
    isDecimalDigit || self == "+" || self == "-" || self == "."
  }
}

/// Reads one number that is more than plain digits: first what stands around it, then its digits.
@usableFromInline
struct NumberReader {
  private let text: UnsafeBufferPointer<UInt8>
  private let format: NumberFormat
  private var start = 0
  private var end: Int
  private var isNegative = false
  private var hasSign = false

  /// Wider than the result, so that zeros at the end of a fraction cost no room.
  private var mantissa: Int128 = 0
  private var scale = 0
  private var digitCount = 0

  @usableFromInline
  init(_ text: UnsafeBufferPointer<UInt8>, _ format: NumberFormat) {
    self.text = text
    self.format = format
    end = text.count
  }

  @usableFromInline
  mutating func read() throws(NumberFault) -> ExactDecimal {
    trim()
    if start == end { throw .empty }
    while stripAffix() { trim() }
    try readInteger()
    try readFraction()
    try readExponent()
    guard start == end, digitCount > 0 else { throw .notANumber }
    return try settled()
  }
}

// MARK: What stands around the digits

extension NumberReader {
  private mutating func trim() {
    while start < end {
      let width = UTF8Blank.width(in: text, at: start, end: end)
      if width == 0 { break }
      start += width
    }
    while start < end {
      let width = UTF8Blank.widthBefore(end, in: text, start: start)
      if width == 0 { break }
      end -= width
    }
  }

  /// Takes off one sign of the currency or of the negative, each of which may stand there once.
  /// Currency signs come first: the Czech `1234,-` is no negative.
  private mutating func stripAffix() -> Bool {
    if !hasSign, stripCurrencySign() {
      hasSign = true
      return true
    }
    if !isNegative, stripMinus() {
      isNegative = true
      return true
    }
    return false
  }

  private mutating func stripCurrencySign() -> Bool {
    for sign in format.signs where end - start > sign.count {
      if matches(sign, at: start) {
        start += sign.count
        return true
      }
      if matches(sign, at: end - sign.count) {
        end -= sign.count
        return true
      }
    }
    return false
  }

  private func matches(_ sign: [UInt8], at place: Int) -> Bool {
    for (offset, byte) in sign.enumerated() where text[place + offset] != byte { return false }
    return true
  }

  private mutating func stripMinus() -> Bool {
    guard end - start > 1 else { return false }
    if text[start] == UInt8(ascii: "("), text[end - 1] == UInt8(ascii: ")") {
      start += 1
      end -= 1
    } else if text[start] == UInt8(ascii: "-") {
      start += 1
    } else if text[end - 1] == UInt8(ascii: "-") {
      end -= 1
    } else if matches(Self.typographicMinus, at: start) {
      start += 3
    } else {
      return false
    }
    return true
  }

  private static let typographicMinus: [UInt8] = [0xE2, 0x88, 0x92]
}

// MARK: The digits

extension NumberReader {
  private mutating func readInteger() throws(NumberFault) {
    // A plus is a sign too, and may not follow a minus.
    if !isNegative, start < end, text[start] == UInt8(ascii: "+") { start += 1 }
    var groupDigits = 0
    var isGrouped = false
    while start < end {
      let digit = text[start] &- 48
      if digit <= 9 {
        try append(digit)
        groupDigits += 1
        start += 1
        continue
      }
      let width = thousandsWidth()
      if width == 0 { break }
      guard groupDigits == 3 || (!isGrouped && groupDigits > 0 && groupDigits < 3) else {
        throw digitCount == 0 ? .notANumber : .badGrouping
      }
      isGrouped = true
      groupDigits = 0
      start += width
    }
    if isGrouped, groupDigits != 3 { throw .badGrouping }
  }

  private mutating func readFraction() throws(NumberFault) {
    guard start < end, text[start] == format.decimal else { return }
    start += 1
    while start < end {
      let digit = text[start] &- 48
      if digit > 9 { break }
      try append(digit)
      scale += 1
      start += 1
    }
  }

  private mutating func readExponent() throws(NumberFault) {
    guard digitCount > 0, start < end, text[start] | 0x20 == UInt8(ascii: "e") else { return }
    var place = start + 1
    let isDown = place < end && text[place] == UInt8(ascii: "-")
    if place < end, isDown || text[place] == UInt8(ascii: "+") { place += 1 }
    guard place < end, end - place <= 3 else { throw .notANumber }
    var exponent = 0
    while place < end {
      let digit = text[place] &- 48
      guard digit <= 9 else { throw .notANumber }
      exponent = exponent * 10 + Int(digit)
      place += 1
    }
    scale += isDown ? exponent : -exponent
    start = end
  }

  private mutating func append(_ digit: UInt8) throws(NumberFault) {
    digitCount += 1
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(Int128(digit))
    if overflow || carry { throw .overflow }
    mantissa = sum
  }

  /// The width of the thousands sign at the current place, 0 where there is none.
  private func thousandsWidth() -> Int {
    switch format.thousands {
    case .none:
      return 0
    case .blank:
      // A blank before anything but a digit groups nothing: `12 €`.
      let width = UTF8Blank.width(in: text, at: start, end: end)
      return start + width < end && text[start + width] &- 48 <= 9 ? width : 0
    case .apostrophe:
      if text[start] == UInt8(ascii: "'") { return 1 }
      return end - start >= 3 && matches([0xE2, 0x80, 0x99], at: start) ? 3 : 0
    case .byte(let sign):
      return text[start] == sign ? 1 : 0
    }
  }

  /// Brings the scale into 0–18 and the mantissa into 64 bits without changing the number.
  private mutating func settled() throws(NumberFault) -> ExactDecimal {
    if mantissa == 0 { return ExactDecimal(mantissa: 0, scale: UInt8(min(max(scale, 0), 18))) }
    while scale < 0 {
      try append(0)
      scale += 1
    }
    while scale > 18 || (scale > 0 && mantissa > Int128(Int64.max)) {
      guard mantissa % 10 == 0 else { throw .overflow }
      mantissa /= 10
      scale -= 1
    }
    guard let digits = Int64(exactly: mantissa) else { throw .overflow }
    return ExactDecimal(mantissa: isNegative ? -digits : digits, scale: UInt8(scale))
  }
}

/// Blanks as exports have them: space, tab, no-break, narrow no-break and thin space.
enum UTF8Blank {
  /// The width in bytes of the blank at an index, 0 where there is none.
  static func width(in text: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    guard index < end else { return 0 }
    let byte = text[index]
    if byte == 0x20 || byte == 0x09 { return 1 }
    if byte == 0xC2 { return index + 1 < end && text[index + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2, index + 2 < end, text[index + 1] == 0x80 else { return 0 }
    return text[index + 2] == 0xAF || text[index + 2] == 0x89 ? 3 : 0
  }

  /// The width in bytes of the blank that ends before an index, 0 where there is none.
  static func widthBefore(_ end: Int, in text: UnsafeBufferPointer<UInt8>, start: Int) -> Int {
    for width in 1...3 where end - width >= start {
      if self.width(in: text, at: end - width, end: end) == width { return width }
    }
    return 0
  }
}

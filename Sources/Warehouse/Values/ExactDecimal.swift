/// A decimal number as it was written: mantissa ÷ 10^scale, nothing rounded, nothing in floating
/// point. Prices, quantities, rates and amounts are read into it.
public struct ExactDecimal: Sendable {
  /// The digits without the decimal sign, with the number's sign.
  public let mantissa: Int64
  /// How many of the digits stand after the decimal sign, 0–18.
  public let scale: UInt8

  /// Zero.
  public static let zero = ExactDecimal(mantissa: 0, scale: 0)
  /// One.
  public static let one = ExactDecimal(mantissa: 1, scale: 0)

  /// mantissa ÷ 10^scale. A scale over 18 is none: it is held at 18.
  @inlinable
  public init(mantissa: Int64, scale: UInt8) {
    self.mantissa = mantissa
    self.scale = min(scale, 18)
  }

  /// A whole number.
  @inlinable
  public init(_ whole: Int64) {
    self.init(mantissa: whole, scale: 0)
  }

  /// Whether it is less than zero.
  @inlinable public var isNegative: Bool { mantissa < 0 }
  /// Whether it is zero.
  @inlinable public var isZero: Bool { mantissa == 0 }

  /// The same number without zeros at the end of its fraction.
  public var normalized: ExactDecimal {
    var (digits, places) = (mantissa, scale)
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    return ExactDecimal(mantissa: digits, scale: places)
  }

  /// The same number with the other sign; nil for the one mantissa that has none.
  @inlinable
  public var negated: ExactDecimal? {
    mantissa == .min ? nil : ExactDecimal(mantissa: -mantissa, scale: scale)
  }

  /// 10^exponent for 0–18.
  @inlinable
  static func powerOfTen(_ exponent: Int) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<min(max(exponent, 0), 18) { power &*= 10 }
    return power
  }
}

extension ExactDecimal {
  /// The number × 10^digits, rounded once, half away from zero; nil where that overflows.
  /// So a price of 12.345 has 1235 minor units of two digits.
  @inlinable
  public func rounded(digits: Int) -> Int64? {
    let excess = Int(scale) - digits
    if excess == 0 { return mantissa }
    if excess > 0 { return Self.roundedQuotient(mantissa, byPowerOfTen: excess) }
    guard excess >= -18 else { return mantissa == 0 ? 0 : nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: Self.powerOfTen(-excess))
    return overflow ? nil : product
  }

  /// The number × 10^digits where that is whole and fits; nil where digits would be lost.
  /// Quantities are kept like this, with six digits.
  public func scaled(digits: Int) -> Int64? {
    let plain = normalized
    return Int(plain.scale) <= digits ? plain.rounded(digits: digits) : nil
  }

  /// a × b × 10^minorDigits, rounded once, half away from zero; nil where that overflows.
  /// The common case stays in 64 bits; the others are done in 128.
  @inlinable
  public static func roundedProduct(
    _ a: ExactDecimal, _ b: ExactDecimal, minorDigits: Int
  ) -> Int64? {
    let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
    let excess = Int(a.scale) + Int(b.scale) - minorDigits
    if !overflow, excess >= 0, excess <= 18 {
      return roundedQuotient(product, byPowerOfTen: excess)
    }
    return (Rational(a) * Rational(b)).rounded(digits: minorDigits)
  }

  /// a × b × (1 − fraction) × 10^minorDigits, rounded once, half away from zero; nil where that
  /// overflows: the revenue of a line with a discount that is given as a share.
  @inlinable
  public static func roundedProduct(
    _ a: ExactDecimal, _ b: ExactDecimal, lessFraction fraction: ExactDecimal, minorDigits: Int
  ) -> Int64? {
    let (rest, restOverflow) = powerOfTen(Int(fraction.scale))
      .subtractingReportingOverflow(fraction.mantissa)
    let (gross, grossOverflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
    let (net, netOverflow) = gross.multipliedReportingOverflow(by: rest)
    let excess = Int(a.scale) + Int(b.scale) + Int(fraction.scale) - minorDigits
    if !restOverflow, !grossOverflow, !netOverflow, excess >= 0, excess <= 18 {
      return roundedQuotient(net, byPowerOfTen: excess)
    }
    let exact = Rational(a) * Rational(b) * (Rational(1) - Rational(fraction))
    return exact.rounded(digits: minorDigits)
  }

  /// value ÷ 10^exponent (0–18), rounded half away from zero. Cannot overflow.
  @inlinable
  static func roundedQuotient(_ value: Int64, byPowerOfTen exponent: Int) -> Int64 {
    guard exponent > 0 else { return value }
    let divisor = powerOfTen(exponent)
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    // Half of a power of ten is whole, so the comparison is exact.
    guard remainder.magnitude >= (divisor / 2).magnitude else { return quotient }
    return value < 0 ? quotient - 1 : quotient + 1
  }
}

extension ExactDecimal: Hashable, Comparable, CustomStringConvertible {
  /// Numbers are equal by value: 1.50 is 1.5.
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let (a, b) = (left.normalized, right.normalized)
    return a.mantissa == b.mantissa && a.scale == b.scale
  }

  /// By value.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    // An Int64 times 10^18 is under 2^123: it cannot overflow.
    Int128(left.mantissa) * Int128(powerOfTen(Int(right.scale)))
      < Int128(right.mantissa) * Int128(powerOfTen(Int(left.scale)))
  }

  /// By value.
  public func hash(into hasher: inout Hasher) {
    let plain = normalized
    hasher.combine(plain.mantissa)
    hasher.combine(plain.scale)
  }

  /// `-1234.50`: a decimal point, no grouping, as many decimals as the scale says.
  public var description: String {
    minorText(mantissa, digits: Int(scale))
  }
}

/// An integer of minor units with a decimal point before its last `digits` digits: -123450 with
/// two digits is `-1234.50`.
public func minorText(_ minor: Int64, digits: Int) -> String {
  guard digits > 0 else { return String(minor) }
  let text = String(minor.magnitude)
  let padded = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
  let split = padded.utf8.index(padded.utf8.endIndex, offsetBy: -digits)
  return (minor < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
}

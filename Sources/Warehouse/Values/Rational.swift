/// An exact fraction of 128-bit integers, for amounts that go through several steps (price less a
/// discount, without its tax, at an exchange rate) and may be rounded only once, at the end.
///
/// An overflow or a division by zero makes a fraction invalid, and everything computed from it;
/// `rounded` then gives nil. So a chain of steps needs one check.
public struct Rational: Sendable {
  @usableFromInline let numerator: Int128
  /// Positive; 0 in an invalid fraction.
  @usableFromInline let denominator: Int128

  @usableFromInline
  init(numerator: Int128, denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  @usableFromInline static let invalid = Rational(numerator: 0, denominator: 0)

  /// The fraction that a decimal is.
  @inlinable
  public init(_ decimal: ExactDecimal) {
    self.init(
      numerator: Int128(decimal.mantissa),
      denominator: Int128(ExactDecimal.powerOfTen(Int(decimal.scale))))
  }

  /// A whole number.
  @inlinable
  public init(_ whole: Int64) {
    self.init(numerator: Int128(whole), denominator: 1)
  }

  /// Whether every step up to here was within bounds.
  @inlinable public var isValid: Bool { denominator != 0 }

  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    multiply(a, b) ?? multiply(a.crossReduced(with: b), b.crossReduced(with: a)) ?? .invalid
  }

  /// The quotient; invalid for a zero divisor.
  public static func / (a: Rational, b: Rational) -> Rational {
    guard b.isValid, b.numerator != 0, b.numerator != .min else { return .invalid }
    let sign: Int128 = b.numerator < 0 ? -1 : 1
    return a * Rational(numerator: sign * b.denominator, denominator: sign * b.numerator)
  }

  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    add(a, b) ?? add(a.reduced, b.reduced) ?? .invalid
  }

  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational {
    guard b.numerator != .min else { return .invalid }
    return a + Rational(numerator: -b.numerator, denominator: b.denominator)
  }

  /// The fraction × 10^digits as a whole number, rounded half away from zero; nil where the
  /// fraction is invalid or the result does not fit.
  public func rounded(digits: Int) -> Int64? {
    let shift = Rational(ExactDecimal.powerOfTen(digits))
    let shifted = digits == 0 ? self : self * shift
    guard shifted.isValid else { return nil }
    if let top = Int64(exactly: shifted.numerator), let bottom = Int64(exactly: shifted.denominator)
    {
      return Self.roundedQuotient(top, bottom)
    }
    let (quotient, remainder) = shifted.numerator.quotientAndRemainder(
      dividingBy: shifted.denominator)
    let rest = remainder.magnitude
    let isUp = rest != 0 && rest >= shifted.denominator.magnitude - rest
    return Int64(exactly: isUp ? quotient + (shifted.numerator < 0 ? -1 : 1) : quotient)
  }

  /// The same in 64 bits, which the processor divides itself. `divisor` is positive.
  private static func roundedQuotient(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    let rest = remainder.magnitude
    guard rest != 0, rest >= divisor.magnitude - rest else { return quotient }
    return quotient + (value < 0 ? -1 : 1)
  }
}

extension Rational {
  private static func multiply(_ a: Rational, _ b: Rational) -> Rational? {
    let (top, topOverflow) = a.numerator.multipliedReportingOverflow(by: b.numerator)
    let (bottom, bottomOverflow) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    if topOverflow || bottomOverflow { return nil }
    return Rational(numerator: top, denominator: bottom)
  }

  private static func add(_ a: Rational, _ b: Rational) -> Rational? {
    if a.denominator == b.denominator {
      let (sum, overflow) = a.numerator.addingReportingOverflow(b.numerator)
      return overflow ? nil : Rational(numerator: sum, denominator: a.denominator)
    }
    let (left, leftOverflow) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, rightOverflow) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    let (sum, overflow) = left.addingReportingOverflow(right)
    let (bottom, bottomOverflow) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    if leftOverflow || rightOverflow || overflow || bottomOverflow { return nil }
    return Rational(numerator: sum, denominator: bottom)
  }

  private var reduced: Rational {
    let divisor = greatestCommonDivisor(numerator, denominator)
    guard divisor > 1 else { return self }
    return Rational(numerator: numerator / divisor, denominator: denominator / divisor)
  }

  /// The fraction reduced, and its numerator and denominator also against those of a factor.
  private func crossReduced(with factor: Rational) -> Rational {
    let (own, other) = (reduced, factor.reduced)
    guard own.isValid, other.isValid else { return .invalid }
    return Rational(
      numerator: own.numerator / greatestCommonDivisor(own.numerator, other.denominator),
      denominator: own.denominator / greatestCommonDivisor(other.numerator, own.denominator))
  }
}

/// At least 1, so that it can be divided by.
private func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
  var (large, small) = (a.magnitude, b.magnitude)
  while small != 0 { (large, small) = (small, large % small) }
  return max(1, Int128(exactly: large) ?? 1)
}

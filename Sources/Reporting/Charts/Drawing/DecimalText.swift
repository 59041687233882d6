/// Coordinates as text: at most one decimal, no exponent, no locale, no minus zero, so that the same
/// drawing is the same text on every machine.
enum DecimalText {
  private static let limit = 1_000_000.0

  /// A coordinate in px, rounded to a tenth; what is not a number becomes 0.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    return text(of: value, decimals: 10)
  }

  /// An opacity from 0 to 1, rounded to a hundredth.
  static func opacity(_ value: Double) -> String {
    guard value.isFinite else { return "1" }
    return text(of: min(max(value, 0), 1), decimals: 100)
  }

  private static func text(of value: Double, decimals: Int) -> String {
    let clamped = min(max(value, -limit), limit)
    let scaled = Int((clamped * Double(decimals)).rounded())
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt(decimals))
    let sign = scaled < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction(rest, decimals: decimals))"
  }

  private static func fraction(_ rest: UInt, decimals: Int) -> String {
    guard decimals == 100 else { return "\(rest)" }
    if rest % 10 == 0 { return "\(rest / 10)" }
    return rest < 10 ? "0\(rest)" : "\(rest)"
  }
}

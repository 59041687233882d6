/// Numbers as a language writes them: grouped thousands, its decimal sign, a real minus sign.
///
/// Made from integers and by hand rather than through a locale, so that the same number gives the
/// same text on every machine.
public struct NumberText: Sendable {
  /// The language written in.
  public let language: Language

  /// Numbers in a language.
  public init(_ language: Language) { self.language = language }

  /// The sign before negative numbers.
  static let minus = "\u{2212}"
  /// What stands for a figure that is not known.
  static let unknown = "–"

  /// A whole number: `−1,234`.
  public func integer(_ value: Int64) -> String {
    sign(value < 0) + grouped(value.magnitude)
  }

  /// `value` ÷ 10^`scale`, rounded half away from zero to `decimals` (at most `scale`).
  public func scaled(_ value: Int64, scale: Int, decimals: Int) -> String {
    let kept = Self.rounded(value, dropping: max(0, scale - decimals))
    let digits = min(scale, decimals)
    let power = UInt64(Self.power(digits))
    let whole = grouped(kept.magnitude / power)
    guard digits > 0 else { return sign(kept < 0) + whole }
    let part = String(kept.magnitude % power)
    let zeros = String(repeating: "0", count: digits - part.count)
    return sign(kept < 0) + whole + language.decimalSign + zeros + part
  }

  /// A number with that many decimals, rounded half away from zero; what is not finite is unknown.
  public func fixed(_ value: Double, decimals: Int) -> String {
    let raised = (value * Double(Self.power(decimals))).rounded(.toNearestOrAwayFromZero)
    guard raised.isFinite, raised.magnitude < 9e18 else { return Self.unknown }
    return scaled(Int64(raised), scale: decimals, decimals: decimals)
  }

  /// A number with as many decimals as it needs, at most six.
  func shortest(_ value: Double) -> String {
    var text = fixed(value, decimals: 6)
    guard text.contains(language.decimalSign) else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(language.decimalSign) { text.removeLast() }
    return text
  }

  /// A ratio as percent: 0.128 is `12.8 %`.
  public func percent(_ ratio: Double, decimals: Int = 1) -> String {
    fixed(ratio * 100, decimals: decimals) + language.percentGap + "%"
  }

  /// Puts a plus sign before what is above zero.
  func signed(_ text: String, of value: Double) -> String {
    guard value > 0, text.contains(where: { ("1"..."9").contains($0) }) else { return text }
    return "+" + text
  }

  /// A quantity in millionths with as many decimals as it needs, at most three.
  func quantity(_ micro: Int64) -> String {
    let thousandths = Self.rounded(micro, dropping: 3)
    var decimals = 3
    while decimals > 0, thousandths % Self.power(4 - decimals) == 0 { decimals -= 1 }
    return scaled(thousandths, scale: 3, decimals: decimals)
  }

  private func sign(_ isNegative: Bool) -> String { isNegative ? Self.minus : "" }

  private func grouped(_ magnitude: UInt64) -> String {
    let digits = String(magnitude)
    let count = digits.utf8.count
    guard count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.unicodeScalars.enumerated() {
      if index > 0, (count - index) % 3 == 0 { text += language.thousandsSign }
      text.unicodeScalars.append(digit)
    }
    return text
  }

  /// Drops decimal digits, rounding half away from zero.
  static func rounded(_ value: Int64, dropping digits: Int) -> Int64 {
    guard digits > 0 else { return value }
    let power = power(digits)
    let half = power / 2
    let quotient = value / power
    let rest = value % power
    if rest >= half { return quotient + 1 }
    return rest <= -half ? quotient - 1 : quotient
  }

  static func power(_ digits: Int) -> Int64 {
    (0..<max(0, min(digits, 18))).reduce(1) { product, _ in product * 10 }
  }
}

/// Powers and logarithms of ten. The standard library alone has none, and this room imports nothing;
/// plain arithmetic also gives the same drawing on every machine.
enum Decade {
  private static let naturalLogOf2 = 0.693_147_180_559_945_3
  private static let naturalLogOf10 = 2.302_585_092_994_046

  /// The decimal logarithm of a positive finite number, by the series of the inverse hyperbolic
  /// tangent over a significand brought between √½ and √2; exact to about 1e-15. Not a number for
  /// anything else.
  static func log10(_ number: Double) -> Double {
    guard number > 0, number.isFinite else { return .nan }
    var exponent = Double(number.exponent)
    var significand = number.significand
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    return (exponent * naturalLogOf2 + naturalLog(nearOne: significand)) / naturalLogOf10
  }

  private static func naturalLog(nearOne number: Double) -> Double {
    let ratio = (number - 1) / (number + 1)
    var power = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 25, by: 2) {
      sum += power / odd
      power *= ratio * ratio
    }
    return 2 * sum
  }

  /// 10 to a whole power, correctly rounded, which repeated multiplication is not beyond 10^22.
  static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .infinity }
}

/// Registration and tax numbers whose check digits are right.
enum CheckDigits {
  /// A Czech or Slovak registration number (IČO): seven digits and a check digit.
  ///
  /// The digits weigh 8 down to 2; the check digit is (11 − sum mod 11) mod 10.
  static func registrationNumber(body: Int) -> String {
    let digits = decimalDigits(body, count: 7)
    let sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2])
    return text(digits) + String((11 - sum % 11) % 10)
  }

  /// A Slovak tax number (DIČ): ten digits, a multiple of 11.
  static func slovakTaxNumber(multiple: Int) -> String {
    text(decimalDigits(multiple * 11, count: 10))
  }

  /// A Polish tax number (NIP): nine digits and their weighted sum mod 11, or nil where that is 10,
  /// which no number may have.
  static func polishTaxNumber(body: Int) -> String? {
    let digits = decimalDigits(body, count: 9)
    let check = weightedSum(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
    return check == 10 ? nil : text(digits) + String(check)
  }

  /// A Polish statistical number (REGON): eight digits and their weighted sum mod 11, 10 being 0.
  static func polishStatisticalNumber(body: Int) -> String {
    let digits = decimalDigits(body, count: 8)
    let check = weightedSum(digits, [8, 9, 2, 3, 4, 5, 6, 7]) % 11
    return text(digits) + String(check % 10)
  }

  private static func decimalDigits(_ number: Int, count: Int) -> [Int] {
    var rest = number
    var digits = [Int](repeating: 0, count: count)
    for place in digits.indices.reversed() {
      digits[place] = rest % 10
      rest /= 10
    }
    return digits
  }

  private static func weightedSum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func text(_ digits: [Int]) -> String {
    digits.map(String.init).joined()
  }
}

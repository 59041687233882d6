import Testing

@testable import Warehouse

private let czech = NumberFormat(
  decimal: UInt8(ascii: ","), thousands: .blank, signs: ["Kč", "CZK", ",-"])
private let german = NumberFormat(
  decimal: UInt8(ascii: ","), thousands: .byte(UInt8(ascii: ".")), signs: ["€", "EUR"])
private let english = NumberFormat(
  decimal: UInt8(ascii: "."), thousands: .byte(UInt8(ascii: ",")), signs: ["$", "US$", "%"])
private let swiss = NumberFormat(decimal: UInt8(ascii: "."), thousands: .apostrophe)

private func fault(_ text: String, _ format: NumberFormat) -> NumberFault? {
  do throws(NumberFault) {
    _ = try ExactDecimal(text, format)
    return nil
  } catch {
    return error
  }
}

@Suite struct NumberReadingTests {
  @Test(arguments: [
    ("0", 0, 0), ("7", 7, 0), ("-7", -7, 0), ("+7", 7, 0), ("17850.0", 178_500, 1),
    ("007", 7, 0), (".5", 5, 1), ("5.", 5, 0), ("-0.004", -4, 3), ("  12.50 ", 1250, 2),
    ("999999999999999999", 999_999_999_999_999_999, 0),
    ("9223372036854775807", Int64.max, 0), ("-9223372036854775807", -Int64.max, 0),
    ("0.30000000000000004", 30_000_000_000_000_004, 17), ("0.000000000000000001", 1, 18),
    ("1.0000000000000000000000", 1_000_000_000_000_000_000, 18),
    ("1e3", 1000, 0), ("1.5E+3", 1500, 0), ("25e-06", 25, 6), ("-2.5e-1", -25, 2),
    ("0e5", 0, 0), ("12-", -12, 0), ("(12.5)", -125, 1), ("\u{2212}3", -3, 0), ("- 3", -3, 0),
  ])
  func plain(text: String, mantissa: Int64, scale: UInt8) throws {
    let number = try ExactDecimal(text)
    #expect(number.mantissa == mantissa)
    #expect(number.scale == scale)
  }

  @Test(arguments: [
    (czech, "1 234,50", "1234.50"), (czech, "1\u{A0}234\u{202F}567,5", "1234567.5"),
    (czech, "1234,50 Kč", "1234.50"), (czech, "Kč -1 234", "-1234"), (czech, "-1234,-", "-1234"),
    (czech, "1 234,-", "1234"), (czech, "(1 234,50 Kč)", "-1234.50"), (czech, "12,50-", "-12.50"),
    (czech, "12,50- Kč", "-12.50"), (czech, "CZK\u{A0}7", "7"), (czech, "1\u{2009}000", "1000"),
    (german, "1.234.567,89", "1234567.89"), (german, "-1.234 €", "-1234"),
    (german, "€ -5,00", "-5.00"), (german, "1234567,8", "1234567.8"),
    (english, "$1,234.50", "1234.50"), (english, "-$5", "-5"), (english, "US$ 5", "5"),
    (english, "($1,234)", "-1234"), (english, "12.5 %", "12.5"),
    (swiss, "1'234'567.00", "1234567.00"), (swiss, "1\u{2019}234", "1234"),
  ])
  func formatted(format: NumberFormat, text: String, expected: String) throws {
    #expect(try ExactDecimal(text, format).description == expected)
  }

  @Test(arguments: [
    (czech, "", NumberFault.empty), (czech, " \u{A0}\t", .empty), (czech, "abc", .notANumber),
    (czech, "1.5", .notANumber), (czech, "1,5,0", .notANumber), (czech, "12 Kč Kč", .notANumber),
    (czech, "12 €", .notANumber), (czech, "--5", .notANumber), (czech, "-5-", .notANumber),
    (czech, "(-5)", .notANumber), (czech, "-+5", .notANumber), (czech, "-", .notANumber),
    (czech, ",", .notANumber), (czech, "Kč", .notANumber), (czech, "()", .notANumber),
    (czech, "12 34", .badGrouping), (czech, "1234 567", .badGrouping),
    (czech, "1 2345", .badGrouping), (czech, "1  234", .notANumber),
    (german, "1.5", .badGrouping), (german, "1.23", .badGrouping), (german, "1.2345", .badGrouping),
    (german, "12.34.567", .badGrouping), (german, ".123", .notANumber),
    (german, "1.234.", .badGrouping), (english, "1,23.5", .badGrouping),
    (english, "1.234,5", .notANumber), (.plain, "1e", .notANumber), (.plain, "1e+", .notANumber),
    (.plain, "e5", .notANumber), (.plain, "1e2x", .notANumber), (.plain, "1e1000", .notANumber),
    (.plain, "0x10", .notANumber), (.plain, "NaN", .notANumber), (.plain, "1 2", .notANumber),
    (.plain, "9223372036854775808", .overflow), (.plain, "1e19", .overflow),
    (.plain, "99999999999999999999999999999999999999999", .overflow),
    (.plain, "0.0000000000000000001", .overflow), (.plain, "1e-19", .overflow),
  ])
  func refused(format: NumberFormat, text: String, expected: NumberFault) {
    #expect(fault(text, format) == expected)
  }
}

@Suite struct DecimalArithmeticTests {
  @Test(arguments: [
    ("2.55", "6", 2, 1530), ("0.125", "1", 2, 13), ("-0.125", "1", 2, -13), ("0.124", "1", 2, 12),
    ("1.005", "1", 2, 101), ("-1.005", "1", 2, -101), ("0.005", "1", 2, 1), ("0.5", "1", 0, 1),
    ("0.5", "-1", 0, -1), ("3", "4", 2, 1200), ("0.30000000000000004", "100", 2, 3000),
    ("12345678.123456", "98765432.654321", 2, 121932624127411763),
    ("0", "5", 3, 0),
  ])
  func roundedProduct(a: String, b: String, digits: Int, expected: Int64) throws {
    let product = ExactDecimal.roundedProduct(
      try ExactDecimal(a), try ExactDecimal(b), minorDigits: digits)
    #expect(product == expected)
  }

  // 14 × 12 less 5 % is 159.60; 4.995 and 0.0049995 by hand.
  @Test(arguments: [
    ("14", "12", "0.05", 15_960), ("9.99", "1", "0.5", 500), ("-9.99", "1", "0.5", -500),
    ("0.0333", "0.3", "0.5", 0), ("12.50", "3", "0", 3750), ("12.50", "3", "1", 0),
    ("12.50", "3", "-0.1", 4125), ("12.50", "3", "1.2", -750),
    ("0.30000000000000004", "1000000", "0.15", 25_500_000),
  ])
  func productLessFraction(a: String, b: String, fraction: String, expected: Int64) throws {
    let product = ExactDecimal.roundedProduct(
      try ExactDecimal(a), try ExactDecimal(b), lessFraction: try ExactDecimal(fraction),
      minorDigits: 2)
    #expect(product == expected)
  }

  @Test func productsThatDoNotFit() throws {
    let large = ExactDecimal(.max)
    #expect(ExactDecimal.roundedProduct(large, large, minorDigits: 2) == nil)
    #expect(ExactDecimal.roundedProduct(large, .one, minorDigits: 0) == .max)
    #expect(ExactDecimal.roundedProduct(large, .one, minorDigits: 2) == nil)
    let tiny = ExactDecimal(mantissa: 1, scale: 18)
    #expect(ExactDecimal.roundedProduct(tiny, tiny, minorDigits: 2) == 0)
    #expect(ExactDecimal.roundedProduct(large, tiny, minorDigits: 2) == 922)
  }

  @Test(arguments: [
    ("12.345", 2, 1235), ("12.344", 2, 1234), ("-12.345", 2, -1235), ("12", 2, 1200),
    ("0.0000005", 6, 1), ("9.999", 2, 1000), ("12.3", 3, 12_300),
  ])
  func rounded(text: String, digits: Int, expected: Int64) throws {
    #expect(try ExactDecimal(text).rounded(digits: digits) == expected)
  }

  @Test func scaledLosesNothing() throws {
    #expect(try ExactDecimal("1.500000000").scaled(digits: 6) == 1_500_000)
    #expect(try ExactDecimal("1.0000001").scaled(digits: 6) == nil)
    #expect(ExactDecimal(.max).scaled(digits: 6) == nil)
  }

  @Test func comparedByValue() throws {
    #expect(try ExactDecimal("1.50") == ExactDecimal("1.5"))
    #expect(try ExactDecimal("1.50").hashValue == ExactDecimal("1.5").hashValue)
    #expect(try ExactDecimal("-1.5") < ExactDecimal("-1.49"))
    #expect(ExactDecimal(mantissa: .max, scale: 18) < ExactDecimal(.max))
  }

  // 3 × 19.99 less 15 %, without 21 % tax: 50.9745 ÷ 1.21 = 42.1276…
  @Test func chainIsRoundedOnce() throws {
    let gross = Rational(ExactDecimal(3)) * Rational(try ExactDecimal("19.99"))
    let net = gross * (Rational(1) - Rational(try ExactDecimal("0.15")))
    let withoutTax = net / Rational(try ExactDecimal("1.21"))
    #expect(withoutTax.rounded(digits: 2) == 4213)
    #expect((Rational(1) / Rational(3)).rounded(digits: 2) == 33)
    #expect((Rational(-2) / Rational(3)).rounded(digits: 2) == -67)
    #expect((Rational(1) / Rational(-8)).rounded(digits: 2) == -13)
    #expect((Rational(5) - Rational(try ExactDecimal("0.005"))).rounded(digits: 2) == 500)
  }

  @Test func chainThatOverflowsIsInvalid() {
    let large = Rational(.max)
    let square = large * large
    #expect(square.isValid && square.rounded(digits: 0) == nil)
    #expect(!(square * square).isValid)
    #expect((square * large / (square * large)).isValid == false)
    // Reduced before it is given up: (2^63 − 1)² × 3 ÷ (2^63 − 1)² is 3.
    #expect((square * (Rational(3) / square)).rounded(digits: 0) == 3)
    #expect(!(Rational(1) / Rational(0)).isValid)
    #expect((Rational(1) / Rational(0)).rounded(digits: 2) == nil)
  }

  @Test(arguments: [
    (-123_450, 2, "-1234.50"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 2, "0.00"), (7, 0, "7"),
    (1_234, 3, "1.234"), (Int64.min, 2, "-92233720368547758.08"),
  ])
  func minor(minor: Int64, digits: Int, expected: String) {
    #expect(minorText(minor, digits: digits) == expected)
  }

  @Test func currencies() {
    #expect(Currency("czk")?.code == "CZK")
    #expect(Currency("CZK")?.minorDigits == 2)
    #expect(["JPY", "KRW", "ISK", "CLP", "VND"].allSatisfy { Currency($0)?.minorDigits == 0 })
    #expect(Currency("HUF")?.minorDigits == 2)
    #expect(Currency("KWD")?.minorDigits == 3)
    #expect(["", "CZ", "CZKK", "C K", "C1K", "Kč"].allSatisfy { Currency($0) == nil })
    #expect(Currency("CKZ")?.isListed == false && Currency("EUR")?.isListed == true)
  }
}

import Warehouse

/// Money of one currency as a language writes it: `4 182 640 Kč`, `£682,681`.
public struct MoneyText: Sendable {
  /// The currency's ISO code.
  public let currency: String
  /// How many decimals it has.
  public let minorDigits: Int
  let numbers: NumberText

  /// Money in a currency; an unknown code is taken to have two decimals.
  public init(currency: String, language: Language) {
    self.currency = currency
    minorDigits = Currency(currency)?.minorDigits ?? 2
    numbers = NumberText(language)
  }

  /// The currency's sign where readers know it, else its code.
  public var sign: String { Self.signs[currency] ?? currency }

  private static let signs = [
    "CZK": "Kč", "EUR": "€", "PLN": "zł", "GBP": "£", "USD": "$", "HUF": "Ft",
  ]

  /// An amount of minor units without its sign: whole units, or to the minor unit.
  public func amount(_ minor: Int64, exact: Bool = false) -> String {
    numbers.scaled(minor, scale: minorDigits, decimals: exact ? minorDigits : 0)
  }

  /// An amount with the currency's sign, on one line.
  public func text(_ minor: Int64, exact: Bool = false) -> String {
    withSign(amount(minor, exact: exact))
  }

  /// An amount with its plus or minus.
  public func signed(_ minor: Int64) -> String { withSign(signedAmount(minor)) }

  /// An amount with its plus or minus, without the currency's sign.
  func signedAmount(_ minor: Int64) -> String {
    numbers.signed(amount(minor), of: Double(minor))
  }

  /// Whole and fractional units, for drawing.
  public func units(_ minor: Int64) -> Double {
    Double(minor) / Double(NumberText.power(minorDigits))
  }

  /// Whether the sign stands before the amount: `£5`.
  var isSignFirst: Bool { numbers.language == .en && ["€", "£", "$"].contains(sign) }

  /// A written amount with the currency's sign where the language puts it.
  func withSign(_ amount: String) -> String {
    guard isSignFirst else { return amount + Space.noBreak + sign }
    guard let first = amount.first, "+\(NumberText.minus)".contains(first) else {
      return sign + amount
    }
    return String(first) + sign + amount.dropFirst()
  }
}

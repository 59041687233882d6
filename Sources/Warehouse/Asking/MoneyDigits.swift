import SQLite

/// How many decimals amounts have: in the company's currency, and in every other.
public struct MoneyDigits: Equatable, Sendable {
  /// The company's currency.
  public let currency: String
  /// Decimals of the company's currency.
  public let company: Int

  /// The company's currency and its decimals.
  public init(currency: String, company: Int) {
    self.currency = currency
    self.company = company
  }

  /// What the warehouse was built for; two decimals where it does not say.
  init(_ connection: Connection) throws(SQLiteError) {
    let kept = KeptSettings(connection)
    currency = try kept.value(of: "currency") ?? ""
    let digits = try kept.value(of: "minor_digits").flatMap { Int($0) }
    company = digits ?? Currency(currency)?.minorDigits ?? 2
  }

  /// Decimals of a currency by its code.
  public func digits(of code: String) -> Int {
    code == currency ? company : Currency(code)?.minorDigits ?? company
  }
}

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
    let statement = try connection.prepare(
      "SELECT name, value FROM warehouse_setting WHERE name IN ('currency', 'minor_digits')")
    var found: [String: String] = [:]
    while try statement.step() { found[statement.text(0)] = statement.text(1) }
    currency = found["currency"] ?? ""
    company = found["minor_digits"].flatMap { Int($0) } ?? Currency(currency)?.minorDigits ?? 2
  }

  /// Decimals of a currency by its code.
  public func digits(of code: String) -> Int {
    code == currency ? company : Currency(code)?.minorDigits ?? company
  }
}

import SQLite

/// What currencies were worth on a day: for documents in another currency than that of the invoice
/// they name.
///
/// A payment takes off an invoice what it comes to in the invoice's currency on its own day (METRICS,
/// "Currency"). The rate of the invoice's issue day would make a receivable of the difference of rates.
final class DayRates {
  private let connection: Connection
  /// Read when they are first asked for, which most firms never do.
  private var known: (rates: ExchangeRates, currencies: [Int64: Currency])?

  init(_ connection: Connection) { self.connection = connection }

  /// Units of the company's currency for one unit of a currency, by its key, on a day; nil where no
  /// rate is within ten days.
  func rate(of currency: Int64, on day: Day) throws(SQLiteError) -> ExchangeRates.Rate? {
    let known = try read()
    return known.currencies[currency].flatMap { known.rates.rate(of: $0, on: day) }
  }

  /// The keys of the currencies that documents bear, ascending.
  func currencyKeys() throws(SQLiteError) -> [Int64] { try read().currencies.keys.sorted() }

  private func read() throws(SQLiteError) -> (rates: ExchangeRates, currencies: [Int64: Currency]) {
    if let known { return known }
    let kept = KeptSettings(connection)
    let company = try Currency(kept.value(of: "currency") ?? "") ?? .euro
    let rates = ExchangeRates(
      company: company, usesDayBefore: try kept.value(of: "rate_day") == "before")
    try rates.load(connection)
    var currencies: [Int64: Currency] = [:]
    let codes = try connection.prepare(SQLText.currencyCodes.text)
    while try codes.step() { currencies[codes.integer(0)] = Currency(codes.text(1)) }
    known = (rates, currencies)
    return (rates, currencies)
  }
}

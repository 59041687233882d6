import SQLite

/// What a unit of a currency is worth in the company's currency on a day.
public final class ExchangeRates {
  /// The last rate may be that old.
  public static let validDays = 10

  private let company: Currency
  private let usesDayBefore: Bool
  /// By currency: days ascending, each with units of the base for one unit.
  private var rates: [Currency: [(day: Int32, rate: Rate)]] = [:]
  private var base: [Currency: Currency] = [:]
  @exclusivity(unchecked) private var last: (currency: Currency, day: Int32, rate: Rate?)?

  /// Units of the base for one unit, as a fraction.
  public struct Rate: Hashable, Sendable {
    /// Over `denominator`.
    public var numerator: Int64
    /// Under `numerator`.
    public var denominator: Int64

    /// A fraction.
    public init(numerator: Int64, denominator: Int64) {
      self.numerator = numerator
      self.denominator = denominator
    }

    /// A currency in itself.
    public static let one = Rate(numerator: 1, denominator: 1)
    /// The fraction as a number.
    public var rational: Rational { Rational(numerator) / Rational(denominator) }
  }

  /// `usesDayBefore`: a day's amounts are converted at the rate of the day before it.
  public init(company: Currency, usesDayBefore: Bool) {
    self.company = company
    self.usesDayBefore = usesDayBefore
  }

  /// Reads the rates that the warehouse has.
  public func load(_ connection: Connection) throws(SQLiteError) {
    rates = [:]
    last = nil
    let statement = try connection.prepare(SQLText.exchangeRates.text)
    while try statement.step() {
      guard let currency = Currency(statement.text(0)), let base = Currency(statement.text(2)),
        let day = Day(key: Int(statement.integer(1)))
      else { continue }
      let rate = Rate(numerator: statement.integer(3), denominator: statement.integer(4))
      self.base[currency] = base
      if rates[currency]?.last?.day == day.number { rates[currency]?.removeLast() }
      rates[currency, default: []].append((day.number, rate))
    }
  }

  /// Units of the company's currency for one unit of a currency on a business day, crossed through
  /// the rates' base; nil where no rate is within ten days.
  public func rate(of currency: Currency, on day: Day) -> Rate? {
    if currency == company { return .one }
    if let last, last.currency == currency, last.day == day.number { return last.rate }
    let rate = crossed(currency, day)
    last = (currency, day.number, rate)
    return rate
  }

  private func crossed(_ currency: Currency, _ day: Day) -> Rate? {
    let base = base[currency] ?? base[company].flatMap { $0 == currency ? currency : nil }
    guard let base else { return nil }
    guard let own = currency == base ? .one : quoted(currency, day) else { return nil }
    if base == company { return own }
    guard self.base[company] == base, let companies = quoted(company, day) else { return nil }
    let (numerator, high) = own.numerator.multipliedReportingOverflow(by: companies.denominator)
    let (denominator, low) = own.denominator.multipliedReportingOverflow(by: companies.numerator)
    return high || low ? nil : Rate(numerator: numerator, denominator: denominator).reduced
  }

  /// The last quote on or before the day.
  private func quoted(_ currency: Currency, _ day: Day) -> Rate? {
    guard let quotes = rates[currency] else { return nil }
    let latest = day.number - (usesDayBefore ? 1 : 0)
    var (low, high) = (0, quotes.count)
    while low < high {
      let middle = (low + high) / 2
      if quotes[middle].day <= latest { low = middle + 1 } else { high = middle }
    }
    guard low > 0, latest - quotes[low - 1].day <= Self.validDays else { return nil }
    return quotes[low - 1].rate
  }
}

extension ExchangeRates.Rate {
  /// The same fraction in lowest terms.
  public var reduced: ExchangeRates.Rate {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    guard a > 1, let divisor = Int64(exactly: a) else { return self }
    return ExchangeRates.Rate(
      numerator: numerator / divisor, denominator: denominator / divisor)
  }
}

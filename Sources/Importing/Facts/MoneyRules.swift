import Warehouse

/// How a file's amounts are understood.
struct MoneyRules {
  /// The currency of rows that name none.
  var currency: Currency
  /// The same as text, for its key.
  private let code: UnsafeMutableBufferPointer<UInt8>

  init(currency: Currency) {
    self.currency = currency
    // A few bytes a file, kept for the run: what points at them is used while rows are read.
    code = .allocate(capacity: 3)
    _ = code.initialize(from: currency.code.utf8)
  }

  var codeBytes: Bytes { Bytes(code) }
}

/// An amount in its own currency, with what a unit of it is worth.
struct RowMoney {
  var minor: Int64
  var digits: Int
  var code: Bytes
  var rate: ExchangeRates.Rate
}

extension Row {
  /// An amount that must be there, in minor units of its own currency, and that currency's rate on
  /// the day.
  func requiredMoney(
    _ column: Column, _ currencyColumn: Column, on day: Day?, _ rules: MoneyRules,
    _ context: LoadContext
  ) -> RowMoney? {
    let amount = decimal(column)
    if amount == nil, bytes(column).isEmpty { _ = required(column) }
    guard let (currency, code) = currency(currencyColumn, rules), let amount, let day else {
      return nil
    }
    guard let minor = amount.rounded(digits: currency.minorDigits) else {
      fault(column, .outOfRange, "the amount is too great")
      return nil
    }
    guard let rate = context.rates.rate(of: currency, on: day) else {
      fault(
        currencyColumn, .noExchangeRate,
        "no rate of \(currency.code) within \(ExchangeRates.validDays) days before \(day)")
      return nil
    }
    let company = Double(minor) * Double(rate.numerator) / Double(rate.denominator)
    guard context.room.takes(money: company) else {
      fault(column, .outOfRange, "with this amount sums would be too great")
      return nil
    }
    return RowMoney(minor: minor, digits: currency.minorDigits, code: code, rate: rate)
  }

  /// An amount in minor units of the company's currency, for figures that bear neither a
  /// currency nor a day; nil where nothing is said.
  func companyMoney(_ column: Column, _ context: LoadContext) -> Int64? {
    guard has(column), let amount = decimal(column) else { return nil }
    return inRange(amount.rounded(digits: context.company.minorDigits), column, context)
  }

  /// An amount in minor units of the company's currency, for figures that bear no currency but have
  /// a day: in the currency of the file, at that day's rate. Nil where nothing is said.
  func companyMoney(
    _ column: Column, on day: Day?, _ rules: MoneyRules, _ context: LoadContext
  ) -> Int64? {
    if rules.currency == context.company { return companyMoney(column, context) }
    guard has(column), let amount = decimal(column) else { return nil }
    guard let rate = day.flatMap({ context.rates.rate(of: rules.currency, on: $0) }) else {
      let reach = "within \(ExchangeRates.validDays) days before"
      let place = day.map { "\(reach) \($0)" } ?? "without a day"
      fault(column, .noExchangeRate, "no rate of \(rules.currency.code) \(place)")
      return nil
    }
    let worth = Rational(amount) * rate.rational
    return inRange(worth.rounded(digits: context.company.minorDigits), column, context)
  }

  /// The amount, where it fits and sums have room for it.
  private func inRange(_ minor: Int64?, _ column: Column, _ context: LoadContext) -> Int64? {
    guard let minor else {
      fault(column, .outOfRange, "the amount is too great")
      return nil
    }
    if context.room.takes(money: Double(minor)) { return minor }
    fault(column, .outOfRange, "with this amount sums would be too great")
    return nil
  }

  private func currency(_ column: Column, _ rules: MoneyRules) -> (Currency, Bytes)? {
    let code = has(column) ? bytes(column) : Bytes(start: nil, count: 0)
    if code.isEmpty { return (rules.currency, rules.codeBytes) }
    if let currency = Currency(code: code), currency.isListed { return (currency, code) }
    fault(column, .unknownCurrency, "not a currency code; use one as CZK, EUR, PLN")
    return nil
  }
}

extension RowBatch {
  /// Appends a text cell; an empty text is NULL.
  @inline(__always)
  func appendText(_ bytes: Bytes) {
    if bytes.isEmpty { append(RowBatch.null) } else { append(bytes) }
  }
}

import SQLite

/// The exchange rates that documents bear, numbered as they come, and what follows from them.
///
/// A rate is company units for one unit of the document's currency, an exact fraction. Every
/// conversion is computed exactly and rounded once, half away from zero.
struct ReceivableRates {
  /// A currency at a rate.
  struct Rate: Hashable {
    var currency: Int64
    var numerator: Int64
    var denominator: Int64
  }

  private var rates: [Rate] = []
  /// Minor units of the company's currency for one of the document's.
  private var factors: [Rational] = []
  private var isCompanys: [Bool] = []
  private var indices: [Rate: Int32] = [:]
  private let digits: [Int]
  private let companyDigits: Int
  /// Whether an amount has left the range of 64 bits.
  private(set) var isExceeded = false

  /// `digits`: the decimals of currencies by key.
  init(digits: [Int], companyDigits: Int) {
    self.digits = digits
    self.companyDigits = companyDigits
  }

  /// With the decimals of a warehouse's currencies.
  init(_ connection: Connection) throws(SQLiteError) {
    var digits: [Int] = []
    let statement = try connection.prepare("SELECT currency_key, minor_digits FROM dim_currency")
    let company = try MoneyDigits(connection).company
    while try statement.step() {
      let key = Int(statement.integer(0))
      while digits.count <= key { digits.append(company) }
      digits[key] = Int(statement.integer(1))
    }
    self.init(digits: digits, companyDigits: company)
  }

  /// Goes on with the rates that another has numbered; false where that knew other currencies, and
  /// nothing is taken.
  mutating func take(_ other: ReceivableRates) -> Bool {
    guard digits == other.digits, companyDigits == other.companyDigits else { return false }
    self = other
    return true
  }

  /// The number of a currency's rate.
  mutating func index(currency: Int64, numerator: Int64, denominator: Int64) -> Int32 {
    let rate = Rate(currency: currency, numerator: numerator, denominator: denominator)
    // Most documents bear the company's own currency, which comes early.
    if let first = rates.first, first == rate { return 0 }
    if let index = indices[rate] { return index }
    return append(rate)
  }

  /// The currency and the rate of that number.
  subscript(index: Int32) -> Rate { rates[Int(index)] }

  private mutating func append(_ rate: Rate) -> Int32 {
    let index = Int32(truncatingIfNeeded: rates.count)
    let known = Int(exactly: rate.currency).flatMap { digits.indices.contains($0) ? $0 : nil }
    let shift = companyDigits - (known.map { digits[$0] } ?? companyDigits)
    let units = Rational(rate.numerator) / Rational(rate.denominator)
    let power = Rational(ExactDecimal.powerOfTen(abs(shift)))
    rates.append(rate)
    factors.append(shift < 0 ? units / power : units * power)
    isCompanys.append(shift == 0 && rate.numerator == rate.denominator)
    indices[rate] = index
    return index
  }

  /// An amount in minor units of the company's currency.
  @inline(__always)
  mutating func companyMinor(_ amount: Int64, at rate: Int32) -> Int64 {
    if isCompanys[Int(rate)] { return amount }
    return rounded(Rational(amount) * factors[Int(rate)])
  }

  /// An amount in the currency of another document: this rate ÷ that rate.
  @inline(__always)
  mutating func convert(_ amount: Int64, from rate: Int32, to other: Int32) -> Int64 {
    if rates[Int(rate)].currency == rates[Int(other)].currency { return amount }
    return rounded(Rational(amount) * factors[Int(rate)] / factors[Int(other)])
  }

  private mutating func rounded(_ amount: Rational) -> Int64 {
    if let minor = amount.rounded(digits: 0) { return minor }
    isExceeded = true
    return 0
  }
}

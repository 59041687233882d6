/// A central bank's daily rates in koruny, for working days.
struct ExchangeRates {
  struct Quote {
    var day: Day
    var code: String
    /// How many units of the currency are quoted.
    var per: Int
    /// Koruny for that many units, in thousandths.
    var rateThousandths: Int
  }

  let seed: UInt64

  /// Start and bounds of each currency's walk, in thousandths of a koruna.
  private static let currencies: [(code: String, per: Int, start: Int, span: ClosedRange<Int>)] = [
    ("EUR", 1, 24_115, 23_600...25_600),
    ("HUF", 100, 6020, 5700...6500),
    ("PLN", 1, 5150, 5050...5900),
    ("USD", 1, 22_616, 20_500...24_500),
  ]

  /// The quotes day by day, from the first day of business to the last.
  func forEachQuote(_ body: (Quote) throws -> Void) rethrows {
    var random = Random(seed: seed, .rates)
    var rates = ExchangeRates.currencies.map(\.start)
    for day in History.workingDays.joined() {
      for (index, currency) in ExchangeRates.currencies.enumerated() {
        rates[index] = step(rates[index], in: currency.span, &random)
        try body(
          Quote(
            day: day, code: currency.code, per: currency.per, rateThousandths: rates[index]))
      }
    }
  }

  /// A small step, turned back at the bounds.
  private func step(_ rate: Int, in span: ClosedRange<Int>, _ random: inout Random) -> Int {
    let next = rate + random.within(-rate / 400...rate / 400)
    return span.contains(next) ? next : rate
  }
}

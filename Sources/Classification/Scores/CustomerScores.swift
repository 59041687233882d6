/// RFM scores, 1–5, of the customers with an order in the trailing year: recency (5 = the most
/// recent), frequency (orders) and money (revenue), each against the quantiles of these customers.
struct CustomerScores {
  /// The three scores; nil where there is no order in the trailing year.
  struct Scores: Equatable {
    var recency: Int
    var frequency: Int
    var money: Int
  }

  /// Days since the last order.
  let recency: QuantileCuts?
  /// Orders of the trailing year.
  let frequency: QuantileCuts?
  /// Revenue of the trailing year, minor units.
  let money: QuantileCuts?

  init(_ source: ProfileSource, listed: [Int]) {
    let orderDays = source.sweep.orderDays
    let scored = listed.filter { orderDays.months[$0] & 0xfff != 0 }
    recency = QuantileCuts(scored.map { Int64(source.span.lastDay) - Int64(orderDays.last[$0]) })
    frequency = QuantileCuts(scored.map { Int64(orderDays.ordersYear[$0]) })
    money = QuantileCuts(scored.map { source.sweep.states[$0].revenueYearMinor })
  }

  /// A customer's scores.
  func scores(of profile: Profile) -> Scores? {
    guard profile.orderMonthsYear > 0, let days = profile.recencyDays, let recency, let frequency,
      let money
    else { return nil }
    return Scores(
      recency: recency.fallingScore(Int64(days)),
      frequency: frequency.risingScore(Int64(profile.ordersYear)),
      money: money.risingScore(profile.revenueYearMinor))
  }
}

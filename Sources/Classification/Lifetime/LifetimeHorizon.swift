/// The next twelve months: what is expected in them, and what that is worth today.
///
/// A month has 4.345 weeks. What is expected in a month is discounted at the month's end.
struct LifetimeHorizon {
  static let weeksPerMonth = 4.345
  static let months = 12
  /// 1 % a month.
  static let monthlyDiscount = 0.01

  private var forecast: AliveForecast
  /// By repeats and days observed, in one integer.
  private var known: [UInt64: Expected] = [:]

  /// Of a customer that is alive; both scale with the probability that it is.
  struct Expected {
    /// Order days in the twelve months.
    var orders: Double
    /// The same, each month's discounted.
    var discountedOrders: Double
  }

  init(_ model: PurchaseModel) {
    forecast = AliveForecast(
      model, within: (1...Self.months).map { Double($0) * Self.weeksPerMonth })
  }

  /// What is expected of a customer that is alive; nil where the series does not settle. Customers with
  /// as many repeats and as long a history share the figures.
  mutating func expected(repeats: Int32, observedDays: Int32) -> Expected? {
    let key = UInt64(UInt32(bitPattern: repeats)) << 32 | UInt64(UInt32(bitPattern: observedDays))
    if let expected = known[key] { return expected }
    let expected = forecast.expected(repeats: Int(repeats), observedDays: Int(observedDays))
      .map(Self.discounting)
    known[key] = expected
    return expected
  }

  /// `orders`: through each month's end.
  private static func discounting(_ orders: [Double]) -> Expected {
    var before = 0.0
    var discounted = 0.0
    var factor = 1.0
    for orders in orders {
      factor /= 1 + monthlyDiscount
      discounted += (orders - before) * factor
      before = orders
    }
    return Expected(orders: before, discountedOrders: discounted)
  }
}

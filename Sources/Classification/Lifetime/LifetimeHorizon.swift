/// The next twelve months: what is expected in them, and what that is worth today.
///
/// A month has 4.345 weeks. What is expected in a month is discounted at the month's end.
struct LifetimeHorizon {
  static let weeksPerMonth = 4.345
  static let months = 12
  /// 1 % a month.
  static let monthlyDiscount = 0.01

  private let model: PurchaseModel
  private var known: [Key: Expected] = [:]

  private struct Key: Hashable {
    var repeats: Int32
    var observedDays: Int32
  }

  /// Of a customer that is alive; both scale with the probability that it is.
  struct Expected {
    /// Order days in the twelve months.
    var orders: Double
    /// The same, each month's discounted.
    var discountedOrders: Double
  }

  init(_ model: PurchaseModel) { self.model = model }

  /// What is expected of a customer that is alive; nil where the series does not settle. Customers with
  /// as many repeats and as long a history share the figures.
  mutating func expected(repeats: Int32, observedDays: Int32) -> Expected? {
    let key = Key(repeats: repeats, observedDays: observedDays)
    if let expected = known[key] { return expected }
    let expected = compute(repeats: Int(repeats), observedWeeks: Double(observedDays) / 7)
    known[key] = expected
    return expected
  }

  private func compute(repeats: Int, observedWeeks: Double) -> Expected? {
    var before = 0.0
    var discounted = 0.0
    var factor = 1.0
    for month in 1...Self.months {
      guard
        let orders = model.expectedOrdersIfAlive(
          repeats: repeats, observedWeeks: observedWeeks,
          within: Double(month) * Self.weeksPerMonth)
      else { return nil }
      factor /= 1 + Self.monthlyDiscount
      discounted += (orders - before) * factor
      before = orders
    }
    return Expected(orders: before, discountedOrders: discounted)
  }
}

/// BG/NBD: how often a customer orders while it is alive, and when it stops (Fader, Hardie & Lee 2005,
/// “Counting Your Customers” the Easy Way).
///
/// Time is in weeks, a purchase is an order day, and a customer's first one is its birth.
public struct PurchaseModel: Equatable, Sendable {
  /// Shape of the ordering rates' gamma distribution.
  public let r: Double
  /// Scale of the ordering rates' gamma distribution, weeks.
  public let alpha: Double
  /// First parameter of the dropout probabilities' beta distribution.
  public let a: Double
  /// Second parameter of the dropout probabilities' beta distribution.
  public let b: Double

  /// A model of four positive parameters.
  public init(r: Double, alpha: Double, a: Double, b: Double) {
    self.r = r
    self.alpha = alpha
    self.a = a
    self.b = b
  }

  /// What the model looks at in a customer.
  public struct History: Hashable, Sendable {
    /// Order days after the first.
    public var repeats: Int
    /// Weeks from the first order day to the last.
    public var lastWeek: Double
    /// Weeks from the first order day to the as-of day.
    public var observedWeeks: Double

    /// A customer's history.
    public init(repeats: Int, lastWeek: Double, observedWeeks: Double) {
      self.repeats = repeats
      self.lastWeek = lastWeek
      self.observedWeeks = observedWeeks
    }
  }

  /// ln of the odds of being gone, −∞ where no order was repeated.
  private func logOddsGone(_ history: History) -> Double {
    guard history.repeats > 0 else { return -.infinity }
    let x = Double(history.repeats)
    let ages = SpecialFunctions.log((alpha + history.observedWeeks) / (alpha + history.lastWeek))
    return SpecialFunctions.log(a / (b + x - 1)) + (r + x) * ages
  }

  /// The probability that the customer has not stopped. 1 where no order was repeated.
  public func aliveProbability(_ history: History) -> Double {
    1 / (1 + SpecialFunctions.exponential(logOddsGone(history)))
  }

  /// The log-likelihood of one customer.
  public func logLikelihood(_ history: History) -> Double {
    let x = Double(history.repeats)
    let gamma = SpecialFunctions.logGamma
    let counts = gamma(r + x) - gamma(r) + gamma(a + b) + gamma(b + x) - gamma(b) - gamma(a + b + x)
    let alive =
      r * SpecialFunctions.log(alpha)
      - (r + x) * SpecialFunctions.log(alpha + history.observedWeeks)
    let odds = logOddsGone(history)
    // ln(1 + e^odds) without overflow.
    let gone =
      max(odds, 0) + SpecialFunctions.logOnePlus(SpecialFunctions.exponential(-odds.magnitude))
    return counts + alive + gone
  }

  /// Order days expected of a new customer in its first weeks.
  public func expectedOrders(ofNewCustomerWithin weeks: Double) -> Double? {
    expectedOrdersIfAlive(repeats: 0, observedWeeks: 0, within: weeks)
  }

  /// Order days expected in the next weeks; nil where the series does not settle.
  public func expectedOrders(_ history: History, within weeks: Double) -> Double? {
    expectedOrdersIfAlive(
      repeats: history.repeats, observedWeeks: history.observedWeeks, within: weeks
    ).map { $0 * aliveProbability(history) }
  }

  /// The same for a customer that is alive.
  public func expectedOrdersIfAlive(
    repeats: Int, observedWeeks: Double, within weeks: Double
  ) -> Double? {
    guard weeks > 0 else { return 0 }
    var orders = AliveOrders(self, repeats: repeats)
    return orders.expected(in: AliveSpan(self, observedWeeks: observedWeeks, weeks: weeks))
  }
}

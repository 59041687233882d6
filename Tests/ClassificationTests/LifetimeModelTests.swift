import Testing

@testable import Classification

/// Fader, Hardie & Lee 2005 and Fader & Hardie 2013 on the CDNOW sample.
@Suite(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.missing)))
struct LifetimeModelTests {
  static let fitted = Result { () -> (CDNOW, LifetimeFit) in
    let data = try CDNOW()
    var fit = LifetimeFit()
    fit.fitPurchases(
      data.customers.map { ($0.repeats, lastDay: $0.lastDay, observedDays: $0.observedDays) })
    fit.fitSpend(
      data.customers.filter { $0.repeats > 0 }.map { ($0.repeats, totalMinor: $0.laterCents) },
      minorUnits: 100)
    return (data, fit)
  }

  @Test func theDataIsAsPublished() throws {
    let (data, fit) = try Self.fitted.get()
    #expect(data.rows == 6_919)
    #expect(data.customers.count == 2_357)
    #expect(data.customerDays == 6_696)
    #expect(data.customers.reduce(0) { $0 + $1.repeats } == 2_457)
    #expect(data.customers.count { $0.repeats == 0 } == 1_411)
    #expect(data.customers.reduce(0) { $0 + $1.holdoutPurchases } == 1_882)
    #expect(fit.spendCustomersUsed == 946)
    let means = data.customers.filter { $0.repeats > 0 }.map {
      Double($0.laterCents) / 100 / Double($0.repeats)
    }
    let mean = means.reduce(0, +) / Double(means.count)
    let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // The published mean is of a summary that was rounded customer by customer.
    #expect(abs(mean - 35.0786) < 1e-3)
    #expect(abs((squares / Double(means.count - 1)).squareRoot() - 30.2835) < 0.5e-4)
  }

  @Test func purchases() throws {
    let fit = try Self.fitted.get().1
    let model = try #require(fit.purchases)
    #expect(fit.status == .converged)
    #expect(abs(model.r - 0.242_594_53) < 1e-6)
    #expect(abs(model.alpha - 4.413_602_46) < 1e-5)
    #expect(abs(model.a - 0.792_922_10) < 1e-5)
    #expect(abs(model.b - 2.425_907_31) < 1e-5)
    #expect(abs((fit.logLikelihood ?? 0) - -9_582.429_207) < 1e-6)
  }

  @Test(arguments: [
    (1.0 / 7, 0.0078), (1.0, 0.0532), (3.0, 0.1506), (31 + 6.0 / 7, 1.0405), (32.0, 1.0437),
    (78.0, 1.8580),
  ])
  func expectationOfANewCustomer(weeks: Double, orders: Double) throws {
    let model = try #require(try Self.fitted.get().1.purchases)
    let expected = try #require(model.expectedOrders(ofNewCustomerWithin: weeks))
    #expect(abs(expected - orders) < 0.5e-4)
  }

  @Test func aCustomerOfThePaper() throws {
    let model = try #require(try Self.fitted.get().1.purchases)
    let history = PurchaseModel.History(repeats: 2, lastWeek: 30.43, observedWeeks: 38.86)
    #expect(abs((model.expectedOrders(history, within: 39) ?? 0) - 1.226) < 0.5e-3)
    #expect(abs(model.aliveProbability(history) - 0.7266) < 0.5e-4)
    let once = PurchaseModel.History(repeats: 0, lastWeek: 0, observedWeeks: 38.86)
    #expect(model.aliveProbability(once) == 1)
  }

  @Test func spend() throws {
    let fit = try Self.fitted.get().1
    let model = try #require(fit.spend)
    #expect(abs(model.p - 6.249_571_77) < 1e-4)
    #expect(abs(model.q - 3.744_224_75) < 1e-4)
    #expect(abs(model.v - 15.443_523_11) < 1e-3)
    #expect(abs((fit.spendLogLikelihood ?? 0) - -4_055.917_695) < 1e-5)
  }

  @Test func expectedSpendOfTheFirstTen() throws {
    let data = try Self.fitted.get().0
    let model = SpendModel(p: 6.25, q: 3.74, v: 15.44)
    let published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    for (customer, spend) in zip(data.customers, published) {
      let expected = model.expectedSpend(
        days: Int(customer.repeats), total: Double(customer.laterCents) / 100)
      #expect(abs((expected ?? 0) - spend) < 0.1)
    }
  }

  @Test func lifetimeValueOfTheFirstTen() throws {
    let (data, fit) = try Self.fitted.get()
    let table = LifetimeTable(fit, minorUnits: 1e8)
    let published = [
      36.273979, 4.640937, 8.344481, 8.344481, 8.344481, 283.558078, 6.881746, 8.344481,
      43.358693, 8.344481,
    ]
    for (customer, value) in zip(data.customers, published) {
      var profile = Profile()
      profile.orderDays = Int(customer.repeats) + 1
      profile.tenureDays = Int(customer.observedDays)
      profile.recencyDays = Int(customer.observedDays - customer.lastDay)
      profile.laterOrderRevenueMinor = customer.laterCents * 1_000_000
      let figures = try #require(table.figures(of: profile))
      #expect(abs(Double(figures.valueMinor ?? 0) / 1e8 / value - 1) < 0.001)
    }
  }
}

/// Single customers, for which naive formulas overflow.
@Suite struct LifetimeStabilityTests {
  @Test func logLikelihoodOfOneCustomer() {
    let model = PurchaseModel(r: 0.25, alpha: 4, a: 0.8, b: 2.5)
    let once = PurchaseModel.History(repeats: 0, lastWeek: 0, observedWeeks: 40)
    #expect(abs(model.logLikelihood(once) - -0.599_473_82) < 1e-8)
    let often = PurchaseModel.History(repeats: 200, lastWeek: 38, observedWeeks: 40)
    #expect(abs(model.logLikelihood(often) - 100.7957) < 0.5e-4)
  }

  /// A model, a customer's repeats and weeks observed, and the order days expected in 52.14 weeks: the
  /// paper's formula in 60 digits (mpmath 1.4).
  struct Expectation: Sendable {
    let model: PurchaseModel
    let repeats: Int
    let observedWeeks: Double
    let orders: Double
  }

  /// Who stop with one and the same chance: a and b have no end.
  private static let alike = PurchaseModel(
    r: 18.844_105_438_053_365, alpha: 762.382_527_660_771_4, a: 2_355_856.924_189_679,
    b: 23_776_446.201_474_05)
  /// Who order at one and the same rate: r and α have no end.
  private static let steady = PurchaseModel(r: 100_000, alpha: 120_000, a: 0.8, b: 2.5)

  @Test(arguments: [
    Expectation(model: alike, repeats: 3, observedWeeks: 100, orders: 1.241_925_566_252),
    Expectation(model: alike, repeats: 0, observedWeeks: 100, orders: 1.079_972_416_868_9),
    Expectation(model: steady, repeats: 50, observedWeeks: 60, orders: 33.712_920_010_894),
    Expectation(model: steady, repeats: 0, observedWeeks: 0, orders: 10.107_144_372_665),
    Expectation(
      model: PurchaseModel(r: 5_000, alpha: 4_000, a: 3_000, b: 90_000), repeats: 900,
      observedWeeks: 700, orders: 27.435_042_408_591),
    // One-time customers where a + b is under 1.
    Expectation(
      model: PurchaseModel(r: 0.25, alpha: 4.4, a: 0.3, b: 0.5), repeats: 0, observedWeeks: 20,
      orders: 0.400_125_995_224_24),
  ])
  func customersWhoAreAlike(_ expectation: Expectation) throws {
    let orders = try #require(
      expectation.model.expectedOrdersIfAlive(
        repeats: expectation.repeats, observedWeeks: expectation.observedWeeks, within: 52.14))
    #expect(abs(orders / expectation.orders - 1) < 1e-7)
  }
}

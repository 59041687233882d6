import SQLite

/// The model of purchases fitted without the last three months, and what it then says of them.
struct LifetimeHoldout {
  /// How it ended.
  private(set) var status = FitStatus.tooShortHistory
  /// Customers who had ordered before these months.
  private(set) var customers = 0
  /// Order days expected of them in these months.
  private(set) var expectedOrders: Double?
  /// Order days that they had.
  private(set) var actualOrders: Int?
  /// The mean over the customers of |expected − actual|.
  private(set) var meanAbsoluteError: Double?

  /// expected ÷ actual − 1; nil where nothing was ordered.
  var errorRatio: Double? {
    guard let expectedOrders, let actualOrders, actualOrders > 0 else { return nil }
    return expectedOrders / Double(actualOrders) - 1
  }

  /// `earlierFit`: what was fitted to the customers at the end of the month before these months, if it is
  /// known. It is then not fitted anew, for they and their order days were the same.
  init(_ sweep: Sweep, ordering: [Int], asOf day: Int32, earlierFit: LifetimeFit? = nil) {
    guard let earlier = sweep.orderDays.earlier.last, sweep.orderDays.earlier.count == 3,
      let end = sweep.dayBeforeLastQuarter
    else { return }
    let known = ordering.filter { earlier.last[$0] != noDay }
    customers = known.count
    let isKnown = earlierFit?.customersUsed == customers
    let fit = isKnown ? earlierFit : Self.fit(known, sweep, earlier, end: end)
    status = fit?.status ?? status
    guard let model = fit?.purchases else { return }
    compare(model, sweep, earlier, known, end: end, weeks: Double(day &- end) / 7)
  }

  private static func fit(
    _ known: [Int], _ sweep: Sweep, _ earlier: OrderDays.Earlier, end: Int32
  ) -> LifetimeFit {
    var fit = LifetimeFit()
    fit.fitPurchases(
      known.map { customer in
        let first = sweep.states[customer].firstOrderDay
        return (
          repeats: earlier.days[customer] &- 1, lastDay: earlier.last[customer] &- first,
          observedDays: end &- first
        )
      })
    return fit
  }

  private mutating func compare(
    _ model: PurchaseModel, _ sweep: Sweep, _ earlier: OrderDays.Earlier, _ known: [Int],
    end: Int32, weeks: Double
  ) {
    var (expected, actual, error) = (0.0, 0, 0.0)
    var forecast = AliveForecast(model, within: [weeks])
    for customer in known {
      let first = sweep.states[customer].firstOrderDay
      let repeats = Int(earlier.days[customer]) - 1
      let observedDays = Int(end &- first)
      let ifAlive = forecast.expected(repeats: repeats, observedDays: observedDays)?.first
      guard let ifAlive else {
        status = .didNotConverge
        return
      }
      let orders =
        ifAlive
        * model.aliveProbability(
          PurchaseModel.History(
            repeats: repeats, lastWeek: Double(earlier.last[customer] &- first) / 7,
            observedWeeks: Double(observedDays) / 7))
      let had = Int(sweep.orderDays.days[customer] &- earlier.days[customer])
      expected += orders
      actual += had
      error += (orders - Double(had)).magnitude
    }
    expectedOrders = expected
    actualOrders = actual
    meanAbsoluteError = error / Double(max(known.count, 1))
  }

  /// For lifetime_fit.
  var values: [Value] {
    [
      .text(status.rawValue), .integer(Int64(customers)), .real(expectedOrders),
      actualOrders.map { .integer(Int64($0)) } ?? .null, .real(errorRatio),
      .real(meanAbsoluteError),
    ]
  }
}

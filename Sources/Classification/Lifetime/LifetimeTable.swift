/// What the lifetime models say of each customer of a month.
final class LifetimeTable {
  let fit: LifetimeFit
  private let minorUnits: Double
  private var horizon: LifetimeHorizon?

  init(_ fit: LifetimeFit, minorUnits: Double) {
    self.fit = fit
    self.minorUnits = minorUnits
    horizon = fit.purchases.map { LifetimeHorizon($0) }
  }

  /// A customer's figures; nil where it never ordered or the model of purchases is unknown.
  func figures(of profile: Profile) -> LifetimeFigures? {
    guard let model = fit.purchases, let tenure = profile.tenureDays,
      let recency = profile.recencyDays,
      let expected = horizon?.expected(
        repeats: Int32(profile.laterOrderDays), observedDays: Int32(tenure))
    else { return nil }
    let alive = model.aliveProbability(
      PurchaseModel.History(
        repeats: profile.laterOrderDays, lastWeek: Double(tenure - recency) / 7,
        observedWeeks: Double(tenure) / 7))
    let spend = expectedSpend(profile)
    return LifetimeFigures(
      aliveProbability: alive, expectedOrders: alive * expected.orders,
      expectedRevenueMinor: spend.map { minor(alive * expected.orders * $0) },
      valueMinor: spend.map {
        minor(alive * expected.discountedOrders * $0 * marginRatio(profile))
      })
  }

  /// Nil where later order days brought nothing or less: such customers are left out.
  private func expectedSpend(_ profile: Profile) -> Double? {
    let days = profile.laterOrderDays
    guard days == 0 || profile.laterOrderRevenueMinor > 0 else { return nil }
    let total = days == 0 ? 0 : Double(profile.laterOrderRevenueMinor) / minorUnits
    return fit.spend?.expectedSpend(days: days, total: total)
  }

  /// Of the trailing year, where it is known; 1 elsewhere, so that the value is one of revenue.
  private func marginRatio(_ profile: Profile) -> Double {
    guard let margin = profile.marginYearMinor, profile.costedRevenueYearMinor > 0 else { return 1 }
    return Double(margin) / Double(profile.costedRevenueYearMinor)
  }

  private func minor(_ amount: Double) -> Int64 { Int64(clamping: (amount * minorUnits).rounded()) }
}

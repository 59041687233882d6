import SQLite
import Warehouse

/// Fits the lifetime models to a month's customers and tests them on the last quarter.
struct LifetimeAnalysis {
  let fit: LifetimeFit
  private let holdout: Background<LifetimeHoldout>
  let customersWithoutOrder: Int

  /// `earlierFit`: that of the month three months before, where no fact has changed since.
  init(
    _ source: ProfileSource, listed: [Int], minorUnits: Double, earlierFit: LifetimeFit?
  ) {
    let (sweep, day) = (source.sweep, source.span.lastDay)
    let ordering = listed.filter { sweep.orderDays.last[$0] != noDay }
    customersWithoutOrder = listed.count - ordering.count
    holdout = Background {
      LifetimeHoldout(sweep, ordering: ordering, asOf: day, earlierFit: earlierFit)
    }
    var fit = LifetimeFit()
    fit.fitPurchases(
      ordering.map { customer in
        let first = sweep.states[customer].firstOrderDay
        return (
          repeats: sweep.orderDays.days[customer] &- 1,
          lastDay: sweep.orderDays.last[customer] &- first, observedDays: day &- first
        )
      })
    fit.fitSpend(
      ordering.compactMap { customer in
        let days = sweep.orderDays.days[customer] &- 1
        return days > 0
          ? (days: days, totalMinor: sweep.states[customer].laterOrderRevenueMinor) : nil
      }, minorUnits: minorUnits)
    self.fit = fit
  }

  /// Keeps what was found with the month.
  func write(_ connection: Connection, month key: Int) throws(SQLiteError) {
    let insert = try connection.prepare(SQLText.insertLifetimeFit.text)
    for (index, value) in values(month: key).enumerated() { insert.bind(value, at: index) }
    try insert.run()
  }

  private func values(month key: Int) -> [Value] {
    let purchases: [Value] = [
      .integer(Int64(key)), .text(fit.status.rawValue), .integer(Int64(fit.customersUsed)),
      .integer(Int64(customersWithoutOrder)), .real(fit.purchases?.r),
      .real(fit.purchases?.alpha), .real(fit.purchases?.a), .real(fit.purchases?.b),
      .real(fit.logLikelihood),
    ]
    let spend: [Value] = [
      .text(fit.spendStatus.rawValue), .integer(Int64(fit.spendCustomersUsed)),
      .integer(Int64(fit.spendCustomersLeftOut)), .real(fit.spend?.p), .real(fit.spend?.q),
      .real(fit.spend?.v), .real(fit.spendLogLikelihood), .real(LifetimeHorizon.monthlyDiscount),
    ]
    return purchases + spend + holdout.value.values
  }
}

extension LifetimeFit {
  /// The model of purchases as it was fitted to the customers of a month and kept with it; nil where there
  /// is none.
  init?(_ connection: Connection, keptWith month: MonthSpan) throws(SQLiteError) {
    let statement = try connection.prepare(SQLText.keptFit.text)
    statement.bind(month.key, at: 0)
    guard try statement.step(), let status = FitStatus(rawValue: statement.text(0)) else {
      return nil
    }
    self.init()
    self.status = status
    customersUsed = Int(statement.integer(1))
    if !statement.isNull(2) {
      purchases = PurchaseModel(
        r: statement.real(2), alpha: statement.real(3), a: statement.real(4),
        b: statement.real(5))
    }
  }
}

extension Value {
  /// A number, or NULL.
  static func real(_ number: Double?) -> Value { number.map { .real($0) } ?? .null }
}

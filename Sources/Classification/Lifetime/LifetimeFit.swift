/// How a fit ended.
public enum FitStatus: String, Sendable {
  /// At a maximum of the likelihood.
  case converged
  /// The search found no maximum: the figures stay unknown.
  case didNotConverge = "did_not_converge"
  /// There are too few customers to tell.
  case tooFewCustomers = "too_few_customers"
  /// The history is too short to set a part of it aside.
  case tooShortHistory = "too_short_history"
}

/// Both models fitted to the customers of a month.
struct LifetimeFit {
  /// Fewer customers with a repeated order than this say nothing reliable of four parameters.
  static let leastRepeatCustomers = 30

  var status = FitStatus.tooFewCustomers
  var purchases: PurchaseModel?
  var logLikelihood: Double?
  var customersUsed = 0
  var spendStatus = FitStatus.tooFewCustomers
  var spend: SpendModel?
  var spendLogLikelihood: Double?
  var spendCustomersUsed = 0
  /// Repeat customers whose later order days brought nothing or less.
  var spendCustomersLeftOut = 0

  /// Fits the model of purchases.
  mutating func fitPurchases(
    _ histories: [(repeats: Int32, lastDay: Int32, observedDays: Int32)]
  ) {
    customersUsed = histories.count
    let repeating = histories.count { $0.repeats > 0 }
    guard repeating >= Self.leastRepeatCustomers else { return }
    guard let maximum = Self.maximum(histories) else {
      status = .didNotConverge
      return
    }
    status = .converged
    logLikelihood = maximum.value
    purchases = PurchaseModel(
      r: maximum.parameters[0], alpha: maximum.parameters[1], a: maximum.parameters[2],
      b: maximum.parameters[3])
  }

  /// The search begins with a part of the customers, for most of its steps lead through country where
  /// a part tells as much as the whole. The start is always the same, and so the end is too.
  private static func maximum(
    _ histories: [(repeats: Int32, lastDay: Int32, observedDays: Int32)]
  ) -> NewtonMaximizer.Maximum? {
    // Two weeks and more between orders, and an even chance to stop: in every firm's reach.
    var start = [0.5, 5, 1, 2]
    let step = histories.count / sampleSize
    if step > 1 {
      let sample = stride(from: 0, to: histories.count, by: step).map { histories[$0] }
      let likelihood = PurchaseLikelihood(sample)
      let rough = NewtonMaximizer(tolerance: 1e-5).maximize(
        likelihood, from: start, observations: likelihood.customers)
      start = rough?.parameters ?? start
    }
    let likelihood = PurchaseLikelihood(histories)
    return NewtonMaximizer().maximize(
      likelihood, from: start, observations: likelihood.customers)
  }

  private static let sampleSize = 4_000

  /// Fits the model of spend to repeat customers; those with nothing positive are left out.
  mutating func fitSpend(_ spends: [(days: Int32, totalMinor: Int64)], minorUnits: Double) {
    let positive = spends.filter { $0.totalMinor > 0 }
    spendCustomersUsed = positive.count
    spendCustomersLeftOut = spends.count - positive.count
    guard positive.count >= Self.leastRepeatCustomers else { return }
    let likelihood = SpendLikelihood(positive, minorUnits: minorUnits)
    let maximum = NewtonMaximizer().maximize(
      likelihood, from: [2, 3, likelihood.meanSpend], observations: likelihood.customers)
    guard let maximum else {
      spendStatus = .didNotConverge
      return
    }
    spendStatus = .converged
    spendLogLikelihood = maximum.value
    spend = SpendModel(
      p: maximum.parameters[0], q: maximum.parameters[1], v: maximum.parameters[2])
  }
}

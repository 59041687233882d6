extension PurchaseModel {
  /// The formulas of what is expected have a removable gap at a = 1.
  fileprivate var aBesideOne: Double { (a - 1).magnitude < 1e-7 ? 1 + 1e-7 : a }
}

/// Order days expected of a customer that is alive, by its repeats.
///
/// The paper's formula with Euler's transformation, (1 − z)^(r + x) ₂F₁(r + x, b + x; a + b + x − 1; z)
/// = (1 − z)^(a − 1) ₂F₁(a + b − 1 − r, a − 1; a + b + x − 1; z), which stays small for frequent buyers.
/// Here is what depends on the repeats x; what depends on the weeks is an `AliveSpan`.
struct AliveOrders {
  private let a: Double
  private let c: Double
  private var series: HypergeometricSeries

  init(_ model: PurchaseModel, repeats: Int) {
    a = model.aBesideOne
    c = a + model.b + Double(repeats) - 1
    series = HypergeometricSeries(a + model.b - 1 - model.r, a - 1, c)
  }

  /// The order days; nil where the series does not settle.
  mutating func expected(in span: AliveSpan) -> Double? {
    guard c > 0, let series = series.value(at: span.z) else { return nil }
    return c / (a - 1) * (1 - span.power * series)
  }
}

/// The weeks behind those in which a customer was observed.
struct AliveSpan {
  fileprivate let z: Double
  /// (1 − z)^(a − 1)
  fileprivate let power: Double

  init(_ model: PurchaseModel, observedWeeks: Double, weeks: Double) {
    z = weeks / (model.alpha + observedWeeks + weeks)
    power = SpecialFunctions.exponential(
      (model.aBesideOne - 1) * SpecialFunctions.logOnePlus(-z))
  }
}

/// What is expected of many customers that are alive, in the same spans of weeks: what customers with as
/// many repeats share, or with as many days observed, is worked out once.
struct AliveForecast {
  private let model: PurchaseModel
  private let weeks: [Double]
  private var orders: [AliveOrders] = []
  private var spans: [[AliveSpan]] = []

  /// Greater numbers of repeats or days are so rare that nothing is shared.
  private static let mostShared = 1 << 16

  /// `weeks`: how long the spans are.
  init(_ model: PurchaseModel, within weeks: [Double]) {
    self.model = model
    self.weeks = weeks
  }

  /// Order days of a customer that is alive in each span; nil where the series does not settle.
  mutating func expected(repeats: Int, observedDays: Int) -> [Double]? {
    let spans = spans(observedDays)
    guard (0..<Self.mostShared).contains(repeats) else {
      var orders = AliveOrders(model, repeats: repeats)
      return Self.expected(&orders, spans)
    }
    while orders.count <= repeats { orders.append(AliveOrders(model, repeats: orders.count)) }
    return Self.expected(&orders[repeats], spans)
  }

  private static func expected(_ orders: inout AliveOrders, _ spans: [AliveSpan]) -> [Double]? {
    var expected: [Double] = []
    expected.reserveCapacity(spans.count)
    for span in spans {
      guard let days = orders.expected(in: span) else { return nil }
      expected.append(days)
    }
    return expected
  }

  private mutating func spans(_ observedDays: Int) -> [AliveSpan] {
    guard (0..<Self.mostShared).contains(observedDays) else { return makeSpans(observedDays) }
    while spans.count <= observedDays { spans.append([]) }
    if spans[observedDays].isEmpty { spans[observedDays] = makeSpans(observedDays) }
    return spans[observedDays]
  }

  private func makeSpans(_ observedDays: Int) -> [AliveSpan] {
    weeks.map { AliveSpan(model, observedWeeks: Double(observedDays) / 7, weeks: $0) }
  }
}

extension PurchaseModel {
  /// The formulas of what is expected have a removable gap at a = 1.
  fileprivate var aBesideOne: Double { (a - 1).magnitude < 1e-7 ? 1 + 1e-7 : a }
}

/// Order days expected of a customer that is alive, by its repeats.
///
/// The paper's formula with Euler's transformation, (1 − z)^(r + x) ₂F₁(r + x, b + x; a + b + x − 1; z)
/// = (1 − z)^(a − 1) ₂F₁(a + b − 1 − r, a − 1; a + b + x − 1; z), which stays small for frequent buyers.
/// Where customers are alike, r or a and b grow without bound: its power vanishes or its terms cancel
/// each other, and the paper's own form stands. Here is what depends on the repeats x; what depends on
/// the weeks is an `AliveSpan`.
struct AliveOrders {
  private let a: Double
  private let c: Double
  private let firstParameter: Double
  private let shape: Double
  private var series: HypergeometricSeries
  private var directSeries: HypergeometricSeries

  /// Smaller powers of e leave nothing of a number that the series can make up for.
  private static let leastExponent = -300.0

  init(_ model: PurchaseModel, repeats: Int) {
    let x = Double(repeats)
    a = model.aBesideOne
    // A removable gap too.
    let sum = a + model.b + x - 1
    c = sum.magnitude < 1e-7 ? 1e-7 : sum
    firstParameter = a + model.b - 1 - model.r
    shape = model.r + x
    series = HypergeometricSeries(firstParameter, a - 1, c)
    directSeries = HypergeometricSeries(shape, model.b + x, c)
  }

  /// The order days; nil where the series does not settle.
  mutating func expected(in span: AliveSpan) -> Double? {
    guard let share = isTransformed(in: span) ? transformed(in: span) : direct(in: span)
    else { return nil }
    let orders = c / (a - 1) * (1 - share)
    return orders.isFinite ? orders : nil
  }

  /// The same in four spans together; nil where not all of them are worked out by Euler's form.
  mutating func expected(inFour spans: ArraySlice<AliveSpan>) -> SIMD4<Double>? {
    guard spans.count == 4, spans.allSatisfy(isTransformed) else { return nil }
    var (powers, places) = (SIMD4<Double>(), SIMD4<Double>())
    for (lane, span) in spans.enumerated() { (powers[lane], places[lane]) = (span.power, span.z) }
    guard let values = series.values(at: places) else { return nil }
    let orders = c / (a - 1) * (1 - powers * values)
    return orders.sum().isFinite ? orders : nil
  }

  /// Whether Euler's form is as good as exact: its power does not vanish, and its terms are of one
  /// sign or small.
  private func isTransformed(in span: AliveSpan) -> Bool {
    span.exponent > Self.leastExponent && firstParameter * span.z > -5
  }

  private mutating func transformed(in span: AliveSpan) -> Double? {
    series.value(at: span.z).map { span.power * $0 }
  }

  private mutating func direct(in span: AliveSpan) -> Double? {
    directSeries.logarithm(at: span.z).map {
      SpecialFunctions.exponential($0 + shape * span.logRest)
    }
  }
}

/// The weeks behind those in which a customer was observed.
struct AliveSpan {
  fileprivate let z: Double
  /// ln(1 − z)
  fileprivate let logRest: Double
  /// (a − 1) ln(1 − z)
  fileprivate let exponent: Double
  /// (1 − z)^(a − 1)
  fileprivate let power: Double

  init(_ model: PurchaseModel, observedWeeks: Double, weeks: Double) {
    z = weeks / (model.alpha + observedWeeks + weeks)
    logRest = SpecialFunctions.logOnePlus(-z)
    exponent = (model.aBesideOne - 1) * logRest
    power = SpecialFunctions.exponential(exponent)
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
    while expected.count < spans.count {
      let rest = spans[expected.count...]
      if let four = orders.expected(inFour: rest.prefix(4)) {
        for lane in four.indices { expected.append(four[lane]) }
      } else if let days = orders.expected(in: spans[expected.count]) {
        expected.append(days)
      } else {
        return nil
      }
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

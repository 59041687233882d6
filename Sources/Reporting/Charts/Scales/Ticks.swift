/// The distance between ticks: 1, 2 or 5 times a power of ten. Fractions are kept as their whole
/// inverse, so that 3 × 0.1 is 0.3 and not 0.30000000000000004 (as in d3-array's `tickIncrement`).
struct TickStep: Equatable {
  private let magnitude: Double
  private let isInverse: Bool

  var size: Double { isInverse ? 1 / magnitude : magnitude }

  /// The step that cuts `span` into about `count` parts; nil where the span is not positive.
  init?(span: Double, count: Int) {
    guard span > 0, span.isFinite else { return nil }
    let rough = span / Double(max(count, 1))
    let power = Int(Decade.log10(rough).rounded(.down))
    let factor = Self.factor(rough / Decade.power(power))
    isInverse = power < 0
    magnitude = isInverse ? Decade.power(-power) / factor : Decade.power(power) * factor
  }

  private static func factor(_ fraction: Double) -> Double {
    if fraction >= 50.0.squareRoot() { return 10 }
    if fraction >= 10.0.squareRoot() { return 5 }
    return fraction >= 2.0.squareRoot() ? 2 : 1
  }

  /// How many steps a value is from zero.
  func position(of value: Double) -> Double {
    isInverse ? value * magnitude : value / magnitude
  }

  /// The value that many steps from zero.
  func value(at position: Double) -> Double {
    isInverse ? position / magnitude : position * magnitude
  }
}

/// Round numbers along an axis, after d3-array's `ticks` and `nice`.
enum Ticks {
  /// About `count` round numbers inside the range, ascending.
  static func linear(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    guard count > 0 else { return [] }
    let span = range.upperBound - range.lowerBound
    guard let step = TickStep(span: span, count: count) else { return [range.lowerBound] }
    let first = step.position(of: range.lowerBound).rounded(.up)
    let last = step.position(of: range.upperBound).rounded(.down)
    guard last >= first, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map { step.value(at: $0) + 0 }
  }

  /// The range widened so that it begins and ends on a tick.
  static func nice(_ range: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    var nice = range
    var previous: TickStep?
    for _ in 0..<10 {
      let span = nice.upperBound - nice.lowerBound
      guard let step = TickStep(span: span, count: count), step != previous else { return nice }
      let low = step.value(at: step.position(of: nice.lowerBound).rounded(.down))
      let high = step.value(at: step.position(of: nice.upperBound).rounded(.up))
      guard low <= high else { return nice }
      nice = low...high
      previous = step
    }
    return nice
  }

  /// Ticks of a logarithmic axis: 1, 2, 5 over up to two decades, 1, 3 over up to four, else powers
  /// of ten, of which no more than about `count`.
  static func logarithmic(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    guard range.lowerBound > 0 else { return [] }
    let decades = Decade.log10(range.upperBound) - Decade.log10(range.lowerBound)
    let every = max(1, Int((decades / Double(max(count, 1))).rounded(.up)))
    let tolerance = 1 + 1e-9
    let low = Int(Decade.log10(range.lowerBound).rounded(.down))
    let high = Int(Decade.log10(range.upperBound).rounded(.up))
    return stride(from: low, through: high, by: every).flatMap { power in
      factors(decades).map { tick($0, power: power) }
    }.filter { $0 * tolerance >= range.lowerBound && $0 <= range.upperBound * tolerance }
  }

  /// A positive range widened to the next ticks of a logarithmic axis.
  static func niceLogarithmic(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    guard range.lowerBound > 0 else { return range }
    let decades = Decade.log10(range.upperBound) - Decade.log10(range.lowerBound)
    let low = Int(Decade.log10(range.lowerBound).rounded(.down))
    let high = Int(Decade.log10(range.upperBound).rounded(.up))
    let candidates = ((low - 1)...(high + 1)).flatMap { power in
      factors(decades).map { tick($0, power: power) }
    }
    let below = candidates.last { $0 <= range.lowerBound * (1 + 1e-9) } ?? range.lowerBound
    let above = candidates.first { $0 * (1 + 1e-9) >= range.upperBound } ?? range.upperBound
    return below < above ? below...above : below...(below * 10)
  }

  private static func tick(_ factor: Double, power: Int) -> Double {
    power < 0 ? factor / Decade.power(-power) : factor * Decade.power(power)
  }

  private static func factors(_ decades: Double) -> [Double] {
    if decades <= 2 { return [1, 2, 5] }
    return decades <= 4 ? [1, 3] : [1]
  }
}

/// What a monthly series lets expect of its next months, and how wrong that has been.
///
/// Every month from the 24th on is taken as if it were the last: the smoothing is fitted to what was
/// known then and its expectations are held against what came. The quantiles of those errors, each
/// number of months ahead by itself, make the intervals; no distribution is assumed.
public struct Projection: Sendable {
  /// A month to come.
  public struct Step: Equatable, Sendable {
    /// How many months ahead, from 1.
    public let ahead: Int
    /// The middle of what is expected.
    public let expected: Double
    /// Where 8 in 10 errors of the back-test would put the value; nil where there are too few.
    public let inner: ClosedRange<Double>?
    /// Where 95 in 100 would.
    public let outer: ClosedRange<Double>?
    /// Past months that were held against what had been expected so far ahead.
    public let backTests: Int
  }

  /// A past month as it was expected.
  public struct BackTest: Equatable, Sendable {
    /// The month's place in the series.
    public let place: Int
    /// How many months ahead it was expected.
    public let ahead: Int
    /// What was expected.
    public let expected: Double
    /// What came.
    public let actual: Double
  }

  /// Values that a projection needs: two whole years.
  public static let leastValues = 24
  /// Back-tests that an interval needs.
  public static let leastBackTests = 10
  private static let period = 12

  /// Multiplicative where all values are positive, else additive.
  public let seasonality: Seasonality
  /// The months to come.
  public let steps: [Step]
  /// The past months, by place and months ahead.
  public let backTests: [BackTest]

  /// The projection of a series, the oldest month first; nil where it is shorter than `leastValues`.
  public init?(_ series: [Double], months: Int = 3) {
    guard series.count >= Self.leastValues else { return nil }
    let seasonality =
      series.allSatisfy { $0 > 0 } ? Seasonality.multiplicative : Seasonality.additive
    guard let fitted = HoltWinters.fitted(series, period: Self.period, seasonality) else {
      return nil
    }
    let tests = Self.backTests(series, months, seasonality)
    self.seasonality = seasonality
    backTests = tests
    steps = fitted.expected(steps: months).enumerated().map { index, expected in
      let errors = tests.filter { $0.ahead == index + 1 }.map { $0.actual - $0.expected }
      return Step(
        ahead: index + 1, expected: expected,
        inner: Self.interval(0.1...0.9, expected, errors),
        outer: Self.interval(0.025...0.975, expected, errors), backTests: errors.count)
    }
  }

  private static func backTests(
    _ series: [Double], _ months: Int, _ seasonality: Seasonality
  ) -> [BackTest] {
    var weights: SmoothingWeights?
    var tests: [BackTest] = []
    for known in leastValues..<max(series.count, leastValues) {
      let past = Array(series.prefix(known))
      let fitted = HoltWinters.fitted(past, period: period, seasonality, near: weights)
      guard let fitted else { continue }
      weights = fitted.weights
      for (index, expected) in fitted.expected(steps: months).enumerated()
      where known + index < series.count {
        tests.append(
          BackTest(
            place: known + index, ahead: index + 1, expected: expected,
            actual: series[known + index]))
      }
    }
    return tests.sorted { ($0.place, $0.ahead) < ($1.place, $1.ahead) }
  }

  private static func interval(
    _ shares: ClosedRange<Double>, _ expected: Double, _ errors: [Double]
  ) -> ClosedRange<Double>? {
    guard errors.count >= leastBackTests else { return nil }
    let sorted = errors.sorted()
    let low = expected + quantile(shares.lowerBound, ofSorted: sorted)
    let high = expected + quantile(shares.upperBound, ofSorted: sorted)
    return min(low, high)...max(low, high)
  }

  /// Type 7 of Hyndman and Fan (1996): linear between the values. `sorted` is not empty.
  static func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = min(max(Int(place), 0), sorted.count - 1)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}

/// How fast old values are forgotten, each from 0 (never) to 1 (at once).
public struct SmoothingWeights: Equatable, Sendable {
  /// Alpha.
  public var level: Double
  /// Beta.
  public var slope: Double
  /// Gamma.
  public var season: Double

  /// Each parameter is described at the property of its name.
  public init(level: Double, slope: Double, season: Double) {
    self.level = level
    self.slope = slope
    self.season = season
  }
}

/// A series smoothed by level, slope and season (Holt 1957, Winters 1960), and what it lets expect.
///
/// Start values are taken from the first two periods; the recursion begins with the second one.
public struct HoltWinters: Equatable, Sendable {
  /// The level after the last value.
  public private(set) var level: Double
  /// What the level gains from one value to the next.
  public private(set) var slope: Double
  /// The season of the next value first.
  public var seasons: [Double] { Array(ring[place...] + ring[..<place]) }
  /// The sum of the squared one-step errors from the second period on.
  public private(set) var squaredErrors = 0.0
  /// The weights it was smoothed with.
  public let weights: SmoothingWeights
  /// How the seasons join the level.
  public let seasonality: Seasonality
  private var ring: [Double]
  private var place = 0

  /// Smooths a series by given weights; nil where it has less than two whole periods.
  public init?(
    _ series: [Double], period: Int = 12, _ seasonality: Seasonality, weights: SmoothingWeights
  ) {
    guard let start = SeasonalStart(series, period: period, seasonality) else { return nil }
    self.init(series, start, seasonality, weights)
  }

  init(
    _ series: [Double], _ start: SeasonalStart, _ seasonality: Seasonality,
    _ weights: SmoothingWeights
  ) {
    level = start.level
    slope = start.slope
    ring = start.seasons
    self.seasonality = seasonality
    self.weights = weights
    for value in series[start.seasons.count...] { take(value) }
  }

  private mutating func take(_ value: Double) {
    let season = ring[place]
    let expected = level + slope
    let isFactor = seasonality == .multiplicative
    let error = value - (isFactor ? expected * season : expected + season)
    squaredErrors += error * error
    let before = level
    level =
      weights.level * (isFactor ? value / season : value - season)
      + (1 - weights.level) * expected
    slope = weights.slope * (level - before) + (1 - weights.slope) * slope
    ring[place] =
      weights.season * (isFactor ? value / level : value - level)
      + (1 - weights.season) * season
    place = place + 1 == ring.count ? 0 : place + 1
  }

  /// What is expected of the next values, `steps` of them.
  public func expected(steps: Int) -> [Double] {
    (0..<max(steps, 0)).map { step in
      let season = ring[(place + step) % ring.count]
      let trend = level + Double(step + 1) * slope
      return seasonality == .multiplicative ? trend * season : trend + season
    }
  }
}

extension HoltWinters {
  /// From where the search for the best weights sets out: a steady series, one whose seasons change
  /// from year to year, and one that follows its last values.
  private static let origins: [SIMD3<Double>] = [
    [0.3, 0.1, 0.1], [0.3, 0.05, 0.8], [0.8, 0.1, 0.3],
  ]

  /// Smooths a series by the weights with the least squared errors; nil where it has less than two
  /// whole periods.
  ///
  /// The squared errors have several valleys, so that the search is made from several places; where
  /// `near` is given, from there alone, as for a series that is one value longer than another.
  public static func fitted(
    _ series: [Double], period: Int = 12, _ seasonality: Seasonality,
    near weights: SmoothingWeights? = nil
  ) -> HoltWinters? {
    guard let start = SeasonalStart(series, period: period, seasonality) else { return nil }
    let smoothed = { (weights: SIMD3<Double>) in
      HoltWinters(series, start, seasonality, SmoothingWeights(weights))
    }
    let search = DownhillSimplex { smoothed($0).squaredErrors }
    let found = (weights.map { [$0.vector] } ?? origins).map(search.minimum)
    guard let best = found.min(by: { $0.value < $1.value }) else { return nil }
    return smoothed(best.point)
  }
}

extension SmoothingWeights {
  fileprivate init(_ weights: SIMD3<Double>) {
    self.init(level: weights.x, slope: weights.y, season: weights.z)
  }

  fileprivate var vector: SIMD3<Double> { [level, slope, season] }
}

/// How the seasons join the level.
public enum Seasonality: String, Sendable {
  /// As a factor of it: a season grows with the level. Needs positive values.
  case multiplicative
  /// As an amount added to it.
  case additive
}

/// From where the smoothing sets out: a classical decomposition of the first two years, and a line
/// of least squares through its trend (the start values of R's `HoltWinters`).
struct SeasonalStart {
  let level: Double
  let slope: Double
  /// One for each place in the period, in the order of the series.
  let seasons: [Double]

  /// Nil where there are less than two whole periods.
  init?(_ series: [Double], period: Int, _ seasonality: Seasonality) {
    guard period > 1, series.count >= 2 * period else { return nil }
    let years = Array(series.prefix(2 * period))
    let trend = Self.trend(years, period)
    (level, slope) = Self.line(through: trend)
    seasons = Self.seasons(years, trend, period, seasonality)
  }

  /// The mean of a period around each value: it begins half a period after the first one. Of an even
  /// period the two values at its ends count half.
  private static func trend(_ years: [Double], _ period: Int) -> [Double] {
    let half = period / 2
    return (half..<years.count - half).map { middle in
      let inner = years[middle - half + 1..<middle + half].reduce(0, +)
      let (first, last) = (years[middle - half], years[middle + half])
      return (period % 2 == 0 ? inner + (first + last) / 2 : inner + first + last) / Double(period)
    }
  }

  /// The line of least squares over the places 1, 2, 3 …: its value at 0, and its slope.
  private static func line(through values: [Double]) -> (Double, Double) {
    let count = Double(values.count)
    let meanPlace = (count + 1) / 2
    let mean = values.reduce(0, +) / count
    var (products, squares) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let distance = Double(index + 1) - meanPlace
      products += distance * (value - mean)
      squares += distance * distance
    }
    let slope = squares > 0 ? products / squares : 0
    return (mean - slope * meanPlace, slope)
  }

  private static func seasons(
    _ years: [Double], _ trend: [Double], _ period: Int, _ seasonality: Seasonality
  ) -> [Double] {
    let half = period / 2
    var sums = [Double](repeating: 0, count: period)
    var counts = sums
    for (index, smooth) in trend.enumerated() {
      let value = years[index + half]
      let season = seasonality == .additive ? value - smooth : value / smooth
      sums[(index + half) % period] += season
      counts[(index + half) % period] += 1
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    let mean = means.reduce(0, +) / Double(period)
    return means.map { seasonality == .additive ? $0 - mean : $0 / mean }
  }
}

import Testing

@testable import Forecasting

/// Monthly airline passengers 1949–1960 in thousands (Box and Jenkins, series G). The expected
/// numbers are those of R's `HoltWinters(AirPassengers, seasonal = "mult")`.
let airPassengers: [Double] = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118,
  115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
  145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
  171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
  196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201,
  204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
  242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
  284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
  315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
  340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
  360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405,
  417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432,
]

private func isNear(_ one: Double, _ other: Double, _ tolerance: Double) -> Bool {
  (one - other).magnitude <= tolerance
}

@Suite struct HoltWintersTests {
  @Test func recursionMeetsThePublishedNumbers() throws {
    let weights = SmoothingWeights(level: 0.2755925, slope: 0.03269295, season: 0.8707292)
    let smoothed = try #require(HoltWinters(airPassengers, .multiplicative, weights: weights))
    #expect(isNear(smoothed.level, 469.32322, 1e-5))
    #expect(isNear(smoothed.slope, 3.02154, 1e-5))
    #expect(isNear(smoothed.squaredErrors, 16570.777867, 1e-5))
    let expected = [
      447.0559, 419.7123, 464.8671, 496.0839, 507.5326, 575.4509, 666.5923, 657.9137, 550.3088,
      492.9853, 420.2073, 465.6345,
    ]
    for (one, other) in zip(smoothed.expected(steps: 12), expected) {
      #expect(isNear(one, other, 5.1e-5))
    }
  }

  /// The published search stops early at 16570.778: ours must not be worse.
  @Test func searchIsNoWorseThanThePublishedOne() throws {
    let fitted = try #require(HoltWinters.fitted(airPassengers, .multiplicative))
    #expect(fitted.squaredErrors <= 16570.779)
    #expect(fitted.squaredErrors > 16570.77)
  }

  /// R's `HoltWinters(AirPassengers, seasonal = "add")` ends at α 0.2479595, β 0.0345373, γ 1 and
  /// expects 453.4977 next (Time series task documents).
  @Test func seasonsMayBeAmounts() throws {
    let weights = SmoothingWeights(level: 0.2479595, slope: 0.0345373, season: 1)
    let smoothed = try #require(HoltWinters(airPassengers, .additive, weights: weights))
    #expect(isNear(smoothed.expected(steps: 1)[0], 453.4977, 0.01))
    let fitted = try #require(HoltWinters.fitted(airPassengers, .additive))
    #expect(fitted.squaredErrors <= smoothed.squaredErrors + 1e-6)
  }

  /// A level with the same amounts each year is carried on without an error, whatever the weights.
  @Test(arguments: [0.0, 0.3, 1.0]) func steadySeriesIsCarriedOn(_ weight: Double) throws {
    let season: [Double] = [5, -3, 0, 4, -6, 0]
    let series = (0..<24).map { 100 + season[$0 % 6] }
    let weights = SmoothingWeights(level: weight, slope: weight, season: weight)
    let smoothed = try #require(HoltWinters(series, period: 6, .additive, weights: weights))
    let expected: [Double] = [105, 97, 100, 104, 94, 100]
    for (one, other) in zip(smoothed.expected(steps: 6), expected) {
      #expect(isNear(one, other, 1e-9))
    }
    #expect(isNear(smoothed.squaredErrors, 0, 1e-20))
  }

  @Test func twoWholePeriodsAreNeeded() {
    #expect(HoltWinters.fitted(Array(airPassengers.prefix(23)), .multiplicative) == nil)
    #expect(HoltWinters.fitted(Array(airPassengers.prefix(24)), .multiplicative) != nil)
  }
}

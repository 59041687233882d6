import Testing

@testable import Forecasting

@Suite struct ProjectionTests {
  @Test(arguments: [0, 1, 23]) func shortHistoryIsNotProjected(_ months: Int) {
    #expect(Projection(Array(airPassengers.prefix(months))) == nil)
  }

  /// From 24 months on there is a projection; its interval needs ten months that were held against
  /// it, so that three months ahead it comes with the 36th.
  @Test(arguments: [(24, 0, 0), (33, 9, 7), (34, 10, 8), (36, 12, 10)])
  func intervalsWaitForBackTests(_ months: Int, _ oneAhead: Int, _ threeAhead: Int) throws {
    let projection = try #require(Projection(Array(airPassengers.prefix(months))))
    #expect(projection.steps.map(\.ahead) == [1, 2, 3])
    #expect(projection.steps[0].backTests == oneAhead)
    #expect(projection.steps[2].backTests == threeAhead)
    #expect((projection.steps[0].inner != nil) == (oneAhead >= 10))
    #expect((projection.steps[2].outer != nil) == (threeAhead >= 10))
  }

  @Test func backTestSeesOnlyWhatWasKnown() throws {
    let whole = try #require(Projection(Array(airPassengers.prefix(40))))
    let test = try #require(whole.backTests.first { $0.place == 36 && $0.ahead == 1 })
    #expect(test.actual == 171)
    // The later months may be anything: what was expected before them stays.
    var other = Array(airPassengers.prefix(40))
    for place in 36..<40 { other[place] *= 3 }
    let changed = try #require(Projection(other))
    #expect(changed.backTests.first { $0.place == 36 && $0.ahead == 1 }?.expected == test.expected)
  }

  @Test func theWiderIntervalHoldsTheNarrower() throws {
    let projection = try #require(Projection(airPassengers))
    for step in projection.steps {
      let (inner, outer) = (try #require(step.inner), try #require(step.outer))
      #expect(outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound)
    }
    #expect(projection.seasonality == .multiplicative)
  }

  @Test(arguments: [0, -5]) func monthWithoutRevenueMakesSeasonsAmounts(_ value: Double) throws {
    var series = Array(airPassengers.prefix(30))
    series[7] = value
    let projection = try #require(Projection(series))
    #expect(projection.seasonality == .additive)
    #expect(projection.steps.allSatisfy { $0.expected.isFinite })
  }

  @Test func nothingEverSoldIsExpectedToGoOn() throws {
    let projection = try #require(Projection([Double](repeating: 0, count: 30)))
    #expect(projection.steps.map(\.expected) == [0, 0, 0])
  }

  /// R: `quantile(c(1, 2, 4, 8), c(.025, .1, .5, .9, 1))`.
  @Test(arguments: [(0.025, 1.075), (0.1, 1.3), (0.5, 3), (0.9, 6.8), (1, 8)])
  func quantilesAreOfTypeSeven(_ share: Double, _ expected: Double) {
    #expect((Projection.quantile(share, ofSorted: [1, 2, 4, 8]) - expected).magnitude < 1e-12)
  }
}

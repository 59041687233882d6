import Testing

@testable import Charts

@Suite struct TicksTests {
  /// From d3-array's documentation.
  @Test func ticksAsPublished() {
    #expect(Ticks.linear(1...9, count: 5) == [2, 4, 6, 8])
    #expect(
      Ticks.linear(1...9, count: 20) == [
        1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9,
      ])
  }

  /// From d3-scale's tests of `nice`.
  @Test func niceAsPublished() {
    #expect(Ticks.nice(1.1...10.9, count: 10) == 1...11)
    #expect(Ticks.nice(0.7...11.001, count: 10) == 0...12)
    #expect(Ticks.nice(6.7...123.1, count: 10) == 0...130)
    #expect(Ticks.nice(0...0.49, count: 10) == 0...0.5)
    #expect(Ticks.nice(0...14.1, count: 5) == 0...20)
    #expect(Ticks.nice(0...15, count: 5) == 0...20)
    #expect(Ticks.nice(0.5...0.5, count: 5) == 0.5...0.5)
  }

  @Test func ticksOfTheUnitRange() {
    #expect(Ticks.linear(0...1, count: 10) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    #expect(Ticks.linear(0...1, count: 5) == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(Ticks.linear(0...1, count: 3) == [0, 0.5, 1])
    #expect(Ticks.linear(0...1, count: 1) == [0, 1])
  }

  @Test func ticksOfTens() {
    #expect(Ticks.linear(0...10, count: 10) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(Ticks.linear(0...10, count: 4) == [0, 2, 4, 6, 8, 10])
    #expect(Ticks.linear(0...10, count: 2) == [0, 5, 10])
    #expect(Ticks.linear(-10...10, count: 4) == [-10, -5, 0, 5, 10])
    #expect(Ticks.linear(-10...10, count: 2) == [-10, 0, 10])
  }

  @Test func noneWithoutACountOneWithoutASpan() {
    #expect(Ticks.linear(0...1, count: 0) == [])
    #expect(Ticks.linear(3...3, count: 5) == [3])
  }

  @Test func zeroIsNeverMinusZero() {
    #expect(
      Ticks.linear(-0.4...0.4, count: 3).map { "\($0)" } == ["-0.4", "-0.2", "0.0", "0.2", "0.4"])
  }

  @Test func niceWidensToTicks() {
    #expect(Ticks.nice(0...4.18, count: 5) == 0...5)
    #expect(Ticks.nice(123.1...456.1, count: 5) == 100...500)
    #expect(Ticks.nice(-31...41, count: 6) == -40...60)
    #expect(Ticks.nice(0...0.97, count: 10) == 0...1)
  }

  @Test func hugeAndTinyRanges() {
    #expect(Ticks.linear(0...1e100, count: 2) == [0, 5e99, 1e100])
    #expect(Ticks.linear(0...1e-6, count: 2) == [0, 5e-7, 1e-6])
  }

  @Test func logarithmicTicksThinOutWithTheDecades() {
    #expect(Ticks.logarithmic(0.1...10, count: 6) == [0.1, 0.2, 0.5, 1, 2, 5, 10])
    #expect(Ticks.logarithmic(0.1...100, count: 6) == [0.1, 0.3, 1, 3, 10, 30, 100])
    #expect(Ticks.logarithmic(1...100_000, count: 6) == [1, 10, 100, 1000, 10_000, 100_000])
    #expect(Ticks.logarithmic(0...10, count: 6) == [])
  }

  @Test func logarithmicRangesEndOnTicks() {
    #expect(Ticks.niceLogarithmic(0.22...3.3) == 0.2...5)
    #expect(Ticks.niceLogarithmic(0.06...30) == 0.03...30)
    #expect(Ticks.niceLogarithmic(0.004...700) == 0.001...1000)
    #expect(Ticks.niceLogarithmic(1...1) == 1...10)
  }

  @Test(arguments: [
    (1.0, 0.0), (10, 1), (0.1, -1), (2, 0.301_029_995_663_981_2),
    (3, 0.477_121_254_719_662_4), (7, 0.845_098_040_014_256_8), (1e100, 100), (1e-9, -9),
    (123_456_789, 8.091_514_977_169_27),
  ])
  func logarithmAgreesWithTheTables(_ number: Double, _ expected: Double) {
    #expect(abs(Decade.log10(number) - expected) < 1e-12)
  }

  @Test func logarithmOfNothingIsNotANumber() {
    #expect(Decade.log10(0).isNaN)
    #expect(Decade.log10(-1).isNaN)
    #expect(Decade.log10(.infinity).isNaN)
  }
}

@Suite struct ScaleTests {
  @Test func linearScaleRunsEitherWay() {
    let up = Scale(domain: 0...4, start: 200, end: 0)
    #expect([0, 1, 2, 4].map { up($0) } == [200, 150, 100, 0])
    #expect(Scale(domain: 3...3, start: 0, end: 10)(3) == 5)
  }

  @Test func logarithmicScaleSpacesRatiosEvenly() {
    let scale = Scale(domain: 0.1...10, start: 0, end: 100, kind: .logarithmic)
    #expect(abs(scale(1) - 50) < 1e-9)
    #expect(abs(scale(10) - 100) < 1e-9)
    #expect(scale(0) == 0)
    #expect(scale(-3) == 0)
  }

  @Test func bandsShareTheirRoom() {
    let band = BandScale(count: 4, start: 0, end: 100, padding: 0.2)
    #expect(band.step == 25)
    #expect(band.breadth == 20)
    #expect([0, 3].map(band.lead) == [2.5, 77.5])
    #expect(band.middle(1) == 37.5)
  }

  @Test func pointsReachBothEdges() {
    let points = PointScale(count: 3, start: 10, end: 30)
    #expect([0, 1, 2].map { points($0) } == [10, 20, 30])
    #expect(PointScale(count: 1, start: 10, end: 30)(0) == 20)
  }

  @Test func fittingScaleKeepsTextInside() {
    let overhangs = [
      Scale.Overhang(value: 100, extent: 40, isBefore: false),
      Scale.Overhang(value: -50, extent: 30, isBefore: true),
    ]
    let scale = Scale.fitting(overhangs, domain: -50...100, from: 0, to: 300)
    #expect(abs(scale(100) - 260) < 0.01)
    #expect(abs(scale(-50) - 30) < 0.01)
  }

  @Test func fittingScaleLeavesShortBarsTheirRoom() {
    // The short bar's text has room enough inside the longest bar's length.
    let overhangs = [
      Scale.Overhang(value: 100, extent: 0, isBefore: false),
      Scale.Overhang(value: 10, extent: 50, isBefore: false),
    ]
    let scale = Scale.fitting(overhangs, domain: 0...100, from: 0, to: 300)
    #expect(scale.start == 0)
    #expect(scale.end == 300)
  }

  @Test func fittingScaleSurvivesTextWiderThanTheDrawing() {
    let overhang = Scale.Overhang(value: 5, extent: 900, isBefore: false)
    let scale = Scale.fitting([overhang], domain: 0...5, from: 100, to: 300)
    #expect(scale.end > scale.start)
  }
}

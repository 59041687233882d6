import Testing

@testable import Charts

/// What each chart says with its marks: lengths from zero, gaps, order, names. Expected figures are
/// worked out by hand.
@Suite struct ChartTests {
  private let plain = Measure(tick: Numbers.whole)
  private func caption(_ id: String = "c") -> Caption { Sample.caption(id, "A chart") }

  private func bars(_ values: [Double?], emphasis: BarEmphasis = .none) throws -> DrawnChart {
    try DrawnChart(
      BarChart(
        caption(), measure: plain, categories: values.indices.map { "Row \($0)" },
        series: [Series("S", values)], emphasis: emphasis), width: 540)
  }

  @Test func barsAreAsLongAsTheirValues() throws {
    let widths = try bars([100, 50, 25, 0]).all("rect").map { $0.number("width") }
    #expect(widths.count == 4)
    #expect(abs(widths[0] - 2 * widths[1]) < 0.2)
    #expect(abs(widths[0] - 4 * widths[2]) < 0.3)
    #expect(widths[3] == 0)
  }

  @Test func negativeBarsEndWhereThePositiveBegin() throws {
    let rects = try bars([30, -30], emphasis: .moreIsGood).all("rect")
    #expect(abs(rects[0].number("x") - rects[1].number("x") - rects[1].number("width")) < 0.2)
    #expect(abs(rects[0].number("width") - rects[1].number("width")) < 0.2)
    #expect(rects.map { $0.attributes["fill"] } == ["var(--good)", "var(--bad)"])
  }

  @Test func moreCanBeBad() throws {
    let fills = try bars([30, -30], emphasis: .moreIsBad).all("rect").map { $0.attributes["fill"] }
    #expect(fills == ["var(--bad)", "var(--good)"])
  }

  @Test func anUnknownBarIsADash() throws {
    let drawn = try bars([30, nil])
    #expect(drawn.all("rect").count == 1)
    #expect(drawn.texts.contains("–"))
  }

  @Test func aLineBreaksAtAGap() throws {
    let chart = LineChart(
      caption(), measure: plain, periods: Months.periods(7),
      series: [Series("S", [1, 2, nil, 3, nil, 4, 5])])
    let drawn = try DrawnChart(chart, width: 540)
    #expect(drawn.all("path").count == 2)
    // The value between two gaps, and the last point.
    #expect(drawn.all("circle").count == 2)
    #expect(drawn.texts.contains("S 5"))
  }

  @Test func aLineNamesItsLastKnownValue() throws {
    let chart = LineChart(
      caption(), measure: plain, periods: Months.periods(4),
      series: [Series("S", [1, 9, nil, nil])])
    #expect(try DrawnChart(chart, width: 540).texts.contains("S 9"))
  }

  @Test func hoverNamesEveryMonthOnAWideChartOnly() throws {
    let chart = LineChart(
      caption(), measure: plain, periods: Months.periods(2),
      series: [Series("A", [1, nil]), Series("B", [3, 4])])
    #expect(
      try DrawnChart(chart, width: 540).all("title").map(\.text) == [
        "Jan 2025: A 1 · B 3", "Feb 2025: A – · B 4",
      ])
    #expect(try DrawnChart(chart, width: 358).all("title").isEmpty)
  }

  @Test func stacksAddUpAwayFromZero() {
    let stack = Stack(
      [Series("a", [3, -1, nil]), Series("b", [4, 5, nil]), Series("c", [-2, -6, nil])], count: 3)
    #expect(stack.segments[0].map(\.start) == [0, 3, 0])
    #expect(stack.segments[0].map(\.end) == [3, 7, -2])
    #expect(stack.segments[1].map(\.start) == [0, 0, -1])
    #expect(stack.segments[1].map(\.end) == [-1, 5, -7])
    #expect(stack.total(at: 0) == 5)
    #expect(stack.total(at: 1) == -2)
    #expect(stack.total(at: 2) == nil)
    #expect(stack.reach(at: 1, negative: true) == -7)
  }

  @Test func anAreaWithNegativePartsBecomesLines() throws {
    let chart = AreaChart(
      caption(), measure: plain, periods: Months.periods(3),
      series: [Series("a", [1, 2, 3]), Series("b", [1, -2, 3], tone: .context)])
    let paths = try DrawnChart(chart, width: 540).all("path")
    #expect(paths.allSatisfy { $0.attributes["fill"] == "none" })
  }

  @Test func aStackedAreaHasAGapWhereAPartIsUnknown() throws {
    let chart = AreaChart(
      caption(), measure: plain, periods: Months.periods(5),
      series: [Series("a", [1, 2, 3, 4, 5]), Series("b", [1, 2, nil, 4, 5], tone: .pale)])
    #expect(try DrawnChart(chart, width: 540).all("path").count == 4)
  }

  @Test func waterfallStepsHangWhereTheLastEnded() {
    let bars = SamplesOfParts.waterfall.bars
    #expect(bars.map(\.start) == [0, 402, 550, 671, 632, 0])
    #expect(bars.map(\.end) == [402, 550, 671, 632, 473, 473])
    #expect(bars.map(\.tone) == [.good, .good, .good, .bad, .bad, .ink])
  }

  @Test func waterfallShowsTotalsAsFigures() throws {
    for width in [358.0, 540] {
      let texts = try DrawnChart(SamplesOfParts.waterfall, width: width).texts
      #expect(texts.contains("3 710"))
      #expect(texts.contains("4 183"))
      #expect(texts.contains("+473"))
    }
  }

  @Test func everyBucketKeepsItsLabel() throws {
    for width in [240.0, 358, 540, 1120] {
      let texts = try DrawnChart(SamplesOfParts.tinyBuckets, width: width).texts
      for name in ["před splatností", "1–30 dní", "31–60 dní", "61–90 dní", "přes 90 dní"] {
        #expect(texts.contains(name), "\(name) at \(width)")
      }
    }
  }

  @Test func paretoSharesRunFromTheLargest() {
    let curve = ParetoCurve(
      caption(), x: plain, y: plain, values: [2, -5, 4, .nan, 2])
    #expect(curve.runningShares == [0, 0.5, 0.75, 1, 1, 1])
    #expect(ParetoCurve(caption(), x: plain, y: plain, values: [-1, 0]).runningShares == [])
  }

  @Test func paretoStaysSmallForManyCustomers() {
    let curve = ParetoCurve(
      caption(), x: plain, y: plain, values: (1...100_000).map { 1 / Double($0) })
    #expect(curve.svg(width: 540).utf8.count < 16_000)
  }

  @Test func scatterLeavesOutWhatHasNoPlace() {
    let bubbles = [
      Bubble("a", x: 1, y: 1), Bubble("b", x: nil, y: 1), Bubble("c", x: 0, y: 1),
      Bubble("d", x: 2, y: .nan),
    ]
    #expect(ScatterChart(caption(), x: plain, y: plain, bubbles: bubbles).omittedCount == 2)
    #expect(
      ScatterChart(caption(), x: plain, y: plain, bubbles: bubbles, hasLogarithmicX: true)
        .omittedCount == 3)
  }

  @Test func bubblesAreSizedByArea() throws {
    let chart = ScatterChart(
      caption(), x: plain, y: plain,
      bubbles: [Bubble("a", x: 1, y: 1, size: 400), Bubble("b", x: 9, y: 9, size: 100)])
    let radii = try DrawnChart(chart, width: 540).all("circle").map { $0.number("r") }
    #expect(radii == [22, 11])
  }

  @Test func anOutlierStandsAtTheEdgeWithItsValue() throws {
    let drawn = try DrawnChart(SamplesOfPlaces.portfolio, width: 540)
    #expect(drawn.all("path").count == 1)
    #expect(drawn.texts.contains("Solar lamps 1\u{202F}900"))
  }

  /// Quartiles of 1…9 (type 7) are 3 and 7; the outer fences −9 and 19.
  @Test func outliersLieBeyondTheOuterFence() {
    let values = (1...9).map(Double.init)
    #expect(Outliers.inside(values) == values)
    #expect(Outliers.inside([1, 2, 3, 4, 5, 6, 7, 8, 900]) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(Outliers.inside([1, 1, 1, 1, 1, 1, 1, 9]) == [1, 1, 1, 1, 1, 1, 1, 9])
    #expect(Outliers.inside([1, 900]) == [1, 900])
  }

  @Test func heatMapsShowValuesWhereTheyFit() throws {
    let drawn = try DrawnChart(SamplesOfPlaces.movement, width: 358)
    #expect(drawn.texts.contains("−33"))
    #expect(drawn.texts.filter { $0 == "–" }.count == 3)
    // 20 places less three empty ones.
    #expect(drawn.all("rect").count == 17)
  }

  /// Ten fields on a phone: no word is left of a name between its neighbours, upwards all are whole.
  @Test func namesWithoutRoomRunUpwards() throws {
    let fields = [
      "E-mail", "Phone", "Street", "Town", "Postcode", "Region", "Language", "Preferred medium",
      "Acquisition source", "Marketing consent",
    ]
    let map = HeatMap(
      Caption(id: "fields", label: "Fields filled"), measure: Measure(tick: Numbers.percent),
      rows: ["Eva", "Jan"],
      columns: fields, values: [Array(repeating: 1, count: 10), Array(repeating: 0.5, count: 10)])
    let narrow = try DrawnChart(map, width: 358)
    #expect(Set(fields).isSubset(of: narrow.texts))
    #expect(
      narrow.all("g").count { $0.attributes["transform"]?.hasPrefix("rotate(-90 ") == true } == 10)
    let wide = try DrawnChart(map, width: 1120)
    #expect(wide.all("g").allSatisfy { $0.attributes["transform"] == nil })
    #expect(wide.texts.contains("E-mail"))
  }

  @Test func aFunnelSaysWhatShareGoesOn() throws {
    let texts = try DrawnChart(SamplesOfBars.funnel, width: 358).texts
    #expect(texts.contains("↓ 42\u{202F}% of those"))
    #expect(texts.contains("↓ 23\u{202F}% of those"))
  }

  @Test func theFanOpensFromTheLastKnownMonth() throws {
    let paths = try DrawnChart(SamplesOverTime.fan, width: 540).all("path")
    let bands = paths.filter { $0.attributes["fill"] == "var(--accent)" }
    let line = paths.first { $0.attributes["stroke-width"] == "2" }
    let end = line?.attributes["d"]?.split(separator: "L").last
    #expect(bands.count == 2)
    for band in bands {
      let start = band.attributes["d"]?.dropFirst().split(separator: "L").first
      #expect(start == end)
    }
  }

  @Test func bulletsMarkTheirTargets() throws {
    let drawn = try DrawnChart(SamplesOfBars.bullets, width: 540)
    #expect(drawn.all("title").map(\.text) == ["1\u{202F}300", "1\u{202F}000", "400", "0"])
  }

  @Test func neighboursOnTheTimelineAreOneLargerDot() throws {
    let chart = TimelineStrip(
      caption(), lanes: ["Orders"],
      events: [10, 10.2, 10.4, 800, 2000].map { .init(start: $0, lane: 0, label: "day \($0)") }
        + [.init(start: 5, lane: 7, label: "no such lane")],
      range: 0...1000, ticks: [])
    let circles = try DrawnChart(chart, width: 540).all("circle")
    #expect(circles.map { $0.number("r") } == [4.2, 3.5])
  }

  @Test func smallMultiplesShareOneScale() throws {
    let chart = SmallMultiples(
      caption(), measure: plain, periods: Months.periods(2),
      series: [Series("low", [0, 10]), Series("high", [0, 100])])
    let circles = try DrawnChart(chart, width: 540).all("circle")
    let base = try DrawnChart(chart, width: 540).all("line").map { $0.number("y1") }.max() ?? 0
    let heights = circles.map { base - $0.number("cy") }
    #expect(abs(heights[1] - 10 * heights[0]) < 1)
  }

  @Test func cellBarsGrowFromZeroEitherWay() throws {
    let down = CellBar(.decoration, value: -50, lowest: -50, highest: 50)
    let up = CellBar(.decoration, value: 25, lowest: -50, highest: 50)
    let left = try DrawnChart(down, width: 102).all("rect")[0]
    let right = try DrawnChart(up, width: 102).all("rect")[0]
    #expect([left.number("x"), left.number("width")] == [1, 50])
    #expect([right.number("x"), right.number("width")] == [51, 25])
  }
}

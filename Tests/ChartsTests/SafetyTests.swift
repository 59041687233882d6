import Testing

@testable import Charts

/// Names from other people's systems do no harm; drawings are accessible, themed and always the same.
@Suite struct SafetyTests {
  @Test(arguments: Sample.all) func drawsTheSameEveryTime(_ sample: Sample) {
    #expect(sample.chart.svg(width: 540) == sample.chart.svg(width: 540))
  }

  @Test(arguments: Sample.all) func takesItsColoursFromThePage(_ sample: Sample) throws {
    let drawn = try DrawnChart(sample.chart, width: 540)
    for node in drawn.nodes {
      for name in ["fill", "stroke"] {
        let colour = node.attributes[name] ?? "none"
        #expect(colour == "none" || colour.hasPrefix("var(--"))
      }
      #expect(node.attributes["style"] == nil)
      #expect(node.attributes.keys.allSatisfy { !$0.hasPrefix("on") && !$0.contains("href") })
    }
  }

  @Test(arguments: Sample.all) func holdsNothingButShapesAndText(_ sample: Sample) throws {
    let allowed: Set = [
      "svg", "g", "desc", "title", "text", "line", "rect", "circle", "path",
    ]
    let names = Set(try DrawnChart(sample.chart, width: 540).nodes.map(\.name))
    #expect(names.isSubset(of: allowed))
  }

  @Test(arguments: Sample.all) func isReadAloudAsOneImage(_ sample: Sample) throws {
    let drawn = try DrawnChart(sample.chart, width: 358)
    let root = drawn.nodes[0].attributes
    guard !sample.chart.caption.label.isEmpty else {
      #expect(root["aria-hidden"] == "true")
      #expect(root["role"] == nil)
      return
    }
    #expect(root["role"] == "img")
    #expect(root["aria-label"]?.isEmpty == false)
    #expect(root["aria-describedby"] == drawn.all("desc").first?.attributes["id"])
  }

  @Test(arguments: Sample.all) func keepsItsWidthAndItsNumbersFinite(_ sample: Sample) throws {
    for width in [358.0, 540, 1120] {
      let drawn = try DrawnChart(sample.chart, width: width)
      #expect(drawn.width == width)
      #expect(!drawn.svg.contains("nan") && !drawn.svg.contains("inf\""))
    }
  }

  @Test(arguments: [0, -5, .nan, .infinity, 1e9]) func surviveAnyWidth(_ width: Double) throws {
    for sample in Sample.all {
      let drawn = try DrawnChart(sample.chart, width: width)
      #expect(drawn.width > 0 && drawn.width <= 4000)
    }
  }

  @Test func hostileNamesAreText() throws {
    let drawn = try DrawnChart(SamplesHard.hostileBars, width: 540)
    #expect(drawn.texts.contains("<script>alert(1)</script>"))
    #expect(!drawn.svg.contains("<script"))
    #expect(!drawn.svg.contains("<img"))
    #expect(!drawn.svg.unicodeScalars.contains("\u{202E}"))
    #expect(drawn.nodes[0].attributes["id"] == "x--onload--alert-1--540")
    #expect(drawn.svg.utf8.count < 12_000)
  }

  @Test func idsOfBothWidthsDiffer() {
    let figure = SamplesOverTime.twoYears.figure()
    #expect(figure.hasPrefix("<div class=\"chart wide\"><svg id=\"two-years-540\""))
    #expect(figure.contains("<div class=\"chart narrow\"><svg id=\"two-years-358\""))
  }

  @Test func anEmptyChartSaysSo() throws {
    let empty: [any Chart] = [
      LineChart(caption, measure: plain, periods: [], series: []),
      LineChart(caption, measure: plain, periods: Months.year, series: [Series("a", [nil, nil])]),
      AreaChart(caption, measure: plain, periods: Months.year, series: []),
      ColumnChart(caption, measure: plain, periods: [], series: [Series("a", [1])]),
      BarChart(caption, measure: plain, categories: [], series: []),
      ScatterChart(caption, x: plain, y: plain, bubbles: []),
      HeatMap(caption, measure: plain, rows: ["a"], columns: ["b"], values: [[nil]]),
      ParetoCurve(caption, x: plain, y: plain, values: []),
      BulletChart(caption, measure: plain, bullets: []),
      FunnelChart(caption, measure: plain, stages: [], share: Numbers.percent),
      FanChart(
        caption, measure: plain, periods: [], history: [], projection: [], expectedName: "",
        innerName: "", outerName: ""),
      WaterfallChart(
        caption, measure: plain, steps: [], sumLabel: "", before: .init("", text: ""),
        after: .init("", text: "")),
      AgeingBar(caption, measure: plain, buckets: []),
      TimelineStrip(caption, lanes: [], events: [], range: 0...1, ticks: []),
      SmallMultiples(caption, measure: plain, periods: [], series: []),
    ]
    for chart in empty {
      #expect(try DrawnChart(chart, width: 358).texts == ["No data"])
    }
    #expect(try DrawnChart(Sparkline(.decoration, values: []), width: 120).all("path").isEmpty)
  }

  private let plain = Measure(tick: Numbers.whole)
  private let caption = Sample.caption("empty", "Nothing")
}

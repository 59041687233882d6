import Testing

@testable import Charts

/// No label touches another or leaves its drawing, whatever the data.
@Suite struct OverlapTests {
  static let widths = [240.0, 326, 358, 460, 540, 800, 1120]

  @Test(arguments: Sample.all) func samplesStandFree(_ sample: Sample) throws {
    for width in Self.widths { try expectFree(sample.chart, width: width) }
  }

  @Test(arguments: 0..<20) func sixtyProductsStandFree(seed: Int) throws {
    let chart = SamplesOfPlaces.crowd(seed: UInt64(seed))
    for width in [358.0, 540, 1120] {
      let drawn = try expectFree(chart, width: width)
      let named = drawn.texts.filter { text in
        chart.bubbles.contains { text.hasPrefix($0.label.prefix(4)) }
      }
      #expect(named.count >= 10, "too few labels at \(width)")
    }
  }

  @Test(arguments: 0..<20) func linesStandFree(seed: Int) throws {
    var generator = Generator(seed: UInt64(seed))
    let periods = Int(generator.number(1...60))
    let series = (0..<Int(generator.number(1...12))).map { index in
      let values = SamplesOverTime.walk(
        periods, from: generator.number(-50...900), seed: UInt64(seed * 100 + index))
      let known = values.map { generator.share() < 0.1 ? nil : $0 }
      return Series(
        String(repeating: "Series ", count: 1 + index % 4) + "\(index)",
        known.dropLast(index % 3 == 2 ? 5 : 0), tone: Tone.allCases[index % 7])
    }
    let chart = LineChart(
      Sample.caption("l", "Lines"), measure: Sample.millions,
      periods: Months.periods(periods, first: seed % 12), series: series)
    for width in [326.0, 540] { try expectFree(chart, width: width) }
  }

  @Test(arguments: 0..<20) func columnsAndBarsStandFree(seed: Int) throws {
    var generator = Generator(seed: UInt64(seed))
    let count = Int(generator.number(1...36))
    let series = (0..<Int(generator.number(1...4))).map { index in
      Series(
        "Series \(index)", (0..<count).map { _ in generator.number(-2000...9000) },
        tone: Tone.allCases[index])
    }
    let isStacked = generator.share() < 0.5
    let columns = ColumnChart(
      Sample.caption("c", "Columns"), measure: Sample.thousands,
      periods: Months.periods(count), series: series,
      arrangement: isStacked ? .stacked : .grouped, emphasis: .places([0, count - 1]))
    let bars = BarChart(
      Sample.caption("b", "Bars"), measure: Sample.thousands,
      categories: (0..<count).map { String(repeating: "Name ", count: 1 + $0 % 6) + "\($0)" },
      series: series, arrangement: isStacked ? .stacked : .grouped)
    for width in [326.0, 540] {
      try expectFree(columns, width: width)
      try expectFree(bars, width: width)
    }
  }

  @Test(arguments: 0..<20) func partsStandFree(seed: Int) throws {
    var generator = Generator(seed: UInt64(seed))
    let money = Measure(unit: "Kč", tick: Numbers.signed)
    let waterfall = WaterfallChart(
      Sample.caption("w", "Waterfall"), measure: money,
      steps: ["Noví zákazníci", "Cena", "Objem", "Skladba", "Ztracení zákazníci"].map {
        WaterfallStep($0, change: generator.number(-900_000...900_000))
      }, sumLabel: "Změna", before: .init("prosinec 2024", text: "3 710 000 Kč"),
      after: .init("prosinec 2025", text: "4 183 000 Kč"))
    let power = generator.number(1...8)
    let ageing = AgeingBar(
      Sample.caption("a", "Ageing"), measure: money,
      buckets: ["not due", "1–30", "31–60", "61–90", "over 90 days"].enumerated().map {
        let size = (0..<Int(power)).reduce(1e6) { size, _ in size * generator.share() }
        return AgeingBucket($1, value: size, tone: Tone.allCases[$0])
      })
    for width in [326.0, 540, 1120] {
      try expectFree(waterfall, width: width)
      try expectFree(ageing, width: width)
    }
  }

  @discardableResult
  private func expectFree(_ chart: any Chart, width: Double) throws -> DrawnChart {
    let drawn = try DrawnChart(chart, width: width)
    #expect(drawn.overlaps == [], "\(chart.caption.id) at \(width)")
    #expect(drawn.strays == [], "\(chart.caption.id) at \(width)")
    return drawn
  }
}

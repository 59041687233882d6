import Charts

/// What no one wishes to draw: nothing, one point, equal values, huge numbers, hostile names.
enum SamplesHard {
  static let all: [Sample] = [
    Sample(name: "hard-empty", chart: line([])),
    Sample(name: "hard-one-point", chart: line([2.5])),
    Sample(name: "hard-all-equal", chart: line(Array(repeating: 7, count: 12))),
    Sample(name: "hard-all-zero", chart: line(Array(repeating: 0, count: 12))),
    Sample(name: "hard-negative", chart: line([-3, -2, -7, -1])),
    Sample(name: "hard-huge", chart: huge),
    Sample(name: "hard-hostile-bars", chart: hostileBars),
    Sample(name: "hard-hostile-scatter", chart: hostileScatter),
    Sample(name: "hard-equal-scatter", chart: equalScatter),
  ]

  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"http://x\")",
    "../../x", "abc\u{202E}fdp.exe", String(repeating: "Long name ", count: 1000), "", "שלום עולם",
    "line\nbreak\ttab\u{0}nul", "Z\u{30D}\u{30D}\u{30D}\u{30D}\u{30D}\u{30D}algo", "数据分析公司",
    "👩‍👩‍👧‍👦 & 'co'",
  ]

  static func line(_ values: [Double]) -> LineChart {
    LineChart(
      Sample.caption("hard-line", "A line"), measure: Sample.millions,
      periods: Months.periods(values.count), series: [Series("Revenue", values)])
  }

  static let huge = ColumnChart(
    Sample.caption("huge", "Huge numbers"), measure: Measure(unit: "Kč", tick: Numbers.whole),
    periods: Months.periods(6),
    series: [Series("Revenue", [912e12, 4e14, .infinity, .nan, 1e300, -250e12])])

  static let hostileBars = BarChart(
    Sample.caption("x\" onload=\"alert(1)", hostile[0]),
    measure: Measure(unit: hostile[1], tick: Numbers.whole), categories: hostile,
    series: [Series(hostile[0], hostile.indices.map { Double($0 * 7 - 10) })])

  static let hostileScatter = ScatterChart(
    Sample.caption("hostile", hostile[5]), x: Measure(unit: hostile[5], tick: Numbers.whole),
    y: Measure(unit: hostile[4], tick: Numbers.whole),
    bubbles: hostile.enumerated().map { index, name in
      Bubble(name, x: Double(index % 4), y: Double(index), size: Double(index), detail: name)
    },
    quadrants: Quadrants(
      x: 2, y: 5, topLeft: hostile[5], topRight: hostile[0], bottomLeft: hostile[1],
      bottomRight: hostile[11]))

  static let equalScatter = ScatterChart(
    Sample.caption("equal", "Twenty products in one place"), x: Measure(tick: Numbers.whole),
    y: Measure(tick: Numbers.whole),
    bubbles: (0..<20).map { Bubble("Product \($0)", x: 3, y: 4, size: 10) })
}

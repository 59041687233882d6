import Charts
import Testing

/// One chart of each kind and the hard cases, for golden files, the overlap test and the gallery.
struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var chart: any Chart

  var testDescription: String { name }

  static func caption(_ id: String, _ label: String) -> Caption {
    Caption(id: id, label: label, detail: "Drawn for a test.", emptyText: "No data")
  }

  static let millions = Measure(unit: "million Kč", tick: Numbers.whole, value: Numbers.hundredths)
  static let thousands = Measure(unit: "thousand Kč", tick: Numbers.whole)
  static let shares = Measure(unit: "%", tick: Numbers.percent)

  static let all: [Sample] =
    SamplesOverTime.all + SamplesOfBars.all + SamplesOfPlaces.all + SamplesOfParts.all
    + SamplesHard.all

  static let revenue2024: [Double] = [
    3.01, 2.89, 3.31, 3.25, 3.39, 3.5, 3.21, 3.1, 3.6, 3.76, 3.7, 3.71,
  ]
  static let revenue2025: [Double] = [
    3.2, 3.1, 3.5, 3.45, 3.7, 3.8, 3.54, 3.49, 3.95, 4.11, 3.93, 4.18,
  ]
}

/// Lines, areas, fans.
enum SamplesOverTime {
  static let all: [Sample] = [
    Sample(name: "line-two-years", chart: twoYears),
    Sample(name: "line-five-series-close", chart: closeLines),
    Sample(name: "line-gaps-and-ratio", chart: gaps),
    Sample(name: "line-60-months", chart: sixtyMonths),
    Sample(name: "line-year-so-far", chart: yearSoFar),
    Sample(name: "area-single", chart: area),
    Sample(name: "area-stacked", chart: stackedArea),
    Sample(name: "fan", chart: fan),
    Sample(name: "small-multiples", chart: multiples),
    Sample(name: "sparkline", chart: sparkline),
  ]

  static let twoYears = LineChart(
    Sample.caption("two-years", "Revenue of 2025 and 2024 by month"), measure: Sample.millions,
    periods: Months.year,
    series: [
      Series("2025", Sample.revenue2025), Series("2024", Sample.revenue2024, tone: .context),
    ])

  static let closeLines = LineChart(
    Sample.caption("close", "Five channels that end close together"), measure: Sample.millions,
    periods: Months.periods(13, first: 11, year: 2024),
    series: [
      Series("Web shop", walk(13, from: 2, seed: 1)),
      Series("Sales agents", walk(13, from: 2.1, seed: 2), tone: .good),
      Series("Telephone", walk(13, from: 1.9, seed: 3), tone: .warning),
      Series("Key accounts of the whole region", walk(13, from: 2.05, seed: 4), tone: .context),
      Series("Target", Array(repeating: 2.2, count: 13), tone: .ink, isDashed: true),
    ])

  static let gaps = LineChart(
    Sample.caption("gaps", "Margin ratio with unknown months"), measure: Sample.shares,
    periods: Months.periods(24, year: 2024),
    series: [
      Series(
        "Margin",
        [
          0.312, 0.318, nil, nil, 0.321, nil, 0.309, 0.305, 0.311, 0.322, 0.325, 0.33, 0.326, 0.32,
          0.318, 0.319, 0.315, 0.311, nil, 0.308, 0.31, 0.312, 0.314, 0.312,
        ])
    ], includesZero: false)

  static let sixtyMonths = LineChart(
    Sample.caption("sixty", "Revenue of five years"), measure: Sample.millions,
    periods: Months.periods(60, year: 2021),
    series: [Series("Revenue", walk(60, from: 2, seed: 9))])

  static let yearSoFar = LineChart(
    Sample.caption("so-far", "Revenue of 2026 so far, and of the years before"),
    measure: Sample.millions, periods: Months.year,
    series: [
      Series("2026", [3.4, 3.5, 3.45, 3.8, 4.3]),
      Series("2025", Sample.revenue2025, tone: .pale),
      Series("2024", Sample.revenue2024, tone: .context),
    ])

  static let area = AreaChart(
    Sample.caption("area", "Open receivables"), measure: Sample.millions,
    periods: Months.periods(36, year: 2023),
    series: [Series("Open", walk(36, from: 2.5, seed: 10))])

  static let stackedArea = AreaChart(
    Sample.caption("stacked", "Revenue by country"), measure: Sample.millions,
    periods: Months.periods(25, first: 11, year: 2023),
    series: [
      Series("Czechia", walk(25, from: 2, seed: 11)),
      Series("Poland", walk(25, from: 1.2, seed: 12), tone: .pale),
      Series("Slovakia", walk(25, from: 0.6, seed: 13), tone: .context),
    ])

  static let fan = FanChart(
    Sample.caption("fan", "Revenue and its projection"), measure: Sample.millions,
    periods: Months.periods(27, year: 2024),
    history: Sample.revenue2024 + Sample.revenue2025,
    projection: [
      FanPoint(expected: 3.55, inner: 3.31...3.79, outer: 3.1...4.02),
      FanPoint(expected: 3.43, inner: 3.1...3.75, outer: 2.81...4.1),
      FanPoint(expected: 3.9, inner: 3.42...4.4, outer: 3...4.9),
    ],
    context: [
      Series(
        "Target", Array(repeating: nil, count: 12) + Array(repeating: 3.8, count: 15),
        tone: .context)
    ], expectedName: "expected", innerName: "80 %", outerName: "95 %")

  static let multiples = SmallMultiples(
    Sample.caption("multiples", "Revenue by sales person"), measure: Sample.thousands,
    periods: Months.periods(25, first: 11, year: 2023),
    series: [
      "Jana Nováková", "Petr Svoboda", "Agnieszka Wiśniewska-Kowalczyk", "Ľubomír Ďurčanský",
      "Tomáš Dvořák", "Eva Černá", "Zofia Zielińska",
    ].enumerated().map { index, name in
      Series(
        name, walk(25, from: 300 + 60 * Double(index), seed: UInt64(20 + index)),
        tone: index == 2 ? .bad : .accent)
    })

  static let sparkline = Sparkline(
    Sample.caption("spark", "Revenue of 25 months"),
    values: walk(25, from: 2, seed: 40).enumerated().map { $0.offset == 7 ? nil : $0.element })

  /// A line that wanders by a few per cent a month.
  static func walk(_ count: Int, from start: Double, seed: UInt64) -> [Double] {
    var generator = Generator(seed: seed)
    var value = start
    return (0..<count).map { _ in
      value *= 1 + generator.number(-0.06...0.07)
      return value
    }
  }
}

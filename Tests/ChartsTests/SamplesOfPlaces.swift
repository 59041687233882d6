import Charts

/// Scatter charts, heat maps, Pareto curves, time lines.
enum SamplesOfPlaces {
  static let all: [Sample] = [
    Sample(name: "scatter-portfolio", chart: portfolio),
    Sample(name: "scatter-60-products", chart: crowd(seed: 7)),
    Sample(name: "heat-cohorts", chart: cohorts),
    Sample(name: "heat-movement", chart: movement),
    Sample(name: "pareto", chart: pareto),
    Sample(name: "timeline", chart: timeline),
  ]

  static let portfolio = ScatterChart(
    Sample.caption("portfolio", "Products by growth and relative share"),
    x: Measure(
      unit: "share against the largest rival in its category, log scale →",
      tick: Numbers.significant, value: Numbers.hundredths),
    y: Measure(unit: "growth, % on the year before", tick: Numbers.whole),
    bubbles: [
      Bubble("Sealants", x: 0.55, y: 41, size: 300), Bubble("Drill bits", x: 1.3, y: 31, size: 420),
      Bubble("Anchor bolts", x: 3.3, y: 22, size: 500), Bubble("Locks", x: 0.62, y: 18, size: 330),
      Bubble("Gloves", x: 0.3, y: 12, size: 90), Bubble("Wood screws", x: 1.9, y: -4, size: 1100),
      Bubble("Brackets", x: 2.4, y: -9, size: 430), Bubble("Hand saws", x: 0.36, y: -6, size: 60),
      Bubble("Hinges", x: 0.42, y: -18, size: 140, tone: .bad, priority: 1, detail: "reprice"),
      Bubble("Paint", x: 0.75, y: -22, size: 260, tone: .bad, priority: 1, detail: "withdraw"),
      Bubble("Tape", x: 0.22, y: -31, size: 50, tone: .bad, priority: 1, detail: "withdraw"),
      Bubble("Solar lamps", x: 0.1, y: 1900, size: 20),
      Bubble("Alone in its category", x: nil, y: 3),
    ], hasLogarithmicX: true,
    quadrants: Quadrants(
      x: 1, y: 8, topLeft: "QUESTION MARKS", topRight: "STARS", bottomLeft: "DOGS",
      bottomRight: "CASH COWS"))

  /// Sixty products in a cloud, with names of very different lengths.
  static func crowd(seed: UInt64) -> ScatterChart {
    var generator = Generator(seed: seed)
    let words = [
      "Screw", "Anchor bolt, galvanised", "Pila", "Těsnicí tmel univerzální", "Łańcuch", "Lock",
    ]
    let bubbles = (0..<60).map { index in
      let spread = (0..<4).reduce(0) { sum, _ in sum + generator.number(-1...1) }
      return Bubble(
        "\(words[index % words.count]) \(index)", x: generator.number(0.05...4),
        y: spread * 20, size: generator.number(1...1000),
        tone: index % 9 == 0 ? .bad : .accent, priority: index % 9 == 0 ? 1 : 0)
    }
    return ScatterChart(
      Sample.caption("crowd", "Sixty products"), x: portfolio.xMeasure, y: portfolio.yMeasure,
      bubbles: bubbles, hasLogarithmicX: true, quadrants: portfolio.quadrants)
  }

  static let cohorts = HeatMap(
    Sample.caption("cohorts", "Share of each cohort that ordered again"),
    measure: Measure(
      unit: "% of the cohort, by months since the first order", tick: Numbers.percent),
    rows: Months.periods(12).map(\.name), columns: (0...12).map(String.init),
    values: (0..<12).map(returned), deepest: 1)

  /// A cohort that shrinks with each month; younger ones have fewer months to show.
  private static func returned(_ row: Int) -> [Double?] {
    (0...12).map { column in
      if column + row > 12 { return nil }
      return column == 0 ? 1 : 0.5 / Double(column + 1) + 0.02 * Double(row)
    }
  }

  static let movement = HeatMap(
    Sample.caption("movement", "Growth by category and market"),
    measure: Measure(unit: "%, on the year before", tick: Numbers.signed),
    rows: ["Fasteners", "Tools", "Sealants", "Paint, varnish and wood preservation"],
    columns: ["CZ", "PL", "SK", "AT", "DE"],
    values: [
      [4, 11, 0, 32, 40], [3, -9, 2, 8, -21], [30, 38, 12, 46, nil], [-19, -15, -33, nil, nil],
    ], showsGaps: true)

  static let pareto = ParetoCurve(
    Sample.caption("pareto", "Concentration of contribution"),
    x: Measure(unit: "share of 431 customers, largest first", tick: Numbers.percent),
    y: Measure(unit: "share of contribution", tick: Numbers.percent),
    values: (1...431).map { 1000 / Double($0) },
    points: [
      ParetoPoint(count: 22, label: "5 % of customers hold 56 %"),
      ParetoPoint(count: 119, label: "119 customers hold 80 %"),
    ])

  static let timeline = TimelineStrip(
    Sample.caption("timeline", "Everything with Kovárna Bílek since 2023"),
    lanes: ["Orders", "Invoices", "Payments", "Calls and visits", "Complaints", "Contracts"],
    events: events, range: 0...1095,
    ticks: [.init(0, "2023"), .init(365, "2024"), .init(731, "2025"), .init(1080, "Dec")])

  private static var events: [TimelineEvent] {
    var generator = Generator(seed: 3)
    let moments = (0..<140).map { index in
      TimelineEvent(
        start: generator.number(0...1095), lane: index % 4, label: "Event \(index)",
        tone: index % 31 == 0 ? .bad : (index % 4 == 3 ? .context : .accent))
    }
    let complaints = [120.0, 640, 644].map {
      TimelineEvent(start: $0, lane: 4, label: "Complaint on day \(Int($0))", tone: .bad)
    }
    let contract = TimelineEvent(
      start: 200, end: 930, lane: 5, label: "Frame contract", tone: .pale)
    return moments + complaints + [contract]
  }
}

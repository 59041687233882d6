import Charts

/// Columns, bars, bullets, funnels.
enum SamplesOfBars {
  static let all: [Sample] = [
    Sample(name: "columns-highlighted", chart: highlighted),
    Sample(name: "columns-diverging", chart: diverging),
    Sample(name: "columns-grouped", chart: grouped),
    Sample(name: "columns-stacked-36", chart: stacked),
    Sample(name: "bars", chart: bars),
    Sample(name: "bars-diverging", chart: divergingBars),
    Sample(name: "bars-grouped", chart: groupedBars),
    Sample(name: "bars-stacked", chart: stackedBars),
    Sample(name: "bullets", chart: bullets),
    Sample(name: "funnel", chart: funnel),
    Sample(name: "cell-bar", chart: cellBar),
  ]

  static let countries = ["Czechia", "Poland", "Slovakia", "Austria", "Germany"]

  static let highlighted = ColumnChart(
    Sample.caption("highlighted", "Orders by month"), measure: Measure(tick: Numbers.whole),
    periods: Months.periods(13, first: 11, year: 2024),
    series: [
      Series(
        "Orders", [1251, 980, 1012, 1180, 1141, 1204, 1230, 1101, 1089, 1290, 1333, 1307, 1348])
    ], emphasis: .places([12]))

  static let diverging = ColumnChart(
    Sample.caption("diverging", "Change of revenue on the year before"),
    measure: Measure(unit: "%, on the same month of the year before", tick: Numbers.signed),
    periods: Months.year,
    series: [Series("Change", [6, 7, 6, -4, 9, nil, -12, 0, 10, 9, 6, 13])],
    emphasis: .moreIsGood)

  static let grouped = ColumnChart(
    Sample.caption("grouped", "Won and lost deals by quarter"),
    measure: Measure(unit: "deals", tick: Numbers.whole),
    periods: ["Q1", "Q2", "Q3", "Q4"].map { Period($0, group: "2025") },
    series: [
      Series("Won", [41, 52, 48, 60], tone: .accent),
      Series("Lost", [30, 28, 44, 31], tone: .context),
      Series("Slipped", [5, 9, nil, 12], tone: .warning),
    ])

  static let stacked = ColumnChart(
    Sample.caption("columns-stacked", "Open receivables by age at month ends"),
    measure: Sample.thousands, periods: Months.periods(36, year: 2023),
    series: zip(
      ["not due", "1–30 days", "31–60", "over 60"], [Tone.pale, .context, .warning, .bad]
    ).enumerated().map { index, pair in
      Series(
        pair.0, SamplesOverTime.walk(36, from: 900 / Double(index + 1), seed: UInt64(50 + index)),
        tone: pair.1)
    }, arrangement: .stacked)

  static let bars = BarChart(
    Sample.caption("bars", "Revenue by country"), measure: Sample.thousands,
    categories: countries,
    series: [Series("Revenue", [1865, 1504, 566, 188, 60])], emphasis: .places([1]))

  static let divergingBars = BarChart(
    Sample.caption("bars-diverging", "Change by category"),
    measure: Measure(unit: "thousand Kč, on the year before", tick: Numbers.signed),
    categories: [
      "Fasteners and anchors", "Tools", "Sealants", "Locks", "Paint, varnish and everything else",
      "Safety",
    ],
    series: [Series("Change", [158, -10, 130, 8, -63, nil])], emphasis: .moreIsGood)

  static let groupedBars = BarChart(
    Sample.caption("bars-grouped", "Contacts by medium and direction"),
    measure: Measure(unit: "contacts", tick: Numbers.whole),
    categories: ["Telephone", "E-mail", "Visit"],
    series: [
      Series("from customers", [812, 2040, 14]),
      Series("to customers", [1204, 990, 130], tone: .context),
    ])

  static let stackedBars = BarChart(
    Sample.caption("bars-stacked", "Revenue by country and class of customer"),
    measure: Sample.thousands, categories: countries,
    series: [
      Series("key", [1200, 800, 300, 20, 10]),
      Series("loyal", [400, 504, 200, 100, 20], tone: .pale),
      Series("others", [265, 200, 66, 68, -30], tone: .context),
    ], arrangement: .stacked)

  static let bullets = BulletChart(
    Sample.caption("bullets", "Revenue against target by team"), measure: Sample.thousands,
    bullets: [
      Bullet("Team Prague", value: 1410, target: 1300, text: "1 410 of 1 300 · 108 %"),
      Bullet("Team Brno", value: 890, target: 1000, tone: .warning, text: "890 of 1 000 · 89 %"),
      Bullet("Zespół Kraków", value: 640, target: nil, tone: .context),
      Bullet("Bratislava", value: nil, target: 400),
      Bullet("Returns", value: -60, target: 0, tone: .bad),
    ])

  static let funnel = FunnelChart(
    Sample.caption("funnel", "Autumn campaign from reach to order"),
    measure: Measure(unit: "customers", tick: Numbers.whole),
    stages: [
      FunnelStage("Sent", value: 12_400), FunnelStage("Opened", value: 5210),
      FunnelStage("Clicked", value: 940), FunnelStage("Ordered", value: 212),
    ], share: { Numbers.percent($0) + " of those" })

  static let cellBar = CellBar(
    .decoration, value: -40, lowest: -100, highest: 300, tone: .bad)
}

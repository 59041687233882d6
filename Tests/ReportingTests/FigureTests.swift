import SQLite
import Testing
import Warehouse

@testable import Reporting

@Suite struct FigureTests {
  private func svg(
    _ kind: ChartKind, _ roles: [String: [String]], _ answer: Answer, _ language: Language = .en
  ) throws -> String? {
    let maker = ChartMaker(
      wording: try Wording(language, currency: "CZK"),
      month: try #require(Month(key: 202_512)), id: "f", title: "t")
    return maker.chart(ChartDefinition(kind: kind, roles: roles), of: answer)?.svg(width: 540)
  }

  private let people = answer(
    [("member_id", .id), ("member", .text), ("revenue", .money), ("target", .money)],
    [
      [.text("1"), .text("Anna"), .integer(68_327_400), .integer(32_200_000)],
      [.text("2"), .text("Milan"), .integer(34_524_500), .integer(41_700_000)],
      [.text("3"), .text("Eva"), .integer(1_000), .null],
    ])
  private let roles = ["label": ["member"], "value": ["revenue"], "target": ["target"]]

  @Test func bulletsAreOfThoseWithATarget() throws {
    let drawn = try #require(try svg(.bullet, roles, people))
    #expect(drawn.contains("683 of 322 · 212\u{a0}%"))
    #expect(drawn.contains("345 of 417 · 83\u{a0}%"))
    #expect(!drawn.contains("Eva"))
    #expect(try svg(.bullet, roles, people, .cs)?.contains("345 z 417 · 83\u{a0}%") == true)
  }

  @Test func withoutATargetThereIsNoBullet() throws {
    var none = people
    none.rows.removeFirst(2)
    #expect(try svg(.bullet, roles, none) == nil)
  }

  @Test func figuresOfSeveralUnitsHaveTheirs() throws {
    let kpi = answer(
      [("metric", .text), ("unit", .text), ("value", .byUnit), ("target", .byUnit)],
      [
        [.text("revenue"), .text("CZK"), .integer(459_931_300), .integer(400_000_000)],
        [.text("new_customers"), .text("count"), .integer(6), .real(10)],
      ])
    let drawn = try #require(
      try svg(
        .bullet, ["label": ["metric"], "value": ["value"], "target": ["target"]], kpi))
    #expect(drawn.contains("4,599,313\u{a0}Kč of 4,000,000\u{a0}Kč · 115\u{a0}%"))
    #expect(drawn.contains("6 of 10 · 60\u{a0}%"))
    #expect(!drawn.contains("var(--context)"), "of some less is better: none falls short")
    #expect(try svg(.bullet, roles, people)?.contains("var(--context)") == true)
  }

  /// Of a year only its ends are classified: November and December stand beside each other, far from
  /// the December before.
  @Test func monthsStandByTheCalendar() throws {
    let history = answer(
      [("month", .month), ("class", .text), ("customers", .count)],
      [
        [.integer(202_412), .text("key"), .integer(75)],
        [.integer(202_511), .text("key"), .integer(82)],
        [.integer(202_512), .text("key"), .integer(83)],
      ])
    let source = ChartSource(
      wording: try Wording(.en, currency: "CZK"), answer: history,
      definition: ChartDefinition(
        kind: .line, roles: ["x": ["month"], "value": ["customers"], "series": ["class"]]))
    let (months, series) = source.seriesOverMonths()
    #expect(months.map(\.key) == [202_412] + Array(202_501...202_512))
    #expect(series.map(\.values) == [[75] + Array(repeating: nil, count: 10) + [82, 83]])
  }

  /// Two months of which nothing is known are left out at the start, not at the end.
  @Test func anAxisBeginsWhereSomethingIsKnown() throws {
    let retention = answer(
      [("month", .month), ("retention_ratio", .ratio)],
      [
        [.integer(202_411), .null], [.integer(202_412), .null], [.integer(202_501), .real(0.5)],
        [.integer(202_502), .null],
      ])
    let source = ChartSource(
      wording: try Wording(.en, currency: "CZK"), answer: retention,
      definition: ChartDefinition(
        kind: .line, roles: ["x": ["month"], "value": ["retention_ratio"]]))
    let (months, series) = source.seriesOverMonths()
    #expect(months.map(\.key) == [202_501, 202_502])
    #expect(series.map(\.values) == [[0.5, nil]])
  }

  @Test func aFunnelSaysWhatShareWentOn() throws {
    let steps = answer(
      [("campaign_step", .text), ("customers", .count)],
      [[.text("reached"), .integer(400)], [.text("opened"), .integer(100)]])
    let drawn = try #require(
      try svg(.funnel, ["label": ["campaign_step"], "value": ["customers"]], steps))
    #expect(drawn.contains("↓ 25.0\u{a0}% of these"))
    #expect(drawn.contains(">reached<"))
  }

  /// The widest name of a map's rows has just the room that it takes.
  @Test(arguments: ["R077", "Žižka", "Katarzyna Majewska", "W", "il"])
  func aMapKeepsTheNamesOfItsRows(name: String) throws {
    let map = answer(
      [("rep", .text), ("field", .text), ("ratio", .ratio)],
      [[.text(name), .text("name"), .real(0.5)]])
    let drawn = try svg(.heat, ["row": ["rep"], "column": ["field"], "value": ["ratio"]], map)
    #expect(drawn?.contains(">\(name)<") == true)
    #expect(drawn?.contains(">Name<") == true)
  }

  /// Halves stand in pairs; w: the whole width, h: a half.
  @Test(arguments: [
    ("", []), ("w", []), ("h", [0]), ("hh", []), ("hhh", [2]), ("hw", [0]), ("whw", [1]),
    ("hhwh", [3]), ("hwhh", [0]),
  ])
  func halvesWithoutANeighbourAreFound(widths: String, alone: [Int]) {
    #expect(FigureRow.alone(widths.map { $0 == "w" }) == alone)
  }
}

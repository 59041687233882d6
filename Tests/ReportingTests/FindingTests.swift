import SQLite
import Testing
import Warehouse

@testable import Reporting

/// An archive of given answers: what a finding sees, without a warehouse full of facts.
struct Fixture {
  let archive: Archive
  let month: Month

  /// Queries by name that return their rows whatever the month.
  init(_ queries: [String: String] = [:], month key: Int = 202_512) throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: connection)
    try connection.execute(
      "INSERT INTO warehouse_setting (name, value) VALUES ('currency', 'CZK'), ('minor_digits', '2')"
    )
    let folder = try TemporaryFolder()
    for (name, sql) in queries { try folder.write(sql, to: "Queries/\(name).sql") }
    var catalogue = QueryCatalogue()
    catalogue.add(folder: folder.path + "/Queries")
    month = try #require(Month(key: key))
    archive = Archive(try QueryRunner(connection), catalogue, month: month)
  }

  func sentence(_ rule: FindingRule, _ answer: Answer, _ language: Language = .en) throws -> String?
  {
    rule.sentence(
      Evidence(
        wording: try Wording(language, currency: "CZK"), month: month, archive: archive,
        answer: answer))
  }

  /// The KPI table as a query: metric, value and the same month last year.
  static func kpi(_ rows: [(metric: String, value: Double, lastYear: Double?)]) -> String {
    let values = rows.map { row in
      "('\(row.metric)', 'CZK', \(row.value), \(row.lastYear.map { "\($0)" } ?? "NULL"))"
    }
    return """
      -- kpi: figures given.
      -- columns:
      --   metric  text  m
      --   unit  text  u
      --   value  by_unit  v
      --   same_month_last_year  by_unit  l
      WITH figure (metric, unit, value, same_month_last_year) AS (VALUES \(values.joined(separator: ", ")))
      SELECT metric, unit, value, same_month_last_year FROM figure
      """
  }
}

/// Columns and rows written shortly.
func answer(_ columns: [(String, ColumnType)], _ rows: [[Value]], query: String = "q") -> Answer {
  Answer(query: query, columns: columns.map { QueryColumn(name: $0.0, type: $0.1) }, rows: rows)
}

@Suite struct FindingTests {
  private let nothing = answer([], [])
  private let parts = answer(
    [("part", .text), ("change", .money)],
    [
      [.text("price"), .integer(14_800_000)], [.text("volume"), .integer(12_100_000)],
      [.text("mix"), .integer(-3_900_000)], [.text("new_customers"), .integer(40_200_000)],
      [.text("lost_customers"), .integer(-15_900_000)],
    ])

  @Test(arguments: [
    (
      [("revenue", 418_264_000.0, 370_800_000.0 as Double?), ("overdue", 1.0, 1.0)],
      "Revenue rose by 12.8\u{a0}% against December 2024"
    ),
    (
      [("revenue", 102.0, 100.0), ("overdue", 141.0, 100.0)],
      "Overdue debts rose by 41.0\u{a0}% against December 2024; revenue rose by 2.0\u{a0}%"
    ),
    ([("revenue", 100.6, 100.0)], "Revenue held its level against December 2024 (+0.6\u{a0}%)"),
    ([("overdue", 101.0, 100.0)], "Little changed against December 2024"),
    (
      [("revenue", 5_000_000.0, nil), ("orders", 1.0, nil)],
      "1\u{a0}order brought 50,000\u{a0}Kč in December 2025"
    ),
  ])
  func theHeadlineIsTheLargestTrueChange(
    figures: [(metric: String, value: Double, lastYear: Double?)], headline: String
  ) throws {
    let fixture = try Fixture(["kpi": Fixture.kpi(figures)])
    #expect(try fixture.sentence(.largestChange, nothing) == headline)
  }

  @Test func withoutFiguresThereIsNoHeadline() throws {
    #expect(try Fixture().sentence(.largestChange, nothing) == nil)
  }

  @Test func theChangeOfRevenueIsSplit() throws {
    let fixture = try Fixture([
      "kpi": Fixture.kpi([("revenue", 418_300_000, 371_000_000)])
    ])
    #expect(
      try fixture.sentence(.changeOnYear, parts) == """
        Revenue rose by 12.7\u{a0}% against December 2024 (+473,000\u{a0}Kč): \
        new customers +402,000, lost customers −159,000, price +148,000, volume +121,000, \
        mix −39,000.
        """)
    #expect(
      try fixture.sentence(.changeOnYear, parts, .cs) == """
        Tržby vzrostly proti prosinci 2024 o 12,7\u{a0}% (+473\u{202f}000\u{a0}Kč): \
        noví zákazníci +402\u{202f}000, ztracení zákazníci −159\u{202f}000, \
        cena +148\u{202f}000, objem +121\u{202f}000, skladba −39\u{202f}000.
        """)
  }

  @Test func theLargestPartsAreNamed() throws {
    #expect(
      try Fixture().sentence(.changeParts, parts)
        == "New customers added 402,000\u{a0}Kč, lost customers took 159,000\u{a0}Kč")
  }

  @Test(arguments: [
    ([3_000_000, 1_000_000], "25.0\u{a0}% of what customers owe is overdue" as String?),
    ([3_000_000, 0], "Nothing that customers owe is overdue"), ([0, 0], nil),
  ])
  func theOverdueShareLeavesCreditsOut(open: [Int64], sentence: String?) throws {
    let ageing = answer(
      [("bucket", .text), ("open", .money)],
      [
        [.text("not_due"), .integer(open[0])], [.text("overdue_1_30"), .integer(open[1])],
        [.text("credits"), .integer(-500_000)],
      ])
    #expect(try Fixture().sentence(.overdueShare, ageing) == sentence)
  }

  @Test func portfolioNamesAtMostThree() throws {
    let columns: [(String, ColumnType)] = [
      ("name", .text), ("revenue", .money), ("position", .text), ("advice", .text),
    ]
    let row = { (name: String, advice: String) -> [Value] in
      [.text(name), .integer(1), .text("dog"), .text(advice)]
    }
    let fixture = try Fixture()
    let one = answer(columns, [row("Tape", "withdraw"), row("Paint", "keep")])
    #expect(
      try fixture.sentence(.portfolio, one)
        == "Tape lags in its category and behind the firm’s growth, and earns too little")
    let many = answer(columns, ["A", "B", "C", "D", "E"].map { row($0, "reprice") })
    #expect(
      try fixture.sentence(.portfolio, many) == "A, B, C and 2 more earn too little for their price"
    )
    #expect(try fixture.sentence(.portfolio, answer(columns, [row("A", "keep")])) == nil)
  }

  @Test func concentrationCountsAsKeyCustomersAre() throws {
    func values(_ numbers: [Int64], by basis: String) -> Answer {
      answer(
        [("value", .money), ("ranked_by", .text)],
        numbers.map { [.integer($0), .text(basis)] })
    }
    let numbers: [Int64] = [50, 20, 10, 10, 10, -5]
    for basis in ["contribution", "margin", "revenue"] {
      #expect(
        try Fixture().sentence(.concentration, values(numbers, by: basis))
          == "3 of 5\u{a0}customers hold 80 % of the \(basis)")
    }
    #expect(try Fixture().sentence(.concentration, values([1], by: "revenue")) == nil)
  }

  @Test func classesAreCountedInWords() throws {
    let classes = answer(
      [("class", .text), ("customers", .count)],
      [
        [.text("key"), .integer(2)], [.text("loyal"), .integer(0)],
        [.text("indebted"), .integer(1)],
      ])
    #expect(try Fixture().sentence(.classes, classes) == "2\u{a0}customers are key and 1 indebted")
  }

  @Test func theLeaderIsNamedWithItsShare() throws {
    let sales = answer(
      [("member", .text), ("revenue", .money)],
      [[.text("CZ"), .integer(750_000)], [.text("PL"), .integer(250_000)]])
    #expect(
      try Fixture().sentence(.leader, sales)
        == "First: CZ with 7,500\u{a0}Kč, 75.0\u{a0}% of the total")
    let one = answer([("member", .text), ("revenue", .money)], [[.text("CZ"), .integer(1)]])
    #expect(try Fixture().sentence(.leader, one) == nil)
    // Bolts have 3,000 and 2,000 of 10,000 on two markets; what bears no name does not lead.
    let markets = { (nails: Int64) in
      answer(
        [("category", .text), ("market", .text), ("revenue", .money)],
        [
          [.text("Nails"), .text("CZ"), .integer(400_000)],
          [.text("Bolts"), .text("CZ"), .integer(300_000)],
          [.text("Bolts"), .text("SK"), .integer(200_000)], [.text(""), .null, .integer(nails)],
        ])
    }
    #expect(
      try Fixture().sentence(.leader, markets(100_000))
        == "First: Bolts with 5,000\u{a0}Kč, 50.0\u{a0}% of the total")
    #expect(try Fixture().sentence(.leader, markets(900_000)) == nil)
  }

  /// Returns of 160 bring the total to 1,200: Bolts have 800 on one market and 160 on the other.
  @Test func theLeaderHasItsShareOfTheWhole() throws {
    let markets = answer(
      [("category", .text), ("market", .text), ("revenue", .money)],
      [
        [.text("Bolts"), .text("SK"), .integer(800_00)],
        [.text("Nails"), .text("CZ"), .integer(400_00)],
        [.text("Bolts"), .text("CZ"), .integer(160_00)],
        [.text("Bolts"), .text(""), .integer(-160_00)],
      ])
    #expect(
      try Fixture().sentence(.leader, markets)
        == "First: Bolts with 800\u{a0}Kč, 66.7\u{a0}% of the total")
  }

  @Test func whoHasNoNameOrNoMoreDoesNotLead() throws {
    let markets = answer(
      [("category", .text), ("revenue", .money)],
      [[.text(""), .integer(800_00)], [.text("Nails"), .integer(400_00)]])
    #expect(try Fixture().sentence(.leader, markets) == nil)
    let equal = answer(
      [("category", .text), ("revenue", .money)],
      [[.text("Bolts"), .integer(400_00)], [.text("Nails"), .integer(400_00)]])
    #expect(try Fixture().sentence(.leader, equal) == nil, "neither has more")
  }

  /// What is due after the weeks that are told does not come in the weeks ahead.
  @Test func whatIsExpectedInTheWeeksAhead() throws {
    let payments = answer(
      [("expected", .text), ("amount", .money)],
      [
        [.text("past"), .integer(600_00)], [.text("week"), .integer(100_00)],
        [.text("week"), .integer(50_00)], [.text("later"), .integer(900_00)],
      ])
    #expect(
      try Fixture().sentence(.expectedPayments, payments)
        == "600\u{a0}Kč should have come by now; 150\u{a0}Kč is likely to come in the weeks ahead")
  }

  @Test func dealsWithoutAmountsHaveNoWorth() throws {
    let pipeline = answer(
      [("stage", .text), ("deals", .count), ("value", .money), ("weighted_value", .money)],
      [[.text("offer"), .integer(3), .null, .null]])
    #expect(try Fixture().sentence(.pipeline, pipeline) == nil)
  }
}

import SQLite
import Testing
import Warehouse

@testable import Reporting

@Suite struct TableTests {
  private let columns: [(String, ColumnType)] = [
    ("name", .text), ("revenue", .money), ("growth", .ratio), ("last_order_on", .date),
    ("is_key", .flag), ("units", .quantity), ("dso_days", .days),
  ]
  private let rows: [[Value]] = [
    [
      .text("Bílek"), .integer(123_456_789), .real(-0.05), .integer(20_251_231), .integer(1),
      .integer(1_500_000), .real(12.5),
    ],
    [.text(""), .integer(50_00), .null, .integer(0), .null, .integer(2_000_000), .real(3)],
  ]

  private func model(
    _ columns: [ColumnDefinition], totals: [String: TotalRule] = [:], _ language: Language = .en
  ) throws -> TableModel {
    let definition = TableDefinition(
      columns: columns, totals: totals, group: nil, rows: nil, isFolded: false)
    return TableMaker(wording: try Wording(language, currency: "CZK"))
      .table(definition, of: answer(self.columns, rows), caption: "c")
  }

  @Test func cellsAreWrittenInTheLanguage() throws {
    let all = columns.map { ColumnDefinition(column: $0.0) }
    #expect(
      try model(all, .cs).rows.map { $0.cells.map(\.text) } == [
        [
          "Bílek", "1\u{202f}234\u{202f}568", "−5,0\u{a0}%", "31.\u{a0}12.\u{a0}2025", "ano",
          "1,5", "12,5",
        ],
        ["(beze jména)", "50", "–", "–", "–", "2,0", "3,0"],
      ])
  }

  @Test func headsNameTheUnit() throws {
    let heads = try model([ColumnDefinition(column: "name"), ColumnDefinition(column: "revenue")])
      .columns
    #expect(heads.map(\.heading) == ["Name", "Revenue"])
    #expect(heads.map(\.unit) == [nil, "Kč"])
  }

  @Test func columnsThatAreNotThereAreLeftOut() throws {
    let table = try model([ColumnDefinition(column: "name"), ColumnDefinition(column: "nothing")])
    #expect(table.columns.map(\.heading) == ["Name"])
  }

  @Test func smallAmountsKeepTheirDecimals() throws {
    let few = answer([("revenue", .money)], [[.integer(99_999)], [.integer(-5)]])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "revenue")], totals: [:], group: nil, rows: nil,
      isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: few, caption: "c")
    #expect(table.rows.map { $0.cells[0].text } == ["999.99", "−0.05"])
  }

  @Test func goodAndBadFollowTheDirection() throws {
    let up = try model([ColumnDefinition(column: "growth", good: .up)])
    let down = try model([ColumnDefinition(column: "growth", good: .down)])
    #expect(up.rows.map { $0.cells[0].tone } == [.bad, nil])
    #expect(down.rows.map { $0.cells[0].tone } == [.good, nil])
  }

  @Test func totalsStandUnderTheirColumns() throws {
    let table = try model(
      [ColumnDefinition(column: "name"), ColumnDefinition(column: "revenue")],
      totals: ["revenue": .sum])
    #expect(table.totals.map { $0.cells.map(\.text) } == [["Total", "1,234,618"]])
  }

  @Test func groupsHaveTheirSubtotals() throws {
    let sales = answer(
      [("team", .text), ("revenue", .money)],
      [
        [.text("a"), .integer(100_000)], [.text("a"), .integer(200_000)],
        [.text("b"), .integer(400_000)],
      ])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "team"), ColumnDefinition(column: "revenue")],
      totals: ["revenue": .sum], group: "team", rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: sales, caption: "c")
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        ["a", "3,000"], ["a", "1,000"], ["a", "2,000"], ["b", "4,000"], ["b", "4,000"],
      ])
    #expect(table.rows.map(\.isGroup) == [true, false, false, true, false])
    #expect(!table.isSortable)
  }

  /// Groups of 2, 1 and 2 rows.
  @Test(arguments: [
    (1, ["a", "a"]), (2, ["a", "a"]), (3, ["a", "a", "b"]), (4, ["a", "a", "b"]),
    (5, ["a", "a", "b", "c", "c"]), (9, ["a", "a", "b", "c", "c"]),
  ])
  func onlyWholeGroupsAreShown(rows: Int, teams: [String]) throws {
    let sales = answer(
      [("team", .text), ("revenue", .money)],
      ["a", "a", "b", "c", "c"].map { [.text($0), .integer(100_000)] })
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "team")], totals: ["revenue": .sum], group: "team",
      rows: rows, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: sales, caption: "c")
    #expect(table.rows.filter { !$0.isGroup }.map { $0.cells[0].text } == teams)
  }

  /// People by revenue: teams stand by theirs, with ratios from totals; a team that nobody knows is
  /// named so.
  @Test func groupsAreGatheredByTheirSums() throws {
    let people = answer(
      [
        ("member", .text), ("team", .text), ("revenue", .money), ("margin", .money),
        ("margin_ratio", .ratio),
      ],
      [
        [.text("Eva"), .text("South"), .integer(500_000), .integer(50_000), .real(0.1)],
        [.text("Jan"), .text("North"), .integer(400_000), .integer(200_000), .real(0.5)],
        [.text("Ota"), .null, .integer(300_000), .null, .null],
        [.text("Iva"), .text("North"), .integer(200_000), .integer(40_000), .real(0.2)],
      ])
    var definition = TableDefinition(
      columns: ["member", "revenue", "margin_ratio"].map { ColumnDefinition(column: $0) },
      totals: ["revenue": .sum, "margin_ratio": .ratio(of: "margin", to: "revenue")],
      group: "team", sort: "revenue", rows: nil, isFolded: false)
    let maker = TableMaker(wording: try Wording(.en, currency: "CZK"))
    let table = maker.table(definition, of: people, caption: "c")
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        ["North", "6,000", "40.0\u{a0}%"], ["Jan", "4,000", "50.0\u{a0}%"],
        ["Iva", "2,000", "20.0\u{a0}%"], ["South", "5,000", "10.0\u{a0}%"],
        ["Eva", "5,000", "10.0\u{a0}%"], ["unknown", "3,000", "–"], ["Ota", "3,000", "–"],
      ])
    #expect(table.totals.map { $0.cells.map(\.text) } == [["Total", "14,000", "26.4\u{a0}%"]])
    definition.hasSubtotalsOnly = true
    let groups = maker.table(definition, of: people, caption: "c")
    #expect(groups.totals.isEmpty && groups.rows.count(where: \.isGroup) == 3)
  }

  @Test func twoCustomersOfOneNameAreTwoGroups() throws {
    let invoices = answer(
      [("customer_id", .id), ("name", .text), ("invoice_id", .id), ("open", .money)],
      [
        [.text("7"), .text("Bílek"), .text("F1"), .integer(300_000)],
        [.text("8"), .text("Novák"), .text("F2"), .integer(200_000)],
        [.text("9"), .text("Bílek"), .text("F3"), .integer(100_000)],
      ])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "invoice_id"), ColumnDefinition(column: "open")],
      totals: ["open": .sum], group: "name", rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: invoices, caption: "c")
    #expect(
      table.rows.filter(\.isGroup).map { $0.cells.map(\.text) }
        == [["Bílek", "3,000"], ["Novák", "2,000"], ["Bílek", "1,000"]])
  }

  @Test func withoutATeamThereAreNoGroups() throws {
    let people = answer(
      [("member", .text), ("team", .text), ("revenue", .money)],
      [
        [.text("Eva"), .null, .integer(100_000)], [.text("Jan"), .text(""), .integer(200_000)],
      ])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "member")], totals: ["revenue": .sum], group: "team",
      rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: people, caption: "c")
    #expect(table.rows.map { $0.cells[0].text } == ["Eva", "Jan"])
  }

  @Test func aGroupOfACustomerLeadsToItsPage() throws {
    let invoices = answer(
      [("customer_id", .id), ("name", .text), ("invoice_id", .id), ("open", .money)],
      [[.text("7"), .text("Bílek"), .text("F1"), .integer(100_000)]])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "invoice_id"), ColumnDefinition(column: "open")],
      totals: ["open": .sum], group: "name", rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK")) { "customers/\($0).html" }
      .table(definition, of: invoices, caption: "c")
    #expect(table.rows.map { $0.cells[0].text } == ["Bílek", "F1"])
    #expect(table.rows.map { $0.cells[0].link } == ["customers/7.html", nil])
  }

  /// Two of one name and two without a name: nobody owes for another.
  @Test func customersOfOneNameAreGroupsOfTheirOwn() throws {
    let names: [(id: String, name: Value)] = [
      ("1", .text("Novák")), ("2", .text("Novák")), ("2", .text("Novák")), ("3", .null),
      ("4", .null),
    ]
    let invoices = answer(
      [("customer_id", .id), ("name", .text), ("open", .money)],
      names.map { [.text($0.id), $0.name, .integer(100_000)] })
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "customer_id"), ColumnDefinition(column: "open")],
      totals: ["open": .sum], group: "name", rows: 2, isFolded: false)
    let whole = TableDefinition(
      columns: definition.columns, totals: definition.totals, group: "name", rows: nil,
      isFolded: false)
    let maker = TableMaker(wording: try Wording(.en, currency: "CZK"))
    let groups = { (definition: TableDefinition) in
      maker.table(definition, of: invoices, caption: "c").rows.filter(\.isGroup).map {
        $0.cells.map(\.text)
      }
    }
    #expect(groups(definition) == [["Novák", "1,000"]])
    #expect(
      groups(whole) == [["Novák", "1,000"], ["Novák", "2,000"], ["3", "1,000"], ["4", "1,000"]])
  }

  @Test func aSortedTableShowsTheGreatest() throws {
    let sales = answer(
      [("name", .text), ("revenue", .money)],
      [
        [.text("a"), .integer(100_000)], [.text("b"), .null], [.text("c"), .integer(300_000)],
        [.text("d"), .integer(100_000)],
      ])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "name")], totals: ["revenue": .sum], group: nil,
      sort: "revenue", rows: 3, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: sales, caption: "c")
    #expect(table.rows.map { $0.cells[0].text } == ["c", "a", "d"])
  }

  /// Rows of a file beside the sum of a column: 280 and 20,678.5.
  @Test func countsBesideQuantitiesAreWhole() throws {
    let told = answer(
      [("measure", .text), ("unit", .text), ("told", .byUnit)],
      [
        [.text("rows"), .text("count"), .integer(280)],
        [.text("quantity"), .text("quantity"), .integer(20_678_500_000)],
        [.text("amount"), .text("quantity"), .null],
      ])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "told")], totals: [:], group: nil, rows: nil,
      isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: told, caption: "c")
    #expect(table.rows.map { $0.cells[0].text } == ["280", "20,678.5", "–"])
    #expect(table.rows.map { $0.cells[0].sortValue } == ["280", "20678.500000", ""])
  }

  @Test func aFigureNamesItsUnitOnce() throws {
    let kpi = answer(
      [("metric", .text), ("unit", .text), ("value", .byUnit)],
      [
        [.text("revenue"), .text("CZK"), .integer(459_931_300)],
        [.text("dso_days"), .text("days"), .real(42.5)],
        [.text("margin_ratio"), .text("ratio"), .real(0.312)],
        [.text("orders"), .text("count"), .integer(195)],
      ])
    let definition = TableDefinition(
      columns: ["metric", "value"].map { ColumnDefinition(column: $0) }, totals: [:], group: nil,
      rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.cs, currency: "CZK"))
      .table(definition, of: kpi, caption: "c")
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        ["Tržby, Kč", "4\u{202f}599\u{202f}313"], ["Doba inkasa (DSO), dní", "42,5"],
        ["Míra marže", "31,2\u{a0}%"], ["Objednávky", "195"],
      ])
  }

  /// One figure that has grown a hundredfold leaves the others their tenths.
  @Test func oneGreatRatioTakesNoTenths() throws {
    let figures = answer(
      [("growth", .ratio)], [[.real(0.013)], [.real(100.5)], [.real(-0.5)], [.null]])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "growth", format: .signed)], totals: [:], group: nil,
      rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: figures, caption: "c")
    #expect(
      table.rows.map { $0.cells[0].text } == [
        "+1.3\u{a0}%", "+10,050.0\u{a0}%", "−50.0\u{a0}%", "–",
      ])
  }

  @Test func theFiguresOfARowHaveAsManyDecimals() throws {
    let kpi = answer(
      [("metric", .text), ("unit", .text), ("value", .byUnit), ("previous_month", .byUnit)],
      [
        [.text("revenue"), .text("CZK"), .integer(112_000), .integer(8_000)],
        [.text("returns"), .text("CZK"), .integer(40_050), .integer(0)],
      ])
    let definition = TableDefinition(
      columns: ["value", "previous_month"].map { ColumnDefinition(column: $0) }, totals: [:],
      group: nil, rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: kpi, caption: "c")
    #expect(table.rows.map { $0.cells.map(\.text) } == [["1,120", "80"], ["400.50", "0.00"]])
  }

  @Test func thousandsOfPercentHaveNoTenths() throws {
    let returns = answer([("return_ratio", .ratio)], [[.real(82.939)], [.real(0.5)]])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "return_ratio", format: .signed)], totals: [:],
      group: nil, rows: nil, isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: returns, caption: "c")
    #expect(table.rows.map { $0.cells[0].text } == ["+8,294\u{a0}%", "+50\u{a0}%"])
  }

  @Test func aCampaignWithoutANameHasItsNumber() throws {
    let campaigns = answer(
      [("campaign_id", .id), ("name", .text)], [[.text("A99"), .null]])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "name")], totals: [:], group: nil, rows: nil,
      isFolded: false)
    let table = TableMaker(wording: try Wording(.en, currency: "CZK"))
      .table(definition, of: campaigns, caption: "c")
    #expect(table.rows[0].cells[0].text == "A99")
  }

  @Test func aSquarePivotHasOneOrderAndTintsWhatStayed() throws {
    let moves = answer(
      [("from_stage", .text), ("to_stage", .text), ("customers", .count)],
      [
        [.text("active"), .text("lost"), .integer(5)],
        [.text("active"), .text("active"), .integer(7)],
        [.text("new"), .text("active"), .integer(3)],
      ])
    let pivot = PivotDefinition(
      row: "from_stage", column: "to_stage", value: "customers", before: nil, isSquare: true)
    let table = PivotMaker(wording: try Wording(.en, currency: "CZK"), definition: pivot)
      .table(of: moves, caption: "c")
    #expect(table.columns.map(\.heading) == ["From", "active", "lost", "new", "Total"])
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        ["active", "7", "5", "–", "12"], ["lost", "–", "–", "–", "–"],
        ["new", "3", "–", "–", "3"],
      ])
    #expect(table.rows.map { $0.cells[1].heat != nil } == [true, false, false])
  }

  @Test func aPivotInOrderKeepsAllColumns() throws {
    let hours = ["–7", "7", "8", "9", "10", "11", "18–"]
    let contacts = answer(
      [("weekday", .text), ("hour", .text), ("contacts", .count)],
      ["monday", "friday"].flatMap { day in
        hours.map { [.text(day), .text($0), .integer(day == "friday" ? 9 : 1)] }
      })
    let pivot = PivotDefinition(
      row: "weekday", column: "hour", value: "contacts", before: nil, isInOrder: true)
    let table = PivotMaker(
      wording: try Wording(.en, currency: "CZK"), definition: pivot, isWide: false
    ).table(of: contacts, caption: "c")
    #expect(table.columns.dropFirst().map(\.heading) == hours + ["Total"])
    #expect(table.rows.map { $0.cells[0].text } == ["Monday", "Friday"])
    #expect(table.rows.map { $0.cells.last?.text } == ["7", "63"])
  }

  @Test func aPivotAddsUpBothWays() throws {
    let sales = answer(
      [
        ("category", .text), ("market", .text), ("revenue", .money), ("before", .money),
      ],
      [
        [.text("Nails"), .text("CZ"), .integer(100_00), .integer(200_00)],
        [.text("Bolts"), .text("CZ"), .integer(300_00), .integer(100_00)],
        [.text("Bolts"), .text("PL"), .integer(50_00), .null],
      ])
    let pivot = PivotDefinition(
      row: "category", column: "market", value: "revenue", before: "before")
    let table = PivotMaker(wording: try Wording(.en, currency: "CZK"), definition: pivot)
      .table(of: sales, caption: "c")
    #expect(table.columns.map(\.heading) == ["Category", "CZ", "PL", "Total", "Growth"])
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        ["Bolts", "300.00", "50.00", "350.00", "+250\u{a0}%"],
        ["Nails", "100.00", "–", "100.00", "−50.0\u{a0}%"],
      ])
    #expect(
      table.totals.map { $0.cells.map(\.text) } == [
        ["Total", "400.00", "50.00", "450.00", "+50.0\u{a0}%"]
      ])
    #expect(table.rows.map { $0.cells[1].heat } == [4, -1])
  }

  @Test func longNamesAreCutAndMayBreak() throws {
    let long = String(repeating: "W", count: 10_000)
    let names = answer([("name", .text)], [[.text(long)]])
    let definition = TableDefinition(
      columns: [ColumnDefinition(column: "name")], totals: [:], group: nil, rows: nil,
      isFolded: false)
    let wording = try Wording(.en, currency: "CZK")
    let model = TableMaker(wording: wording).table(definition, of: names, caption: "c")
    let html = TableView(wording: wording).markup(model).html
    #expect(html.contains("class=\"breaks\""))
    #expect(html.contains(String(repeating: "W", count: 139) + "…"))
    #expect(!html.contains(String(repeating: "W", count: 140)))
  }

  @Test(arguments: [
    ("CZK", Value.integer(1_234_500), "12\u{202f}345\u{a0}Kč"),
    ("PLN", .integer(1_234_500), "12\u{202f}345\u{a0}zł"),
    ("JPY", .integer(1_500), "1\u{202f}500\u{a0}JPY"), ("count", .integer(1_348), "1\u{202f}348"),
    ("ratio", .real(0.312), "31,2\u{a0}%"), ("days", .real(42.5), "42,5\u{a0}dne"),
    ("days", .null, "–"), ("CZK", .null, "–"), ("quantity", .integer(2_500_000), "2,5"),
    ("days", .integer(1), "1\u{a0}den"), ("days", .real(3), "3\u{a0}dny"),
    ("days", .integer(90), "90\u{a0}dní"),
  ])
  func figuresFollowTheUnitOfTheirRow(unit: String, value: Value, text: String) throws {
    let kpi = answer([("unit", .text), ("value", .byUnit)], [[.text(unit), value]])
    #expect(
      UnitText(try Wording(.cs, currency: "CZK")).text(1, in: kpi.rows[0], of: kpi) == text)
  }

  @Test func anAdHocAnswerBecomesAPage() throws {
    let result = QueryResult(
      columns: [
        QueryColumn(name: "country", type: .asIs), QueryColumn(name: "n", type: .asIs),
      ],
      rows: [[.text("<CZ>"), .real(1234.25)], [.text("PL"), .integer(7)]],
      money: MoneyDigits(currency: "CZK", company: 2))
    let html = try QueryPage(
      firm: Firm(name: "F"), language: .en, title: "n > 5", currency: "CZK"
    ).html(result)
    #expect(html.contains("<h1 class=\"headline\">n &gt; 5</h1>"))
    #expect(html.contains(">&lt;CZ&gt;</th>"))
    #expect(html.contains("data-v=\"1234.250000\">1,234.25</td>"))
    #expect(html.contains("2\u{a0}rows"))
    #expect(!html.contains("<nav"))
  }
}

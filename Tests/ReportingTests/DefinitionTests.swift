import Testing
import Warehouse
import Workspace

@testable import Reporting

@Suite struct DefinitionTests {
  private func faults(_ text: String) -> [String] {
    do {
      _ = try decoded(text)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private func decoded(_ text: String) throws(SettingsError) -> ReportDefinition {
    try DefinitionDecoder.report(
      name: "mine", text: text, file: "Reports/mine.json", textNames: ["known.text"])
  }

  @Test func aSmallReportIsDecoded() throws {
    let report = try decoded(
      """
      { // a comment
        title: { en: "Regions", cs: "Regiony" }, order: 5, requires: "kpi",
        headline: ["largest_change"],
        tiles: [{ metric: "revenue", good: "up" }],
        sections: [{ figures: [{
          query: "sales_by", parameters: { dimension: "country", rows: 5 }, title: "@known.text",
          chart: { kind: "bars", label: "member", value: "revenue" },
          table: {
            columns: ["member", { column: "revenue", bar: true, good: "down" }],
            totals: { revenue: "sum", margin_ratio: { ratio: ["margin", "revenue"] } }, rows: 3,
          },
        }] }],
      }
      """)
    #expect(report.name == "mine")
    #expect(report.title == .languages([.en: "Regions", .cs: "Regiony"]))
    #expect(report.order == 5)
    #expect(report.headline == [.largestChange])
    #expect(report.tiles == [TileDefinition(query: "kpi", metric: "revenue", good: .up)])
    #expect(report.queries == ["kpi", "sales_by"])
    let figure = try #require(report.sections.first?.figures.first)
    #expect(figure.title == .named("known.text"))
    #expect(
      figure.parameters == [
        .init(name: "dimension", value: "country"), .init(name: "rows", value: "5"),
      ])
    #expect(figure.chart?.roles == ["label": ["member"], "value": ["revenue"]])
    #expect(figure.table?.totals["margin_ratio"] == .ratio(of: "margin", to: "revenue"))
    #expect(figure.table?.columns.last?.good == .down)
    #expect(figure.table?.rows == 3)
  }

  @Test(arguments: [
    ("{ title: \"x\" ", "1:"),
    ("{}", "1:1: a report lacks 'title'"),
    ("{ title: 7 }", "1:10: 'title' must be a text, or a text for each language"),
    ("{ titel: \"x\", title: \"x\" }", "1:3: a report has no 'titel'; did you mean 'title'?"),
    (
      "{ title: \"@no.text\" }",
      "1:10: there is no text 'no.text'; write the words themselves"
    ),
    ("{ title: { de: \"x\" } }", "1:12: there is no language 'de'; en, cs, sk or pl"),
    ("{ title: \"x\", order: -1 }", "1:22: 'order' must be a whole number, 0 or more"),
    (
      "{ title: \"x\",\n  headline: \"largst_change\" }",
      "2:13: there is no finding 'largst_change'; did you mean 'largest_change'?"
    ),
    ("{ title: \"x\", tiles: [{}] }", "1:23: a tile lacks 'metric'"),
    ("{ title: \"x\", sections: [{}] }", "1:26: a section lacks 'figures'"),
    ("{ title: \"x\", sections: [7] }", "1:26: a section must be an object"),
  ])
  func faultsNameTheirPlace(text: String, fault: String) {
    let told = faults(text)
    #expect(told.contains { $0.hasPrefix("Reports/mine.json:\(fault)") }, "\(told)")
  }

  @Test func faultsOfAFigureAreAllTold() {
    let told = faults(
      """
      { title: "x", sections: [{ figures: [
        { query: "a" },
        { query: "a", title: "t", chart: { kind: "pie" } },
        { query: "a", title: "t", chart: { kind: "bars", label: "l" } },
        { query: "a", title: "t", chart: { kind: "bars", label: "l", value: "v", x: "m" } },
        { query: "a", title: "t", table: { columns: ["c"], totals: { c: "average" } } },
        { query: "a", title: "t", table: { columns: ["c"], totals: { c: { ratio: ["c"] } } } },
        { query: "a", title: "t", table: { columns: [{ column: "c", format: "exakt" }] } },
        { query: "a", title: "t", table: { pivot: { row: "r" } } },
      ] }] }
      """)
    #expect(
      told == [
        "Reports/mine.json:2:3: a figure lacks 'title'",
        "Reports/mine.json:2:3: a figure needs a 'chart' or a 'table'",
        "Reports/mine.json:3:44: there is no kind 'pie'; it may be line, columns, bars, bubbles, "
          + "waterfall, ageing, pareto, heat, funnel, fan, bullet, year_on_year",
        "Reports/mine.json:4:36: a 'bars' chart lacks 'value'",
        "Reports/mine.json:5:76: a 'bars' chart has no 'x'; it may be kind, label, value, compare",
        "Reports/mine.json:6:67: there is no total 'average'; sum, or {ratio: [of, to]}",
        "Reports/mine.json:7:76: 'ratio' must name two columns",
        "Reports/mine.json:8:71: there is no format 'exakt'; did you mean 'exact'?",
        "Reports/mine.json:9:45: a pivot lacks 'column'",
        "Reports/mine.json:9:45: a pivot lacks 'value'",
      ])
  }

  @Test func everyBuiltInReportIsDecoded() throws {
    let catalogue = ReportCatalogue.builtIn
    #expect(catalogue.names.contains("overview"))
    for report in try catalogue.all() {
      #expect(!report.sections.isEmpty, "\(report.name)")
    }
    #expect(try catalogue.all().first?.name == "overview")
  }

  @Test func builtInReportsAskOnlyForWhatIsThere() {
    #expect(ReportCatalogue.builtIn.faults(queries: .builtIn) == [])
  }

  @Test func builtInReportsSpeakEveryLanguage() throws {
    for report in try ReportCatalogue.builtIn.all() {
      let figures = report.sections.flatMap(\.figures)
      let phrases =
        [report.title, report.about, report.missing] + report.sections.compactMap(\.title)
        + figures.flatMap { [$0.title, $0.subtitle, $0.note, $0.empty].compactMap { $0 } }
      for phrase in phrases {
        guard case .named = phrase else {
          Issue.record("\(report.name): \(phrase)")
          continue
        }
      }
    }
  }

  @Test func columnsOfBuiltInTablesHaveHeads() throws {
    let texts = try Texts(.en)
    for report in try ReportCatalogue.builtIn.all() {
      for figure in report.sections.flatMap(\.figures) {
        for column in try QueryCatalogue.builtIn.query(figure.query).columns {
          let name = column.name
          let isKnown =
            texts.optional("columns.\(name)") != nil || texts.optional("metrics.\(name)") != nil
          #expect(isKnown, "\(figure.query): \(name)")
        }
      }
    }
  }

  /// But for the key figures, whose month is the one reported.
  @Test(arguments: Language.allCases)
  func onlyMonthsAreHeadedAsMonths(language: Language) throws {
    let wording = try Wording(language, currency: "CZK")
    for report in try ReportCatalogue.builtIn.all() {
      for figure in report.sections.flatMap(\.figures) where figure.query != "kpi" {
        let types = try QueryCatalogue.builtIn.query(figure.query).columns
          .reduce(into: [:]) { $0[$1.name] = $1.type }
        for column in figure.table?.columns ?? [] where types[column.column] != .month {
          let heading =
            column.heading?.text(wording.texts)
            ?? wording.heading(column.column, of: figure.query)
          #expect(heading != wording.text("columns.month"), "\(figure.query): \(column.column)")
        }
      }
    }
  }

  @Test func aMistypedReportIsSuggested() {
    #expect(
      throws: ReportFault(
        "there is no report 'custmers'", hint: "did you mean 'customers'?")
    ) { try ReportCatalogue.builtIn.report("custmers") }
  }

  @Test func ownWordsFallBackToEnglish() throws {
    let polish = try Texts(.pl)
    #expect(Phrase.languages([.en: "a", .cs: "b"]).text(polish) == "a")
    #expect(Phrase.languages([.cs: "b"]).text(polish) == "b")
    #expect(Phrase.languages([.pl: "c", .en: "a"]).text(polish) == "c")
    #expect(Phrase.literal("x").text(polish) == "x")
    #expect(Phrase.named("page.total").text(polish) == "Razem")
  }
}

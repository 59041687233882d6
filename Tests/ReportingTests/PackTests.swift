import Foundation
import SQLite
import Testing
import Warehouse

@testable import Reporting

@Suite struct PackTests {
  private let folder: TemporaryFolder
  private let connection: Connection

  private static let customers = """
    -- customers: two customers.
    -- columns:
    --   customer_id  id  the id
    --   name  text  the name
    --   revenue  money  the revenue
    --   margin  money  the margin
    --   margin_ratio  ratio  the ratio
    WITH customer (customer_id, name, revenue, margin) AS (
      VALUES ('001', '<script>alert(1)</script>', 12345600, 1234560), ('=7', '', 7654400, NULL))
    SELECT customer_id, name, revenue, margin, 1.0 * margin / revenue AS margin_ratio FROM customer
    """

  private static let nobody = """
    -- nobody: no row.
    -- columns:
    --   name  text  the name
    SELECT 'x' AS name WHERE 1 = 0
    """

  private static let front = """
    { title: "Front", order: 1, sections: [{ title: "All", figures: [{
        query: "customers", title: "Customers",
        table: {
          columns: ["name", "revenue", "margin_ratio"], rows: 1,
          totals: { revenue: "sum", margin: "sum", margin_ratio: { ratio: ["margin", "revenue"] } },
        },
    }] }] }
    """

  private static let missing = """
    { title: "Missing", order: 2, requires: "nobody", missing: "Nobody is known.",
      sections: [{ figures: [{ query: "nobody", title: "Nobody", table: { columns: ["name"] } }] }] }
    """

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: connection)
    try connection.execute(
      "INSERT INTO warehouse_setting (name, value) VALUES ('currency', 'CZK'), ('minor_digits', '2')"
    )
    try folder.write(Self.customers, to: "Queries/customers.sql")
    try folder.write(Self.nobody, to: "Queries/nobody.sql")
    try folder.write(Self.front, to: "Reports/front.json")
    try folder.write(Self.missing, to: "Reports/missing.json")
  }

  private func definitions() throws -> PackDefinitions {
    var queries = QueryCatalogue()
    queries.add(folder: folder.path + "/Queries")
    var reports = ReportCatalogue()
    try reports.add(folder: folder.path + "/Reports")
    return PackDefinitions(reports: try reports.all(), queries: queries)
  }

  private func pack(_ language: Language) throws -> Pack {
    try Pack(
      connection: connection, firm: Firm(name: "<b>Firm</b>"),
      month: try #require(Month(key: 202_512)), language: language, definitions: definitions())
  }

  private var out: String { folder.path + "/out" }

  private func sourcesShown(
    early: EarlyAnswers, _ definitions: PackDefinitions
  ) throws -> String {
    _ = try Pack(
      connection: connection, firm: Firm(name: "Firm"), month: early.month, language: .en,
      definitions: definitions, early: early
    ).write(to: out)
    return String(
      decoding: try #require(try folder.files(below: "out")["sources_asked.csv"]), as: UTF8.self)
  }

  /// What was answered early stands in the pack, but not where an import came in between.
  @Test func earlyAnswersCountWhileNothingElseChanges() throws {
    try folder.write(
      "-- sources_asked: sources.\n-- columns:\n--   name  text  the name\n"
        + "SELECT name FROM source WHERE source_key > 0 ORDER BY 1", to: "Queries/sources_asked.sql"
    )
    try folder.write(
      """
      { title: "Front", order: 1, sections: [{ figures: [{
          query: "sources_asked", title: "Sources", table: { columns: ["name"] } }] }] }
      """, to: "Reports/front.json")
    let definitions = try definitions()
    try connection.execute("INSERT INTO source VALUES (1, 'erp')")
    let month = try #require(Month(key: 202_512))
    let early = try EarlyAnswers(
      EarlyReading(connection, for: month), definitions: definitions)
    early.ask()
    try connection.execute("INSERT INTO source VALUES (2, 'shop')")
    #expect(try !sourcesShown(early: early, definitions).contains("shop"))
    try connection.execute(
      "INSERT INTO import_run (started_at, host, process_id) VALUES ('', '', 1)")
    #expect(try sourcesShown(early: early, definitions).contains("shop"))
  }

  /// A total of which it cannot be told neither agrees nor differs.
  @Test func theFooterCountsTheTotalsThatCanBeTold() throws {
    try folder.write(
      """
      -- reconciliation: the sources' totals.
      -- columns:
      --   measure  text  what is added up
      --   is_equal  flag  whether they agree
      WITH total (measure, is_equal) AS (VALUES ('rows', 1), ('amount', 0), ('tax_amount', NULL))
      SELECT measure, is_equal FROM total
      """, to: "Queries/reconciliation.sql")
    _ = try pack(.en).write(to: out)
    let page = try #require(try folder.files(below: "out")["index.html"])
    let text = String(decoding: page, as: UTF8.self).replacing("\u{a0}", with: " ")
    #expect(text.contains("1 of 2 control totals of the sources agrees."))
  }

  @Test func aPackHasItsPagesAndFiles() throws {
    let pack = try pack(.en)
    let summary = try pack.write(to: out)
    #expect(try pack.result(of: "customers").rows.count == 2)
    #expect(summary.pages == 1)
    #expect(summary.spreadsheets == 1)
    #expect(
      summary.leftOut
        == [LeftOut(name: "missing", title: "Missing", reason: "Nobody is known.")])
    #expect(
      try folder.files(below: "out").keys.sorted() == [".pack", "customers.csv", "index.html"])
  }

  @Test func totalsOfThePageAreThoseOfTheFile() throws {
    _ = try pack(.cs).write(to: out)
    let files = try folder.files(below: "out")
    let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    let file = String(decoding: try #require(files["customers.csv"]), as: UTF8.self)
    #expect(
      file == """
        \u{feff}"Číslo zákazníka";"Název";"Tržby";"Marže";"Míra marže"\r
        "001";"<script>alert(1)</script>";123456,00;12345,60;0,100000\r
        "'=7";"";76544,00;;\r
        "Celkem";;200000,00;12345,60;0,100000\r

        """)
    #expect(page.contains("200\u{202f}000"))
    // The margin is of the revenue whose margin is known.
    #expect(page.contains("10,0\u{a0}%"))
    #expect(page.contains("Zobrazen 1 z 2\u{a0}řádků"))
  }

  @Test func namesAreText() throws {
    _ = try pack(.en).write(to: out)
    let page = String(
      decoding: try #require(try folder.files(below: "out")["index.html"]), as: UTF8.self)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<b>Firm"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("Nobody is known."))
  }

  @Test(arguments: Language.allCases)
  func theSameDataGiveTheSameBytes(language: Language) throws {
    _ = try pack(language).write(to: out)
    let first = try folder.files(below: "out")
    _ = try pack(language).write(to: out)
    #expect(try folder.files(below: "out") == first)
  }

  @Test func filesOfAnOlderPackGo() throws {
    _ = try pack(.en).write(to: out)
    // A page of a report that is no more, and one of a version that kept no list of its files.
    try folder.write(".pack\ncustomers.csv\nindex.html\nold.html\n", to: "out/.pack")
    try folder.write("old", to: "out/old.html")
    _ = try pack(.en).write(to: out + "/")
    #expect(try folder.files(below: "out")["old.html"] == nil)
    try FileManager.default.removeItem(atPath: out + "/.pack")
    try folder.write("old", to: "out/old.html")
    try folder.write("note", to: "out/note.txt")
    _ = try pack(.en).write(to: out)
    #expect(
      try folder.files(below: "out").keys.sorted() == [
        ".pack", "customers.csv", "index.html", "note.txt",
      ])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["Queries", "Reports", "out"])
  }

  @Test func aFileOfTheNameOfANewPageIsAFault() throws {
    _ = try pack(.en).write(to: out)
    try folder.write("index.html\n", to: "out/.pack")
    try folder.write("mine", to: "out/customers.csv")
    #expect(throws: ReportFault.self) { try pack(.en).write(to: out) }
    #expect(try folder.files(below: "out")["customers.csv"] == Data("mine".utf8))
  }

  @Test func aFolderOfSomethingElseIsNotEmptied() throws {
    try folder.write("mine", to: "out/letter.txt")
    #expect(throws: ReportFault.self) { try pack(.en).write(to: out) }
    #expect(try folder.files(below: "out").keys.sorted() == ["letter.txt"])
  }

  @Test func aFileInThePlaceOfTheFolderIsAFault() throws {
    try folder.write("mine", to: "out")
    #expect(throws: ReportFault("\(out) is a file", hint: "name a folder for the pack")) {
      try pack(.en).write(to: out)
    }
  }

  /// Where the headline falls back to what would stand below it, that is not said twice.
  @Test func whatTheHeadlineSaysIsNotSaidBelowIt() throws {
    try folder.write(
      """
      { title: "Front", order: 1, requires: "customers", headline: ["leader"], support: ["leader"],
        sections: [{ figures: [{
          query: "customers", title: "Customers", table: { columns: ["revenue"] } }] }] }
      """, to: "Reports/front.json")
    _ = try pack(.en).write(to: out)
    let page = String(
      decoding: try #require(try folder.files(below: "out")["index.html"]), as: UTF8.self)
    #expect(page.split(separator: "with 123,456").count == 2)
    #expect(!page.contains("class=\"support\""))
  }

  @Test func onlyTheOwnerReadsThePack() throws {
    _ = try pack(.en).write(to: out)
    let attributes = try FileManager.default.attributesOfItem(atPath: out + "/index.html")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}

import SQLite
import Testing
import Warehouse

@testable import Reporting

@Suite struct SpreadsheetTests {
  private let columns = [
    QueryColumn(name: "customer_id", type: .id), QueryColumn(name: "name", type: .text),
    QueryColumn(name: "revenue", type: .money), QueryColumn(name: "margin_ratio", type: .ratio),
    QueryColumn(name: "last_order_on", type: .date), QueryColumn(name: "month", type: .month),
    QueryColumn(name: "is_key", type: .flag), QueryColumn(name: "units", type: .quantity),
  ]
  private let row: [Value] = [
    .text("00123"), .text("Kovárna \"U Bílka\""), .integer(-123_450), .real(0.3125),
    .integer(20_251_231), .integer(202_512), .integer(1), .integer(1_500_000),
  ]

  /// The file of rows of values, which is that of an answer with these rows.
  private func file(_ language: Language, rows: [[Value]]) throws -> String {
    var writer = SpreadsheetWriter(
      try Wording(language, currency: "CZK"), columns: columns,
      money: MoneyDigits(currency: "CZK", company: 2))
    var other = writer
    for row in rows { writer.append(row) }
    for row in Answer(query: "q", columns: columns, rows: rows).rows { other.append(row) }
    #expect(writer.bytes == other.bytes)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func anEnglishFileHasCommasAndPoints() throws {
    #expect(
      try file(.en, rows: [row]) == """
        \u{feff}"Customer no.","Name","Revenue","Margin ratio","Last order","Month","Key","Units"\r
        "00123","Kovárna ""U Bílka""\",-1234.50,0.312500,2025-12-31,"2025-12",1,1.5\r

        """)
  }

  @Test func aCzechFileHasSemicolonsAndDecimalCommas() throws {
    #expect(
      try file(.cs, rows: [row]) == """
        \u{feff}"Číslo zákazníka";"Název";"Tržby";"Míra marže";"Poslední objednávka";"Měsíc";\
        "Klíčový";"Jednotky"\r
        "00123";"Kovárna ""U Bílka""\";-1234,50;0,312500;2025-12-31;"2025-12";1;1,5\r

        """)
  }

  @Test(arguments: [Language.sk, .pl])
  func theOthersLikewise(language: Language) throws {
    let lines = try file(language, rows: [row]).split(separator: "\r\n")
    #expect(
      lines[1]
        == "\"00123\";\"Kovárna \"\"U Bílka\"\"\";-1234,50;0,312500;2025-12-31;\"2025-12\";1;1,5")
  }

  @Test func unknownIsBlank() throws {
    let blank = [Value](repeating: .null, count: columns.count)
    #expect(try file(.cs, rows: [blank]).hasSuffix("\r\n;;;;;;;\r\n"))
  }

  @Test(arguments: [
    ("=1+1", true), ("+1+cmd", true), ("-2+3", true), ("@SUM(1)", true), ("\tx", true),
    ("\rx", true), ("+420 777 123 456", false), ("+420777123456", false), ("+", true),
    ("+ 1x", true), ("1-2", false), (" =1", false), ("", false), ("-", true), ("Bílek", false),
  ])
  func textThatCouldBecomeAFormulaIsDisarmed(text: String, isPossible: Bool) throws {
    #expect(Formula.isPossible(text.utf8) == isPossible)
    var hostile = row
    hostile[0] = .text(text)
    hostile[1] = .text(text)
    let disarmed = "\"\(isPossible ? "'" : "")\(text)\""
    #expect(try file(.en, rows: [hostile]).contains("\r\n\(disarmed),\(disarmed),"))
  }

  @Test func numbersAreNeverTouched() throws {
    #expect(try file(.en, rows: [row]).contains(",-1234.50,"))
  }

  /// The longest that each kind of cell can be, by hand.
  @Test func theLongestCellsFit() throws {
    let longest: [Value] = [
      .text(String(repeating: "\"", count: 2_000)), .text(String(repeating: "=\"", count: 9)),
      .integer(.min), .real(-.greatestFiniteMagnitude), .integer(99_991_231), .integer(999_912),
      .integer(.min), .integer(.min),
    ]
    #expect(
      try file(.en, rows: [longest]).hasSuffix(
        "\",\"'" + String(repeating: "=\"\"", count: 9)
          + "\",-92233720368547758.08,-1.7976931348623157e+308,9999-12-31,\"9999-12\","
          + "-9223372036854775808,-9223372036854.775808\r\n"))
  }

  /// A file of one row of texts in columns of these names, without its head.
  private func words(_ language: Language, _ cells: [(column: String, text: String)]) throws
    -> Substring
  {
    let columns = cells.map { QueryColumn(name: $0.column, type: .text) }
    let rows = [cells.map { Value.text($0.text) }]
    let wording = try Wording(language, currency: "CZK")
    var writer = SpreadsheetWriter(
      wording, columns: columns, money: MoneyDigits(currency: "CZK", company: 2))
    var other = writer
    writer.append(rows[0])
    for row in Answer(query: "q", columns: columns, rows: rows).rows { other.append(row) }
    #expect(writer.bytes == other.bytes)
    let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\r\n")
    return lines[1]
  }

  /// Fixed words are the language's; what the firm's systems say stays, though it be such a word.
  @Test func codesAreWordsOfTheLanguage() throws {
    let cells = [
      ("step", "end the relation"), ("advice_reason", "the cost is unknown"),
      ("reason", "no contact"), ("headline", "at_risk"), ("class", "mine"), ("name", "key"),
      ("metric", "revenue"), ("preferred_medium", "phone"), ("field", "tax_id"),
      ("movement", "left"),
    ]
    #expect(
      try words(.cs, cells)
        == "\"ukončit vztah\";\"náklady nejsou známy\";\"bez kontaktu\";\"ohrožený\";\"mine\";\"key\";"
        + "\"Tržby\";\"telefon\";\"DIČ\";\"odešel\"")
    #expect(
      try words(.en, cells)
        == "\"end the relation\",\"the cost is unknown\",\"no contact\",\"at_risk\",\"mine\",\"key\","
        + "\"revenue\",\"phone\",\"tax_id\",\"left\"")
  }

  @Test func reasonsAreSentencesOfTheLanguage() throws {
    let reason =
      "indebted: 500.00 CZK overdue less credits on 31 Dec 2024, at least 100.00 CZK; "
      + "the oldest for 33 days, at least 30 days"
    #expect(
      try words(.cs, [("reason", reason)])
        == "\"500,00\u{a0}Kč po splatnosti bez přeplatků k 31.\u{a0}12.\u{a0}2024, nejméně 100,00\u{a0}Kč; "
        + "nejstarší 33 dní, nejméně 30\"")
    #expect(try words(.en, [("reason", reason)]) == "\"\(reason)\"")
  }

  /// All fixed words, and all columns of the pack's tables: the file says what the page says.
  @Test(arguments: [Language.cs, .sk, .pl])
  func filesSayWhatPagesSay(language: Language) throws {
    let wording = try Wording(language, currency: "CZK")
    let maker = TableMaker(wording: wording, customerPage: { _ in nil })
    for (name, _) in wording.texts.byName where name.hasPrefix("values.") {
      let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
      guard parts.count == 3 else { continue }
      let (column, code) = (parts[1], parts[2])
      let answer = Answer(
        query: "q", columns: [QueryColumn(name: column, type: .text)], rows: [[.text(code)]])
      let definition = TableDefinition(
        columns: [ColumnDefinition(column: column)], totals: [:], group: nil, rows: nil,
        isFolded: false)
      let page = maker.table(definition, of: answer, caption: "").rows[0].cells[0].text
      #expect(try words(language, [(column, code)]) == "\"\(page)\"", "\(name)")
    }
  }

  /// No two columns of a query are headed alike; of the profile, a class has two columns that say the
  /// same.
  @Test(arguments: Language.allCases)
  func headingsTellColumnsApart(language: Language) throws {
    let wording = try Wording(language, currency: "CZK")
    let catalogue = QueryCatalogue.builtIn
    for name in catalogue.names where name != "profile" {
      let headings = try catalogue.query(name).columns.map { wording.heading($0.name, of: name) }
      #expect(Set(headings).count == headings.count, "\(name): \(headings)")
    }
    // In English a deal and a ticket are opened both.
    let isOne = wording.heading("opened_on", of: "slipped_deals") == wording.heading("opened_on")
    #expect(isOne == (language == .en))
    #expect(wording.heading("stage", of: "slipped_deals") != wording.heading("stage"))
  }

  @Test func totalsFollowTheRows() throws {
    var writer = SpreadsheetWriter(
      try Wording(.cs, currency: "CZK"), columns: Array(columns[1...3]),
      money: MoneyDigits(currency: "CZK", company: 2))
    let answer = Answer(
      query: "q", columns: Array(columns[1...3]),
      rows: [
        [.text("a"), .integer(100), .real(0.1)], [.text("b"), .integer(250), .null],
      ])
    for row in answer.rows { writer.append(row) }
    writer.append(Totals(rules: ["revenue": .sum], answer: answer))
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        .hasSuffix("\"a\";1,00;0,100000\r\n\"b\";2,50;\r\n\"Celkem\";3,50;\r\n"))
  }

  @Test func namesOfFilesStayInTheirFolder() {
    let parameter = FigureDefinition.Parameter(name: "against", value: "../../x")
    #expect(SpreadsheetName.of("debtors") == "debtors.csv")
    #expect(SpreadsheetName.of("a/b") == "a_b.csv")
    #expect(SpreadsheetName.of("change", [parameter]) == "change.against-______x.csv")
  }
}

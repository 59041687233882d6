import SQLite
import Testing
import Warehouse

@testable import Reporting

private let columns = [
  QueryColumn(name: "customer_id", type: .id), QueryColumn(name: "name", type: .text),
  QueryColumn(name: "revenue", type: .money), QueryColumn(name: "since", type: .date),
  QueryColumn(name: "share", type: .ratio),
]

private func result(_ rows: [[Value]], isCut: Bool = false) -> QueryResult {
  QueryResult(
    columns: columns, rows: rows, isCut: isCut, money: MoneyDigits(currency: "CZK", company: 2))
}

private let rows: [[Value]] = [
  [
    .text("007"), .text("Novák, \"a syn\""), .integer(123_456_789), .integer(2025_12_31),
    .real(0.5),
  ],
  [.text("8"), .null, .integer(-5), .integer(0), .null],
]

private func text(
  _ result: QueryResult, _ format: OutputFormat, width: Int? = nil
) throws -> String {
  String(decoding: try result.formatted(as: format, width: width), as: UTF8.self)
}

@Test func csvIsForPrograms() throws {
  #expect(
    try text(result(rows), .csv) == """
      customer_id,name,revenue,since,share
      007,"Novák, ""a syn""\",1234567.89,2025-12-31,0.500000
      8,,-0.05,,

      """)
}

@Test func csvOfOneEmptyColumnKeepsItsRows() throws {
  let single = QueryResult(
    columns: [QueryColumn(name: "a", type: .text)], rows: [[.null], [.text("x")]],
    money: MoneyDigits(currency: "CZK", company: 2))
  #expect(try text(single, .csv) == "a\n\"\"\nx\n")
}

@Test func jsonHasNumbersAsNumbers() throws {
  #expect(
    try text(result(rows), .json) == #"""
      [
        {"customer_id": "007", "name": "Novák, \"a syn\"", "revenue": 1234567.89, "since": "2025-12-31", "share": 0.500000},
        {"customer_id": "8", "name": null, "revenue": -0.05, "since": null, "share": null}
      ]

      """#)
  #expect(try text(result([]), .json) == "[]\n")
}

@Test func jsonLinesHasAnObjectALine() throws {
  #expect(
    try text(result([rows[1]]), .jsonl)
      == #"{"customer_id": "8", "name": null, "revenue": -0.05, "since": null, "share": null}"#
      + "\n")
  #expect(try text(result([]), .jsonl).isEmpty)
}

@Test func jsonEscapesWhatItMust() {
  var bytes: [UInt8] = []
  appendJSONString(Array("a\"\\\n\r\t\u{1}é".utf8), to: &bytes)
  #expect(String(decoding: bytes, as: UTF8.self) == #""a\"\\\n\r\t\u0001é""#)
}

@Test func theTableIsAligned() throws {
  #expect(
    try text(result(rows), .table) == """
      customer_id  name                 revenue  since          share
      ───────────  ──────────────  ────────────  ──────────  ────────
      007          Novák, "a syn"  1,234,567.89  2025-12-31  0.500000
      8                                   -0.05
      (2 rows)

      """)
}

@Test func theTableFitsTheTerminal() throws {
  let narrow = try text(result(rows), .table, width: 50).split(separator: "\n")
  #expect(narrow.dropLast().allSatisfy { $0.count <= 50 })
  #expect(narrow[2].contains("…"))
  #expect(narrow[2].contains("1,234,567.89"), "figures are never cut")
}

@Test func theTableSaysWhereItIsCut() throws {
  #expect(
    try text(result([rows[1]], isCut: true), .table).hasSuffix(
      "(the first 1 row; there are more)\n"))
}

@Test func theTableCannotBeSteeredByATextInIt() throws {
  let hostile: [Value] = [.text("1"), .text("a\u{1B}[2J\nb\u{202E}c"), .null, .null, .null]
  let lines = try text(result([hostile]), .table)
  #expect(!lines.contains("\u{1B}") && !lines.contains("\u{202E}"))
  #expect(lines.split(separator: "\n").count == 4)
}

@Test(arguments: [
  ("0", "0"), ("999", "999"), ("1000", "1,000"), ("-1000", "-1,000"),
  ("1234567.89", "1,234,567.89"),
  ("-999.50", "-999.50"), ("0.123456", "0.123456"), ("1e+20", "1e+20"), ("", ""),
])
func thousandsAreSetApart(number: String, expected: String) {
  #expect(grouped(number) == expected)
}

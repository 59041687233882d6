import Foundation
import Testing

@testable import SampleCompany

@Suite struct ExportFileTests {
  @Test func erpDialect() throws {
    let folder = try TemporaryFolder()
    let bad = BadRow(fault: .tooFewFields, column: "", fields: ["jen jedno"], afterRow: 1)
    let file = try ExportFile(
      "a.csv", in: folder.path, form: .erp, days: ExportForm.erp.dayTexts(),
      header: ["Příjem", "b"], badRows: [bad])
    try file.minor(123_456_789, grouping: .blank)
    try file.minor(-5, grouping: .noBreakBlank)
    try file.endRow()
    try file.minor(-100_000, grouping: .noBreakBlank)
    try file.thousandths(12_500)
    try file.endRow()
    try file.day(Day(2025, 3, 5))
    try file.text("a;\"b\"")
    try file.endRow()
    try file.finish()
    // Windows-1250: ř is F8, í is ED, the no-break blank A0.
    let expected: [UInt8] =
      Array("P".utf8) + [0xF8, 0xED] + Array("jem;b\r\n1 234 567,89;-0,05\r\n".utf8)
      + Array("jen jedno\r\n-1".utf8) + [0xA0] + Array("000,00;12,5\r\n".utf8)
      + Array("05.03.2025;\"a;\"\"b\"\"\"\r\n".utf8)
    #expect(try folder.bytes("a.csv") == expected)
    #expect(file.rowCount == 4)
    #expect(file.plantedRows.map(\.line) == [3])
  }

  @Test func accountingDialect() throws {
    let folder = try TemporaryFolder()
    let file = try ExportFile(
      "a.tsv", in: folder.path, form: .accounting, days: ExportForm.accounting.dayTexts(),
      header: ["Suma", "Dátum"], badRows: [])
    try file.minor(100)
    try file.day(Day(2025, 3, 5))
    try file.endRow()
    try file.blank()
    try file.day(nil)
    try file.endRow()
    try file.finish()
    #expect(
      try folder.bytes("a.tsv")
        == [0xEF, 0xBB, 0xBF] + Array("Suma\tDátum\r\n1,00\t5. 3. 2025\r\n\t\r\n".utf8))
  }

  /// A line break within a field moves the lines behind it.
  @Test func linesAreCountedAsInAnEditor() throws {
    let folder = try TemporaryFolder()
    let bad = BadRow(fault: .missingRequired, column: "a", fields: ["", "x"], afterRow: 1)
    let file = try ExportFile(
      "a.csv", in: folder.path, form: .shop, days: ExportForm.shop.dayTexts(),
      header: ["a", "b"], badRows: [bad])
    try file.text("one,\ntwo")
    try file.integer(7)
    try file.endRow()
    try file.finish()
    #expect(try folder.bytes("a.csv") == Array("a,b\n\"one,\ntwo\",7\n,x\n".utf8))
    #expect(file.plantedRows.map(\.line) == [4])
  }
}

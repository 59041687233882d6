import Foundation
import Testing

@testable import SampleCompany

@Suite struct BadRowsTests {
  private struct Written {
    var file: String
    var line: Int
    var reason: String
    var column: String
    var text: Substring
  }

  private func written() throws -> [Written] {
    let folder = try TemporaryFolder()
    let sample = folder.path + "/sample"
    try SampleCompany(seed: 4, lines: 20_000).write(to: sample)
    return try Table("bad-rows.csv", in: sample, separator: ",").rows.map { row in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(sample)/\(row[0])"))
      let lines = String(decoding: data, as: UTF8.self)
        .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let line = try #require(Int(row[1]))
      return Written(
        file: String(row[0]), line: line, reason: String(row[2]), column: String(row[3]),
        text: lines[line - 1])
    }
  }

  @Test func everyKindIsThereAndNoFileHasMany() throws {
    let rows = try written()
    #expect(rows.count == 56)
    #expect(Set(rows.map(\.reason)) == Set(BadRow.Fault.allCases.map(\.rawValue)))
    let byFile = Dictionary(grouping: rows, by: \.file)
    #expect(byFile.values.allSatisfy { $0.count <= 3 })
    #expect(Set(rows.map { $0.file.split(separator: "/")[1] }) == ["erp", "shop", "accounting"])
  }

  /// The list names the lines on which these texts stand.
  @Test(arguments: [
    ("exports/erp/prodej-2023-11.csv", "B05;1;31.11.2023;100001;"),
    ("exports/erp/prodej-2024-08.csv", ";99999999999999999999999;"),
    ("exports/erp/kurzy-2024.csv", ";GBP;neuveden"),
    ("exports/shop/tickets.csv", "TB01,W10001,yesterday,"),
    ("exports/accounting/uhrady-2025-04.tsv", "\t98765432109876543210,00\t"),
  ])
  func placesAreRight(file: String, text: String) throws {
    let rows = try written().filter { $0.file == file }
    #expect(rows.contains { $0.text.contains(text) })
  }

  @Test func secondCustomerStandsInADocumentOfAnother() throws {
    let rows = try written().filter { $0.reason == "second_customer" }
    #expect(
      rows.map(\.file) == [
        "exports/erp/prodej-2024-05.csv", "exports/erp/prodej-2025-09.csv",
      ])
  }

  /// Every file for which bad rows are meant is one that is written.
  @Test func noBadRowIsForgotten() throws {
    let files = Set(try written().map(\.file))
    #expect(BadRows.files.isSubset(of: files))
  }
}

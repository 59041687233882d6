import SampleCompany
import Testing

/// Rows that name the same thing twice would be corrections, of which the sample has none.
@Suite struct KeysTests {
  @Test func noKeyStandsTwice() throws {
    let folder = try TemporaryFolder()
    let sample = folder.path + "/sample"
    try SampleCompany(seed: 6, lines: 30_000).write(to: sample)
    let monthly = Tally.months
    let exports: [(names: [String], separator: Unicode.Scalar, key: [Int])] = [
      (["exports/erp/zakaznici.csv"], ";", [0, 23]),
      (["exports/erp/zbozi.csv"], ";", [0, 8]),
      (["exports/erp/ohlasy.csv"], ";", [0, 1, 2, 3]),
      (["exports/shop/responses.csv"], ",", [0, 1, 2, 3]),
      (["exports/erp/plany.csv"], ";", [0, 1, 2]),
      (monthly.map { "exports/erp/prodej-\($0).csv" }, ";", [0, 1]),
      (monthly.map { "exports/shop/order-lines-\($0).csv" }, ",", [0, 1]),
      (monthly.map { "exports/accounting/faktury-\($0).tsv" }, "\t", [0]),
      (monthly.map { "exports/accounting/uhrady-\($0).tsv" }, "\t", [0]),
      (monthly.map { "exports/erp/kontakty-\($0).csv" }, ";", [0]),
    ]
    let badLines = try badLines(of: sample)
    for (names, separator, key) in exports {
      var seen: Set<[Substring]> = []
      for name in names {
        let table = try Table(
          name, in: sample, separator: separator, badLines: badLines[name] ?? [])
        for row in table.rows {
          #expect(seen.insert(key.map { row[$0] }).inserted, "\(name): \(row)")
        }
      }
      #expect(!seen.isEmpty, "\(names)")
    }
  }

  private func badLines(of sample: String) throws -> [String: Set<Int>] {
    let rows = try Table("bad-rows.csv", in: sample, separator: ",").rows
    return Dictionary(grouping: rows) { String($0[0]) }
      .mapValues { Set($0.compactMap { Int($0[1]) }) }
  }
}

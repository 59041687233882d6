import Testing

/// Lists whose rows the pack puts in order itself stand there as SQLite orders them for `query`.
@Suite struct PackOrderTests {
  @Test func thePackOrdersAsTheQueryDoes() throws {
    let sample = try Shared.sample.get()
    let folder = "\(sample.path)/ordered"
    let written = try sample.klientela(
      "report", "--month", "2025-12", "--language", "en", "--out", folder)
    #expect(written.status == 0, "\(written.errors)")
    for query in ["customers", "debtors", "win_back", "unprofitable", "dunning"] {
      let asked = try sample.rows(query, "month=2025-12").compactMap { $0["customer_id"] }
      let text = try sample.folder.text("ordered/\(query).csv").trimmingPrefix("\u{feff}")
      let packed = Rows.of(String(text)).dropFirst().compactMap(\.first)
      #expect(asked.count > 1, "\(query) shows no order")
      #expect(packed.starts(with: asked), "\(query)")
    }
  }
}

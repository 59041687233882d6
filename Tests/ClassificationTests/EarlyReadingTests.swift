import SQLite
import Testing
import Warehouse

@testable import Classification

/// What is read while customers are classified rests on nothing that classification writes.
@Suite struct EarlyReadingTests {
  private func tables(_ tiny: TinyWarehouse) throws -> [String: [String]] {
    let names = try tiny.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try tiny.rows("SELECT * FROM \"\($0)\"").sorted()) })
  }

  /// Two months, one after the other.
  @Test func classificationWritesWhatIsConcealedAndNothingElse() throws {
    let tiny = try TinyWarehouse()
    for key in 1...3 { try tiny.addCustomer(key, "\(key)", firstFact: 20240105) }
    for month in [202401, 202402] {
      for key in 1...3 {
        try tiny.addSales(key, month, days: [5], revenue: Int64(key) * 1_000_00, cost: 1_00)
      }
    }
    let classifier = Classifier(connection: tiny.connection, settings: ClassificationSettings())
    var state: EarlyReading.State?
    var written: Set<String> = []
    for month in [202401, 202402] {
      let before = try tables(tiny)
      try classifier.classifyWithOffers(month: Month(key: month))
      let after = try tables(tiny)
      written.formUnion(after.keys.filter { after[$0] != before[$0] })
      let now = try EarlyReading.State(tiny.connection)
      #expect(state == nil || state == now)
      state = now
    }
    #expect(written.subtracting(EarlyReading.concealed) == ["warehouse_setting"])
    #expect(written.isSuperset(of: ["customer_snapshot", "company_month", "snapshot_month"]))
    let known = Set(try tables(tiny).keys)
    #expect(EarlyReading.concealed.isSubset(of: known))
  }

  /// What the room's statements write; those of a batch are named where they are written.
  @Test func everyStatementWritesWhatIsConcealed() throws {
    let written = SQLText.allCases.flatMap { statement in
      statement.text.matches(of: /(?:INTO|UPDATE|DELETE FROM) ([a-z_]+)/).map { String($0.1) }
    }
    #expect(written.contains("month_restated") && written.contains("basket_rule"))
    #expect(Set(written).isSubset(of: EarlyReading.concealed))
  }

  @Test(arguments: [
    "INSERT INTO import_run (started_at, host, process_id) VALUES ('', '', 1)",
    "INSERT INTO erased_account VALUES (1, 'erased-1')",
    "INSERT INTO warehouse_setting VALUES ('country', 'CZ')",
  ])
  func theStateTellsWhatElseChanged(_ change: String) throws {
    let tiny = try TinyWarehouse()
    let before = try EarlyReading.State(tiny.connection)
    try tiny.run(change)
    #expect(try EarlyReading.State(tiny.connection) != before)
  }
}

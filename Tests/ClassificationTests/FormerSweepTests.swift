import SQLite
import Testing
import Warehouse

@testable import Classification

/// Where a sweep goes on may be read before the month's facts are there: what comes of it is the same.
@Suite struct FormerSweepTests {
  private let february = Month(year: 2025, month: 2) ?? Month(index: 0)
  private let settings = ClassificationSettings()
  private let tiny: TinyWarehouse

  /// Three customers with orders in two years to January 2025, which is classified.
  init() throws {
    tiny = try TinyWarehouse()
    for key in 1...3 { try tiny.addCustomer(key, "\(key)", firstFact: 20230105) }
    for (place, month) in [202301, 202302, 202402, 202403, 202501].enumerated() {
      for key in 1...3 where (place + key) % 3 > 0 {
        try tiny.addSales(
          key, month, days: [key, 9 + place], revenue: Int64(key * 100_000 + place), cost: 1_00)
      }
      try tiny.addContacts(1, month, contacts: 2, minutes: 10)
    }
    try Classifier(connection: tiny.connection, settings: settings)
      .classify(month: february.adding(months: -1))
  }

  private func former() throws -> FormerSweep {
    try #require(try FormerSweep(tiny.connection, before: february, settings))
  }

  /// February comes with a customer that nobody knew.
  private func addFebruary() throws {
    try tiny.addCustomer(4, "4", firstFact: 20250203)
    for key in 2...4 {
      try tiny.addSales(key, 202502, days: [3, 17], revenue: Int64(key) * 50_000, cost: 2_00)
    }
    try tiny.touch(202502)
  }

  /// All that is kept of February, classified with what was read before or without it.
  private func classified(_ former: FormerSweep?) throws -> [[String]] {
    try tiny.run("SAVEPOINT february")
    defer { try? tiny.run("ROLLBACK TO february; RELEASE february") }
    let (calendar, ledger) = try (
      #require(try SweepCalendar(tiny.connection)),
      RunLedger(tiny.connection, settings: settings)
    )
    let span = try #require(calendar.span(ofKey: february.key))
    var run = try ClassificationRun(
      tiny.connection, settings: settings, calendar: calendar, ledger: ledger,
      upTo: span.index, former: former)
    _ = try run.make(ledger.plan([span], calendar))
    return try ["customer_snapshot", "customer_tag", "company_month", "sweep_state"].map { table in
      try tiny.rows("SELECT * FROM \(table) WHERE month_key = 202502")
    }
  }

  @Test func theSameComesOfIt() throws {
    let former = try former()
    try addFebruary()
    let without = try classified(nil)
    #expect(without[0].count == 4 && without[3].count == 2)
    #expect(try classified(former) == without)
    // It was given away: the month is read anew.
    #expect(try classified(former) == without)
  }

  /// It is used: what changed of former months with no import to tell it is not seen.
  @Test func nothingIsReadTwice() throws {
    let former = try former()
    try addFebruary()
    let without = try classified(nil)
    try tiny.run("UPDATE customer_month SET lines = 9 WHERE month_key = 202402")
    #expect(try classified(former)[0] == without[0])
    #expect(try classified(nil)[0] != without[0])
  }

  @Test func monthByMonthEqualsAtOnce() throws {
    let grown = try TinyFirm.warehouse(TinyFirm.months[..<1])
    try TinyFirm.classifier(grown).classify(month: TinyFirm.months[0])
    for month in TinyFirm.months.dropFirst() {
      let former = try FormerSweep(grown.connection, before: month, TinyFirm.settings())
      #expect(former != nil)
      try TinyFirm.addFacts(month, to: grown)
      try Classifier(
        connection: grown.connection, settings: TinyFirm.settings(), former: former
      ).classify(month: month)
    }
    let atOnce = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(atOnce).classifyAll()
    #expect(try TinyFirm.content(grown) == TinyFirm.content(atOnce))
  }

  /// An import that changed January makes it old.
  @Test func anImportOfAFormerMonthIsSeen() throws {
    let former = try former()
    try addFebruary()
    try tiny.run("UPDATE customer_month SET revenue_minor = 7 WHERE month_key = 202501")
    try tiny.touch(202501)
    #expect(try classified(former) == classified(nil))
  }

  @Test func whereTheMonthBeforeIsNotClassifiedThereIsNothingToRead() throws {
    try addFebruary()
    let april = february.adding(months: 2)
    #expect(try FormerSweep(tiny.connection, before: april, settings) == nil)
    #expect(FormerSweep.read(path: "/nowhere/warehouse.sqlite", before: april, settings) == nil)
  }

  @Test(arguments: [0, 2, 3, 7])
  func arraysAreMadeToFit(length: Int) {
    var keys = [1, 2, 3]
    keys.fit(length, with: 0)
    #expect(keys == Array([1, 2, 3, 0, 0, 0, 0].prefix(length)))
  }
}

import SQLite
import Testing

@testable import Warehouse

/// What is read of former months while a month is classified.
@Suite struct EarlyReadingTests {
  private let warehouse: TinyWarehouse
  private let month = Month(year: 2025, month: 12) ?? Month(index: 0)

  /// November 2025 and December 2024 are classified: customer 1 was key in both, customer 2 in the
  /// former.
  init() throws {
    warehouse = try TinyWarehouse()
    for key in [1, 2] as [Int64] { try warehouse.addCustomer(key, "C\(key)") }
    for (key, bearers) in [(202511, [1]), (202412, [1, 2])] as [(Int64, [Int])] {
      try warehouse.add("snapshot_month", ["month_key": .integer(key), "settings_hash": "old"])
      var list = BearerList()
      for customer in bearers {
        list.append(customer, revenueMinor: 700)
        try warehouse.add(
          "customer_snapshot",
          [
            "month_key": .integer(key), "customer_key": .integer(Int64(customer)),
            "stage": "active", "headline": "key",
          ])
      }
      try warehouse.add(
        "class_month",
        [
          "month_key": .integer(key), "class": "key", "customers": .integer(Int64(bearers.count)),
          "revenue_12m_minor": 700, "bearer_list": .blob(list.bytes),
        ])
    }
  }

  private func reading() throws -> EarlyReading {
    try EarlyReading(warehouse.connection, former: warehouse.connection, for: month)
  }

  /// What is asked later is answered from what was read, though the tables are empty by then.
  @Test func formerMonthsAreKept() throws {
    let kept = KeptTables(isForMany: true)
    try reading().readFormerMonths(keeping: kept) { false }
    try warehouse.connection.execute("DELETE FROM class_month; DELETE FROM customer_snapshot")
    let connection = warehouse.connection
    let year = month.adding(months: -12)
    #expect(try kept.members(of: year, connection).members(of: "key") == [1, 2])
    #expect(try kept.members(of: month.adding(months: -1), connection)["key"].customers == [1])
    let headlines = try kept.headlines(of: year, connection)
    #expect(headlines.names[Int(headlines[2])] == "key")
    let pasts = try kept.formerBearers(before: month, connection).pasts
    #expect(pasts[1].wasKey && pasts[1].lastMonthKey == 202511)
    #expect(pasts[2].lastMonthKey == 202412 && pasts[2].bestMinor == 700)
  }

  /// What was read before an import is asked after it, unless that changed a former month.
  @Test(arguments: [(202512, true), (202411, false)])
  func whatWasReadBeforeAnImportHolds(touched: Int, isStill: Bool) throws {
    let connection = warehouse.connection
    let before = FormerReading(
      months: try FormerMonths(connection, before: month), kept: KeptTables(isForMany: true))
    try connection.execute("INSERT INTO month_touched VALUES (1, \(touched))")
    #expect((try reading().kept(of: before) === before.kept) == isStill)
    #expect(try reading().kept(of: nil) !== before.kept)
    let alone = try EarlyReading(connection, for: month)
    #expect(alone.kept(of: before) !== before.kept)
  }

  @Test func whereItIsEnoughNothingIsRead() throws {
    let kept = KeptTables(isForMany: true)
    try reading().readFormerMonths(keeping: kept) { true }
    try warehouse.connection.execute("DELETE FROM class_month")
    #expect(try kept.formerBearers(before: month, warehouse.connection).pasts[1].wasKey == false)
  }

  /// A former month that was classified anew by other settings, or is gone, makes what was read old; the
  /// month itself does not.
  @Test(arguments: [
    ("INSERT INTO snapshot_month SELECT 202512, 0, 1, '', 0, 'new', 0, 0, 1, 1, 1, 1", true),
    ("UPDATE snapshot_month SET is_stale = 1", true),
    ("UPDATE snapshot_month SET settings_hash = 'new' WHERE month_key = 202412", false),
    ("UPDATE snapshot_month SET run_key = 9 WHERE month_key = 202412", false),
    ("DELETE FROM snapshot_month WHERE month_key = 202412", false),
    ("INSERT INTO month_touched VALUES (1, 202512)", true),
    ("INSERT INTO month_touched VALUES (1, 202411)", false),
  ])
  func changesOfFormerMonthsAreSeen(change: String, isStill: Bool) throws {
    let reading = try reading()
    try warehouse.connection.execute(change)
    #expect(try reading.isStill(on: warehouse.connection) == isStill)
  }
}

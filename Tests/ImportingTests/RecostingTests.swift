import SQLite
import Testing
import Warehouse

@testable import Importing

@Suite struct RecostingTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: connection)
  }

  /// A line: document month and number, slot, revision; product, day, quantity, cost.
  private func line(
    _ month: Int, _ slot: Int64 = 1, revision: Int64 = 0, product: Int = 1, day: Int,
    quantityMicro: Int, cost: Int?, isOwn: Bool = false
  ) throws -> Int64 {
    let key = DocumentKey.line(
      document: DocumentKey.document(month: try #require(Month(key: month)), number: 1), slot: slot,
      revision: revision)
    try connection.execute(
      """
      INSERT INTO fact_sale_line VALUES (\(key), 1, \(product), \(day), 2, 1, \(quantityMicro), 0, 0,
        \(cost.map(String.init) ?? "NULL"), \(isOwn ? 1 : 0), 0, 0, 0, 0, 0, 0, 0, 1, 0)
      """)
    return key
  }

  /// mantissa ÷ 10^scale from a day on.
  private func cost(_ product: Int, from day: Int, _ mantissa: Int, scale: Int) throws {
    try connection.execute(
      "INSERT OR REPLACE INTO product_cost VALUES (\(product), \(day), \(mantissa), \(scale), 0)")
  }

  private func run(from month: Month? = nil) throws -> [Int] {
    try Recosting(connection, minorDigits: 2).run(from: month).map(\.key)
  }

  private func costs() throws -> [Int64?] {
    let statement = try connection.prepare(
      "SELECT cost_minor FROM fact_sale_line ORDER BY sale_line_key")
    var costs: [Int64?] = []
    while try statement.step() { costs.append(statement.optionalInteger(0)) }
    return costs
  }

  @Test func noLinesNoMonths() throws {
    try cost(1, from: 0, 100, scale: 0)
    #expect(try run() == [])
  }

  @Test func theCostOfTheDayIsRoundedOnce() throws {
    _ = try line(202401, 1, day: 20240115, quantityMicro: 3_000_000, cost: nil)
    _ = try line(202401, 2, day: 20240131, quantityMicro: 1_500_000, cost: nil)
    _ = try line(202401, 3, day: 20240131, quantityMicro: -1_500_000, cost: 1)
    _ = try line(202402, 1, day: 20240201, quantityMicro: 1_000_000, cost: nil)
    _ = try line(202402, 2, product: 2, day: 20240201, quantityMicro: 1_000_000, cost: 77)
    try cost(1, from: 20240110, 12345, scale: 3)
    try cost(1, from: 20240201, 2, scale: 0)
    #expect(try run() == [202401, 202402])
    // 3 × 12.345 = 37.035; 1.5 × 12.345 = 18.5175; product 2 has no cost any more.
    #expect(try costs() == [3704, 1852, -1852, 200, nil])
    #expect(try run() == [])
  }

  @Test func linesWithACostOfTheirOwnStay() throws {
    _ = try line(202401, 1, day: 20240115, quantityMicro: 1_000_000, cost: 5, isOwn: true)
    try cost(1, from: 0, 9, scale: 0)
    #expect(try run() == [])
    #expect(try costs() == [5])
  }

  @Test func reversalsStillCancelOut() throws {
    _ = try line(202401, 1, day: 20240115, quantityMicro: 2_000_000, cost: 10)
    _ = try line(202401, 1, revision: 1, day: 20240115, quantityMicro: -2_000_000, cost: -10)
    _ = try line(202401, 1, revision: 2, day: 20240116, quantityMicro: 3_000_000, cost: 15)
    try cost(1, from: 0, 333, scale: 3)
    #expect(try run() == [202401])
    #expect(try costs() == [67, -67, 100])
  }

  @Test func onlyMonthsFromTheFirstAreLookedAt() throws {
    _ = try line(202401, 1, day: 20240115, quantityMicro: 1_000_000, cost: 1)
    _ = try line(202403, 1, day: 20240315, quantityMicro: 1_000_000, cost: 1)
    try cost(1, from: 0, 2, scale: 0)
    #expect(try run(from: Month(key: 202402)) == [202403])
    #expect(try run(from: Month(key: 202404)) == [])
    #expect(try run() == [202401])
  }

  @Test func aLineOfALaterDayInAnEarlierDocumentCountsToo() throws {
    _ = try line(202312, 1, day: 20240215, quantityMicro: 1_000_000, cost: 1)
    try cost(1, from: 0, 2, scale: 0)
    #expect(try run(from: Month(key: 202403)) == [])
    #expect(try run(from: Month(key: 202402)) == [202402])
    #expect(try costs() == [200])
  }
}

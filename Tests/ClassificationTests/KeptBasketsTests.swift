import SQLite
import Testing
import Warehouse

@testable import Classification

/// The baskets of a month are read once, and again when an import touched the month.
@Suite struct KeptBasketsTests {
  private let month = Month(index: 2024 * 12 + 11)
  private let miner = BasketMiner(
    minimumSupport: ExactDecimal(mantissa: 2, scale: 1),
    minimumConfidence: ExactDecimal(mantissa: 2, scale: 1))

  private func warehouse() throws -> TinyWarehouse {
    let tiny = try TinyWarehouse()
    for key in 1...3 { try tiny.addCustomer(key, "\(key)") }
    try tiny.addDocument(number: 1, customer: 1, day: 20240105, [(8, 1, 2, 0), (7, 1, 2, 0)])
    try tiny.addDocument(number: 2, customer: 0, day: 20240105, [(300_000, 1, 2, 0)])
    try tiny.addDocument(number: 1, customer: 2, day: 20241231, [(8, 1, 2, 0)])
    try tiny.addDocument(number: 1, customer: 3, day: 20231231, [(9, 1, 2, 0)])
    return tiny
  }

  private func bought(_ tiny: TinyWarehouse) throws -> [String] {
    let findings = try BasketFindings(tiny.connection, miner, month: month)
    var bought: [String] = []
    findings.ledger.forEachCustomer { bought.append("\($0): \($1)") }
    return bought
  }

  @Test func monthsAreReadOnce() throws {
    let tiny = try warehouse()
    let analysis = BasketAnalysis(connection: tiny.connection, miner: miner)
    #expect(try analysis.make(month: month).baskets == 3)
    #expect(
      try tiny.rows("SELECT min(month_key), max(month_key), count(*) FROM basket_month")
        == ["202401|202412|12"])
    #expect(try bought(tiny) == ["1: [7, 8]", "2: [8]"])
    // A line that no import brought is not seen until its month is forgotten.
    try tiny.addDocument(number: 2, customer: 3, day: 20241231, [(7, 1, 2, 0)])
    #expect(try bought(tiny) == ["1: [7, 8]", "2: [8]"])
    try tiny.run("DELETE FROM basket_month WHERE month_key = 202412")
    #expect(try bought(tiny) == ["1: [7, 8]", "2: [8]", "3: [7]"])
  }

  @Test func onlyTheYearIsKept() throws {
    let tiny = try warehouse()
    let analysis = BasketAnalysis(connection: tiny.connection, miner: miner)
    try analysis.make(month: month)
    #expect(try analysis.make(month: month.adding(months: 2)).baskets == 1)
    #expect(
      try tiny.rows("SELECT min(month_key), max(month_key), count(*) FROM basket_month")
        == ["202403|202502|12"])
  }

  /// What was read before an import is not kept after it.
  @Test func anImportInBetween() throws {
    let tiny = try warehouse()
    let findings = try BasketFindings(tiny.connection, miner, month: month)
    try tiny.run(
      "INSERT INTO import_run (run_key, started_at, host, process_id) VALUES (77, '', '', 1)")
    try BasketAnalysis(connection: tiny.connection, miner: miner).write(findings, month: month)
    #expect(try tiny.rows("SELECT count(*) FROM basket_month") == ["0"])
  }

  /// What was found holds until an import touches its year, whoever classifies in between.
  @Test func rulesAreFoundAnewWhenTheirYearIsTouched() throws {
    let tiny = try warehouse()
    try tiny.addSales(1, 202401, days: [5], revenue: 100)
    try tiny.addSales(2, 202412, days: [31], revenue: 100)
    try tiny.addSales(3, 202501, days: [1], revenue: 100)
    let classifier = Classifier(
      connection: tiny.connection, settings: ClassificationSettings())
    let analysis = BasketAnalysis(connection: tiny.connection)
    let baskets = "SELECT baskets FROM basket_mining WHERE month_key = 202412"
    try classifier.classifyWithOffers(month: month)
    #expect(try analysis.isFresh(month) && tiny.rows(baskets) == ["3"])
    // Months before the year and behind the month do not matter.
    for other in [202312, 202501] {
      try tiny.touch(other)
      #expect(try analysis.isFresh(month))
    }
    try tiny.addDocument(number: 3, customer: 3, day: 20240105, [(7, 1, 2, 0)])
    try tiny.touch(202401)
    try tiny.run("DELETE FROM basket_month WHERE month_key = 202401")
    #expect(try !analysis.isFresh(month))
    // The snapshot of the month is made anew by whom looks for the baskets of another one.
    try classifier.classifyWithOffers(month: nil)
    #expect(try !analysis.isFresh(month) && tiny.rows(baskets) == ["3"])
    try classifier.classifyWithOffers(month: month)
    #expect(try analysis.isFresh(month) && tiny.rows(baskets) == ["4"])
  }

  /// A document that has lines of two months is not torn apart.
  @Test func aLineAstray() throws {
    let tiny = try warehouse()
    try tiny.addDocument(number: 5, customer: 3, day: 20240610, [(7, 1, 2, 0), (8, 1, 2, 0)])
    try tiny.run(
      "UPDATE fact_sale_line SET ordered_date_key = 20240701 WHERE product_key = 8"
        + " AND ordered_date_key = 20240610")
    let findings = try BasketFindings(tiny.connection, miner, month: month)
    #expect(findings.ledger.baskets.count == 4)
    #expect(findings.fresh.bytes.isEmpty)
  }

  @Test func bytesSayWhatTheyWereMadeOf() throws {
    let tiny = try warehouse()
    let read = try MonthBaskets(
      tiny.connection, from: month.adding(months: -11).firstDay, through: month.lastDay)
    let again = try #require(MonthBaskets(read.bytes))
    #expect(again.accounts == [1, 0, 2])
    #expect((0..<3).map { Array(again.baskets[$0]) } == [[7, 8], [300_000], [8]])
    for length in 0..<read.bytes.count {
      #expect(MonthBaskets(Array(read.bytes.prefix(length))) == nil)
    }
    #expect(MonthBaskets(read.bytes + [0]) == nil)
    #expect(MonthBaskets([2] + read.bytes.dropFirst()) == nil)
  }
}

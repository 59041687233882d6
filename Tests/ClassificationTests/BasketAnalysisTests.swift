import SQLite
import Testing
import Warehouse

@testable import Classification

@Suite struct BasketAnalysisTests {
  private let month = Month(index: 2024 * 12 + 11)

  private func warehouse() throws -> TinyWarehouse {
    let tiny = try TinyWarehouse()
    for key in 1...4 { try tiny.addCustomer(key, "\(key)") }
    try tiny.addDocument(number: 1, customer: 1, day: 20240101, [(7, 1, 2, 0), (8, 2, 2, 0)])
    try tiny.addDocument(number: 2, customer: 2, day: 20240202, [(8, 1, 2, 0), (7, 2, 2, 0)])
    // 9 is cancelled; 8 was corrected: its reversal and nothing after it.
    try tiny.addDocument(
      number: 3, customer: 3, day: 20241231,
      [(7, 1, 2, 0), (8, 5, 2, 0), (8, -5, 2, 1), (9, 1, 3, 0)])
    // Returned goods are no basket; an anonymous one is; one of the year before is not.
    try tiny.addDocument(number: 4, customer: 4, day: 20240305, [(8, -1, 2, 0)])
    try tiny.addDocument(number: 5, customer: 0, day: 20240305, [(8, 1, 2, 0), (9, 1, 2, 0)])
    try tiny.addDocument(number: 6, customer: 1, day: 20231231, [(9, 1, 2, 0)])
    // Its key lies in another month.
    try tiny.addDocument(
      number: 7, customer: 4, day: 20240506, [(8, 1, 2, 0)],
      keyMonth: Month(index: 2025 * 12))
    return tiny
  }

  @Test func ledger() throws {
    let tiny = try warehouse()
    var months = try KeptBaskets(tiny.connection)
    let ledger = try BasketLedger(tiny.connection, TrailingYear(asOf: month.lastDay), &months)
    #expect(months.fresh.bytes.isEmpty)
    let baskets = (0..<ledger.baskets.count).map { Array(ledger.baskets[$0]) }
    #expect(
      baskets.sorted { $0.lexicographicallyPrecedes($1) }
        == [[7], [7, 8], [7, 8], [8], [8, 9]])
    var bought: [String] = []
    ledger.forEachCustomer { bought.append("\($0): \($1)") }
    #expect(bought == ["1: [7, 8]", "2: [7, 8]", "3: [7]", "4: [8]"])
  }

  /// A corrected document is the basket of the customer of its lines that stand, also where the index
  /// of astray lines gives its days apart.
  @Test func aDocumentThatWasAnothersBefore() throws {
    let tiny = try TinyWarehouse()
    for key in 1...3 { try tiny.addCustomer(key, "\(key)") }
    let away = Month(index: 2025 * 12)
    for home in [month.adding(months: -11), away] {
      let document = DocumentKey.document(month: home, number: 1)
      for (revision, customer, product, day, units) in [
        (0, 1, 7, 20240101, 1), (1, 1, 7, 20240101, -1), (2, 2, 8, 20240301, 1),
      ] {
        let key = DocumentKey.line(document: document, slot: 0, revision: Int64(revision))
        try tiny.run(
          "INSERT INTO fact_sale_line VALUES (\(key), \(customer), \(product), \(day),"
            + " 2, 1, \(units)000000, 0, 0, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0)")
      }
    }
    try tiny.addDocument(number: 3, customer: 3, day: 20240201, [(9, 1, 2, 0)], keyMonth: away)
    var months = try KeptBaskets(tiny.connection)
    let ledger = try BasketLedger(tiny.connection, TrailingYear(asOf: month.lastDay), &months)
    #expect(months.fresh.bytes.isEmpty)
    var bought: [String] = []
    ledger.forEachCustomer { bought.append("\($0): \($1)") }
    #expect(bought == ["2: [8]", "3: [9]"])
    #expect(ledger.baskets.count == 3)
  }

  @Test func theBestRulesAreKeptAndThoseThatMakeAnOffer() {
    let rule = BasketRule(left: [1], right: 2, count: 1, leftCount: 1, rightCount: 1, baskets: 1)
    let rules = [BasketRule](repeating: rule, count: 3_000)
    let offers = [2_500, 7, 1_200, 2_500].map { BasketOffer(customer: 1, rule: $0) }
    #expect(BasketAnalysis.kept(rules, offers) == Array(0..<1_000) + [1_200, 2_500])
    #expect(BasketAnalysis.kept(Array(rules.prefix(2)), []) == [0, 1])
  }

  @Test func rulesAndOffers() throws {
    let tiny = try warehouse()
    let miner = BasketMiner(
      minimumSupport: ExactDecimal(mantissa: 2, scale: 1),
      minimumConfidence: ExactDecimal(mantissa: 2, scale: 1))
    let analysis = BasketAnalysis(connection: tiny.connection, miner: miner)
    for _ in 1...2 {
      #expect(
        try analysis.make(month: month)
          == BasketAnalysis.Summary(baskets: 5, leftOut: 0, rules: 2, offers: 3))
    }
    // 8 ⇒ 9 and 9 ⇒ 8 have lift 5/4; 7 ⇒ 8 has 2·5/(3·4), under 1.
    #expect(
      try tiny.rows(
        """
        SELECT rule_number, product_key, baskets, left_baskets, right_baskets, lift
        FROM basket_rule ORDER BY 1
        """) == ["1|9|1|4|1|1.25", "2|8|1|1|4|1.25"])
    #expect(
      try tiny.rows("SELECT rule_number, product_key FROM basket_rule_left") == ["1|8", "2|9"])
    #expect(
      try tiny.rows("SELECT customer_key, product_key, rule_number FROM next_offer")
        == ["1|9|1", "2|9|1", "4|9|1"])
    #expect(
      try tiny.rows("SELECT * FROM basket_mining") == ["202412|5|0|100|1|0.2|0.2|2|1"])
  }

  @Test func theSurestFittingRuleMakesTheOffer() {
    func rule(_ left: [Int32], _ right: Int32, _ count: Int, of leftCount: Int) -> BasketRule {
      BasketRule(
        left: left, right: right, count: count, leftCount: leftCount, rightCount: 10, baskets: 100)
    }
    let rules = [
      rule([1], 5, 4, of: 10), rule([1, 2], 6, 3, of: 4), rule([2], 7, 8, of: 20),
      rule([3], 8, 9, of: 10),
    ]
    let offers = NextOffers(rules)
    #expect(offers.best(for: [1]) == 0)
    #expect(offers.best(for: [1, 2]) == 1)
    // 40 % twice: the one that comes first has the higher lift.
    #expect(offers.best(for: [1, 2, 6]) == 0)
    #expect(offers.best(for: [2]) == 2)
    #expect(offers.best(for: [2, 7]) == nil)
    #expect(offers.best(for: []) == nil)
  }
}

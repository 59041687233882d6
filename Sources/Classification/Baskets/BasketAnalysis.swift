import SQLite
import Warehouse

/// Finds what is bought together in a month's trailing year and each customer's next offer, and keeps
/// both in the warehouse.
///
/// It reads the year's lines, and so costs more than a classification; it runs on its own.
public struct BasketAnalysis {
  private let connection: Connection
  private let miner: BasketMiner

  /// An analysis with the usual limits: a rule in 2 of 1,000 baskets, right in 1 case of 5, and more
  /// often than chance.
  public init(connection: Connection) {
    self.init(
      connection: connection,
      miner: BasketMiner(
        minimumSupport: ExactDecimal(mantissa: 2, scale: 3),
        minimumConfidence: ExactDecimal(mantissa: 2, scale: 1)))
  }

  /// An analysis with other limits.
  public init(connection: Connection, miner: BasketMiner) {
    self.connection = connection
    self.miner = miner
  }

  /// What was found.
  public struct Summary: Equatable, Sendable {
    /// Baskets looked at.
    public var baskets: Int
    /// Baskets of more items than the cap.
    public var leftOut: Int
    /// Rules found.
    public var rules: Int
    /// Customers with an offer.
    public var offers: Int
  }

  /// Whether the month's baskets are kept.
  public func isKept(_ month: Month) throws(SQLiteError) -> Bool {
    try connection.integer(
      "SELECT count(*) FROM basket_mining WHERE month_key = \(month.key)") > 0
  }

  /// Replaces what was kept for the month. All of it lands, or nothing.
  @discardableResult
  public func make(month: Month) throws -> Summary {
    try connection.inTransaction {
      let ledger = try BasketLedger(connection, TrailingYear(asOf: month.lastDay))
      var result = miner.rules(of: ledger.baskets)
      result.rules.removeAll { $0.lift <= 1 }
      try connection.execute(
        SQLText.deleteBaskets.text.replacing(":month", with: "\(month.key)"))
      try writeMining(result, month)
      try writeRules(result.rules, month)
      let offers = try writeOffers(result.rules, ledger, month)
      return Summary(
        baskets: result.baskets, leftOut: result.leftOut, rules: result.rules.count, offers: offers)
    }
  }

  private func writeMining(_ result: BasketMiner.Result, _ month: Month) throws(SQLiteError) {
    let insert = try connection.prepare(SQLText.insertBasketMining.text)
    insert.bind(month.key, at: 0).bind(result.baskets, at: 1).bind(result.leftOut, at: 2)
      .bind(miner.basketCap, at: 3).bind(result.minimumCount, at: 4)
      .bind(Self.number(miner.minimumSupport), at: 5)
      .bind(Self.number(miner.minimumConfidence), at: 6).bind(result.rules.count, at: 7)
    try insert.run()
  }

  private static func number(_ decimal: ExactDecimal) -> Double {
    (0..<decimal.scale).reduce(Double(decimal.mantissa)) { number, _ in number / 10 }
  }

  private func writeRules(_ rules: [BasketRule], _ month: Month) throws(SQLiteError) {
    let rows = try TableWriter(connection, table: "basket_rule")
    let lefts = try TableWriter(connection, table: "basket_rule_left")
    let (batch, leftBatch) = (rows.makeBatch(), lefts.makeBatch())
    for (place, rule) in rules.enumerated() {
      batch.append(month.key)
      batch.append(place + 1)
      batch.append(Int(rule.right))
      batch.append(rule.count)
      batch.append(rule.leftCount)
      batch.append(rule.rightCount)
      batch.append(real: rule.support)
      batch.append(real: rule.confidence)
      batch.append(real: rule.lift)
      for product in rule.left {
        leftBatch.append(month.key)
        leftBatch.append(place + 1)
        leftBatch.append(Int(product))
      }
    }
    try rows.write(batch)
    try lefts.write(leftBatch)
  }

  private func writeOffers(
    _ rules: [BasketRule], _ ledger: BasketLedger, _ month: Month
  ) throws(SQLiteError) -> Int {
    let writer = try TableWriter(connection, table: "next_offer")
    let batch = writer.makeBatch()
    let offers = NextOffers(rules)
    for (customer, products) in ledger.productsOfCustomer.sorted(by: { $0.key < $1.key }) {
      guard let place = offers.best(for: products) else { continue }
      batch.append(month.key)
      batch.append(Int(customer))
      batch.append(Int(rules[place].right))
      batch.append(place + 1)
    }
    try writer.write(batch)
    return batch.count
  }
}

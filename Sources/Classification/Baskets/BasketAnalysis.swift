import SQLite
import Warehouse

/// Finds what is bought together in a month's trailing year and each customer's next offer, and keeps
/// both in the warehouse.
///
/// It reads the lines of each month once, and so can cost more than a classification; it runs on its
/// own.
public struct BasketAnalysis {
  private let connection: Connection
  let miner: BasketMiner

  /// How many of the best rules are kept; beside them only those that make an offer.
  static let keptRules = 1_000

  /// An analysis with the usual limits: a rule in 2 of 1,000 baskets, right in 1 case of 5, more often
  /// than chance, and of at most 4 products, for people read it and longer ones are its repetitions.
  public init(connection: Connection) {
    var miner = BasketMiner(
      minimumSupport: ExactDecimal(mantissa: 2, scale: 3),
      minimumConfidence: ExactDecimal(mantissa: 2, scale: 1))
    miner.maximumItems = 4
    self.init(connection: connection, miner: miner)
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

  /// Whether what was found for the month still holds: no month of its trailing year was touched since,
  /// whoever has classified in between.
  public func isFresh(_ month: Month) throws(SQLiteError) -> Bool {
    let statement = try connection.prepare(SQLText.freshBaskets.text)
    let year = TrailingYear(asOf: month.lastDay)
    statement.bind(month.key, at: 0).bind(year.first.month.key, at: 1)
    return try statement.step()
  }

  /// Replaces what was kept for the month. All of it lands, or nothing.
  @discardableResult
  public func make(month: Month) throws -> Summary {
    let findings = try BasketFindings(connection, miner, month: month)
    return try connection.inTransaction { try write(findings, month: month) }
  }

  /// Begins to look on another thread, by a connection of its own: facts do not change while customers
  /// are classified. A warehouse in memory is looked at when it is asked for.
  func findings(ahead month: Month) throws -> Background<Result<BasketFindings, any Error>> {
    let list = try connection.prepare("PRAGMA database_list")
    let path = try list.step() ? list.text(2) : ""
    let (own, miner) = (connection, miner)
    if path.isEmpty {
      let found = Result { () throws(any Error) in try BasketFindings(own, miner, month: month) }
      return Background { found }
    }
    return Background {
      Result { () throws(any Error) in
        try BasketFindings(Warehouse.openForReading(path: path), miner, month: month)
      }
    }
  }

  /// Replaces what was kept for the month by what was found, inside the caller's transaction.
  @discardableResult
  func write(_ findings: BasketFindings, month: Month) throws -> Summary {
    try KeptBaskets.keep(findings.fresh, TrailingYear(asOf: month.lastDay), on: connection)
    let result = findings.result
    try connection.execute(
      SQLText.deleteBaskets.text.replacing(":month", with: "\(month.key)"))
    try writeMining(result, month, run: findings.fresh.run)
    let offers = findings.offers()
    let kept = Self.kept(result.rules, offers)
    try writeRules(kept.map { result.rules[$0] }, month)
    try writeOffers(offers, result.rules, kept, month)
    return Summary(
      baskets: result.baskets, leftOut: result.leftOut, rules: result.rules.count,
      offers: offers.count)
  }

  /// `run`: the last import of which the findings know.
  private func writeMining(
    _ result: BasketMiner.Result, _ month: Month, run: Int64
  ) throws(SQLiteError) {
    let insert = try connection.prepare(SQLText.insertBasketMining.text)
    insert.bind(month.key, at: 0).bind(run, at: 1).bind(result.baskets, at: 2)
      .bind(result.leftOut, at: 3).bind(miner.basketCap, at: 4).bind(result.minimumCount, at: 5)
      .bind(Self.number(miner.minimumSupport), at: 6)
      .bind(Self.number(miner.minimumConfidence), at: 7).bind(result.rules.count, at: 8)
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

  /// The places of the rules that are kept, ascending: the best, and those that make an offer.
  static func kept(_ rules: [BasketRule], _ offers: [BasketOffer]) -> [Int] {
    let best = 0..<min(rules.count, keptRules)
    return best + Set(offers.map(\.rule)).subtracting(best).sorted()
  }

  private func writeOffers(
    _ offers: [BasketOffer], _ rules: [BasketRule], _ kept: [Int], _ month: Month
  ) throws(SQLiteError) {
    let writer = try TableWriter(connection, table: "next_offer")
    let batch = writer.makeBatch()
    let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0 + 1) })
    for offer in offers {
      batch.append(month.key)
      batch.append(Int(offer.customer))
      batch.append(Int(rules[offer.rule].right))
      batch.append(numbers[offer.rule] ?? 0)
    }
    try writer.write(batch)
  }
}

/// A customer's next offer.
struct BasketOffer {
  var customer: Int32
  /// The place of the rule that makes it.
  var rule: Int
}

/// What is bought together in the trailing year of a month.
struct BasketFindings: Sendable {
  let ledger: BasketLedger
  /// The months' baskets that are to be kept.
  let fresh: KeptBaskets.Fresh
  let result: BasketMiner.Result

  /// Reads the year's lines and looks for rules that hold more often than by chance.
  init(_ connection: Connection, _ miner: BasketMiner, month: Month) throws(SQLiteError) {
    var months = try KeptBaskets(connection)
    ledger = try BasketLedger(connection, TrailingYear(asOf: month.lastDay), &months)
    fresh = months.fresh
    var result = miner.rules(of: ledger.baskets)
    result.rules.removeAll { $0.lift <= 1 }
    let order = try ProductOrder(connection)
    result.rules = result.rules.map(order.ranked).sorted(by: BasketMiner.isBetter).map(order.keyed)
    self.result = result
  }

  /// The offers of all customers that have one, in the order of their keys.
  func offers() -> [BasketOffer] {
    if result.rules.isEmpty { return [] }
    let next = NextOffers(result.rules)
    var offers: [BasketOffer] = []
    ledger.forEachCustomer { customer, products in
      guard let place = next.best(for: products) else { return }
      offers.append(BasketOffer(customer: customer, rule: place))
    }
    return offers
  }
}

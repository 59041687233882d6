import SQLite

/// The revenue of a month beside that of the month that the parameter `against` compares it with, by
/// what the customers are: `new` had none then, `lost` have none now, `continuing` had some in both.
///
/// A row for all new and one for all lost customers, with no product; one for each product of what
/// continuing customers bought, with its units. Anonymous sales count as those of one customer. Without
/// rows where the month compared with is before the history.
struct ComparedRevenueTable: SharingTable {
  static let name = "compared_revenue"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customers", .text), ("product_key", .integer), ("units_micro", .integer),
    ("units_before_micro", .integer), ("revenue_minor", .integer), ("before_minor", .integer),
  ]
  static let parameters = ["against"]

  let connection: Connection
  let kept: KeptTables

  /// A measure in the month and in the one it is compared with.
  fileprivate struct Pair {
    var now: Int64 = 0
    var before: Int64 = 0
  }

  /// What continuing customers bought of a product.
  fileprivate struct Bought {
    var isThere = false
    var unitsMicro = Pair()
    var revenueMinor = Pair()
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let isMonthBefore = values["against"] == .text("previous_month")
    let before = month.adding(months: isMonthBefore ? -1 : -12)
    guard let history = try History(connection), before >= history.firstMonth else { return }
    let customers = try revenueOfCustomers(month, before)
    guard !customers.isEmpty else { return }
    append("new", customers.filter { $0.before == 0 }, to: batch)
    append("lost", customers.filter { $0.now == 0 }, to: batch)
    let accounts = try accounts(of: customers)
    for (product, bought) in try products(month, before, boughtBy: accounts).enumerated()
    where bought.isThere {
      batch.append("continuing")
      batch.append(product)
      batch.append(bought.unitsMicro.now)
      batch.append(bought.unitsMicro.before)
      batch.append(bought.revenueMinor.now)
      batch.append(bought.revenueMinor.before)
    }
  }

  private func append(_ customers: String, _ pairs: [Pair], to batch: RowBatch) {
    batch.append(customers)
    for _ in 0..<3 { batch.append(RowBatch.null) }
    batch.append(pairs.reduce(0) { $0 &+ $1.now })
    batch.append(pairs.reduce(0) { $0 &+ $1.before })
  }

  /// By customer; empty where nobody bought.
  private func revenueOfCustomers(_ month: Month, _ before: Month) throws(SQLiteError) -> [Pair] {
    var customers: [Pair] = []
    let statement = try connection.prepare(SQLText.revenueOfMonths.text)
    statement.bind(month.key, at: 0).bind(before.key, at: 1)
    while try statement.step() {
      let customer = Int(statement.integer(1))
      customers.reach(customer, with: Pair())
      customers[customer].add(statement.integer(2), isNow: statement.integer(0) == month.key)
    }
    return customers
  }

  /// The accounts of the customers that have revenue in both months.
  private func accounts(of customers: [Pair]) throws(SQLiteError) -> KeyBits {
    let greatest = try connection.integer("SELECT max(account_key) FROM dim_account")
    var accounts = KeyBits(capacity: Int(greatest) + 1)
    let statement = try connection.prepare(
      "SELECT account_key FROM dim_account WHERE customer_key = ?")
    for (customer, pair) in customers.enumerated() where pair.now != 0 && pair.before != 0 {
      statement.reset()
      statement.bind(customer, at: 0)
      while try statement.step() { accounts.insert(Int(statement.integer(0))) }
    }
    return accounts
  }

  /// By product.
  private func products(
    _ month: Month, _ before: Month, boughtBy accounts: KeyBits
  ) throws -> [Bought] {
    var products: [Bought] = []
    func add(_ lines: [CompletedLine], isNow: Bool) {
      for line in lines where accounts.contains(Int(line.account)) {
        let product = Int(line.product)
        products.reach(product, with: Bought())
        products[product].add(line, isNow: isNow)
      }
    }
    add(try CompletedLine.all(connection, month), isNow: true)
    add(try kept.completedLines(of: before, connection), isNow: false)
    return products
  }
}

/// A completed line: who bought how much of what.
struct CompletedLine {
  let account: Int32
  let product: Int32
  let unitsMicro: Int64
  let revenueMinor: Int64

  private init(_ row: Statement) {
    account = Int32(truncatingIfNeeded: row.integer(0))
    product = Int32(truncatingIfNeeded: row.integer(1))
    unitsMicro = row.integer(2)
    revenueMinor = row.integer(3)
  }

  /// Those that were ordered in a month.
  static func all(
    _ connection: Connection, _ month: Month
  ) throws(SQLiteError) -> [CompletedLine] {
    let keys = DocumentKey.lines(of: month)
    let statement = try connection.prepare(SQLText.completedLines.text)
    statement.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    statement.bind(month.firstDay.key, at: 2).bind(month.lastDay.key, at: 3)
    var lines: [CompletedLine] = []
    while try statement.step() { lines.append(CompletedLine(statement)) }
    return lines
  }
}

extension ComparedRevenueTable.Pair {
  fileprivate mutating func add(_ value: Int64, isNow: Bool) {
    if isNow { now &+= value } else { before &+= value }
  }
}

extension ComparedRevenueTable.Bought {
  fileprivate mutating func add(_ line: CompletedLine, isNow: Bool) {
    isThere = true
    unitsMicro.add(line.unitsMicro, isNow: isNow)
    revenueMinor.add(line.revenueMinor, isNow: isNow)
  }
}

import SQLite

/// How many customers bought each product in the trailing year.
struct ProductBuyerTable: ComputedTable {
  static let name = "product_buyers"
  static let columns: [(name: String, kind: CellKind)] = [
    ("product_key", .integer), ("buyers", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let sql = """
      SELECT product_key, 0, buyer_set FROM product_month
      WHERE month_key > \(month.key - 100) AND month_key <= \(month.key) ORDER BY product_key
      """
    try countCustomers(connection, sql) { product, _, buyers in
      batch.append(product)
      batch.append(buyers)
    }
  }
}

/// How many customers bought of each category on each market in the trailing year.
struct ProductMarketBuyerTable: ComputedTable {
  static let name = "product_market_buyers"
  static let columns: [(name: String, kind: CellKind)] = [
    ("category_key", .integer), ("market_key", .integer), ("buyers", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let sql = """
      SELECT category_key, market_key, buyer_set FROM product_market_month
      WHERE month_key > \(month.key - 100) AND month_key <= \(month.key)
      ORDER BY category_key, market_key
      """
    try countCustomers(connection, sql) { category, market, buyers in
      batch.append(category)
      batch.append(market)
      batch.append(buyers)
    }
  }
}

/// Unites the sets of rows with the same two keys, which follow each other, and counts each union.
func countCustomers(
  _ connection: Connection, _ sql: String, _ body: (Int64, Int64, Int) -> Void
) throws(SQLiteError) {
  let statement = try connection.prepare(sql)
  var union = KeyBits(capacity: try connection.customerCapacity())
  var current: (Int64, Int64)?
  while try statement.step() {
    let keys = (statement.integer(0), statement.integer(1))
    if let current, current != keys {
      body(current.0, current.1, union.count)
      union.removeAll()
    }
    current = keys
    union.formUnion(statement.blobBytes(2))
  }
  if let current { body(current.0, current.1, union.count) }
}

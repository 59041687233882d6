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
    let sets = try connection.prepare(SQLText.productBuyerSets.text)
    sets.bind(month.adding(months: -12).key, at: 0).bind(month.key, at: 1)
    try countCustomers(connection, sets) { product, _, buyers in
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
    let sets = try connection.prepare(SQLText.marketBuyerSets.text)
    sets.bind(month.adding(months: -12).key, at: 0).bind(month.key, at: 1)
    try countCustomers(connection, sets) { category, market, buyers in
      batch.append(category)
      batch.append(market)
      batch.append(buyers)
    }
  }
}

/// Unites the sets of rows with the same two keys, which follow each other, and counts each union.
func countCustomers(
  _ connection: Connection, _ statement: Statement, _ body: (Int64, Int64, Int) -> Void
) throws(SQLiteError) {
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

import SQLite

/// What the buyers of a product that earns too little buy instead.
///
/// For each product whose margin ratio of the trailing year is under the floor: of the customers who
/// bought it in the two years to the month's end, the product of its category that most of them bought
/// in the trailing year; products that are under the floor themselves are no substitutes. Ties go to
/// the smaller product id.
struct SubstituteTable: ComputedTable {
  static let name = "product_substitute"
  static let columns: [(name: String, kind: CellKind)] = [
    ("product_key", .integer), ("buyers", .integer), ("substitute_product_key", .integer),
    ("shared_buyers", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Product {
    let key: Int64
    let category: Int64
    let id: String
    let isUnderFloor: Bool
    /// Who bought it in the two years, and in the trailing year.
    var buyers: [Int] = []
    var recentBuyers: [Int] = []
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let products = try products(month)
    let byCategory = Dictionary(grouping: products.indices) { products[$0].category }
    var bits = KeyBits(capacity: try connection.customerCapacity())
    for product in products where product.isUnderFloor {
      bits.removeAll()
      for buyer in product.buyers { bits.insert(buyer) }
      let others = (byCategory[product.category] ?? []).lazy.map { products[$0] }
      let best = best(among: others.filter { !$0.isUnderFloor }, bits)
      batch.append(product.key)
      batch.append(product.buyers.count)
      batch.append(best.map(\.key))
      batch.append(best.map(\.shared))
    }
  }

  private func best(
    among products: some Sequence<Product>, _ buyers: KeyBits
  ) -> (key: Int64, shared: Int64)? {
    var best: (key: Int64, shared: Int64, id: String)?
    for product in products {
      let shared = Int64(product.recentBuyers.count { buyers.contains($0) })
      guard shared > 0, shared >= best?.shared ?? 0 else { continue }
      if let best, shared == best.shared, best.id <= product.id { continue }
      best = (product.key, shared, product.id)
    }
    return best.map { ($0.key, $0.shared) }
  }

  /// All products of the categories in which one is under the floor.
  private func products(_ month: Month) throws(SQLiteError) -> [Product] {
    let statement = try connection.prepare(SQLText.substituteProducts.text)
    statement.bind(month.key, at: 0)
    var products: [Product] = []
    while try statement.step() {
      products.append(
        Product(
          key: statement.integer(0), category: statement.integer(1), id: statement.text(2),
          isUnderFloor: statement.integer(3) == 1))
    }
    try addBuyers(to: &products, month)
    return products
  }

  private func addBuyers(to products: inout [Product], _ month: Month) throws(SQLiteError) {
    let statement = try connection.prepare(
      """
      SELECT buyer_set, month_key > ?3 FROM product_month
      WHERE product_key = ?1 AND month_key IN (
        SELECT month_key FROM dim_month WHERE month_key > ?2 AND month_key <= ?4)
      """)
    let capacity = try connection.customerCapacity()
    var (all, recent) = (KeyBits(capacity: capacity), KeyBits(capacity: capacity))
    for index in products.indices {
      all.removeAll()
      recent.removeAll()
      statement.reset()
      statement.bind(products[index].key, at: 0).bind(month.key - 200, at: 1)
      statement.bind(month.key - 100, at: 2).bind(month.key, at: 3)
      while try statement.step() {
        let isRecent = statement.integer(1) == 1
        KeySet.forEach(in: statement.blobBytes(0)) { buyer in
          if all.insert(buyer) { products[index].buyers.append(buyer) }
          if isRecent, recent.insert(buyer) { products[index].recentBuyers.append(buyer) }
        }
      }
    }
  }
}

import SQLite

/// The products in the order of their ids. Their keys follow the order of loading, by which nothing may
/// be chosen that people see.
struct ProductOrder {
  private var keys: [Int32] = []
  private var ranks: [Int32] = []

  init(_ connection: Connection) throws(SQLiteError) {
    let products = try connection.prepare(SQLText.productRanks.text)
    while try products.step() {
      let key = Int(products.integer(0))
      if key >= ranks.count { ranks += [Int32](repeating: 0, count: key + 1 - ranks.count) }
      ranks[key] = Int32(keys.count)
      keys.append(Int32(key))
    }
  }

  /// A rule whose items are keys, with their places in the order instead.
  func ranked(_ rule: BasketRule) -> BasketRule { translated(rule, ranks) }

  /// A rule whose items are places in the order, with the keys instead.
  func keyed(_ rule: BasketRule) -> BasketRule { translated(rule, keys) }

  private func translated(_ rule: BasketRule, _ items: [Int32]) -> BasketRule {
    var translated = rule
    // Of a product that the dimension does not have, the key stands for its place.
    func item(_ item: Int32) -> Int32 {
      items.indices.contains(Int(item)) ? items[Int(item)] : item
    }
    translated.left = rule.left.map(item).sorted()
    translated.right = item(rule.right)
    return translated
  }
}

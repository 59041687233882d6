import SQLite

/// What the buyers of a product that earns too little buy instead.
///
/// For each product whose margin ratio of the trailing year is under the floor: of the customers who
/// bought it in the two years to the month's end, the product of its category that most of them bought
/// in the trailing year; products that are under the floor themselves are no substitutes. Ties go to
/// the smaller product id.
struct SubstituteTable: SharingTable {
  static let name = "product_substitute"
  static let columns: [(name: String, kind: CellKind)] = [
    ("product_key", .integer), ("buyers", .integer), ("substitute_product_key", .integer),
    ("shared_buyers", .integer),
  ]

  let connection: Connection
  let kept: KeptTables

  private struct Product {
    let key: Int64
    let category: Int64
    let isUnderFloor: Bool
  }

  /// A product that earns too little, with the best that was found for it.
  private struct Poor {
    let key: Int64
    var buyers: Int64 = 0
    var best: (key: Int64, shared: Int64)?
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let products = try products()
    let sets = try kept.products(of: month, connection).buyers
    let capacity = try connection.customerCapacity()
    var start = products.startIndex
    while start < products.endIndex {
      let category = products[start].category
      let end = products[start...].firstIndex { $0.category != category } ?? products.endIndex
      let poor = products[start..<end].filter(\.isUnderFloor)
      let others = products[start..<end].filter { !$0.isUnderFloor }
      // Sixty-four at a time: a bit of a customer's mark is a product that it bought.
      for first in stride(from: 0, to: poor.count, by: UInt64.bitWidth) {
        let part = poor[first..<min(first + UInt64.bitWidth, poor.count)]
        append(part.map { Poor(key: $0.key) }, others.map(\.key), sets, capacity, to: batch)
      }
      start = end
    }
  }

  private func append(
    _ poor: [Poor], _ others: [Int64], _ sets: BuyerSets, _ capacity: Int, to batch: RowBatch
  ) {
    var poor = poor
    let marks = marks(&poor, sets, capacity)
    var seen = KeyBits(capacity: capacity)
    for other in others {
      var shared = [Int64](repeating: 0, count: poor.count)
      seen.removeAll()
      sets.forEach(of: Int(other), recentOnly: true) { buyer in
        guard buyer < marks.count, marks[buyer] != 0, seen.insert(buyer) else { return }
        var rest = marks[buyer]
        while rest != 0 {
          shared[rest.trailingZeroBitCount] += 1
          rest &= rest - 1
        }
      }
      // Of equals the first one stays, which has the smaller id.
      for index in poor.indices where shared[index] > poor[index].best?.shared ?? 0 {
        poor[index].best = (other, shared[index])
      }
    }
    for each in poor {
      batch.append(each.key)
      batch.append(each.buyers)
      batch.append(each.best?.key)
      batch.append(each.best?.shared)
    }
  }

  /// Which of these products each customer bought in the two years, a bit a product; counts each one's
  /// buyers.
  private func marks(_ poor: inout [Poor], _ sets: BuyerSets, _ capacity: Int) -> [UInt64] {
    var marks = [UInt64](repeating: 0, count: capacity)
    for index in poor.indices {
      let bit = UInt64(1) << UInt64(index)
      var buyers: Int64 = 0
      sets.forEach(of: Int(poor[index].key), recentOnly: false) { buyer in
        guard buyer < capacity, marks[buyer] & bit == 0 else { return }
        marks[buyer] |= bit
        buyers += 1
      }
      poor[index].buyers = buyers
    }
    return marks
  }

  /// All products of the categories in which one is under the floor, one category after the other, by
  /// their ids.
  private func products() throws(SQLiteError) -> [Product] {
    let statement = try connection.prepare(SQLText.substituteProducts.text)
    var products: [Product] = []
    while try statement.step() {
      products.append(
        Product(
          key: statement.integer(0), category: statement.integer(1),
          isUnderFloor: statement.integer(3) == 1))
    }
    return products
  }
}

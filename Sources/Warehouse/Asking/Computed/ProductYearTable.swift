import SQLite

/// What each product sold in the trailing year, and its revenue of the year before: what several lists
/// go on with, from one walk through the months.
///
/// The measures are those of `product_month`, summed; `squared_units` is the sum of the squares of the
/// months' units. A product has a row if it was sold in one of the two years.
struct ProductYearTable: SharingTable {
  static let name = "product_year"
  static let columns: [(name: String, kind: CellKind)] =
    [("product_key", .integer)] + ProductWalk.measures.map { ($0, .integer) } + [
      ("squared_units", .real), ("revenue_before_minor", .integer),
    ]

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let walk = try kept.products(of: month, connection)
    for (product, sum) in walk.sums.enumerated() where sum.isSold {
      batch.append(product)
      for measure in walk.measures(of: product) { batch.append(measure) }
      batch.append(real: sum.squaredUnits)
      batch.append(sum.revenueBeforeMinor)
    }
  }
}

import SQLite

/// What each product sold in the trailing year, and its revenue of the year before: what several lists
/// go on with, from one walk through the months.
///
/// The measures are those of `product_month`, summed; `squared_units` is the sum of the squares of the
/// months' units. A product has a row if it was sold in one of the two years.
struct ProductYearTable: ComputedTable {
  static let name = "product_year"
  static let columns: [(name: String, kind: CellKind)] =
    [("product_key", .integer)] + summed.map { ($0, .integer) } + [
      ("squared_units", .real), ("revenue_before_minor", .integer),
    ]

  private static let summed = [
    "units_micro", "lines", "costed_lines", "gross_sales_minor", "discounts_minor", "revenue_minor",
    "returns_minor", "costed_revenue_minor", "cost_minor",
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Sums {
    var isSold = false
    var measures = [Int64](repeating: 0, count: ProductYearTable.summed.count)
    var squaredUnits = 0.0
    var revenueBeforeMinor: Int64 = 0

    mutating func add(_ row: Statement) {
      isSold = true
      for column in measures.indices { measures[column] &+= row.integer(column + 1) }
      let units = Double(row.integer(1)) / 1_000_000
      squaredUnits += units * units
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var sums: [Sums] = []
    let before = month.adding(months: -12)
    let year = try rows(Self.summed.joined(separator: ", "), since: before, month)
    while try year.step() {
      let product = Int(year.integer(0))
      sums.reach(product, with: Sums())
      sums[product].add(year)
    }
    let yearBefore = try rows("revenue_minor", since: before.adding(months: -12), before)
    while try yearBefore.step() {
      let product = Int(yearBefore.integer(0))
      sums.reach(product, with: Sums())
      sums[product].isSold = true
      sums[product].revenueBeforeMinor &+= yearBefore.integer(1)
    }
    for (product, sum) in sums.enumerated() where sum.isSold {
      batch.append(product)
      for measure in sum.measures { batch.append(measure) }
      batch.append(real: sum.squaredUnits)
      batch.append(sum.revenueBeforeMinor)
    }
  }

  /// What products sold in the months behind one, up to another.
  private func rows(
    _ measures: String, since: Month, _ last: Month
  ) throws(SQLiteError) -> Statement {
    try connection.prepare(
      """
      SELECT product_key, \(measures) FROM product_month
      WHERE month_key > \(since.key) AND month_key <= \(last.key)
      """)
  }
}

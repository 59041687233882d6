import SQLite

/// What each product sold in two years and who bought it, from one walk through the months: to go
/// through them a second time for the buyers would cost half as much again.
struct ProductWalk: Sendable {
  /// The measures of `product_month` that are summed.
  static let measures = [
    "units_micro", "lines", "costed_lines", "gross_sales_minor", "discounts_minor", "revenue_minor",
    "returns_minor", "costed_revenue_minor", "cost_minor",
  ]

  /// What a product sold.
  struct Sums {
    var isSold = false
    /// Of the trailing year, the squares of the months' units.
    var squaredUnits = 0.0
    /// Of the year before.
    var revenueBeforeMinor: Int64 = 0
  }

  /// By product key.
  private(set) var sums: [Sums] = []
  /// The measures of the trailing year, those of one product after those of another.
  private var measures: [Int64] = []
  private(set) var buyers = BuyerSets()

  /// Walks through the year before the trailing year of a month.
  init(_ connection: Connection, before month: Month) throws(SQLiteError) {
    let last = month.adding(months: -12)
    let yearBefore = try Self.rows(
      connection, ["revenue_minor"], since: last.adding(months: -12), last)
    while try yearBefore.step() {
      let product = reach(yearBefore)
      sums[product].revenueBeforeMinor &+= yearBefore.integer(2)
    }
    buyers.beginTrailingYear()
  }

  /// Goes on through the trailing year.
  mutating func addYear(_ connection: Connection, to month: Month) throws(SQLiteError) {
    let year = try Self.rows(
      connection, Self.measures, since: month.adding(months: -12), month)
    while try year.step() {
      let product = reach(year)
      let start = product * Self.measures.count
      for column in Self.measures.indices {
        measures[start + column] &+= year.integer(2 + column)
      }
      let units = Double(year.integer(2)) / 1_000_000
      sums[product].squaredUnits += units * units
    }
  }

  /// The measures of a product in the trailing year.
  func measures(of product: Int) -> ArraySlice<Int64> {
    measures[product * Self.measures.count..<(product + 1) * Self.measures.count]
  }

  /// What products sold in the months behind one, up to another.
  private static func rows(
    _ connection: Connection, _ measures: [String], since: Month, _ last: Month
  ) throws(SQLiteError) -> Statement {
    try connection.prepare(
      """
      SELECT product_key, buyer_set, \(measures.joined(separator: ", ")) FROM product_month
      WHERE month_key > \(since.key) AND month_key <= \(last.key)
      """)
  }

  /// The product of a row, whose buyers are kept.
  private mutating func reach(_ row: Statement) -> Int {
    let product = Int(row.integer(0))
    sums.reach(product, with: Sums())
    measures.reach((product + 1) * Self.measures.count - 1, with: 0)
    sums[product].isSold = true
    buyers.append(row.blobBytes(1), of: product)
    return product
  }
}

/// The encoded buyers of each product in each month of two years.
struct BuyerSets: Sendable {
  private struct Piece {
    let start: Int
    let count: Int32
    /// The piece of the product's month before; −1 where there is none.
    let previous: Int32
  }

  /// Month after month.
  private var pieces: [Piece] = []
  /// The last piece of each product.
  private var last: [Int32] = []
  private var bytes: [UInt8] = []
  private var firstRecent = 0

  /// Whatever comes from now on is of the trailing year.
  fileprivate mutating func beginTrailingYear() { firstRecent = pieces.count }

  /// Appends those of a product in the next month.
  fileprivate mutating func append(_ set: UnsafeRawBufferPointer, of product: Int) {
    last.reach(product, with: -1)
    pieces.append(
      Piece(
        start: bytes.count, count: Int32(truncatingIfNeeded: set.count), previous: last[product]))
    last[product] = Int32(truncatingIfNeeded: pieces.count - 1)
    bytes.append(contentsOf: set)
  }

  /// Calls `body` with the buyers of a product, one of several months as often.
  func forEach(of product: Int, recentOnly: Bool, _ body: (Int) -> Void) {
    guard last.indices.contains(product) else { return }
    bytes.withUnsafeBytes { bytes in
      var place = Int(last[product])
      while place >= (recentOnly ? firstRecent : 0) {
        let piece = pieces[place]
        let set = bytes[piece.start..<piece.start + Int(piece.count)]
        KeySet.forEach(in: UnsafeRawBufferPointer(rebasing: set), body)
        place = Int(piece.previous)
      }
    }
  }
}

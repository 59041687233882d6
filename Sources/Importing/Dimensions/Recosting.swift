import SQLite
import Warehouse

/// Derives anew the cost of lines that have none of their own, where their product's cost history
/// changed after they were loaded.
///
/// A line's cost is its quantity × its product's unit cost valid on its day, rounded once. All
/// revisions of a line are brought up to date, reversals with their negated quantity, so that they
/// still cancel out.
struct Recosting {
  private let connection: Connection
  private let minorDigits: Int

  /// `minorDigits`: of the company's currency.
  init(_ connection: Connection, minorDigits: Int) {
    self.connection = connection
    self.minorDigits = minorDigits
  }

  /// Brings the costs of lines of a month's documents and later ones up to date, inside the caller's
  /// transaction. nil: of all lines.
  /// - Returns: The months whose sums change, ascending.
  func run(from first: Month? = nil) throws -> [Month] {
    let costs = ProductCosts()
    try costs.load(connection)
    guard let span = try months(from: first) else { return [] }
    let lines = try connection.prepare(DimensionSQL.costlessLines.text)
    let update = try connection.prepare(
      "UPDATE fact_sale_line SET cost_minor = ? WHERE sale_line_key = ?")
    var touched: Set<Int> = []
    for index in span {
      for change in try changes(lines, DocumentKey.lines(of: Month(index: index)), costs) {
        update.bind(change.cost, at: 0).bind(change.line, at: 1)
        try update.run()
        if let month = Month(key: change.dateKey / 100) { touched.insert(month.index) }
      }
    }
    return touched.sorted().map(Month.init(index:))
  }

  private struct Change {
    var line: Int64
    var dateKey: Int
    var cost: Int64?
  }

  private func changes(
    _ lines: Statement, _ keys: Range<Int64>, _ costs: ProductCosts
  ) throws(SQLiteError) -> [Change] {
    lines.reset()
    lines.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    var changes: [Change] = []
    while try lines.step() {
      let dateKey = Int(lines.integer(2))
      let quantity = ExactDecimal(mantissa: lines.integer(3), scale: 6)
      let cost = costs.unitCost(of: lines.integer(1), on: dateKey).flatMap {
        ExactDecimal.roundedProduct(quantity, $0, minorDigits: minorDigits)
      }
      if cost == lines.optionalInteger(4) { continue }
      changes.append(Change(line: lines.integer(0), dateKey: dateKey, cost: cost))
    }
    return changes
  }

  /// The months of documents that may have lines to change. A line's day may lie in a later month than
  /// its document's, so an earlier month counts too where such a line reaches into the span.
  private func months(from first: Month?) throws(SQLiteError) -> ClosedRange<Int>? {
    let bounds = try connection.prepare(SQLText.lineMonths.text)
    guard try bounds.step(), let least = bounds.optionalInteger(0) else { return nil }
    let (start, end) = (Int(least), Int(bounds.integer(1)))
    guard let first else { return start...end }
    let reaching = try connection.prepare(SQLText.firstMonthReaching.text)
    reaching.bind(first.firstDay.key, at: 0)
    try reaching.step()
    let from = min(first.index, reaching.optionalInteger(0).map(Int.init) ?? first.index)
    return max(start, from) <= end ? max(start, from)...end : nil
  }
}

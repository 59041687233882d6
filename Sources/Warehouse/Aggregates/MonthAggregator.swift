import SQLite

/// Sums the lines of a month into the monthly aggregates.
///
/// A touched month is summed anew from its own lines, which lie together: that costs what the month
/// costs, whatever the history, and leaves no room for drift.
public struct MonthAggregator {
  private let connection: Connection
  private let lookup: CustomerLookup
  private let monthLines: Statement
  private let pages: PageRows?
  private let strayOrders: Statement
  private let writers: AggregateWriters
  private var month = MonthSums(customerCount: 0)
  private var sorter = RadixSort()

  /// An aggregator over the warehouse's present dimensions. `facts`: of a warehouse that is being
  /// built; then months must be summed in their order, and `finish` ends them.
  public init(_ connection: Connection, _ facts: FactLoad? = nil) throws(SQLiteError) {
    self.connection = connection
    pages = facts?.rows(of: "fact_sale_line")
    lookup = try CustomerLookup(connection)
    monthLines = try connection.prepare(SQLText.monthLines.text)
    strayOrders = try connection.prepare(SQLText.strayOrders.text)
    writers = try AggregateWriters(connection, facts)
    month = MonthSums(customerCount: lookup.customerCount)
  }

  /// Sums a month anew. `isEmpty`: nothing of the month is in the aggregates yet.
  public mutating func sum(_ month: Month, isEmpty: Bool) throws(SQLiteError) {
    if !isEmpty { try clear(month) }
    self.month.begin(month)
    if let pages {
      try add(
        DocumentReader(
          pages.cursor(strand: Int64(month.index), columns: SaleLine.pageColumns)))
    } else {
      try add(DocumentReader(monthLines, keys: DocumentKey.lines(of: month)))
    }
    for order in try strays(of: month) {
      try add(DocumentReader(monthLines, keys: order << 24..<(order + 1) << 24))
    }
    try self.month.write(writers, &sorter)
  }

  private func clear(_ month: Month) throws(SQLiteError) {
    try connection.execute(
      SQLText.clearMonth.text.replacingParameter(":month", with: month.key))
  }

  private func strays(of month: Month) throws(SQLiteError) -> [Int64] {
    strayOrders.reset()
    strayOrders.bind(month.firstDay.key, at: 0).bind(month.lastDay.key, at: 1)
    var orders: [Int64] = []
    while try strayOrders.step() {
      let order = strayOrders.integer(0)
      if !DocumentKey.documents(of: month).contains(order) { orders.append(order) }
    }
    return orders
  }

  /// No more months come.
  public func finish() throws(SQLiteError) { try writers.finish() }

  private mutating func add(_ reader: DocumentReader) throws(SQLiteError) {
    var documents = reader
    while try documents.next() {
      month.add(documents.document, documents.lines, lookup)
    }
  }
}

extension String {
  /// The text with an integer in place of a parameter, for scripts of several statements, which
  /// cannot be bound.
  func replacingParameter(_ name: String, with value: Int) -> String {
    split(separator: name, omittingEmptySubsequences: false).joined(separator: String(value))
  }
}

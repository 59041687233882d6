import Dispatch
import SQLite

/// Sums the lines of a month into the monthly aggregates.
///
/// A touched month is summed anew from its own lines, which lie together: that costs what the month
/// costs, whatever the history, and leaves no room for drift.
public final class MonthAggregator {
  private let connection: Connection
  private let lookup: CustomerLookup
  private let monthLines: Statement
  private let pages: PageRows?
  private let strayOrders: Statement
  private let writers: AggregateWriters
  /// The month that is being summed.
  private var pending: Pending?

  /// A month's rows, which are whole when the group is done.
  private struct Pending {
    let batches: AggregateWriters.Batches
    let isDrained: DispatchGroup
  }

  /// An aggregator over the warehouse's present dimensions. `facts`: of a warehouse that is being
  /// built; then all months are summed at once.
  public init(
    _ connection: Connection, _ lookup: CustomerLookup, _ facts: FactLoad? = nil
  ) throws(SQLiteError) {
    self.connection = connection
    self.lookup = lookup
    pages = facts?.rows(of: "fact_sale_line")
    monthLines = try connection.prepare(SQLText.monthLines.text)
    strayOrders = try connection.prepare(SQLText.strayOrders.text)
    writers = try AggregateWriters(connection, facts)
  }

  /// Begins to sum months anew, in their order: their lines are read here and summed on a thread of
  /// their own. When this returns the last month may still be summed there; `finish` writes it.
  /// `isEmpty`: nothing of the months is in the aggregates yet.
  public func begin(_ months: [Month], isEmpty: Bool) throws {
    if let pages { return try sum(months, from: pages) }
    let summing = MonthSumming(lookup)
    for month in months {
      if !isEmpty { try clear(month) }
      summing.begin(month)
      try handOver(month, to: summing)
      let batches = writers.emptyBatches()
      let isDrained = summing.drain(into: batches)
      try writePending()
      pending = Pending(batches: batches, isDrained: isDrained)
    }
  }

  /// Writes what `begin` has left.
  public func finish() throws(SQLiteError) {
    try writePending()
    try writers.finish()
  }

  private func writePending() throws(SQLiteError) {
    guard let pending else { return }
    pending.isDrained.wait()
    try writers.write(pending.batches)
    self.pending = nil
  }

  private func handOver(_ month: Month, to summing: MonthSumming) throws(SQLiteError) {
    var reader = try DocumentReader(monthLines, keys: DocumentKey.lines(of: month))
    var documents = SaleDocuments()
    while try reader.next() {
      documents.append(reader.document, reader.lines)
      guard documents.lineCount >= Self.linesTogether else { continue }
      summing.add(documents)
      documents = SaleDocuments()
    }
    for stray in try strays(of: month) { documents.append(stray.key, stray.lines) }
    summing.add(documents)
  }

  private static let linesTogether = 512

  /// Sums on a thread of its own while this one writes what is summed.
  private func sum(_ months: [Month], from pages: PageRows) throws {
    let strays = try months.map { ($0, try self.strays(of: $0)) }
    let work = PageMonths(strays, pages, lookup)
    let pipeline = Pipeline(units: [writers.emptyBatches(), writers.emptyBatches()])
    // The work is used by the filling thread only, from here on.
    nonisolated(unsafe) let filling = work
    try pipeline.run(fill: { try filling.run($0) }) { try writers.write($0) }
  }

  private func clear(_ month: Month) throws(SQLiteError) {
    try connection.execute(
      SQLText.clearMonth.text.replacingParameter(":month", with: month.key))
  }

  /// The documents of other months that have lines in this one.
  private func strays(of month: Month) throws(SQLiteError) -> [SaleDocumentLines] {
    strayOrders.reset()
    strayOrders.bind(month.firstDay.key, at: 0).bind(month.lastDay.key, at: 1)
    var orders: [Int64] = []
    while try strayOrders.step() {
      let order = strayOrders.integer(0)
      if !DocumentKey.documents(of: month).contains(order) { orders.append(order) }
    }
    var documents: [SaleDocumentLines] = []
    for order in orders {
      var reader = try DocumentReader(monthLines, keys: order << 24..<(order + 1) << 24)
      while try reader.next() { documents.append(reader.current) }
    }
    return documents
  }
}

/// Sums months from the pages that a load wrote.
private final class PageMonths {
  private let months: [(month: Month, strays: [SaleDocumentLines])]
  private let pages: PageRows
  private let lookup: CustomerLookup
  private var sums: MonthSums
  private var sorter = RadixSort()

  init(
    _ months: [(Month, [SaleDocumentLines])], _ pages: PageRows, _ lookup: CustomerLookup
  ) {
    self.months = months
    self.pages = pages
    self.lookup = lookup
    sums = MonthSums(customerCount: lookup.customerCount)
  }

  func run(_ pipeline: Pipeline<AggregateWriters.Batches>) throws {
    for (month, strays) in months {
      let batches = try pipeline.takeEmpty()
      sums.begin(month)
      let cursor = pages.cursor(strand: Int64(month.index), columns: SaleLine.pageColumns)
      try sums.add(DocumentReader(cursor), lookup)
      for document in strays { sums.add(document, lookup) }
      sums.drain(into: batches, &sorter)
      pipeline.handOver(batches)
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

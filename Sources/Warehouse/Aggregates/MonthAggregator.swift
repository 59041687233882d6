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
  /// The months of a warehouse that is being built, which threads sum in turn.
  private var summing: [Pipeline<AggregateWriters.Batches>] = []
  /// The places of those of them that are not written yet.
  private var unwritten = 0..<0

  /// A month's rows, which are whole when the group is done.
  private struct Pending {
    let batches: AggregateWriters.Batches
    let isDrained: DispatchGroup
  }

  /// An aggregator over the warehouse's present dimensions. `facts`: of a warehouse that is being
  /// built.
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

  deinit { for pipeline in summing { pipeline.stop() } }

  /// Begins to sum months anew, in their order, on threads of their own. When this returns the last
  /// month may still be summed there, and in a warehouse that is being built all of them; `finish`
  /// writes them. `isEmpty`: nothing of the months is in the aggregates yet.
  public func begin(_ months: [Month], isEmpty: Bool) throws {
    if let pages { return try beginSumming(months, from: pages) }
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

  /// Writes the months of a warehouse being built that are summed by now, so that the threads that sum
  /// need not wait for `finish`.
  public func writeSummed() throws { try writeSummed(waiting: false) }

  /// Writes what `begin` has left.
  public func finish() throws {
    try writeSummed(waiting: true)
    try writePending()
    try writers.finish()
  }

  private func writeSummed(waiting: Bool) throws {
    while let next = unwritten.first {
      let pipeline = summing[next % summing.count]
      guard try pipeline.drainNext(waiting: waiting, { try writers.write($0) }) else { return }
      unwritten.removeFirst()
    }
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

  /// Begins to sum on two threads, each every other month: the lines lie in pages, which they read
  /// themselves.
  private func beginSumming(_ months: [Month], from pages: PageRows) throws {
    let strays = try months.map { ($0, try self.strays(of: $0)) }
    unwritten = strays.indices
    for first in 0..<2 {
      let own = stride(from: first, to: strays.count, by: 2).map { strays[$0] }
      let pipeline = Pipeline(units: [writers.emptyBatches(), writers.emptyBatches()])
      // The work is used by the filling thread only, from here on.
      nonisolated(unsafe) let work = PageMonths(own, pages, lookup)
      pipeline.begin { try work.run($0) }
      summing.append(pipeline)
    }
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

import SQLite

/// Writes `receivable_month`, `ledger_month` and `payment_delay_month`, or tables of the same columns.
final class ReceivableWriter {
  private let facts: FactLoad?
  private let receivables: any BatchSink
  private let months: TableWriter
  private let delays: TableWriter
  private let receivableBatch: RowBatch
  private let monthBatch: RowBatch
  private let delayBatch: RowBatch
  private var ageing: ReceivableAgeing

  /// The tables by what they begin with: those of all months end in `month`.
  private static let names = ["receivable", "ledger", "payment_delay"]

  /// `facts`: of a warehouse that is being built. `ending`: what the tables' names end in.
  init(
    _ connection: Connection, _ facts: FactLoad? = nil, customerCount: Int,
    ending: String = "month"
  ) throws(SQLiteError) {
    let names = Self.names.map { "\($0)_\(ending)" }
    self.facts = facts
    receivables = try connection.sink(names[0], keyColumns: 2, facts)
    months = try TableWriter(connection, table: names[1])
    delays = try TableWriter(connection, table: names[2])
    receivableBatch = receivables.makeBatch()
    monthBatch = months.makeBatch()
    delayBatch = delays.makeBatch()
    ageing = ReceivableAgeing(customerCount: customerCount)
  }

  /// Takes out the rows of a month and of all later ones.
  static func clear(_ connection: Connection, from month: Month) throws(SQLiteError) {
    for name in names {
      try connection.execute("DELETE FROM \(name)_month WHERE month_key >= \(month.key)")
    }
  }

  /// Adds the rows of the month that a day ends.
  func append(_ book: inout ReceivableBook, on day: Day) throws(SQLiteError) {
    guard book.ledger.hasBegun else { return }
    let open = ageing.append(&book, on: day, to: receivableBatch)
    monthBatch.append(day.month.key)
    for value in [
      book.ledger.invoicedMinor, book.ledger.receivedMinor, book.ledger.writtenOffMinor,
      book.ledger.invoices, book.ledger.payments,
      book.ledger.invoicedInNinetyDays(through: day.number),
    ] + open.bucketsMinor + [open.creditMinor] {
      monthBatch.append(value)
    }
    delayBatch.append(day.month.key)
    delayBatch.append(book.delays.count)
    delayBatch.append(book.delays.bytes)
    try receivables.append(receivableBatch)
    receivableBatch.removeAll()
  }

  /// Writes what is left.
  func finish() throws(SQLiteError) {
    try receivables.finish()
    try facts?.giveBack()
    try months.write(monthBatch)
    try delays.write(delayBatch)
  }
}

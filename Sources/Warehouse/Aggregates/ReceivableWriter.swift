import SQLite

/// Writes `receivable_month` and `ledger_month`, or tables of the same columns.
final class ReceivableWriter {
  private let facts: FactLoad?
  private let receivables: any BatchSink
  private let months: TableWriter
  private let receivableBatch: RowBatch
  private let monthBatch: RowBatch
  private var ageing: ReceivableAgeing

  /// `facts`: of a warehouse that is being built. `receivables` and `months`: the tables to write.
  init(
    _ connection: Connection, _ facts: FactLoad? = nil, customerCount: Int,
    receivables: String = "receivable_month",
    months: String = "ledger_month"
  ) throws(SQLiteError) {
    self.facts = facts
    self.receivables = try connection.sink(receivables, keyColumns: 2, facts)
    self.months = try TableWriter(connection, table: months)
    receivableBatch = self.receivables.makeBatch()
    monthBatch = self.months.makeBatch()
    ageing = ReceivableAgeing(customerCount: customerCount)
  }

  /// Takes out the rows of a month and of all later ones.
  static func clear(_ connection: Connection, from month: Month) throws(SQLiteError) {
    for table in ["receivable_month", "ledger_month"] {
      try connection.execute("DELETE FROM \(table) WHERE month_key >= \(month.key)")
    }
  }

  /// Adds the rows of the month that a day ends.
  func append(_ book: inout ReceivableBook, on day: Day) throws(SQLiteError) {
    guard book.ledger.hasBegun else { return }
    ageing.append(&book, on: day, to: receivableBatch)
    monthBatch.append(day.month.key)
    for value in [
      book.ledger.invoicedMinor, book.ledger.receivedMinor, book.ledger.writtenOffMinor,
      book.ledger.invoices, book.ledger.payments,
      book.ledger.invoicedInNinetyDays(through: day.number),
    ] {
      monthBatch.append(value)
    }
    try receivables.append(receivableBatch)
    receivableBatch.removeAll()
  }

  /// Writes what is left.
  func finish() throws(SQLiteError) {
    try receivables.finish()
    try facts?.giveBack()
    try months.write(monthBatch)
  }
}

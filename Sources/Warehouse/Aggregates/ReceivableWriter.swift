import SQLite

/// Writes `receivable_month` and `ledger_month`, or tables of the same columns.
final class ReceivableWriter {
  private let receivables: TableWriter
  private let months: TableWriter
  private let receivableBatch: RowBatch
  private let monthBatch: RowBatch
  private var ageing: ReceivableAgeing

  /// `receivables` and `months`: the tables to write.
  init(
    _ connection: Connection, customerCount: Int, receivables: String = "receivable_month",
    months: String = "ledger_month"
  ) throws(SQLiteError) {
    self.receivables = try TableWriter(connection, table: receivables)
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
    try receivables.write(receivableBatch)
    receivableBatch.removeAll()
  }

  /// Writes what is left.
  func finish() throws(SQLiteError) { try months.write(monthBatch) }
}

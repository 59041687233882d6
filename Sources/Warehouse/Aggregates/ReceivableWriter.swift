import SQLite

/// Writes `receivable_month` and `ledger_month`.
final class ReceivableWriter {
  private let receivables: TableWriter
  private let months: TableWriter
  private let receivableBatch: RowBatch
  private let monthBatch: RowBatch
  private var ageing: ReceivableAgeing

  init(_ connection: Connection, customerCount: Int) throws(SQLiteError) {
    receivables = try TableWriter(connection, table: "receivable_month")
    months = try TableWriter(connection, table: "ledger_month")
    receivableBatch = receivables.makeBatch()
    monthBatch = months.makeBatch()
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

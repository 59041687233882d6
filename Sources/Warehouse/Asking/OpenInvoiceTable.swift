import SQLite

/// The invoices open at the end of a day, as a table `open_invoice` that queries can read.
///
/// What is open on a past day is not kept: it is worked out when a query asks. A temporary table of
/// that name, as there is for a day that ends no month, stands before it.
struct OpenInvoiceTable {
  private static let name = "open_invoice"
  private static let columns =
    "invoice_key, customer_key, balance_minor, open_minor, due_date_key, overdue_days, is_disputed"

  let connection: Connection

  /// Makes sure that statements over the table can be prepared on the connection, also once it may
  /// only read: SQLite connects a virtual table as if it were made.
  func declare() throws(SQLiteError) {
    let probe = "SELECT 1 FROM \(Self.name)"
    if (try? connection.prepare(probe)) != nil { return }
    try connection.declareFeed(Self.name, columns: Self.columns)
    _ = try connection.prepare(probe)
  }

  /// Runs `body` while the table has what is open at the end of a day.
  func filled(asOf day: Day, _ body: () throws -> Void) throws {
    let shadow = "SELECT count(*) FROM sqlite_temp_schema WHERE name = '\(Self.name)'"
    guard try connection.integer(shadow) == 0 else { return try body() }
    let batch = try batch(asOf: day)
    var outcome = Result<Void, any Error>.success(())
    try batch.withRows { rows throws(SQLiteError) in
      try connection.feeding(rows, to: Self.name) { () throws(SQLiteError) in
        outcome = Result { try body() }
      }
    }
    try outcome.get()
  }

  private func batch(asOf day: Day) throws -> RowBatch {
    let term = try connection.integer("SELECT payment_term_days FROM setting")
    let sweep = try ReceivableSweep(connection, paymentTermDays: Int(term))
    let batch = RowBatch(Array(repeating: .integer, count: 7))
    for invoice in try sweep.openInvoices(asOf: day) {
      batch.append(invoice.invoiceKey)
      batch.append(Int64(invoice.customerKey))
      batch.append(invoice.balanceMinor)
      batch.append(invoice.openMinor)
      batch.append(Int64(invoice.dueOn.key))
      batch.append(Int64(invoice.overdueDays))
      batch.append(Int64(invoice.isDisputed ? 1 : 0))
    }
    return batch
  }
}

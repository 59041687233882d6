import SQLite

/// The invoices of the customers asked about that are open at the end of the month, with the days since
/// they are due: those of `open_invoice`, without working out what others owe where that is kept.
struct AskedOpenInvoiceTable: SharingTable {
  static let name = "asked_open_invoice"
  static let columns: [(name: String, kind: CellKind)] = [
    ("invoice_key", .integer), ("overdue_days", .integer),
  ]

  static let parameters = ["customer"]

  let connection: Connection
  let kept: KeptTables

  static func scope(_ connection: Connection) throws -> String {
    try AskedCustomerTable.keys(connection)
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let isKept = try ReceivableStore(connection).notedMonth() == month
    if try isKept && !OpenInvoiceTable.isShadowed(on: connection) {
      return try appendKept(to: batch, on: month.lastDay)
    }
    let customers = Set(try AskedCustomerTable.ids(connection).keys)
    try OpenInvoiceTable.forEach(on: connection, month: month, keeping: kept) { invoice in
      guard customers.contains(Int64(invoice.customer)) else { return }
      batch.append(invoice.invoiceKey)
      batch.append(invoice.overdueDays)
    }
  }

  private func appendKept(to batch: RowBatch, on day: Day) throws(SQLiteError) {
    var days = DayNumbers()
    let rows = try connection.prepare(SQLText.askedOpenItems.text)
    while try rows.step() {
      let due = days.number(rows.integer(1)) ?? OpenItem.never
      batch.append(rows.integer(0))
      batch.append(Int(day.number) - Int(due))
    }
  }
}

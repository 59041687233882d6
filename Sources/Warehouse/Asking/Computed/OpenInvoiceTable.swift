import SQLite

/// The invoices open at the end of a month, with what is open and since when it is due.
struct OpenInvoiceTable: ComputedTable {
  static let name = "open_invoice"
  static let columns: [(name: String, kind: CellKind)] = [
    ("invoice_key", .integer), ("customer_key", .integer), ("balance_minor", .integer),
    ("open_minor", .integer), ("due_date_key", .integer), ("overdue_days", .integer),
    ("is_disputed", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    for invoice in try openInvoices(month) {
      batch.append(invoice.invoiceKey)
      batch.append(invoice.customerKey)
      batch.append(invoice.balanceMinor)
      batch.append(invoice.openMinor)
      batch.append(invoice.dueOn.key)
      batch.append(invoice.overdueDays)
      batch.append(invoice.isDisputed ? 1 : 0)
    }
  }

  /// Those of the month that the open items stand for are kept; any other is swept for.
  private func openInvoices(_ month: Month) throws -> [OpenInvoice] {
    let store = ReceivableStore(connection)
    if try store.notedMonth() == month { return try store.openInvoices(of: month) }
    let term = try connection.integer("SELECT payment_term_days FROM setting")
    let accounts = try AccountLookup(connection, termDays: Int(term))
    return try ReceivableSweep(connection, accounts).openInvoices(asOf: month.lastDay)
  }
}

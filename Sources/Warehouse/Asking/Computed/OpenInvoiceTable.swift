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

  /// Those of the month that the open items stand for are kept; any other is swept for.
  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let store = ReceivableStore(connection)
    if try store.notedMonth() == month {
      return try store.forEachOpenInvoice(of: month) { $0.append(to: batch) }
    }
    let term = try connection.integer("SELECT payment_term_days FROM setting")
    let accounts = try AccountLookup(connection, termDays: Int(term))
    let sweep = ReceivableSweep(connection, accounts)
    for invoice in try sweep.openInvoices(asOf: month.lastDay) { invoice.append(to: batch) }
  }
}

extension OpenInvoiceTable {
  /// What sums of open invoices are made of.
  struct Item {
    let invoiceKey: Int64
    let customer: Int
    let openMinor: Int64
    let dueDateKey: Int64
    let overdueDays: Int64
    let isDisputed: Bool
  }

  /// Calls `body` with each invoice of the table, which must be there: with the rows as they were worked
  /// out, or with those of a table that stands in their place.
  static func forEach(
    on connection: Connection, month: Month, keeping kept: KeptTables, _ body: (Item) -> Void
  ) throws {
    if let batch = try batch(on: connection, month: month, [:], keeping: kept) {
      for row in 0..<batch.count {
        body(
          Item(
            invoiceKey: batch.integer(row: row, column: 0),
            customer: Int(batch.integer(row: row, column: 1)),
            openMinor: batch.integer(row: row, column: 3),
            dueDateKey: batch.integer(row: row, column: 4),
            overdueDays: batch.integer(row: row, column: 5),
            isDisputed: batch.integer(row: row, column: 6) != 0))
      }
      return
    }
    let statement = try connection.prepare(SQLText.workedOutInvoices.text)
    while try statement.step() {
      body(
        Item(
          invoiceKey: statement.integer(0), customer: Int(statement.integer(1)),
          openMinor: statement.integer(2), dueDateKey: statement.integer(3),
          overdueDays: statement.integer(4), isDisputed: statement.integer(5) != 0))
    }
  }
}

import SQLite

/// An invoice with an open balance on a day.
public struct OpenInvoice: Equatable, Sendable {
  /// The invoice.
  public var invoiceKey: Int64
  /// The account it was issued to, and that account's customer.
  public var accountKey: Int
  /// See `accountKey`.
  public var customerKey: Int
  /// What is open, minor units of the invoice's currency.
  public var balanceMinor: Int64
  /// What is open, minor units of the company's currency.
  public var openMinor: Int64
  /// The day by which it is to be paid: its own, else by the term of payment.
  public var dueOn: Day
  /// Days since the due day; 0 or less where it is not overdue.
  public var overdueDays: Int
  /// Whether the customer disputes it.
  public var isDisputed: Bool
}

extension ReceivableStore {
  /// Calls `body` with each invoice open at the end of the month that is kept, in the order of their
  /// keys.
  func forEachOpenInvoice(
    of month: Month, _ body: (OpenInvoice) -> Void
  ) throws(SQLiteError) {
    var rates = try ReceivableRates(connection)
    let customers = try connection.customersOfAccounts()
    let last = month.lastDay
    var days = DayNumbers()
    let rows = try connection.prepare(SQLText.openInvoices.text)
    while try rows.step() {
      let account = Int(rows.integer(1))
      let balance = rows.integer(2)
      let due = days.number(rows.integer(3)) ?? OpenItem.never
      let rate = rates.index(
        currency: rows.integer(4), numerator: rows.integer(5), denominator: rows.integer(6))
      body(
        OpenInvoice(
          invoiceKey: rows.integer(0), accountKey: account,
          customerKey: customers.indices.contains(account) ? Int(customers[account]) : 0,
          balanceMinor: balance, openMinor: rates.companyMinor(balance, at: rate),
          dueOn: Day(number: due), overdueDays: Int(last.number) - Int(due),
          isDisputed: rows.integer(7) != 0))
    }
  }
}

extension OpenInvoice {
  /// Appends it as a row of `open_invoice`.
  func append(to batch: RowBatch) {
    batch.append(invoiceKey)
    batch.append(customerKey)
    batch.append(balanceMinor)
    batch.append(openMinor)
    batch.append(dueOn.key)
    batch.append(overdueDays)
    batch.append(isDisputed ? 1 : 0)
  }

  fileprivate init(_ item: OpenItem, customer: Int, openMinor: Int64, on day: Day) {
    self.init(
      invoiceKey: item.invoice, accountKey: Int(item.account), customerKey: customer,
      balanceMinor: item.balance, openMinor: openMinor, dueOn: Day(number: item.due),
      overdueDays: Int(day.number) - Int(item.due), isDisputed: item.isDisputed)
  }
}

extension ReceivableSweep {
  /// The invoices open at the end of a day, past or present, in the order of their keys.
  ///
  /// From the last month's end on this costs what has happened since; an earlier day costs the history.
  public func openInvoices(asOf day: Day) throws -> [OpenInvoice] {
    var book = try book(asOf: day, isLedgerKept: false) { _, _ in }
    return openInvoices(of: &book, on: day)
  }

  /// Lets this connection see the receivables as they were at the end of a day that ends no month:
  /// temporary `receivable_month`, `ledger_month` and `payment_delay_month`, in which the day's month stands as of the day and
  /// is the last, a temporary `open_item`, and a table `open_invoice` of what `openInvoices` gives.
  public func shadow(asOf day: Day) throws {
    for name in ["receivable_month", "ledger_month", "payment_delay_month"] {
      try connection.execute("DROP VIEW IF EXISTS temp.\(name)")
    }
    for name in [
      "receivable_day", "ledger_day", "payment_delay_day", "open_item", "open_invoice",
    ] {
      try connection.execute("DROP TABLE IF EXISTS temp.\(name)")
    }
    let kept = try store.through(accounts)
    let first = kept.map { $0.lastDay <= day ? $0.adding(months: 1) : day.month } ?? day.month
    try connection.execute(
      SQLText.shadowReceivables.text.replacingParameter(":month", with: first.key))
    let writer = try ReceivableWriter(
      connection, customerCount: accounts.customerCount, ending: "day")
    var book = try book(asOf: day) { book, end throws in
      if end.month >= first { try writer.append(&book, on: end) }
    }
    try writer.finish()
    try store.save(OpenItemRows(book, isWhole: true))
    try write(openInvoices(of: &book, on: day))
  }

  /// The book at the end of a day, perhaps without the ledger's sums; `body` is given it at the end of
  /// each month on the way and of the day.
  private func book(
    asOf day: Day, isLedgerKept: Bool = true, _ body: (inout ReceivableBook, Day) throws -> Void
  ) throws -> ReceivableBook {
    var book = try emptyBook()
    var month = try LedgerSpan(connection)?.first ?? day.month
    if let kept = try store.through(accounts), kept.lastDay <= day {
      month = try resume(&book, after: kept, isLedgerKept: isLedgerKept)
    }
    while month <= day.month {
      let end = min(month.lastDay, day)
      book.ledger.beginMonth()
      try book.advance(through: month, last: end)
      try body(&book, end)
      month = month.adding(months: 1)
    }
    return book
  }

  private func openInvoices(of book: inout ReceivableBook, on day: Day) -> [OpenInvoice] {
    var invoices: [OpenInvoice] = []
    for slot in book.items.slots.indices where book.items.slots[slot].balance > 0 {
      let item = book.items.slots[slot]
      invoices.append(
        OpenInvoice(
          item, customer: accounts.customer(of: Int(item.account)),
          openMinor: book.rates.companyMinor(item.balance, at: item.rate), on: day))
    }
    return invoices.sorted { $0.invoiceKey < $1.invoiceKey }
  }

  private func write(_ invoices: [OpenInvoice]) throws(SQLiteError) {
    let writer = try TableWriter(connection, table: "open_invoice")
    let batch = writer.makeBatch()
    for invoice in invoices { invoice.append(to: batch) }
    try writer.write(batch)
  }
}

import SQLite

/// An invoice or a credit note.
struct InvoiceDocument {
  var key: Int64
  var account: Int32
  /// Day numbers; `OpenItem.never` where there is none.
  var issued: Int32
  var due: Int32
  var settled: Int32
  var writtenOff: Int32
  var amount: Int64
  var rate: Int32
  var corrects: Int64
  var isDisputed: Bool

  /// A credit note that reduces the invoice it names.
  var isTakenOffAnother: Bool { amount < 0 && corrects != 0 && corrects != key }
}

/// A payment; `invoice` is 0 where it names none.
struct PaymentDocument {
  var key: Int64
  var invoice: Int64
  var account: Int32
  var paid: Int32
  var amount: Int64
  var rate: Int32
}

/// Reads invoices and payments month by month, each once and in the order of keys.
struct ReceivableReader {
  private let monthInvoices: Statement
  private let strayInvoices: Statement
  private let invoiceByKey: Statement
  private let paymentByKey: Statement
  private let monthPayments: Statement
  private let strayPayments: Statement

  private let invoicePages: PageRows?
  private let paymentPages: PageRows?

  /// `facts`: of a warehouse that is being built.
  init(_ connection: Connection, _ facts: FactLoad?) throws(SQLiteError) {
    invoicePages = facts?.rows(of: "fact_invoice")
    paymentPages = facts?.rows(of: "fact_payment")
    monthInvoices = try connection.prepare(SQLText.monthInvoices.text)
    strayInvoices = try connection.prepare(SQLText.strayInvoices.text)
    invoiceByKey = try connection.prepare(SQLText.invoiceByKey.text)
    paymentByKey = try connection.prepare(SQLText.paymentByKey.text)
    monthPayments = try connection.prepare(SQLText.monthPayments.text)
    strayPayments = try connection.prepare(SQLText.strayPayments.text)
  }

  /// The invoices issued in a month.
  func invoices(
    of month: Month, _ rates: inout ReceivableRates
  ) throws(SQLiteError) -> [InvoiceDocument] {
    var documents: [InvoiceDocument] = []
    if let cursor = invoicePages?.cursor(strand: Int64(month.index), columns: 16) {
      while try cursor.next() {
        guard cursor.integers[5] / 100 == Int64(month.key) else { continue }
        documents.append(Self.invoice(cursor, &rates))
      }
    }
    let statements = bound(monthInvoices, strayInvoices, to: month)
    for statement in invoicePages == nil ? statements[...] : statements[1...] {
      while try statement.step() {
        guard statement.integer(2) / 100 == Int64(month.key) else { continue }
        documents.append(Self.invoice(statement, &rates))
      }
    }
    return documents
  }

  /// The payments of a month.
  func payments(
    of month: Month, _ rates: inout ReceivableRates
  ) throws(SQLiteError) -> [PaymentDocument] {
    var documents: [PaymentDocument] = []
    if let cursor = paymentPages?.cursor(strand: Int64(month.index), columns: 10) {
      while try cursor.next() {
        guard cursor.integers[5] / 100 == Int64(month.key) else { continue }
        documents.append(Self.payment(cursor, &rates))
      }
    }
    let statements = bound(monthPayments, strayPayments, to: month)
    for statement in paymentPages == nil ? statements[...] : statements[1...] {
      while try statement.step() {
        guard statement.integer(3) / 100 == Int64(month.key) else { continue }
        documents.append(Self.payment(statement, &rates))
      }
    }
    return documents
  }

  /// An invoice that is issued, by its key.
  func invoice(
    _ key: Int64, _ rates: inout ReceivableRates
  ) throws(SQLiteError) -> InvoiceDocument? {
    invoiceByKey.reset()
    invoiceByKey.bind(key, at: 0)
    defer { invoiceByKey.reset() }
    guard try invoiceByKey.step(), invoiceByKey.integer(2) > 0 else { return nil }
    return Self.invoice(invoiceByKey, &rates)
  }

  /// A payment by its key.
  func payment(
    _ key: Int64, _ rates: inout ReceivableRates
  ) throws(SQLiteError) -> PaymentDocument? {
    paymentByKey.reset()
    paymentByKey.bind(key, at: 0)
    defer { paymentByKey.reset() }
    return try paymentByKey.step() ? Self.payment(paymentByKey, &rates) : nil
  }

  private func bound(_ range: Statement, _ stray: Statement, to month: Month) -> [Statement] {
    let keys = DocumentKey.documents(of: month)
    range.reset()
    range.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    stray.reset()
    stray.bind(month.firstDay.key, at: 0).bind(month.lastDay.key, at: 1)
    return [range, stray]
  }

  /// The invoice in a statement's first twelve columns.
  static func invoice(_ row: Statement, _ rates: inout ReceivableRates) -> InvoiceDocument {
    InvoiceDocument(
      key: row.integer(0), account: Int32(truncatingIfNeeded: row.integer(1)),
      issued: OpenItem.day(ofKey: row.integer(2)), due: OpenItem.day(ofKey: row.integer(3)),
      settled: OpenItem.day(ofKey: row.integer(4)), writtenOff: OpenItem.day(ofKey: row.integer(5)),
      amount: row.integer(6),
      rate: rates.index(
        currency: row.integer(7), numerator: row.integer(8), denominator: row.integer(9)),
      corrects: row.integer(10), isDisputed: row.integer(11) != 0)
  }

  /// The payment in a statement's first eight columns.
  static func payment(_ row: Statement, _ rates: inout ReceivableRates) -> PaymentDocument {
    PaymentDocument(
      key: row.integer(0), invoice: row.integer(1),
      account: Int32(truncatingIfNeeded: row.integer(2)), paid: OpenItem.day(ofKey: row.integer(3)),
      amount: row.integer(4),
      rate: rates.index(
        currency: row.integer(5), numerator: row.integer(6), denominator: row.integer(7)))
  }

  /// The invoice in a row of `fact_invoice`.
  private static func invoice(
    _ cursor: PageRows.Cursor, _ rates: inout ReceivableRates
  ) -> InvoiceDocument {
    let row = cursor.integers
    return InvoiceDocument(
      key: cursor.key, account: Int32(truncatingIfNeeded: row[4]),
      issued: OpenItem.day(ofKey: row[5]),
      due: OpenItem.day(ofKey: row[6]), settled: OpenItem.day(ofKey: row[7]),
      writtenOff: OpenItem.day(ofKey: row[8]),
      amount: row[9],
      rate: rates.index(currency: row[11], numerator: row[12], denominator: row[13]),
      corrects: row[14], isDisputed: row[15] != 0)
  }

  /// The payment in a row of `fact_payment`.
  private static func payment(
    _ cursor: PageRows.Cursor, _ rates: inout ReceivableRates
  ) -> PaymentDocument {
    let row = cursor.integers
    return PaymentDocument(
      key: cursor.key, invoice: row[3], account: Int32(truncatingIfNeeded: row[4]),
      paid: OpenItem.day(ofKey: row[5]), amount: row[6],
      rate: rates.index(currency: row[7], numerator: row[8], denominator: row[9]))
  }
}

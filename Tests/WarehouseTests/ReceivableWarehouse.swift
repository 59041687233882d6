import SQLite

@testable import Warehouse

/// A warehouse of invoices and payments, written by hand: company currency CZK; customers 1 to 5 with
/// accounts of the same keys.
struct ReceivableWarehouse {
  let tiny: TinyWarehouse
  var connection: Connection { tiny.connection }

  /// Currency keys.
  static let koruna: Int64 = 1
  static let euro: Int64 = 2
  static let yen: Int64 = 3

  init(terms: [Int64: Int64] = [:]) throws {
    tiny = try TinyWarehouse()
    let currencies: [(Int64, String, Int64)] = [
      (Self.koruna, "CZK", 2), (Self.euro, "EUR", 2), (Self.yen, "JPY", 0),
    ]
    for (key, code, digits) in currencies {
      try tiny.add(
        "dim_currency",
        ["currency_key": .integer(key), "currency": .text(code), "minor_digits": .integer(digits)])
    }
    for customer in Int64(1)...5 {
      let term = terms[customer].map { Value.integer($0) } ?? .null
      try tiny.addCustomer(customer, "C\(customer)", ["payment_term_days": term])
    }
  }

  /// A key in the month of a day (YYYYMMDD).
  static func key(_ dateKey: Int64, _ number: Int64) -> Int64 {
    (dateKey / 10000 * 12 + dateKey / 100 % 100 - 1) << 24 | number
  }

  /// Writes an invoice, over what stands under its key. Amounts in minor units, days YYYYMMDD.
  @discardableResult
  func invoice(
    _ number: Int64, of account: Int64 = 1, on issued: Int64, _ amount: Int64, due: Int64 = 0,
    settled: Int64 = 0, writtenOff: Int64 = 0, currency: Int64 = koruna,
    rate: (Int64, Int64) = (1, 1), corrects: Int64 = 0, isDisputed: Bool = false, key: Int64? = nil
  ) throws -> Int64 {
    let key = key ?? Self.key(issued, number)
    try connection.execute("DELETE FROM fact_invoice WHERE invoice_key = \(key)")
    try tiny.add(
      "fact_invoice",
      [
        "invoice_key": .integer(key), "source_key": 1, "invoice_id": .text("I\(key)"),
        "account_key": .integer(account), "issued_date_key": .integer(issued),
        "due_date_key": .integer(due), "settled_date_key": .integer(settled),
        "written_off_date_key": .integer(writtenOff), "amount_minor": .integer(amount),
        "currency_key": .integer(currency), "rate_numerator": .integer(rate.0),
        "rate_denominator": .integer(rate.1), "corrects_invoice_key": .integer(corrects),
        "is_disputed": isDisputed ? 1 : 0,
      ])
    return key
  }

  /// Writes an invoice of which only a payment has told.
  func inferredInvoice(key: Int64) throws {
    try tiny.add(
      "fact_invoice",
      [
        "invoice_key": .integer(key), "source_key": 1, "invoice_id": .text("I\(key)"),
        "rate_numerator": 1, "rate_denominator": 1, "is_inferred": 1,
      ])
  }

  /// Writes a payment.
  func payment(
    _ number: Int64, of invoice: Int64 = 0, from account: Int64 = 0, on paid: Int64,
    _ amount: Int64, currency: Int64 = koruna, rate: (Int64, Int64) = (1, 1), key: Int64? = nil
  ) throws {
    let key = key ?? Self.key(paid, number)
    try tiny.add(
      "fact_payment",
      [
        "payment_key": .integer(key), "source_key": 1, "payment_id": .text("P\(key)"),
        "invoice_key": .integer(invoice), "account_key": .integer(account),
        "paid_date_key": .integer(paid), "amount_minor": .integer(amount),
        "currency_key": .integer(currency), "rate_numerator": .integer(rate.0),
        "rate_denominator": .integer(rate.1),
      ])
  }

  /// Sweeps through a month (YYYYMM), all of it or from a month on.
  func sweep(from: Int? = nil, through: Int? = nil, termDays: Int = 14) throws {
    try ReceivableSweep(connection, AccountLookup(connection, termDays: termDays)).run(
      from: from.flatMap { Month(key: $0) }, through: through.flatMap { Month(key: $0) })
  }

  /// A customer's row of a month: not due, 1–30, 31–60, 61–90, over 90, credit, disputed, oldest due
  /// day, open invoices. Empty where there is none.
  func receivables(_ customer: Int64 = 1, _ month: Int64) throws -> [Int64] {
    let statement = try connection.prepare(
      "SELECT * FROM receivable_month WHERE month_key = ? AND customer_key = ?")
    statement.bind(month, at: 0).bind(customer, at: 1)
    guard try statement.step() else { return [] }
    return (2..<statement.columnCount).map { statement.integer($0) }
  }

  /// A month of the ledger: invoiced, received, written off, invoices, payments, invoiced in 90 days.
  func ledger(_ month: Int64) throws -> [Int64] {
    let statement = try connection.prepare("SELECT * FROM ledger_month WHERE month_key = ?")
    statement.bind(month, at: 0)
    guard try statement.step() else { return [] }
    return (1...6).map { statement.integer($0) }
  }

  /// Everything that a sweep writes.
  func dump() throws -> [String] {
    var rows: [String] = []
    for table in [
      "receivable_month", "ledger_month", "payment_delay_month", "open_item",
    ] {
      let statement = try connection.prepare("SELECT * FROM \(table) ORDER BY 1, 2, 3")
      while try statement.step() {
        let cells = (0..<statement.columnCount).map { "\(statement.value($0))" }
        rows.append(table + " " + cells.joined(separator: " "))
      }
    }
    return rows
  }

  /// The open invoices of a day (YYYYMMDD), as balance in the company's currency and days overdue.
  func open(asOf dateKey: Int) throws -> [[Int64]] {
    try ReceivableSweep(connection, AccountLookup(connection, termDays: 14)).openInvoices(
      asOf: day(dateKey)
    )
    .map { [$0.openMinor, Int64($0.overdueDays)] }
  }

  /// The months of the ledger whose sums up to then are not what is open less credits.
  func untiedMonths() throws -> [Int64] {
    let statement = try connection.prepare(
      """
      SELECT month_key FROM ledger_month AS month
      WHERE (SELECT sum(invoiced_minor - received_minor - written_off_minor)
          FROM ledger_month AS earlier WHERE earlier.month_key <= month.month_key)
        <> (SELECT coalesce(sum(not_due_minor + overdue_1_30_minor + overdue_31_60_minor
          + overdue_61_90_minor + overdue_over_90_minor - credit_minor), 0)
          FROM receivable_month AS owed WHERE owed.month_key = month.month_key)
      """)
    var months: [Int64] = []
    while try statement.step() { months.append(statement.integer(0)) }
    return months
  }
}

/// The month of a key that a test writes.
func month(_ key: Int) -> Month { Month(key: key) ?? Month(index: 12) }

/// The day of a key that a test writes.
func day(_ key: Int) -> Day { Day(key: key) ?? .earliest }

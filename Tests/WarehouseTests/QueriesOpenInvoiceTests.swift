import SQLite
import Testing

@testable import Warehouse

extension TinyWarehouse {
  fileprivate func addInvoice(
    _ number: Int64, customer: Int64, issued: Int64, due: Int64, amount: Int64,
    _ row: [String: Value] = [:]
  ) throws {
    let month = try #require(Month(key: Int(issued / 100)))
    let base: [String: Value] = [
      "invoice_key": .integer(DocumentKey.document(month: month, number: number)),
      "source_key": 1, "invoice_id": .text("F\(number)"), "account_key": .integer(customer),
      "issued_date_key": .integer(issued), "due_date_key": .integer(due), "currency_key": 1,
      "amount_minor": .integer(amount * 100), "rate_numerator": 1, "rate_denominator": 1,
    ]
    try add("fact_invoice", base.merging(row) { $1 })
  }

  fileprivate func addPayment(
    _ number: Int64, of invoice: Int64, issued: Int, customer: Int64, paid: Int64, amount: Int64
  ) throws {
    let issuedIn = try #require(Month(key: issued))
    let paidIn = try #require(Month(key: Int(paid / 100)))
    try add(
      "fact_payment",
      [
        "payment_key": .integer(DocumentKey.document(month: paidIn, number: number)),
        "source_key": 1, "payment_id": .text("Z\(number)"), "account_key": .integer(customer),
        "invoice_key": .integer(DocumentKey.document(month: issuedIn, number: invoice)),
        "paid_date_key": .integer(paid), "amount_minor": .integer(amount * 100),
        "currency_key": 1, "rate_numerator": 1, "rate_denominator": 1,
      ])
  }

  /// What an import does when the documents are there.
  fileprivate func sweep() throws {
    let accounts = try AccountLookup(connection, termDays: 30)
    try ReceivableSweep(connection, accounts).run(from: Month(index: 12), through: nil)
  }
}

/// A pays ten days late; two of A's invoices and one of B's are open at the end of June 2025.
private func invoices() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_currency", ["currency_key": 1, "currency": "CZK", "minor_digits": 2])
  try warehouse.addCustomer(1, "A")
  try warehouse.addCustomer(2, "B")
  try warehouse.addInvoice(1, customer: 1, issued: 2025_04_01, due: 2025_04_15, amount: 100)
  try warehouse.addPayment(1, of: 1, issued: 202504, customer: 1, paid: 2025_04_25, amount: 100)
  try warehouse.addInvoice(2, customer: 1, issued: 2025_06_01, due: 2025_06_15, amount: 200)
  try warehouse.addPayment(2, of: 2, issued: 202506, customer: 1, paid: 2025_06_25, amount: 50)
  try warehouse.addInvoice(3, customer: 1, issued: 2025_06_20, due: 2025_07_04, amount: 300)
  try warehouse.addInvoice(4, customer: 2, issued: 2025_06_20, due: 2025_07_04, amount: 400)
  try warehouse.addInvoice(
    5, customer: 2, issued: 2025_06_20, due: 2025_07_04, amount: 77, ["is_disputed": 1])
  // Paid in July, which June does not know.
  try warehouse.addPayment(3, of: 4, issued: 202506, customer: 2, paid: 2025_07_03, amount: 400)
  try warehouse.sweep()
  return warehouse
}

@Test func openInvoicesAreWorkedOutForAnyMonth() throws {
  let warehouse = try invoices()
  let june = try warehouse.rows("open_invoices", ["month": "2025-06"])
  #expect(
    june == [
      ["A", "", "F2", "2025-06-01", "2025-06-15", "15", "CZK", "200.0", "150.00", "0"],
      ["A", "", "F3", "2025-06-20", "2025-07-04", "", "CZK", "300.0", "300.00", "0"],
      ["B", "", "F4", "2025-06-20", "2025-07-04", "", "CZK", "400.0", "400.00", "0"],
      ["B", "", "F5", "2025-06-20", "2025-07-04", "", "CZK", "77.0", "77.00", "1"],
    ])
  let july = try warehouse.rows("open_invoices", ["month": "2025-07", "customer_id": "B"])
  #expect(july.map { $0[2] } == ["F5"])
  let april = try warehouse.rows("open_invoices", ["month": "2025-04"])
  #expect(april.isEmpty)
}

@Test func expectedPaymentsFollowTheCustomersOwnDelay() throws {
  let rows = try invoices().rows("expected_payments", ["month": "2025-06"])
  // A is ten days late in the median: F2 was expected on 25 June, F3 is on 14 July; B has paid
  // nothing yet, so F4 is expected on its due day. F5 is disputed.
  #expect(rows.count == 15)
  #expect(rows[0] == ["past", "", "", "150.00", "1", "1"])
  #expect(rows[1] == ["week", "2025-07-01", "2025-07-07", "400.00", "1", "1"])
  #expect(rows[2] == ["week", "2025-07-08", "2025-07-14", "300.00", "1", "1"])
  #expect(rows[3] == ["week", "2025-07-15", "2025-07-21", "0.00", "0", "0"])
  #expect(rows[14] == ["later", "2025-09-30", "", "0.00", "0", "0"])
}

@Test func delaysCountAlsoBehindGapsInTheNumbers() throws {
  let warehouse = try invoices()
  try warehouse.addInvoice(9, customer: 2, issued: 2025_06_02, due: 2025_06_10, amount: 10)
  try warehouse.addPayment(9, of: 9, issued: 202506, customer: 2, paid: 2025_06_15, amount: 10)
  // Of an invoice that is not there.
  try warehouse.addPayment(10, of: 7, issued: 202506, customer: 2, paid: 2025_06_15, amount: 10)
  try warehouse.sweep()
  let rows = try warehouse.rows("expected_payments", ["month": "2025-06"])
  // B is five days late, so F4 is expected on 9 July.
  #expect(rows[1] == ["week", "2025-07-01", "2025-07-07", "0.00", "0", "0"])
  #expect(rows[2] == ["week", "2025-07-08", "2025-07-14", "700.00", "2", "2"])
}

@Test func delaysCountAlsoOfInvoicesOlderThanTwoYears() throws {
  let warehouse = try invoices()
  try warehouse.addInvoice(50, customer: 2, issued: 2023_01_03, due: 2023_01_10, amount: 10)
  try warehouse.addPayment(9, of: 50, issued: 202301, customer: 2, paid: 2025_03_11, amount: 10)
  try warehouse.sweep()
  let rows = try warehouse.rows("expected_payments", ["month": "2025-06"])
  #expect(rows[1] == ["week", "2025-07-01", "2025-07-07", "0.00", "0", "0"])
  #expect(rows[14] == ["later", "2025-09-30", "", "400.00", "1", "1"])
}

/// A payment of June that is known only later counts in June; what B settled without a payment counts
/// by its day of settlement, and what was written off or given back does not count.
@Test func delaysCountInTheirOwnMonth() throws {
  let warehouse = try invoices()
  try warehouse.addInvoice(
    20, customer: 2, issued: 2025_05_01, due: 2025_05_10, amount: 10,
    ["settled_date_key": 2025_05_22])
  try warehouse.addInvoice(
    21, customer: 2, issued: 2025_05_01, due: 2025_05_01, amount: 10,
    ["written_off_date_key": 2025_06_30])
  try warehouse.addInvoice(
    22, customer: 2, issued: 2025_05_01, due: 2025_05_01, amount: -10,
    ["settled_date_key": 2025_06_30])
  try warehouse.sweep()
  let lists = try warehouse.connection.prepare(
    "SELECT month_key, delays FROM payment_delay_month ORDER BY month_key")
  var delays: [[Int64]] = []
  while try lists.step() { delays.append([lists.integer(0), lists.integer(1)]) }
  #expect(delays == [[202504, 1], [202505, 1], [202506, 1], [202507, 1]])
  let rows = try warehouse.rows("expected_payments", ["month": "2025-06"])
  // B was twelve days late, so F4 is expected on 16 July.
  #expect(rows[3] == ["week", "2025-07-15", "2025-07-21", "400.00", "1", "1"])
}

@Test func openInvoicesAreAskedTwiceOnOneConnection() throws {
  let warehouse = try invoices()
  for _ in 0..<2 {
    #expect(try warehouse.rows("open_invoices", ["month": "2025-06"]).count == 4)
  }
}

@Test func openInvoicesCanBeAskedThroughAGuardedConnection() throws {
  let warehouse = try invoices()
  // As every connection is made ready when a warehouse is opened.
  try Warehouse.declareComputedTables(on: warehouse.connection)
  warehouse.connection.allowOnlyReading()
  #expect(try warehouse.rows("open_invoices", ["month": "2025-06"]).count == 4)
}

/// The same, with what each owes at the end of June 2025.
private func debtors(creditOfA: Int64 = 0) throws -> TinyWarehouse {
  let warehouse = try invoices()
  try warehouse.connection.execute(
    """
    UPDATE receivable_month SET credit_minor = \(creditOfA * 100)
    WHERE month_key = 202506 AND customer_key = 1
    """)
  return warehouse
}

@Test func debtorsComeWithTheirInvoices() throws {
  let rows = [
    ["A", "", "F2", "2025-06-01", "2025-06-15", "15", "150.00", "150.00", ""],
    ["A", "", "F3", "2025-06-20", "2025-07-04", "", "300.00", "0.00", ""],
    ["B", "", "F4", "2025-06-20", "2025-07-04", "", "400.00", "0.00", ""],
    ["B", "", "F5", "2025-06-20", "2025-07-04", "", "77.00", "0.00", "77.00"],
  ]
  #expect(try debtors().rows("debtor_invoices", ["month": "2025-06"]) == rows)
  #expect(
    try debtors().rows("debtor_invoices", ["month": "2025-06", "debtors": "1"])
      == Array(rows.prefix(2)))
}

@Test func dunningStepsAddUp() throws {
  // A is fifteen days late: the second reminder's first day. B's are not due.
  #expect(
    try debtors().rows("dunning_steps", ["month": "2025-06"]) == [
      ["reminder", "1", "0", "0.00", "0.000000"],
      ["second reminder", "15", "1", "150.00", "1.000000"],
      ["last reminder", "30", "0", "0.00", "0.000000"],
      ["end the relation", "60", "0", "0.00", "0.000000"],
    ])
  #expect(try debtors(creditOfA: 150).rows("dunning_steps", ["month": "2025-06"]).isEmpty)
}

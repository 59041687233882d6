import SQLite
import Testing

@testable import Warehouse

@Test func checksFindNothingInAnEmptyWarehouse() throws {
  let warehouse = try TinyWarehouse()
  for name in QueryCatalogue.builtIn.names(inFolder: "checks") {
    let rows = try warehouse.rows(name)
    #expect(rows.isEmpty, "\(name) finds \(rows)")
  }
}

/// A completed line of one order in December 2025, with all its aggregates.
private func soundSale() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A")
  try warehouse.add("import_run", ["run_key": 1])
  try warehouse.add("import_file", ["file_key": 1, "run_key": 1, "source_key": 1])
  let document = DocumentKey.document(month: Month(index: 2025 * 12 + 11), number: 1)
  try warehouse.add(
    "dim_order", ["order_key": .integer(document), "source_key": 1, "order_id": "1"])
  try warehouse.add(
    "fact_sale_line",
    [
      "sale_line_key": .integer(DocumentKey.line(document: document, slot: 1, revision: 0)),
      "account_key": 1, "ordered_date_key": 2025_12_05, "status": 2, "line_count": 1,
      "quantity_micro": 2_000_000, "revenue_minor": 10_00, "file_key": 1,
    ])
  let sums: [String: Value] = [
    "month_key": 202512, "lines": 1, "units_micro": 2_000_000, "revenue_minor": 10_00,
  ]
  try warehouse.add("customer_month", sums.merging(["customer_key": 1, "orders": 1]) { $1 })
  try warehouse.add("buyer_month", ["month_key": 202512, "buyers": 1])
  try warehouse.add("product_month", sums)
  try warehouse.add("product_market_month", sums)
  try warehouse.add("dimension_month", sums.merging(["dimension": "channel", "orders": 1]) { $1 })
  return warehouse
}

@Test(arguments: ["contact_month", "medium_month"])
func contactsAreComparedWithBothTheirSums(table: String) throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add(
    "fact_contact", ["contact_key": 1, "contact_id": "K1", "contact_date_key": 2025_03_31])
  let sums: [String: Value] = ["month_key": 202503, "medium": "phone", "contacts": 1]
  for name in ["contact_month", "medium_month"] { try warehouse.add(name, sums) }
  #expect(try warehouse.rows("contact_aggregates").isEmpty)
  try warehouse.connection.execute("UPDATE \(table) SET contacts = 3")
  #expect(try warehouse.rows("contact_aggregates") == [[table, "2025-03", "1", "3"]])
  try warehouse.connection.execute("DELETE FROM \(table)")
  #expect(try warehouse.rows("contact_aggregates") == [[table, "2025-03", "1", "0"]])
}

@Test func checksFindNothingInASoundWarehouse() throws {
  let warehouse = try soundSale()
  for name in QueryCatalogue.builtIn.names(inFolder: "checks") {
    let rows = try warehouse.rows(name)
    #expect(rows.isEmpty, "\(name) finds \(rows)")
  }
}

/// An invoice without a due day is due by the term of payment, and one may be due years later.
@Test(
  arguments: [
    (0, 0, []), (2031_05_05, 0, []), (2024_02_30, 0, ["fact_invoice due", "20240230", "1"]),
    (9999, 0, ["fact_invoice due", "9999", "1"]), (9999, 1, []), (2031_12_31, 0, []),
    (2031_04_31, 0, ["fact_invoice due", "20310431", "1"]), (2036_02_29, 0, []),
    (2031_02_29, 0, ["fact_invoice due", "20310229", "1"]),
  ] as [(Int64, Int64, [String])])
func aDueDayIsBlankOrADay(due: Int64, inferred: Int64, expected: [String]) throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add(
    "fact_invoice",
    [
      "invoice_key": 1, "invoice_id": "F1", "issued_date_key": 2025_01_10,
      "due_date_key": .integer(due), "is_inferred": .integer(inferred),
    ])
  #expect(try warehouse.rows("unknown_days") == (expected.isEmpty ? [] : [expected]))
}

@Test(arguments: [
  (
    "sales_aggregates", "UPDATE customer_month SET revenue_minor = 999",
    ["customer_month", "2025-12", "revenue", "1000", "999"]
  ),
  (
    "sales_aggregates", "UPDATE product_month SET lines = 2",
    ["product_month", "2025-12", "lines", "1", "2"]
  ),
  (
    "sales_aggregates", "DELETE FROM product_market_month",
    ["product_market_month", "2025-12", "lines", "1", "0"]
  ),
  (
    "sales_aggregates", "UPDATE dimension_month SET units_micro = 1",
    ["dimension_month channel", "2025-12", "units", "2000000", "1"]
  ),
  ("order_aggregates", "UPDATE customer_month SET orders = 2", ["2025-12", "orders", "1", "2"]),
  ("order_aggregates", "UPDATE buyer_month SET buyers = 0", ["2025-12", "buyers", "1", "0"]),
  (
    "orphans", "UPDATE fact_sale_line SET product_key = 77",
    ["fact_sale_line", "product_key", "77", "1"]
  ),
  (
    "orphans", "DELETE FROM dim_order",
    ["fact_sale_line", "order_key", "407870898177", "1"]
  ),
  ("accounts", "UPDATE dim_account SET customer_key = 5 WHERE account_key = 1", ["erp", "A", "5"]),
  ("customer_ids", "UPDATE dim_customer SET customer_id = ''", ["", "2"]),
  (
    "unknown_days", "UPDATE fact_sale_line SET ordered_date_key = 20251232",
    ["fact_sale_line", "20251232", "1"]
  ),
  ("file_rows", "UPDATE import_file SET rows_read = 3, rows_loaded = 2", ["", "1", "3", "2"]),
  (
    "version_gaps", "UPDATE dim_customer SET valid_from_date_key = 20200101 WHERE customer_key = 1",
    ["A", "20200101", "99991231", "", "the first version has a beginning"]
  ),
  (
    "version_gaps", "UPDATE dim_customer SET valid_to_date_key = 20251231 WHERE customer_key = 1",
    ["A", "0", "20251231", "", "the last version has an end"]
  ),
  (
    "version_gaps", "UPDATE dim_customer SET is_current = 0 WHERE customer_key = 1",
    ["A", "0", "99991231", "", "the last version is not current"]
  ),
])
func aFaultIsFound(check: String, damage: String, expected: [String]) throws {
  let warehouse = try soundSale()
  try warehouse.connection.execute(damage)
  #expect(try warehouse.rows(check).first == expected)
}

@Test(
  arguments: [
    (2025_06_30, 2025_07_01, ""),
    (2025_06_30, 2025_07_02, "days lie between it and the next version"),
    (2025_07_01, 2025_07_01, "it overlaps the next version"), (2024_12_31, 2025_01_01, ""),
  ] as [(Int64, Int64, String)])
func versionsFollowOneAnother(to: Int64, from: Int64, fault: String) throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A", ["valid_to_date_key": .integer(to), "is_current": 0])
  try warehouse.add(
    "dim_customer",
    [
      "customer_version_key": 2, "customer_key": 1, "customer_id": "A", "is_current": 1,
      "valid_from_date_key": .integer(from), "valid_to_date_key": 9999_12_31,
    ])
  #expect(try warehouse.rows("version_gaps").first?.last ?? "" == fault)
}

@Test(arguments: [(0, 0), (1, 0), (0, 1)] as [(Int64, Int64)])
func theLedgerIsCheckedToTheMinorUnit(excess: Int64, keptExcess: Int64) throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add(
    "ledger_month",
    [
      "month_key": 202511, "invoiced_minor": 100_00, "received_minor": 40_00,
      "overdue_1_30_minor": 65_00, "credit_minor": 5_00,
    ])
  try warehouse.add(
    "ledger_month",
    [
      "month_key": 202512, "invoiced_minor": 50_00,
      "not_due_minor": .integer(115_00 + keptExcess), "credit_minor": 5_00,
    ])
  for (month, open) in [(202511, 60_00), (202512, 110_00 + excess)] as [(Int64, Int64)] {
    try warehouse.add(
      "receivable_month",
      [
        "month_key": .integer(month), "customer_key": 1, "not_due_minor": .integer(open + 5_00),
        "credit_minor": 5_00,
      ])
  }
  let open = excess == 0 ? "110.00" : "110.01"
  let expected = excess + keptExcess == 0 ? [] : [["2025-12", "110.00", open]]
  #expect(try warehouse.rows("ledger") == expected)
}

/// An invoice of 100 in November, settled in December, of which the ledger knows so many payments.
@Test(arguments: [(1, []), (0, [["2025-12", "payments", "1", "0"]])] as [(Int64, [[String]])])
func theLedgerIsThatOfTheDocuments(payments: Int64, expected: [[String]]) throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add(
    "fact_invoice",
    [
      "invoice_key": 1, "invoice_id": "F1", "issued_date_key": 2025_11_10,
      "settled_date_key": 2025_12_10, "amount_minor": 100_00, "rate_numerator": 1,
      "rate_denominator": 1,
    ])
  try warehouse.add(
    "ledger_month", ["month_key": 202511, "invoices": 1, "invoiced_minor": 100_00])
  try warehouse.add("ledger_month", ["month_key": 202512, "payments": .integer(payments)])
  #expect(try warehouse.rows("ledger_facts") == expected)
}

/// An invoice that was paid and is settled later, and one settled ahead of its issue: by the sweep no
/// payment of the first settlement, one of the second.
@Test func whatWasPaidIsNotPaidOnceMoreBySettlement() throws {
  let books = try ReceivableWarehouse()
  let paid = try books.invoice(1, on: 2025_10_01, 100_00, settled: 2025_12_10)
  try books.payment(1, of: paid, on: 2025_11_10, 100_00)
  try books.invoice(2, on: 2025_11_02, 50_00, settled: 2025_10_31)
  try books.sweep(through: 202512)
  #expect(try books.tiny.rows("ledger_facts").isEmpty)
  try books.tiny.connection.execute("UPDATE ledger_month SET payments = payments + 2")
  #expect(
    try books.tiny.rows("ledger_facts") == [
      ["2025-10", "payments", "0", "2"], ["2025-11", "payments", "2", "4"],
      ["2025-12", "payments", "1", "2"],
    ])
}

/// Sales of December; the ledger ends in November.
@Test func receivablesReachToTheHistorysEnd() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("ledger_month", ["month_key": 202511])
  try warehouse.add("customer_order", ["month_key": 202512, "customer_key": 1, "order_key": 1])
  #expect(try warehouse.rows("receivable_months") == [["2025-12"]])
  try warehouse.add("ledger_month", ["month_key": 202512])
  #expect(try warehouse.rows("receivable_months").isEmpty)
}

@Test func aReversalMustNegateTheStateBefore() throws {
  let warehouse = try soundSale()
  try warehouse.connection.execute(
    """
    INSERT INTO fact_sale_line SELECT sale_line_key + 1, account_key, product_key, ordered_date_key,
      status, -1, -quantity_micro, -gross_minor, -revenue_minor, -cost_minor, is_own_cost,
      channel_key, rep_key, campaign_key, market_key, country_key, promised_date_key,
      delivered_date_key, line_no, file_key FROM fact_sale_line
    """)
  #expect(try warehouse.rows("reversals").isEmpty)
  try warehouse.connection.execute(
    "UPDATE fact_sale_line SET revenue_minor = -999 WHERE line_count = -1")
  #expect(try warehouse.rows("reversals").first?.last == "it does not negate the state before it")
}

import SQLite
import Testing

@testable import Warehouse

/// A file of three rows, two invoices of March 2025 and what the source says of them.
private func told(_ totals: [(file: String, entity: String, measure: String, value: String)]) throws
  -> TinyWarehouse
{
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_currency", ["currency_key": 1, "currency": "CZK", "minor_digits": 2])
  try warehouse.add(
    "import_file",
    ["file_key": 1, "source_key": 1, "path": "exports/invoices.csv", "rows_read": 3])
  for number in 1...2 as ClosedRange<Int64> {
    try warehouse.add(
      "fact_invoice",
      [
        "invoice_key": .integer(DocumentKey.document(month: Month(index: 24302), number: number)),
        "source_key": 1, "invoice_id": .text("F\(number)"), "issued_date_key": 2025_03_05,
        "amount_minor": .integer(number * 10_50), "currency_key": 1,
      ])
  }
  try warehouse.add("ledger_month", ["month_key": 202503])
  for total in totals {
    try warehouse.add(
      "control_total",
      [
        "source_key": 1, "file_name": .text(total.file), "entity": .text(total.entity),
        "month_key": total.entity.isEmpty ? 0 : 202503, "measure": .text(total.measure),
        "value": .text(total.value),
      ])
  }
  return warehouse
}

@Test(arguments: [
  ("invoices.csv", "", "rows", "3", "1"), ("invoices.csv", "", "rows", "4", "0"),
  ("exports/invoices.csv", "", "rows", "3", "1"), ("voices.csv", "", "rows", "3", ""),
  ("", "invoices", "rows", "2", "1"), ("", "invoices", "amount", "31.50", "1"),
  ("", "invoices", "amount", "31.51", "0"), ("", "invoices", "tax_amount", "1", ""),
  ("", "sales", "quantity", "0", "1"), ("", "sales", "quantity", "1", "0"),
])
func aControlTotalIsCompared(
  file: String, entity: String, measure: String, value: String, isEqual: String
) throws {
  let warehouse = try told([(file, entity, measure, value)])
  let rows = try warehouse.rows("reconciliation")
  #expect(rows.map { $0.last ?? "" } == [isEqual])
  #expect(try warehouse.rows("control_totals").count == (isEqual == "0" ? 1 : 0))
}

/// Of three contacts two have their minutes: 7.5 and 3.
@Test(arguments: [("10.5", "1"), ("10", "0")])
func minutesOfAMonthAreCompared(value: String, isEqual: String) throws {
  let warehouse = try told([("", "contacts", "minutes", value)])
  for (number, minutes) in [Value.integer(7_500_000), .integer(3_000_000), .null].enumerated() {
    try warehouse.add(
      "fact_contact",
      [
        "source_key": 1, "contact_id": .text("K\(number)"), "contact_date_key": 2025_03_31,
        "medium": "phone", "minutes_micro": minutes,
      ])
  }
  #expect(try warehouse.rows("reconciliation").map { $0.last ?? "" } == [isEqual])
}

@Test func aMonthWithoutContactsHasNoMinutes() throws {
  let warehouse = try told([("", "contacts", "minutes", "0")])
  #expect(try warehouse.rows("reconciliation").map { $0.last ?? "" } == ["1"])
}

@Test func rowsAreToldAsCountsAndSumsAsQuantities() throws {
  let warehouse = try told([
    ("", "invoices", "amount", "31.51"), ("", "invoices", "rows", "2"),
    ("", "invoices", "tax_amount", "1"),
  ])
  // 10.50 and 21.00 make 31.50; of the tax nothing is known.
  #expect(
    try warehouse.rows("reconciliation").map { Array($0[4...8]) } == [
      ["amount", "quantity", "31.51", "31.5", "-0.01"], ["tax_amount", "quantity", "1", "", ""],
      ["rows", "count", "2", "2", "0"],
    ])
}

/// Of three invoices one, of 7.25, was rejected and is not mended yet, or is: the other two are of
/// 10.50 and 21.00.
@Test(arguments: [
  (false, "rows", "3", "3", "1", "1"), (true, "rows", "3", "3", "0", "1"),
  (false, "amount", "38.75", "31.5", "1", "0"), (true, "amount", "38.75", "38.75", "0", "1"),
])
func theMendedRowsOfAFileAreAmongItsRows(
  isMended: Bool, measure: String, value: String, found: String, rejected: String, isEqual: String
) throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_currency", ["currency_key": 1, "currency": "CZK", "minor_digits": 2])
  let file = { (key: Int64, rows: Int64, rejects: Int64) in
    try warehouse.add(
      "import_file",
      [
        "file_key": .integer(key), "source_key": 1, "path": "exports/invoices.csv",
        "content_hash": .text("content \(key)"), "rows_read": .integer(rows),
        "rows_rejected": .integer(rejects), "is_mended": key == 1 ? 0 : 1,
      ])
  }
  let invoice = { (number: Int64, minor: Int64, file: Int64) in
    try warehouse.add(
      "fact_invoice",
      [
        "invoice_key": .integer(DocumentKey.document(month: Month(index: 24302), number: number)),
        "source_key": 1, "invoice_id": .text("F\(number)"), "issued_date_key": 2025_03_05,
        "amount_minor": .integer(minor), "currency_key": 1, "file_key": .integer(file),
      ])
  }
  try file(1, 3, 1)
  try invoice(1, 10_50, 1)
  try invoice(2, 21_00, 1)
  if isMended {
    // It was rejected once more, before it was right.
    try file(2, 1, 1)
    try file(3, 1, 0)
    try invoice(3, 7_25, 3)
  }
  try warehouse.add(
    "control_total",
    [
      "source_key": 1, "file_name": "invoices.csv", "entity": "", "month_key": 0,
      "measure": .text(measure), "value": .text(value),
    ])
  let row = try warehouse.rows("reconciliation").map { [$0[7], $0[9], $0[10]] }
  #expect(row == [[found, rejected, isEqual]])
}

/// A line of 33.33 EUR that is kept as 841.58: what a source adds up in euro cannot be compared with
/// it, what it adds up in the company's currency can.
@Test(
  arguments: [
    ("net_amount", 1, "33.33", ""), ("revenue", 1, "33.33", ""), ("net_amount", 1, "841.58", "1"),
    ("net_amount", 0, "33.33", "0"), ("quantity", 1, "2", "0"),
  ] as [(String, Int64, String, String)])
func salesInAnotherCurrencyAreNotJudged(
  measure: String, converted: Int64, value: String, isEqual: String
) throws {
  let warehouse = try told([])
  try warehouse.add(
    "import_file",
    [
      "file_key": 2, "source_key": 1, "path": "sales.csv", "rows_read": 1,
      "rows_converted": .integer(converted),
    ])
  let order = DocumentKey.document(month: Month(index: 24302), number: 1)
  try warehouse.add(
    "dim_order", ["order_key": .integer(order), "source_key": 1, "order_id": "O1"])
  try warehouse.add(
    "fact_sale_line",
    [
      "sale_line_key": .integer(order << 24), "ordered_date_key": 2025_03_05, "status": 2,
      "line_count": 1, "quantity_micro": 1_000_000, "revenue_minor": 841_58, "file_key": 2,
    ])
  for (file, entity, month) in [("", "sales", 202503), ("sales.csv", "", 0)]
    as [(String, String, Int64)]
  {
    try warehouse.add(
      "control_total",
      [
        "source_key": 1, "file_name": .text(file), "entity": .text(entity),
        "month_key": .integer(month), "measure": .text(measure), "value": .text(value),
      ])
  }
  #expect(try warehouse.rows("reconciliation").map { $0.last ?? "" } == [isEqual, isEqual])
  #expect(try warehouse.rows("control_totals").count == (isEqual == "0" ? 2 : 0))
}

/// 20,000 invoices of 89,999.99 each are 1,799,999,800.00, which sums of fractions miss by some
/// millionths; one of 0.007 in a currency of three digits counts with them.
@Test func manyAmountsAreAddedUpExactly() throws {
  let warehouse = try told([])
  try warehouse.add("dim_currency", ["currency_key": 2, "currency": "KWD", "minor_digits": 3])
  try warehouse.connection.execute(
    """
    DELETE FROM fact_invoice;
    INSERT INTO fact_invoice (invoice_key, source_key, invoice_id, account_key, issued_date_key,
      due_date_key, settled_date_key, written_off_date_key, amount_minor, currency_key, rate_numerator,
      rate_denominator, corrects_invoice_key, is_disputed, is_inferred, file_key)
    WITH RECURSIVE number (number) AS (
      SELECT 1 UNION ALL SELECT number + 1 FROM number WHERE number < 20001
    )
    SELECT (24302 << 24) + number, 1, 'F' || number, 0, 20250305, 0, 0, 0,
      CASE number WHEN 20001 THEN 7 ELSE 8999999 END, CASE number WHEN 20001 THEN 2 ELSE 1 END,
      1, 1, 0, 0, 0, 1
    FROM number;
    UPDATE import_file SET rows_read = 20001;
    INSERT INTO control_total VALUES (1, 'invoices.csv', '', 0, 'amount', '1799999800.007', 1),
      (1, '', 'invoices', 202503, 'amount', '1799999800.007', 1);
    """)
  #expect(
    try warehouse.rows("reconciliation").map { Array($0[7...]) }
      == [["1799999800.007", "0", "", "1"], ["1799999800.007", "0", "0", "1"]])
}

/// An invoice of 10.50 that was moved from March to April, and a line of 3 pieces in April of a
/// document of March, keep the keys of March and count in April.
@Test func whatStandsInAnotherMonthThanItsKeyIsAddedUpThere() throws {
  let warehouse = try told([])
  try warehouse.connection.execute(
    "UPDATE fact_invoice SET issued_date_key = 20250402 WHERE invoice_id = 'F1'")
  let order = DocumentKey.document(month: Month(index: 24302), number: 1)
  try warehouse.add(
    "dim_order", ["order_key": .integer(order), "source_key": 1, "order_id": "O1"])
  for (slot, day, pieces) in [(0, 2025_03_31, 2), (1, 2025_04_01, 3)] as [(Int64, Int64, Int64)] {
    try warehouse.add(
      "fact_sale_line",
      [
        "sale_line_key": .integer(order << 24 | slot << 8), "ordered_date_key": .integer(day),
        "status": 2, "line_count": 1, "quantity_micro": .integer(pieces * 1_000_000),
        "revenue_minor": .integer(pieces * 100),
      ])
  }
  for (entity, month, measure, value) in [
    ("invoices", 202503, "amount", "21"), ("invoices", 202504, "amount", "10.5"),
    ("sales", 202503, "quantity", "2"), ("sales", 202504, "quantity", "3"),
  ] as [(String, Int64, String, String)] {
    try warehouse.add(
      "control_total",
      [
        "source_key": 1, "file_name": "", "entity": .text(entity), "month_key": .integer(month),
        "measure": .text(measure), "value": .text(value),
      ])
  }
  #expect(try warehouse.rows("reconciliation").map { $0[7] } == ["21", "10.5", "2", "3"])
  #expect(try warehouse.rows("control_totals").isEmpty)
}

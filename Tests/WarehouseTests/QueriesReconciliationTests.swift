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

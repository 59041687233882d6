import SQLite
import Testing

@testable import Warehouse

extension TinyWarehouse {
  /// What a customer owes at the end of December 2025, in whole units of currency.
  fileprivate func owe(_ customer: Int64, _ row: [String: Value]) throws {
    let base: [String: Value] = [
      "month_key": 202512, "customer_key": .integer(customer), "open_invoices": 1,
    ]
    try add("receivable_month", base.merging(row) { $1 })
  }
}

/// A owes 300 overdue of 400, B is not yet due, C has only a credit.
private func debts() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  for (key, id) in [(1, "A"), (2, "B"), (3, "C")] as [(Int64, String)] {
    try warehouse.addCustomer(key, id, ["email": .text(id + "@example.com")])
  }
  try warehouse.owe(
    1,
    [
      "not_due_minor": 100_00, "overdue_1_30_minor": 200_00, "overdue_31_60_minor": 60_00,
      "overdue_over_90_minor": 40_00, "credit_minor": 30_00, "disputed_minor": 20_00,
      "oldest_due_date_key": 2025_09_01, "open_invoices": 4,
    ])
  try warehouse.owe(2, ["not_due_minor": 500_00])
  try warehouse.owe(3, ["credit_minor": 70_00, "open_invoices": 0])
  try warehouse.add(
    "ledger_month",
    [
      "month_key": 202512, "invoiced_minor": 1000_00, "received_minor": 200_00,
      "invoiced_90_days_minor": 1000_00, "not_due_minor": 600_00, "overdue_1_30_minor": 200_00,
      "overdue_31_60_minor": 60_00, "overdue_over_90_minor": 40_00, "credit_minor": 100_00,
    ])
  return warehouse
}

@Test func ageingTiesToTheLedger() throws {
  let rows = try debts().rows("ageing", ["month": "2025-12"])
  #expect(
    rows == [
      ["not_due", "600.00", "0.666667", "2"], ["overdue_1_30", "200.00", "0.222222", "1"],
      ["overdue_31_60", "60.00", "0.066667", "1"], ["overdue_61_90", "0.00", "0.000000", "0"],
      ["overdue_over_90", "40.00", "0.044444", "1"], ["credits", "-100.00", "", "2"],
    ])
}

@Test func ageingByMonthHasTheDaysOutstanding() throws {
  let row = try #require(
    try debts().rows("ageing_by_month", ["month": "2025-12"], by: "month")["2025-12"])
  #expect(row["receivables"] == "900.00" && row["overdue"] == "300.00")
  #expect(row["ledger"] == "800.00" && row["overdue_ratio"] == "0.333333")
  #expect(row["dso_days"] == "81.0")
}

@Test func debtorsComeByWhatIsOverdue() throws {
  let rows = try debts().rows("debtors", ["month": "2025-12"])
  #expect(rows.map { $0[0] } == ["A", "B"], "a credit alone is no debt")
  let a = try #require(try debts().rows("debtors", ["month": "2025-12"], by: "customer_id")["A"])
  #expect(a["receivables"] == "400.00" && a["overdue"] == "300.00" && a["credits"] == "30.00")
  #expect(a["oldest_due_on"] == "2025-09-01" && a["oldest_overdue_days"] == "121")
  #expect(a["open_invoices"] == "4" && a["is_indebted"] == "")
  let b = try #require(try debts().rows("debtors", ["month": "2025-12"], by: "customer_id")["B"])
  #expect(b["oldest_due_on"] == "" && b["oldest_overdue_days"] == "")
}

@Test func writeOffsStandBesideWhatWasInvoiced() throws {
  let warehouse = try debts()
  #expect(try warehouse.rows("write_offs", ["month": "2025-12"]).isEmpty, "nothing was given up")
  try warehouse.add(
    "ledger_month",
    ["month_key": 202511, "invoiced_minor": 400_00, "written_off_minor": 10_00])
  #expect(
    try warehouse.rows("write_offs", ["month": "2025-12"]) == [
      ["2025-11", "400.00", "0.00", "10.00", "0.025000"],
      ["2025-12", "1000.00", "200.00", "0.00", "0.000000"],
    ])
  #expect(try warehouse.rows("write_offs", ["month": "2025-12", "months": "1"]).isEmpty)
}

/// What was given up, by hand.
@Test func invoicesGivenUpShowWhatWasOpen() throws {
  let books = try ReceivableWarehouse()
  // 1000 less 300 paid before, 200 credited on the day itself; 100 more paid the day after.
  let first = try books.invoice(1, of: 1, on: 2025_09_01, 1000_00, writtenOff: 2025_12_10)
  try books.payment(1, of: first, on: 2025_10_01, 300_00)
  try books.invoice(2, of: 1, on: 2025_12_10, -200_00, corrects: first)
  try books.payment(2, of: first, on: 2025_12_11, 100_00)
  // 80 euro at 10 koruna, less 30 euro and less 100 koruna, which are 10 euro: 40 euro at 10 koruna.
  let foreign = try books.invoice(
    3, of: 2, on: 2025_09_02, 80_00, due: 2025_09_30, writtenOff: 2025_11_30,
    currency: ReceivableWarehouse.euro, rate: (10, 1))
  try books.payment(
    3, of: foreign, on: 2025_10_01, 30_00, currency: ReceivableWarehouse.euro, rate: (20, 1))
  try books.payment(4, of: foreign, on: 2025_10_02, 100_00)
  // Paid, settled on the same day, settled before, overpaid: nothing was given up.
  let paid = try books.invoice(4, of: 3, on: 2025_09_03, 50_00, writtenOff: 2025_12_11)
  try books.payment(5, of: paid, on: 2025_12_11, 50_00)
  try books.invoice(5, of: 3, on: 2025_09_03, 60_00, settled: 2025_12_12, writtenOff: 2025_12_12)
  try books.invoice(6, of: 3, on: 2025_09_03, 70_00, settled: 2025_12_01, writtenOff: 2025_12_12)
  try books.invoice(7, of: 3, on: 2025_09_04, 90_00, writtenOff: 2024_11_30)
  try books.sweep()
  #expect(
    try books.tiny.rows("written_off_invoices", ["month": "2025-12"]).map { Array($0[3...]) } == [
      ["2025-09-01", "", "2025-12-10", "CZK", "1000.0", "500.00"],
      ["2025-09-02", "2025-09-30", "2025-11-30", "EUR", "80.0", "400.00"],
      ["2025-09-04", "", "2025-09-04", "CZK", "90.0", "90.00"],
    ])
  #expect(
    try books.tiny.rows("written_off_invoices", ["month": "2025-12", "months": "1"]).map { $0[0] }
      == ["C1"])
  #expect(try books.tiny.rows("written_off_invoices", ["month": "2025-10", "months": "1"]).isEmpty)
}

/// 276.00 less 2.76 złoty at 5.125, which are 14.145 koruna: 14.15, half away from zero.
@Test func whatIsGivenUpIsRoundedAsInTheLedger() throws {
  let books = try ReceivableWarehouse()
  let invoice = try books.invoice(1, on: 2025_12_01, 276_00, writtenOff: 2025_12_20)
  try books.payment(
    1, of: invoice, on: 2025_12_10, 2_76, currency: ReceivableWarehouse.euro, rate: (5125, 1000))
  try books.sweep()
  let rows = try books.tiny.rows("written_off_invoices", ["month": "2025-12"], by: "customer_id")
  #expect(rows["C1"]?["written_off"] == "261.85")
  let ledger = try books.tiny.rows("write_offs", ["month": "2025-12"], by: "month")
  #expect(ledger["2025-12"]?["written_off"] == "261.85")
}

/// An invoice is overdue on its customer's page where the receivables have it open: at the end of the last
/// month, whose open items are kept, and of one before it, which is swept for.
@Test(arguments: [202512, 202601])
func aCustomersInvoicesAreOverdueWhereTheyAreOpen(lastMonth: Int) throws {
  let books = try ReceivableWarehouse()
  for (number, amount) in [(1, 100_00), (2, 50_00), (3, 80_00), (4, 70_00)] as [(Int64, Int64)] {
    let invoice = try books.invoice(number, on: 2025_11_01, amount, due: 2025_12_01)
    switch number {
    case 1: try books.invoice(5, on: 2025_11_20, -100_00, corrects: invoice)
    case 2:
      try books.payment(
        1, of: invoice, on: 2025_11_20, 5_00, currency: ReceivableWarehouse.euro, rate: (10, 1))
    case 3: try books.payment(2, of: invoice, on: 2025_11_20, 79_99)
    default: if lastMonth > 202512 { try books.payment(3, of: invoice, on: 2026_01_02, 70_00) }
    }
  }
  try books.sweep(through: lastMonth)
  let rows = try books.tiny.rows(
    "customer_invoices", ["customer": "C1", "month": "2025-12"], by: "invoice_id")
  let days = Dictionary(
    uniqueKeysWithValues: rows.values.map { ($0["amount"] ?? "", $0["overdue_days"] ?? "") })
  #expect(days == ["100.00": "", "50.00": "", "80.00": "30", "70.00": "30", "-100.00": ""])
}

import SQLite
import Testing

@testable import Warehouse

/// A customer with one invoice of 100.00 issued in October 2025, asked at the end of December.
private func debtor(
  due: Int64, isDisputed: Bool = false, credit: Int64 = 0, _ row: [String: Value] = [:]
) throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_currency", ["currency_key": 1, "currency": "CZK", "minor_digits": 2])
  try warehouse.addCustomer(1, "A", row)
  let month = Month(index: 2025 * 12 + 9)
  try warehouse.add(
    "fact_invoice",
    [
      "invoice_key": .integer(DocumentKey.document(month: month, number: 1)), "source_key": 1,
      "invoice_id": "F1", "account_key": 1, "issued_date_key": 2025_10_01,
      "due_date_key": .integer(due), "amount_minor": 100_00, "currency_key": 1,
      "rate_numerator": 1, "rate_denominator": 1, "is_disputed": isDisputed ? 1 : 0,
    ])
  try warehouse.add("ledger_month", ["month_key": 202512])
  try warehouse.add(
    "receivable_month", ["month_key": 202512, "customer_key": 1, "credit_minor": .integer(credit)])
  return warehouse
}

private func dunned(_ warehouse: TinyWarehouse) throws -> [String: String] {
  try warehouse.rows("dunning", ["month": "2025-12"], by: "customer_id")["A"] ?? [:]
}

@Test(
  arguments: [
    (2025_12_31, ""), (2025_12_30, "reminder"), (2025_12_17, "reminder"),
    (2025_12_16, "second reminder"), (2025_12_02, "second reminder"), (2025_12_01, "last reminder"),
    (2025_11_02, "last reminder"), (2025_11_01, "end the relation"),
  ] as [(Int64, String)])
func dunningFollowsTheDaysOverdue(dueOn: Int64, step: String) throws {
  let found = try dunned(try debtor(due: dueOn))
  #expect(found["step"] ?? "" == step)
}

@Test func dunningStepsAreTheWorkspaces() throws {
  let warehouse = try debtor(due: 2025_12_30)
  try warehouse.set("dunning_reminder_days", "2")
  #expect(try dunned(warehouse).isEmpty)
  try warehouse.set("dunning_reminder_days", "1")
  try warehouse.set("dunning_end_days", "1")
  #expect(try dunned(warehouse)["step"] == "end the relation")
}

@Test(
  arguments: [
    (false, 0, "100.00"), (false, 30_00, "70.00"), (false, 99_99, "0.01"), (false, 100_00, ""),
    (true, 0, ""),
  ] as [(Bool, Int64, String)])
func dunningLeavesDisputesAndCreditsOut(isDisputed: Bool, credit: Int64, due: String) throws {
  let warehouse = try debtor(due: 2025_12_01, isDisputed: isDisputed, credit: credit)
  let found = try dunned(warehouse)
  #expect(found["due"] ?? "" == due)
  let invoices = try warehouse.rows("dunning_invoices", ["month": "2025-12"])
  let line = ["A", "", "", "F1", "2025-10-01", "2025-12-01", "30", "100.00"]
  #expect(invoices == (due.isEmpty ? [] : [line]))
}

@Test(
  arguments: [
    (nil, "a@example.com", "1", "Brno", "email"), ("phone", "a@example.com", "1", "Brno", "phone"),
    ("phone", "a@example.com", nil, "Brno", "email"),
    ("letter", "a@example.com", "1", "Brno", "letter"),
    (nil, nil, "1", "Brno", "letter"), (nil, nil, "1", nil, "phone"), (nil, nil, nil, nil, ""),
  ] as [(String?, String?, String?, String?, String)])
func dunningTakesTheMediumThatTheCustomerHas(
  preferred: String?, email: String?, phone: String?, city: String?, medium: String
) throws {
  func value(_ text: String?) -> Value { text.map { .text($0) } ?? nil }
  let warehouse = try debtor(
    due: 2025_12_01,
    [
      "preferred_medium": value(preferred), "email": value(email), "phone": value(phone),
      "city": value(city),
    ])
  #expect(try dunned(warehouse)["medium"] == medium)
}

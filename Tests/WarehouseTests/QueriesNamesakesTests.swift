import SQLite
import Testing

@testable import Warehouse

/// Two people are called Anna, R1 and R2; R3 is called Eva, and R4 has no name.
private func staffed() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  for month in [202401, 202601] as [Int64] {
    try warehouse.add("ledger_month", ["month_key": .integer(month)])
  }
  for (key, name) in [(1, "Anna"), (2, "Anna"), (3, "Eva"), (4, nil)] as [(Int64, String?)] {
    try warehouse.add(
      "dim_rep",
      [
        "rep_key": .integer(key), "source_key": 1, "rep_id": .text("R\(key)"),
        "name": name.map { .text($0) } ?? nil,
      ])
  }
  return warehouse
}

@Test func contactsOfNamesakesAreNotAddedUp() throws {
  let warehouse = try staffed()
  let month = try #require(Month(key: 202512))
  for (number, rep) in [(1, 1), (2, 1), (3, 2), (4, 3), (5, 4), (6, 0)] as [(Int64, Int64)] {
    try warehouse.add(
      "fact_contact",
      [
        "contact_key": .integer(DocumentKey.document(month: month, number: number)),
        "source_key": 1, "contact_id": .text("C\(number)"), "contact_date_key": 2025_12_01,
        "medium": "phone", "rep_key": .integer(rep),
      ])
  }
  let rows = try warehouse.rows("contacts_by", ["month": "2025-12", "dimension": "rep"])
  #expect(
    rows.map { [$0[0], $0[1]] } == [
      ["Anna (R1)", "2"], ["", "1"], ["Anna (R2)", "1"], ["Eva", "1"], ["R4", "1"],
    ])
}

@Test(arguments: ["sales_by", "sales_by_month"])
func salesOfNamesakesBearTheirIds(query: String) throws {
  let warehouse = try staffed()
  for key in 1...4 as ClosedRange<Int64> {
    try warehouse.add(
      "dimension_month",
      [
        "month_key": 202512, "dimension": "rep", "member_key": .integer(key), "lines": 1,
        "orders": 1, "revenue_minor": .integer(key * 100),
      ])
  }
  let rows = try warehouse.rows(query, ["month": "2025-12", "dimension": "rep"], by: "member_id")
  #expect(
    rows.mapValues { $0["member"] ?? "" } == [
      "R1": "Anna (R1)", "R2": "Anna (R2)", "R3": "Eva", "R4": "",
    ])
}

@Test(arguments: ["open_deals", "slipped_deals"])
func dealsOfNamesakesBearTheirIds(query: String) throws {
  let warehouse = try staffed()
  for key in 1...4 as ClosedRange<Int64> {
    try warehouse.add(
      "fact_opportunity",
      [
        "opportunity_key": .integer(key), "source_key": 1, "opportunity_id": .text("D\(key)"),
        "rep_key": .integer(key), "stage": "offer", "opened_date_key": 2025_11_01,
        "expected_date_key": 2025_12_01, "amount_minor": 100_00, "outcome": "open",
      ])
  }
  let rows = try warehouse.rows(query, ["month": "2025-12"], by: "opportunity_id")
  #expect(rows["D1"]?["rep"] == "Anna (R1)" && rows["D2"]?["rep"] == "Anna (R2)")
  #expect(rows["D3"]?["rep"] == "Eva")
}

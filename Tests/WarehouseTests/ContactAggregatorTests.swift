import SQLite
import Testing

@testable import Warehouse

struct ContactAggregatorTests {
  private func add(
    _ tiny: TinyWarehouse, _ number: Int64, of account: Int64, on dateKey: Int64, _ medium: String,
    minutes: Value = nil, cost: Value = nil, key: Int64? = nil
  ) throws {
    let key = key ?? ReceivableWarehouse.key(dateKey, number)
    try tiny.add(
      "fact_contact",
      [
        "contact_key": .integer(key), "source_key": 1, "contact_id": .text("K\(key)"),
        "account_key": .integer(account), "contact_date_key": .integer(dateKey),
        "medium": .text(medium), "minutes_micro": minutes, "cost_minor": cost,
      ])
  }

  private func rows(
    _ tiny: TinyWarehouse, of table: String = "contact_month"
  ) throws -> [String] {
    let statement = try tiny.connection.prepare("SELECT * FROM \(table)")
    var rows: [String] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.text($0) }.joined(separator: " "))
    }
    return rows
  }

  @Test func contactsAreSummedByCustomerAndMedium() throws {
    let tiny = try TinyWarehouse()
    for customer in Int64(1)...3 { try tiny.addCustomer(customer, "C\(customer)") }
    try tiny.connection.execute("UPDATE dim_account SET customer_key = 1 WHERE account_key = 2")
    try add(tiny, 1, of: 1, on: 2024_01_31, "phone", minutes: 5_000_000, cost: 12_50)
    try add(tiny, 2, of: 2, on: 2024_01_03, "phone", minutes: 7_500_000)
    try add(tiny, 3, of: 1, on: 2024_01_05, "phone")
    try add(tiny, 4, of: 1, on: 2024_01_02, "email", cost: 0)
    try add(tiny, 5, of: 3, on: 2024_01_02, "visit")
    try add(tiny, 6, of: 0, on: 2024_01_09, "phone", minutes: 1_000_000)
    // A key of February, a day of January; and the other way round.
    try add(tiny, 7, of: 3, on: 2024_01_04, "visit", key: ReceivableWarehouse.key(2024_02_01, 7))
    try add(tiny, 8, of: 3, on: 2024_02_04, "visit", key: ReceivableWarehouse.key(2024_01_01, 8))
    let aggregator = try ContactAggregator(
      tiny.connection, AccountLookup(tiny.connection, termDays: 0))
    for _ in 1...2 {
      try aggregator.sum(month(2024_01))
      #expect(
        try rows(tiny) == [
          "202401 0 phone 1 1000000 0 0 1000000 20240109",
          "202401 1 email 1 0 1 0 0 20240102",
          "202401 1 phone 3 12500000 1 1250 7500000 20240131",
          "202401 3 visit 2 0 0 0 0 20240104",
        ])
      // Of the four by telephone one is nobody's: 1.0 + 12.5 minutes, of which 12.50 were said.
      #expect(
        try rows(tiny, of: "medium_month") == [
          "202401 email 1 1 0 0", "202401 phone 4 1 13500000 1250", "202401 visit 2 1 0 0",
        ])
    }
    try aggregator.sum(month(2024_02))
    #expect(try rows(tiny).last == "202402 3 visit 1 0 0 0 0 20240204")
    try tiny.connection.execute("DELETE FROM fact_contact")
    try aggregator.sum(month(2024_01))
    #expect(try rows(tiny) == ["202402 3 visit 1 0 0 0 0 20240204"])
    #expect(try rows(tiny, of: "medium_month") == ["202402 visit 1 1 0 0"])
  }
}

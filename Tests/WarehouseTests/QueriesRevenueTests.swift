import SQLite
import Testing

@testable import Warehouse

extension TinyWarehouse {
  /// A line of a document first known in `known`; revenue in whole units of currency.
  fileprivate func addLine(
    _ number: Int64, known: Int, on day: Int64, customer: Int64, product: Int64, units: Int64,
    revenue: Int64, status: Int64 = 2, revision: Int64 = 0
  ) throws {
    let month = try #require(Month(key: known))
    let document = DocumentKey.document(month: month, number: number)
    let sign: Int64 = revision % 2 == 0 ? 1 : -1
    try add(
      "fact_sale_line",
      [
        "sale_line_key": .integer(
          DocumentKey.line(document: document, slot: 1, revision: revision)),
        "account_key": .integer(customer), "product_key": .integer(product),
        "ordered_date_key": .integer(day), "status": .integer(status), "line_count": .integer(sign),
        "quantity_micro": .integer(sign * units * 1_000_000),
        "gross_minor": .integer(sign * revenue * 100),
        "revenue_minor": .integer(sign * revenue * 100),
      ])
  }

  fileprivate func addTrade(_ month: Int64, customer: Int64, revenue: Int64) throws {
    try add(
      "customer_month",
      [
        "month_key": .integer(month), "customer_key": .integer(customer), "lines": 1, "orders": 1,
        "revenue_minor": .integer(revenue * 100),
      ])
    try add(
      "product_month",
      ["month_key": .integer(month), "product_key": .integer(customer + 10), "lines": 1])
  }
}

/// Customers 1 and 0 (anonymous) buy in both Decembers, 2 is new, 3 is lost.
private func twoDecembers() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  for (key, id) in [(1, "A"), (2, "N"), (3, "L")] as [(Int64, String)] {
    try warehouse.addCustomer(key, id, ["name": .text("Firm " + id)])
  }
  // 2024: 10 of product 1 at 10, 10 at 8 by nobody, and the lost one.
  try warehouse.addLine(
    1, known: 202412, on: 2024_12_05, customer: 1, product: 1, units: 10, revenue: 100)
  try warehouse.addLine(
    2, known: 202412, on: 2024_12_31, customer: 0, product: 1, units: 10, revenue: 80)
  try warehouse.addLine(
    3, known: 202412, on: 2024_12_01, customer: 3, product: 1, units: 5, revenue: 50)
  // 2025: 10 at 12, one line of them in a document of November; product 2 is new; nobody buys 5 at 12.
  try warehouse.addLine(
    1, known: 202512, on: 2025_12_01, customer: 1, product: 1, units: 6, revenue: 72)
  try warehouse.addLine(
    9, known: 202511, on: 2025_12_02, customer: 1, product: 1, units: 4, revenue: 48)
  try warehouse.addLine(
    2, known: 202512, on: 2025_12_31, customer: 1, product: 2, units: 2, revenue: 60)
  try warehouse.addLine(
    3, known: 202512, on: 2025_12_31, customer: 0, product: 1, units: 5, revenue: 60)
  try warehouse.addLine(
    4, known: 202512, on: 2025_12_31, customer: 2, product: 1, units: 4, revenue: 40)
  // Not of the month, not completed, reversed.
  try warehouse.addLine(
    5, known: 202512, on: 2025_11_30, customer: 1, product: 1, units: 7, revenue: 700)
  try warehouse.addLine(
    6, known: 202512, on: 2025_12_30, customer: 1, product: 1, units: 7, revenue: 700, status: 1)
  for revision in [0, 1] as [Int64] {
    try warehouse.addLine(
      7, known: 202512, on: 2025_12_30, customer: 1, product: 1, units: 7, revenue: 700,
      revision: revision)
  }
  for (month, customer, revenue) in [
    (202412, 0, 80), (202412, 1, 100), (202412, 3, 50), (202511, 1, 700), (202512, 0, 60),
    (202512, 1, 180), (202512, 2, 40),
  ] as [(Int64, Int64, Int64)] {
    try warehouse.addTrade(month, customer: customer, revenue: revenue)
  }
  return warehouse
}

@Test func changeOfRevenueIsSplitInFive() throws {
  let rows = try twoDecembers().rows("change_of_revenue", ["month": "2025-12"])
  // Kept customers: 240 for 17 units against 180 for 20. Price (12 − 9) × 15, volume −3 × 9.
  #expect(
    rows == [
      ["price", "45.00", "280.00", "230.00", "2024-12"],
      ["volume", "-27.00", "280.00", "230.00", "2024-12"],
      ["mix", "42.00", "280.00", "230.00", "2024-12"],
      ["new_customers", "40.00", "280.00", "230.00", "2024-12"],
      ["lost_customers", "-50.00", "280.00", "230.00", "2024-12"],
    ])
}

@Test func changeOfRevenueAgainstThePreviousMonth() throws {
  let rows = try twoDecembers().rows(
    "change_of_revenue", ["month": "2025-12", "against": "previous_month"], by: "part")
  // November: customer 1 alone, 7 units for 700. December of it: 10 units of product 1 for 120, 2 of
  // product 2 for 60. Price (12 − 100) × 10, volume (12 − 7) × 100, mix the rest of −520.
  #expect(rows["price"]?["change"] == "-880.00")
  #expect(rows["volume"]?["change"] == "500.00")
  #expect(rows["mix"]?["change"] == "-140.00")
  #expect(rows["new_customers"]?["change"] == "100.00")
  #expect(rows["lost_customers"]?["change"] == "0.00")
}

@Test func changeOfRevenueHasNoRowsBeforeTheHistory() throws {
  #expect(try twoDecembers().rows("change_of_revenue", ["month": "2024-12"]).isEmpty)
}

@Test func changeOfRevenueAddsUpForRoundedPrices() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A")
  // 7 units for 100.00 and 11 for 130.00: no price is a whole number of minor units.
  try warehouse.addLine(
    1, known: 202412, on: 2024_12_05, customer: 1, product: 1, units: 7, revenue: 100)
  try warehouse.addLine(
    1, known: 202512, on: 2025_12_05, customer: 1, product: 1, units: 11, revenue: 130)
  try warehouse.addTrade(202412, customer: 1, revenue: 100)
  try warehouse.addTrade(202512, customer: 1, revenue: 130)
  let rows = try warehouse.rows("change_of_revenue", ["month": "2025-12"], by: "part")
  // 130 − 100 × 11 ÷ 7 = −27.142857; 4 × 100 ÷ 7 = 57.142857.
  #expect(rows["price"]?["change"] == "-27.14")
  #expect(rows["volume"]?["change"] == "57.14")
  #expect(rows["mix"]?["change"] == "0.00")
}

@Test func largestChangesNameTheCustomers() throws {
  let rows = try twoDecembers().rows("largest_changes", ["month": "2025-12"])
  #expect(
    rows == [
      ["A", "Firm A", "180.00", "100.00", "80.00"], ["L", "Firm L", "0.00", "50.00", "-50.00"],
      ["N", "Firm N", "40.00", "0.00", "40.00"], ["", "", "60.00", "80.00", "-20.00"],
    ])
}

@Test func revenueByMonthHasTheYearBefore() throws {
  let warehouse = try TinyWarehouse()
  for month in Array(202401...202412) + [202501] {
    try warehouse.add(
      "company_month", ["month_key": .integer(Int64(month)), "revenue_minor": 100_00, "lines": 1])
    try warehouse.add("contact_month", ["month_key": .integer(Int64(month))])
  }
  let rows = try warehouse.rows("revenue_by_month", ["month": "2025-01", "months": "2"])
  // month, revenue, year before, 12 months, margin, orders, active, new
  #expect(
    rows == [
      ["2024-12", "100.00", "", "1200.00", "", "0", "0", "0"],
      ["2025-01", "100.00", "100.00", "1200.00", "", "0", "0", "0"],
    ])
}

@Test func salesByChannelCompares() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_channel", ["channel_key": 1, "channel": "web"])
  for (month, channel, revenue) in [
    (202412, 1, 100), (202512, 1, 300), (202511, 1, 50), (202512, 0, 100), (202501, 1, 10),
  ] as [(Int64, Int64, Int64)] {
    try warehouse.add(
      "dimension_month",
      [
        "month_key": .integer(month), "dimension": "channel", "member_key": .integer(channel),
        "lines": 1, "orders": 2, "revenue_minor": .integer(revenue * 100), "costed_lines": 1,
        "costed_revenue_minor": .integer(revenue * 100), "cost_minor": .integer(revenue * 60),
      ])
    try warehouse.add(
      "product_month", ["month_key": .integer(month), "product_key": .integer(channel)])
  }
  let rows = try warehouse.rows(
    "sales_by", ["month": "2025-12", "dimension": "channel"], by: "member_id")
  let web = try #require(rows["web"])
  #expect(web["revenue"] == "300.00" && web["previous_month"] == "50.00")
  #expect(web["same_month_last_year"] == "100.00" && web["year_to_date"] == "360.00")
  #expect(web["year_to_date_last_year"] == "", "January 2024 lies before the history")
  #expect(web["revenue_share"] == "0.750000" && web["average_order_value"] == "150.00")
  #expect(web["margin"] == "120.00" && web["margin_ratio"] == "0.400000")
  #expect(web["orders"] == "2" && web["orders_year_to_date"] == "6")
  #expect(rows[""]?["revenue"] == "100.00")
}

@Test func whoHasATargetAndSoldNothingIsListed() throws {
  let warehouse = try TinyWarehouse()
  for (key, target) in [(1, 1_000), (2, 2_000), (3, nil)] as [(Int64, Int64?)] {
    try warehouse.add(
      "dim_rep", ["rep_key": .integer(key), "source_key": 1, "rep_id": .text("R\(key)")])
    guard let target else { continue }
    try warehouse.add(
      "fact_target",
      [
        "month_key": 202512, "metric": "revenue", "rep_key": .integer(key),
        "amount_minor": .integer(target * 100),
      ])
  }
  try warehouse.add(
    "dimension_month",
    [
      "month_key": 202512, "dimension": "rep", "member_key": 1, "lines": 1, "orders": 1,
      "revenue_minor": 1_120_00,
    ])
  try warehouse.add("product_month", ["month_key": 202512, "product_key": 1])
  let rows = try warehouse.rows("sales_by", ["month": "2025-12"], by: "member_id")
  #expect(rows.keys.sorted() == ["R1", "R2"])
  #expect(rows["R1"]?["revenue"] == "1120.00" && rows["R1"]?["target_ratio"] == "1.120000")
  #expect(rows["R2"]?["revenue"] == "0.00" && rows["R2"]?["target"] == "2000.00")
  #expect(rows["R2"]?["orders"] == "0" && rows["R2"]?["revenue_share"] == "0.000000")
}

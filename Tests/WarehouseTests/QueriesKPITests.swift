import SQLite
import Testing

@testable import Warehouse

/// A company with four months that matter: December 2024, January, November and December 2025.
private func company() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  for month in 202412...202412 { try warehouse.addMonth(month, ["revenue_minor": 500_00]) }
  for month in 202501...202510 {
    try warehouse.addMonth(month, ["revenue_minor": 10_00, "orders": 1, "lost_customers": 1])
  }
  try warehouse.addMonth(
    202511, ["revenue_minor": 200_00, "orders": 2, "cost_to_serve_minor": 1_00])
  try warehouse.addMonth(
    202512,
    [
      "revenue_minor": 1000_00, "anonymous_revenue_minor": 100_00, "gross_sales_minor": 1200_00,
      "discounts_minor": 150_00, "returns_minor": 50_00, "orders": 3, "units_micro": 12_500_000,
      "lines": 5, "costed_lines": 4, "costed_revenue_minor": 800_00, "cost_minor": 600_00,
      "active_customers": 2, "new_customers": 1, "returning_customers": 1,
      "reactivated_customers": 1, "lost_customers": 2, "active_customers_ytd": 7,
      "new_customers_ytd": 3, "returning_customers_ytd": 4, "reactivated_customers_ytd": 2,
      "active_customers_12m": 8, "repeat_customers_12m": 6, "active_customers_year_before": 5,
      "retained_customers_12m": 4, "contacts": 9, "cost_to_serve_minor": 30_00,
      "receivables_minor": 400_00, "overdue_minor": 120_00, "credit_minor": 5_00,
      "invoiced_90_days_minor": 1200_00,
    ])
  return warehouse
}

extension TinyWarehouse {
  /// A month of the company with one contact fact in it, so that it lies in the history.
  fileprivate func addMonth(_ month: Int, _ row: [String: Value]) throws {
    let key = Value.integer(Int64(month))
    try add("company_month", row.merging(["month_key": key]) { $1 })
    try add("contact_month", ["month_key": key, "medium": "phone", "contacts": 1])
  }
}

@Test func kpiHasTheNamesThatOthersRelyOn() throws {
  let result = try company().result("kpi", ["month": "2025-12"])
  #expect(
    result.columns.map(\.name) == [
      "metric", "unit", "value", "previous_month", "same_month_last_year", "year_to_date",
      "year_to_date_last_year", "target",
    ])
  #expect(
    result.texts.map { $0[0] }.prefix(27) == [
      "revenue", "anonymous_revenue", "gross_sales", "discounts", "returns", "orders", "units",
      "average_order_value", "active_customers", "new_customers", "returning_customers",
      "reactivated_customers", "lost_customers", "retention_ratio", "repeat_ratio", "cost",
      "margin", "margin_ratio", "cost_to_serve", "contribution", "discount_ratio",
      "return_ratio", "receivables", "overdue", "dso_days", "contacts",
      "anonymous_revenue_ratio",
    ])
}

@Test func kpiComparesTheMonth() throws {
  let rows = try company().rows("kpi", ["month": "2025-12"])
  func row(_ metric: String) -> [String] {
    rows.first { $0[0] == metric }.map { Array($0.dropFirst()) } ?? []
  }
  // unit, value, previous month, last year, year to date, year to date last year, target
  #expect(row("revenue") == ["CZK", "1000.00", "200.00", "500.00", "1300.00", "", ""])
  #expect(row("anonymous_revenue") == ["CZK", "100.00", "0.00", "0.00", "100.00", "", ""])
  #expect(row("orders") == ["count", "3", "2", "0", "15", "", ""])
  #expect(row("units") == ["count", "12.5", "0", "0", "12.5", "", ""])
  // 100000 / 3 = 33333.33 and 130000 / 15 = 8666.67 minor units
  #expect(row("average_order_value") == ["CZK", "333.33", "100.00", "", "86.67", "", ""])
  #expect(row("active_customers") == ["count", "2", "0", "0", "7", "", ""])
  #expect(row("returning_customers") == ["count", "1", "0", "0", "4", "", ""])
  #expect(row("lost_customers") == ["count", "2", "0", "0", "12", "", ""])
  #expect(row("retention_ratio") == ["ratio", "0.800000", "", "", "", "", ""])
  #expect(row("churn_ratio") == ["ratio", "0.200000", "", "", "", "", ""])
  #expect(row("repeat_ratio") == ["ratio", "0.750000", "", "", "", "", ""])
  #expect(row("cost") == ["CZK", "600.00", "0.00", "0.00", "600.00", "", ""])
  #expect(row("margin") == ["CZK", "200.00", "0.00", "0.00", "200.00", "", ""])
  #expect(row("margin_ratio") == ["ratio", "0.250000", "", "", "0.250000", "", ""])
  #expect(row("cost_to_serve") == ["CZK", "30.00", "1.00", "", "31.00", "", ""])
  #expect(row("contribution") == ["CZK", "170.00", "-1.00", "0.00", "169.00", "", ""])
  #expect(row("discount_ratio") == ["ratio", "0.125000", "", "", "0.125000", "", ""])
  #expect(row("return_ratio") == ["ratio", "0.047619", "0.000000", "0.000000", "0.037037", "", ""])
  #expect(row("receivables") == ["CZK", "400.00", "", "", "", "", ""])
  #expect(row("dso_days") == ["days", "30.0", "", "", "", "", ""])
  #expect(row("contacts") == ["count", "9", "0", "0", "9", "", ""])
  #expect(
    row("anonymous_revenue_ratio")
      == ["ratio", "0.100000", "0.000000", "0.000000", "0.076923", "", ""])
  #expect(
    row("cost_coverage_ratio")
      == ["ratio", "0.800000", "0.000000", "0.000000", "0.615385", "", ""])
}

@Test func kpiIsBlankWhereLinesExistAndNoneHasACost() throws {
  let warehouse = try company()
  try warehouse.addMonth(202601, ["lines": 3, "revenue_minor": 10_00])
  let rows = try warehouse.rows("kpi", ["month": "2026-01"], by: "metric")
  #expect(rows["cost"]?["value"] == "")
  #expect(rows["margin"]?["value"] == "")
  #expect(rows["contribution"]?["value"] == "")
  // The fiscal year before lies in the history from December 2024 on only in its last month.
  #expect(rows["revenue"]?["year_to_date_last_year"] == "10.00")
  #expect(rows["revenue"]?["same_month_last_year"] == "10.00")
}

@Test func kpiYearToDateFollowsTheFiscalYear() throws {
  let warehouse = try TinyWarehouse(fiscalYearStarts: 10)
  for month in [202409, 202410, 202411, 202412, 202510, 202511] {
    try warehouse.addMonth(month, ["revenue_minor": .integer(Int64(month % 100) * 100)])
  }
  let rows = try warehouse.rows("kpi", ["month": "2025-11"], by: "metric")
  // October and November: 10 + 11.
  #expect(rows["revenue"]?["year_to_date"] == "21.00")
  #expect(rows["revenue"]?["year_to_date_last_year"] == "21.00")
}

@Test func kpiTakesTheCompanysTargetsOnly() throws {
  let warehouse = try company()
  let month: [String: Value] = ["month_key": 202512]
  func add(_ row: [String: Value]) throws {
    try warehouse.add("fact_target", month.merging(row) { $1 })
  }
  try add(["metric": "revenue", "amount": "1100", "amount_minor": 110_000])
  try add(["metric": "revenue", "rep_key": 1, "amount": "7", "amount_minor": 700])
  try add(["metric": "orders", "amount": "4"])
  let rows = try warehouse.rows("kpi", ["month": "2025-12"], by: "metric")
  #expect(rows["revenue"]?["target"] == "1100.00")
  #expect(rows["orders"]?["target"] == "4")
  #expect(rows["units"]?["target"] == "")
}

@Test func kpiRefusesAMonthOutsideOfTheHistory() throws {
  let warehouse = try company()
  #expect(throws: QueryError(.outsideHistory("2024-11", first: "2024-12", last: "2025-12"))) {
    try warehouse.rows("kpi", ["month": "2024-11"])
  }
  #expect(throws: QueryError(.wrongValue("2025-13", parameter: "month", type: .month))) {
    try warehouse.rows("kpi", ["month": "2025-13"])
  }
}

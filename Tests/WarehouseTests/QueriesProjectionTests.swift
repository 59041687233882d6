import SQLite
import Testing

@testable import Warehouse

extension TinyWarehouse {
  /// So many months up to December 2025, each year with the same twelve revenues.
  fileprivate func addYears(months: Int, _ revenues: [Int64]) throws {
    let last = 2025 * 12 + 11
    for index in (last - months + 1)...last {
      let month = Month(index: index)
      try add(
        "company_month",
        [
          "month_key": .integer(Int64(month.key)), "lines": 1,
          "revenue_minor": .integer(revenues[month.monthOfYear - 1]),
        ])
      try add("product_month", ["month_key": .integer(Int64(month.key)), "product_key": 1])
    }
  }
}

/// The year adds up to 12 times 100.00 and each one is as the other, so that nothing is unexpected.
private let revenues: [Int64] = [
  80_00, 90_00, 100_00, 110_00, 120_00, 100_00, 100_00, 100_00, 90_00, 110_00, 100_00, 100_00,
]

@Suite struct QueriesProjectionTests {
  @Test func steadyYearsGoOn() throws {
    let warehouse = try TinyWarehouse()
    try warehouse.addYears(months: 36, revenues)
    try warehouse.add(
      "fact_target", ["month_key": 202602, "metric": "revenue", "amount_minor": 95_00])
    let rows = try warehouse.rows("projection", ["month": "2025-12"], by: "month")
    #expect(rows.count == 27)
    #expect(rows["2024-01"]?["revenue"] == "80.00" && rows["2024-01"]?["expected"] == "")
    let expected = ["2026-01", "2026-02", "2026-03"].map { rows[$0]?["expected"] }
    #expect(expected == ["80.00", "90.00", "100.00"])
    #expect(rows["2026-01"]?["low_95"] == "80.00" && rows["2026-01"]?["high_80"] == "80.00")
    #expect(rows["2026-02"]?["target"] == "95.00" && rows["2026-01"]?["target"] == "")
    #expect(rows["2026-03"]?["back_tests"] == "10")
    #expect(rows["2026-03"]?["same_month_last_year"] == "100.00")
  }

  @Test func pastMonthsAreHeldAgainstWhatWasExpected() throws {
    let warehouse = try TinyWarehouse()
    try warehouse.addYears(months: 36, revenues)
    // The last month brings twice as much: of 12, 11 and 10 tests one is wrong by half of what came.
    try warehouse.connection.execute(
      "UPDATE company_month SET revenue_minor = 20000 WHERE month_key = 202512")
    let rows = try warehouse.rows("projection_test", ["month": "2025-12"])
    #expect(
      rows == [
        ["1", "12", "8.33", "0.000000", "0.000000"], ["2", "11", "9.09", "0.000000", "0.000000"],
        ["3", "10", "10.00", "0.000000", "0.000000"],
      ])
  }

  @Test func monthsWithoutRevenueHaveNoErrorToBeCompared() throws {
    let warehouse = try TinyWarehouse()
    try warehouse.addYears(months: 36, revenues)
    // In the place of what would be worked out: errors of a half and of a tenth, two months of nothing.
    try warehouse.connection.execute(
      """
      CREATE TEMP TABLE projection_step AS SELECT column1 AS months_ahead, column2 AS month_key,
        column3 AS expected_minor, column4 AS actual_minor
      FROM (VALUES (1, 202508, 5000, 10000), (1, 202509, 9000, 10000), (1, 202510, 100, 0),
        (1, 202511, 100, 0))
      """)
    // The same months of the year before: 100, 90. The means: (50 + 10 − 1 − 1) ÷ 4.
    #expect(
      try warehouse.rows("projection_test", ["month": "2025-12"]) == [
        ["1", "4", "14.50", "0.300000", "0.050000"]
      ])
  }

  @Test func shortHistoryHasNoProjection() throws {
    let warehouse = try TinyWarehouse()
    try warehouse.addYears(months: 23, revenues)
    #expect(try warehouse.rows("projection", ["month": "2025-12"]).isEmpty)
    #expect(try warehouse.rows("projection_test", ["month": "2025-12"]).isEmpty)
  }

  @Test func dealsAreExpectedInTheirMonths() throws {
    let warehouse = try TinyWarehouse()
    try warehouse.addYears(months: 24, revenues)
    for (key, expected, chance) in [
      (1, 2026_01_15, 500_000), (2, 2026_01_31, 250_000), (3, 2026_03_01, 1_000_000),
      (4, 2025_12_01, 500_000),
    ] as [(Int64, Int64, Int64)] {
      try warehouse.add(
        "fact_opportunity",
        [
          "opportunity_key": .integer(key), "opportunity_id": .text("D\(key)"), "source_key": 1,
          "opened_date_key": 2025_11_01, "expected_date_key": .integer(expected),
          "amount_minor": 100_00, "probability_micro": .integer(chance), "stage": "offer",
          "outcome": "open",
        ])
    }
    let rows = try warehouse.rows("projection", ["month": "2025-12"], by: "month")
    let weighted = ["2026-01", "2026-02", "2026-03"].map { rows[$0]?["weighted_value"] }
    #expect(weighted == ["75.00", "", "100.00"])
    let deals = try warehouse.rows("open_deals", ["month": "2025-12"], by: "opportunity_id")
    #expect(deals["D4"]?["is_slipped"] == "1" && deals["D4"]?["age_days"] == "60")
    #expect(deals["D2"]?["weighted_amount"] == "25.00" && deals["D2"]?["is_slipped"] == "0")
  }

  /// December 2025 has 20 working days in Czechia, 23 weekdays; December 2024 had 19 and 22.
  @Test func revenueIsDividedByWorkingDays() throws {
    let warehouse = try TinyWarehouse()
    try warehouse.addYears(months: 24, revenues)
    let anywhere = try warehouse.rows("working_days", ["month": "2025-12"], by: "month")
    #expect(anywhere["2025-12"]?["working_days"] == "23")
    try warehouse.set("country", "CZ")
    let rows = try warehouse.rows("working_days", ["month": "2025-12"], by: "month")
    let december = try #require(rows["2025-12"])
    #expect(december["working_days"] == "20" && december["holidays"] == "3")
    #expect(december["revenue_per_working_day"] == "5.00")
    #expect(december["working_days_year_before"] == "19")
    #expect(december["per_working_day_year_before"] == "5.26")
    #expect(december["growth"] == "-0.050000")
    #expect(rows["2024-01"]?["growth"] == "")
    let slovak = try warehouse.rows(
      "working_days", ["month": "2025-12", "country": "SK"], by: "month")
    #expect(slovak["2025-11"]?["working_days"] == "20")
  }
}

import SQLite
import Testing

@testable import Warehouse

extension TinyWarehouse {
  fileprivate func addProduct(_ key: Int64, _ id: String, category: Int64) throws {
    try add(
      "dim_product",
      [
        "product_key": .integer(key), "source_key": 1, "product_id": .text(id),
        "name": .text("Product " + id), "category_key": .integer(category),
      ])
  }

  /// A month of a product: revenue and cost in whole units of currency, cost nil where unknown.
  fileprivate func sell(
    _ product: Int64, _ month: Int64, units: Int64, revenue: Int64, cost: Int64? = nil
  ) throws {
    try add(
      "product_month",
      [
        "month_key": .integer(month), "product_key": .integer(product), "lines": 1,
        "units_micro": .integer(units * 1_000_000), "gross_sales_minor": .integer(revenue * 100),
        "revenue_minor": .integer(revenue * 100), "costed_lines": cost == nil ? 0 : 1,
        "costed_revenue_minor": .integer(cost == nil ? 0 : revenue * 100),
        "cost_minor": .integer((cost ?? 0) * 100),
      ])
  }
}

/// Screws: A leads and grows, B only grows, C shrinks and earns nothing. Tools: D alone, new.
/// Paint: E leads and shrinks, F ties with it and grows.
private func portfolio() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  for (key, category) in [(1, "Screws"), (2, "Tools"), (3, "Paint")] as [(Int64, String)] {
    try warehouse.add(
      "dim_category", ["category_key": .integer(key), "category": .text(category)])
  }
  for (key, id, category) in [
    (1, "A", 1), (2, "B", 1), (3, "C", 1), (4, "D", 2), (5, "E", 3), (6, "F", 3),
  ] as [(Int64, String, Int64)] {
    try warehouse.addProduct(key, id, category: category)
  }
  // The year before.
  try warehouse.sell(1, 202401, units: 10, revenue: 1000, cost: 500)
  try warehouse.sell(2, 202412, units: 10, revenue: 100, cost: 50)
  try warehouse.sell(3, 202406, units: 10, revenue: 100, cost: 50)
  try warehouse.sell(5, 202406, units: 10, revenue: 600, cost: 300)
  try warehouse.sell(6, 202406, units: 10, revenue: 200, cost: 100)
  // One month too early for either year.
  try warehouse.sell(1, 202312, units: 99, revenue: 9999, cost: 1)
  // The trailing year of December 2025.
  for month in 202501...202512 {
    try warehouse.sell(1, Int64(month), units: 1, revenue: 100, cost: 60)
  }
  try warehouse.sell(2, 202512, units: 12, revenue: 300, cost: 290)
  try warehouse.sell(3, 202501, units: 6, revenue: 50, cost: 49)
  try warehouse.sell(3, 202502, units: 6, revenue: 50, cost: 48)
  try warehouse.sell(4, 202505, units: 1, revenue: 400, cost: 200)
  try warehouse.sell(5, 202505, units: 1, revenue: 500, cost: 300)
  try warehouse.sell(6, 202505, units: 1, revenue: 500, cost: 400)
  return warehouse
}

@Test func portfolioMeasuresTheTrailingYear() throws {
  let rows = try portfolio().rows("product_portfolio", ["month": "2025-12"], by: "product_id")
  #expect(rows.count == 6)
  let a = try #require(rows["A"])
  #expect(a["revenue"] == "1200.00" && a["revenue_year_before"] == "1000.00")
  #expect(a["growth"] == "0.200000")
  // 3000 of the trailing year against 2000 of the year before.
  #expect(a["company_growth"] == "0.500000")
  #expect(a["revenue_share"] == "0.400000" && a["category_share"] == "0.750000")
  #expect(a["units"] == "12" && a["margin"] == "480.00" && a["margin_ratio"] == "0.400000")
  #expect(a["xyz"] == "X" && a["coefficient_of_variation"] == "0.000000")
  // 1200 against B's 300.
  #expect(a["relative_share"] == "4.000000")
  // A margin of 3000 − 2007 on 3000.
  #expect(a["company_margin_ratio"] == "0.331000")
}

@Test func portfolioPlacesProducts() throws {
  let rows = try portfolio().rows("product_portfolio", ["month": "2025-12"], by: "product_id")
  func column(_ name: String) -> [String] {
    ["A", "B", "C", "D", "E", "F"].map { rows[$0]?[name] ?? "?" }
  }
  #expect(column("position") == ["cash cow", "question mark", "dog", "", "cash cow", "star"])
  #expect(column("growth") == ["0.200000", "2.000000", "0.000000", "", "-0.166667", "1.500000"])
  #expect(
    column("relative_share")
      == ["4.000000", "0.250000", "0.083333", "", "1.000000", "1.000000"])
  // Margins 480, 200 (D), 200 (E), 100, 10, 3 of 993: D follows 480 (48 %), E 680 (68 %), F 880
  // (89 %), B 980 (99 %), C 990.
  #expect(column("abc") == ["A", "C", "C", "A", "A", "B"])
  #expect(column("advice") == ["keep", "reprice", "withdraw", "keep", "keep", "invest"])
  // One month of twelve: mean 1, deviation √11; two of twelve: √5.
  #expect(
    column("coefficient_of_variation")
      == ["0.000000", "3.316625", "2.236068", "3.316625", "3.316625", "3.316625"])
}

@Test func portfolioRanksByRevenueWhereCostIsRarelyKnown() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addProduct(1, "A", category: 0)
  try warehouse.addProduct(2, "B", category: 0)
  try warehouse.sell(1, 202512, units: 1, revenue: 80)
  try warehouse.sell(2, 202512, units: 1, revenue: 20, cost: 5)
  let rows = try warehouse.rows("product_portfolio", ["month": "2025-12"], by: "product_id")
  #expect(rows["A"]?["abc_basis"] == "revenue")
  #expect(rows["A"]?["abc"] == "A")
  // Those before B hold exactly 80 %, which is not under 80 %.
  #expect(rows["B"]?["abc"] == "B")
  #expect(rows["A"]?["margin"] == "" && rows["A"]?["advice"] == "not assessed")
  #expect(rows["A"]?["cost_coverage_ratio"] == "0.000000")
  #expect(rows["B"]?["cost_coverage_ratio"] == "1.000000")
}

@Test func portfolioTakesItsThresholdsFromTheWorkspace() throws {
  let warehouse = try portfolio()
  try warehouse.set("abc_a_share", "0.4")
  try warehouse.set("margin_floor_ratio", "0.01")
  try warehouse.set("xyz_y_variation", "2.5")
  let rows = try warehouse.rows("product_portfolio", ["month": "2025-12"], by: "product_id")
  #expect(rows["D"]?["abc"] == "B")
  #expect(rows["B"]?["advice"] == "keep")
  #expect(rows["C"]?["xyz"] == "Y")
}

@Test func portfolioOfCategoriesOnMarkets() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_market", ["market_key": 1, "market": "CZ"])
  for (key, category) in [(1, "Screws"), (2, "Tools")] as [(Int64, String)] {
    try warehouse.add(
      "dim_category", ["category_key": .integer(key), "category": .text(category)])
  }
  func sell(_ month: Int64, _ category: Int64, _ revenue: Int64) throws {
    try warehouse.add(
      "product_market_month",
      [
        "month_key": .integer(month), "category_key": .integer(category), "market_key": 1,
        "lines": 1, "units_micro": 1_000_000, "revenue_minor": .integer(revenue * 100),
        "costed_lines": 1, "costed_revenue_minor": .integer(revenue * 100),
      ])
  }
  try sell(202406, 1, 100)
  try sell(202406, 2, 100)
  try sell(202506, 1, 300)
  try sell(202506, 2, 100)
  try warehouse.addProduct(1, "A", category: 1)
  try warehouse.sell(1, 202506, units: 1, revenue: 1)
  let rows = try warehouse.rows("product_market", ["month": "2025-06"], by: "category")
  #expect(rows["Screws"]?["market"] == "CZ")
  #expect(rows["Screws"]?["position"] == "star")
  #expect(rows["Screws"]?["relative_share"] == "3.000000")
  #expect(rows["Tools"]?["position"] == "dog")
  #expect(rows["Tools"]?["market_share"] == "0.250000")
}

/// Two units for 1.01 and, a year later, three for 1.00: 1.00 − 3 × 0.505 is −0.515, away from zero.
@Test func theEffectOfAPriceIsRoundedOnce() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_category", ["category_key": 1, "category": "Screws"])
  try warehouse.addProduct(1, "A", category: 1)
  for (month, units, revenue) in [(202406, 2, 101), (202506, 3, 100)] as [(Int64, Int64, Int64)] {
    try warehouse.add(
      "product_month",
      [
        "month_key": .integer(month), "product_key": 1, "lines": 1,
        "units_micro": .integer(units * 1_000_000), "revenue_minor": .integer(revenue),
      ])
  }
  let rows = try warehouse.rows("price_changes", ["month": "2025-06"], by: "product_id")
  #expect(rows["A"]?["price_effect"] == "-0.52" && rows["A"]?["units_effect"] == "0.51")
}

@Test func adviceOnlyLeavesOutRows() throws {
  let warehouse = try portfolio()
  let all = try warehouse.result("product_portfolio", ["month": "2025-12"])
  let advice = try #require(all.index(of: "advice"))
  for name in ["withdraw", "reprice", "invest", "keep"] {
    let asked = try warehouse.rows("product_portfolio", ["month": "2025-12", "advice": name])
    #expect(asked == all.texts.filter { $0[advice] == name })
  }
}

@Test func onlyProductsThatCameBackAreReturned() throws {
  let warehouse = try portfolio()
  #expect(try warehouse.rows("product_returns", ["month": "2025-12"]).isEmpty)
  for (product, month, returns) in [(1, 202512, 300), (3, 202501, 100), (5, 202406, 900)] {
    try warehouse.connection.execute(
      """
      UPDATE product_month SET returns_minor = \(returns * 100)
      WHERE product_key = \(product) AND month_key = \(month)
      """)
  }
  // A: 300 ÷ (1,200 + 300); C: 100 ÷ (100 + 100). What of E came back did so the year before.
  #expect(
    try warehouse.rows("product_returns", ["month": "2025-12"]) == [
      ["A", "Product A", "Screws", "300.00", "0.200000", "1200.00"],
      ["C", "Product C", "Screws", "100.00", "0.500000", "100.00"],
    ])
}

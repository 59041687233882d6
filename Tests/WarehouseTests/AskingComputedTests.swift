import SQLite
import Testing

@testable import Warehouse

private func keySet(_ keys: [UInt64]) -> Value {
  var bytes: [UInt8] = []
  KeySet.encode(keys, into: &bytes)
  return .blob(bytes)
}

extension TinyWarehouse {
  fileprivate func addCustomers(_ count: Int64) throws {
    try add("dim_category", ["category_key": 1, "category": "Screws"])
    for key in 1...count { try addCustomer(key, "C\(key)") }
  }

  fileprivate func addProduct(_ key: Int64, _ id: String) throws {
    try add(
      "dim_product",
      ["product_key": .integer(key), "source_key": 1, "product_id": .text(id), "category_key": 1])
  }

  /// A month of a product: 100.00 of revenue at a cost, and its buyers.
  fileprivate func sell(
    _ product: Int64, _ month: Int64, cost: Int64, to buyers: [UInt64], revenue: Int64 = 100
  ) throws {
    try add(
      "product_month",
      [
        "month_key": .integer(month), "product_key": .integer(product), "lines": 1,
        "costed_lines": 1, "units_micro": 1_000_000, "revenue_minor": .integer(revenue * 100),
        "costed_revenue_minor": .integer(revenue * 100), "cost_minor": .integer(cost * 100),
        "buyer_set": keySet(buyers),
      ])
  }
}

@Test func buyersAreCountedOnceAYear() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomers(200)
  try warehouse.addProduct(1, "P1")
  try warehouse.addProduct(2, "P2")
  try warehouse.sell(1, 202412, cost: 1, to: [9])
  try warehouse.sell(1, 202501, cost: 1, to: [1, 2, 200])
  try warehouse.sell(1, 202512, cost: 1, to: [2, 3])
  try warehouse.sell(2, 202512, cost: 1, to: [])
  let rows = try warehouse.rows("product_buyers", ["month": "2025-12"])
  #expect(rows.map { [$0[0], $0[3]] } == [["P1", "4"], ["P2", "0"]])
}

/// P1 is to be withdrawn; its buyers of two years are 1, 2 and 3.
private func poorProduct() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomers(9)
  for (key, id) in [(1, "P1"), (2, "P2"), (3, "P3"), (4, "P4")] as [(Int64, String)] {
    try warehouse.addProduct(key, id)
  }
  try warehouse.sell(1, 202401, cost: 99, to: [1, 2])
  try warehouse.sell(1, 202501, cost: 9, to: [3], revenue: 9)
  // P2 is bought by 1 now and was by all before; P3 by 1 and 2; P4 by all, but earns nothing.
  try warehouse.sell(2, 202401, cost: 1, to: [1, 2, 3], revenue: 50)
  try warehouse.sell(2, 202512, cost: 1, to: [1, 7, 8, 9], revenue: 500)
  try warehouse.sell(3, 202512, cost: 1, to: [1, 2, 7], revenue: 5000)
  try warehouse.sell(4, 202512, cost: 400, to: [1, 2, 3], revenue: 400)
  return warehouse
}

@Test func theWithdrawListNamesWhatBuyersTakeInstead() throws {
  let rows = try poorProduct().rows("withdraw_list", ["month": "2025-12"], by: "product_id")
  #expect(rows.count == 1)
  let p1 = try #require(rows["P1"])
  #expect(p1["buyers"] == "3" && p1["substitute_id"] == "P3" && p1["shared_buyers"] == "2")
  #expect(p1["shared_ratio"] == "0.666667" && p1["abc"] == "C" && p1["revenue"] == "9.00")
}

@Test func equalSubstitutesGoByTheProductId() throws {
  let warehouse = try poorProduct()
  try warehouse.connection.execute("DELETE FROM product_month WHERE product_key = 3")
  try warehouse.sell(3, 202512, cost: 1, to: [2], revenue: 5000)
  let rows = try warehouse.rows("withdraw_list", ["month": "2025-12"], by: "product_id")
  #expect(rows["P1"]?["substitute_id"] == "P2" && rows["P1"]?["shared_buyers"] == "1")
}

/// More of P5 came back than was sold, which is a ratio of (−10 + 12) ÷ −10: it is to be withdrawn too, and
/// what is to be withdrawn is nobody's substitute.
@Test func aProductThatCameBackIsNoSubstituteAndHasOne() throws {
  let warehouse = try poorProduct()
  try warehouse.addProduct(5, "P5")
  try warehouse.sell(5, 202401, cost: 9, to: [], revenue: 20)
  try warehouse.sell(5, 202512, cost: -12, to: [1, 2, 3], revenue: -10)
  let rows = try warehouse.rows("withdraw_list", ["month": "2025-12"], by: "product_id")
  #expect(rows.keys.sorted() == ["P1", "P5"])
  #expect(rows["P5"]?["margin_ratio"] == "-0.200000" && rows["P5"]?["buyers"] == "3")
  #expect(rows["P1"]?["substitute_id"] == "P3" && rows["P5"]?["substitute_id"] == "P3")
}

@Test func aLonelyProductHasNoSubstitute() throws {
  let warehouse = try poorProduct()
  try warehouse.connection.execute(
    "UPDATE product_month SET buyer_set = x'' WHERE product_key > 1")
  let rows = try warehouse.rows("withdraw_list", ["month": "2025-12"], by: "product_id")
  #expect(rows["P1"]?["substitute_id"] == "" && rows["P1"]?["shared_buyers"] == "")
}

@Test func membersCustomersAreDistinctOverTheYear() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomers(5)
  for (key, team) in [(1, "North"), (2, "North"), (3, "South")] as [(Int64, String)] {
    try warehouse.add(
      "dim_rep",
      ["rep_key": .integer(key), "source_key": 1, "rep_id": .text("R\(key)"), "team": .text(team)])
  }
  for (month, rep, customers) in [
    (202501, 1, [1, 2]), (202512, 1, [2, 3]), (202512, 2, [2, 4]), (202412, 3, [5]),
  ] as [(Int64, Int64, [UInt64])] {
    try warehouse.add(
      "dimension_month",
      [
        "month_key": .integer(month), "dimension": "rep", "member_key": .integer(rep), "lines": 1,
        "orders": 1, "revenue_minor": 100, "customer_set": keySet(customers),
      ])
    try warehouse.add(
      "product_month", ["month_key": .integer(month), "product_key": .integer(rep)])
  }
  func counts(_ dimension: String, _ member: String) throws -> [String?] {
    let given = ["month": "2025-12", "dimension": dimension]
    let row = try warehouse.rows("sales_by", given, by: "member_id")[member]
    return [
      row?["active_customers"], row?["new_customers"], row?["active_customers_year_to_date"],
      row?["new_customers_year_to_date"],
    ]
  }
  #expect(try counts("rep", "R1") == ["2", "", "3", ""], "nobody is known to be new")
  let people = try warehouse.rows("sales_by", ["month": "2025-12"], by: "member_id")
  #expect(people.mapValues { $0["team"] ?? "?" } == ["R1": "North", "R2": "North", "R3": "South"])
  let teams = try warehouse.rows(
    "sales_by", ["month": "2025-12", "dimension": "team"], by: "member_id")
  #expect(teams.values.allSatisfy { $0["team"] == "" })
  try warehouse.add("snapshot_month", ["month_key": 202512])
  for (customer, first) in [(1, 2025_01_05), (2, 2024_01_05), (3, 2025_12_01), (4, 2025_12_31)]
    as [(Int64, Int64)]
  {
    try warehouse.add(
      "customer_snapshot",
      [
        "month_key": 202512, "customer_key": .integer(customer),
        "first_order_date_key": .integer(first),
      ])
  }
  #expect(try counts("rep", "R1") == ["2", "1", "3", "2"])
  #expect(try counts("rep", "R2") == ["2", "1", "2", "1"])
  #expect(try counts("rep", "R3") == ["0", "0", "0", "0"])
  #expect(try counts("team", "North") == ["3", "2", "4", "3"])
}

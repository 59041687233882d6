import SQLite
import Testing

@testable import Warehouse

extension TinyWarehouse {
  fileprivate func classify(_ month: Int64, rankedBy: String = "contribution") throws {
    try add(
      "snapshot_month",
      ["month_key": .integer(month), "ranked_by": .text(rankedBy), "customers": 0])
  }

  fileprivate func snapshot(_ month: Int64, _ customer: Int64, _ row: [String: Value]) throws {
    let base: [String: Value] = [
      "month_key": .integer(month), "customer_key": .integer(customer), "stage": "active",
      "headline": "active",
    ]
    try add("customer_snapshot", base.merging(row) { $1 })
  }

  fileprivate func tag(_ month: Int64, _ customer: Int64, _ name: String) throws {
    try add(
      "customer_tag",
      [
        "month_key": .integer(month), "customer_key": .integer(customer), "class": .text(name),
        "unit": "CZK", "reason": .text("\(name): because"),
      ])
  }
}

/// Three customers in November and December 2025. Key: 1 and 2 before, 2 and 3 now.
private func twoMonths() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  for (key, id) in [(1, "A"), (2, "B"), (3, "C")] as [(Int64, String)] {
    try warehouse.addCustomer(key, id, ["name": .text("Firm " + id), "country": "CZ"])
  }
  for month in [202511, 202512] as [Int64] {
    try warehouse.classify(month)
    try warehouse.add("contact_month", ["month_key": .integer(month)])
  }
  try warehouse.snapshot(202511, 1, ["headline": "key", "is_key": 1])
  try warehouse.snapshot(202511, 2, ["headline": "key", "is_key": 1])
  try warehouse.snapshot(
    202512, 1,
    [
      "headline": "lost", "stage": "lost", "is_key": 0, "revenue_12m_minor": 100_00,
      "contribution_12m_minor": 10_00, "contribution_rank": 3,
    ])
  try warehouse.snapshot(
    202512, 2,
    [
      "headline": "key", "is_key": 1, "is_loyal": 1, "revenue_12m_minor": 500_00,
      "contribution_12m_minor": 60_00, "contribution_rank": 1, "first_order_date_key": 2023_01_15,
      "last_order_date_key": 2025_12_20, "recency_days": 11, "receivables_minor": 50_00,
    ])
  try warehouse.snapshot(
    202512, 3,
    [
      "headline": "key", "is_key": 1, "is_indebted": nil, "revenue_12m_minor": 400_00,
      "contribution_12m_minor": 30_00, "contribution_rank": 2, "orders_12m": 4,
    ])
  for (month, customer) in [(202511, 1), (202511, 2), (202512, 2), (202512, 3)] as [(Int64, Int64)]
  {
    try warehouse.tag(month, customer, "key")
  }
  try warehouse.tag(202512, 2, "loyal")
  try warehouse.tag(202512, 1, "sleeping_giant")
  return warehouse
}

@Test func customersHaveTheColumnsThatOthersRelyOn() throws {
  let result = try twoMonths().result("customers", ["month": "2025-12"])
  #expect(
    result.columns.map(\.name) == [
      "customer_id", "name", "country", "stage", "headline", "is_key", "is_loyal", "is_indebted",
      "is_unprofitable", "orders_12m", "revenue_12m", "margin_12m", "cost_to_serve_12m",
      "contribution_12m", "first_order_on", "last_order_on", "recency_days", "receivables",
      "overdue", "oldest_overdue_days",
    ])
  #expect(
    result.texts[1] == [
      "B", "Firm B", "CZ", "active", "key", "1", "1", "", "", "0", "500.00", "", "", "60.00",
      "2023-01-15", "2025-12-20", "11", "50.00", "0.00", "",
    ])
  #expect(result.texts.map { $0[0] } == ["A", "B", "C"])
}

@Test func customersShowTheVersionOfTheMonthsLastDay() throws {
  let warehouse = try twoMonths()
  try warehouse.connection.execute(
    "UPDATE dim_customer SET valid_to_date_key = 20251215, is_current = 0 WHERE customer_key = 1")
  let version: [String: Value] = [
    "customer_version_key": .integer(1 << 27 | 2025_12_16), "customer_key": 1, "customer_id": "A",
    "country": "PL",
    "is_current": 1, "valid_from_date_key": 2025_12_16, "valid_to_date_key": 9999_12_31,
  ]
  try warehouse.add("dim_customer", version)
  let december = try warehouse.rows("customers", ["month": "2025-12"], by: "customer_id")
  let november = try warehouse.rows("customers", ["month": "2025-11"], by: "customer_id")
  #expect(december["A"]?["country"] == "PL" && december.count == 3)
  #expect(november["A"]?["country"] == "CZ" && november.count == 2)
}

@Test func classesAreCounted() throws {
  let rows = try twoMonths().rows("classes", ["month": "2025-12"])
  // class, customers, not assessed, previous month, last year, revenue, share, listed, ranked by
  #expect(
    rows == [
      ["key", "2", "0", "2", "", "900.00", "0.900000", "3", "contribution"],
      ["loyal", "1", "2", "0", "", "500.00", "0.500000", "3", "contribution"],
      ["indebted", "0", "3", "0", "", "0.00", "0.000000", "3", "contribution"],
      ["unprofitable", "0", "3", "0", "", "0.00", "0.000000", "3", "contribution"],
      ["sleeping_giant", "1", "", "0", "", "100.00", "0.100000", "3", "contribution"],
    ])
}

@Test func whoEnteredAndWhoLeft() throws {
  let warehouse = try twoMonths()
  try warehouse.connection.execute("INSERT INTO warehouse_setting VALUES ('key_share', '0.805')")
  let rows = try warehouse.rows("entered_left", ["month": "2025-12"])
  #expect(
    rows.map { Array($0.prefix(5)) } == [
      ["key", "entered", "C", "Firm C", "key"], ["key", "left", "A", "Firm A", "lost"],
      ["loyal", "entered", "B", "Firm B", "key"],
      ["sleeping_giant", "entered", "A", "Firm A", "lost"],
    ])
  #expect(rows[0].last == "key: because")
  // Of those who left, why no longer.
  #expect(rows[1].last?.hasPrefix("key: rank 3 of ") == true)
  #expect(
    rows[1].last?.hasSuffix(
      " by contribution of the 12 months to 31 Dec 2025; those before it hold at least 80.5 % of the"
        + " total") == true)
  let year = ["month": "2025-12", "against": "same_month_last_year"]
  #expect(try twoMonths().rows("entered_left", year).isEmpty)
}

/// A class is borne since the first of the months in a row; one that is not classified ends the row.
@Test func howLongAClassHasBeenBorne() throws {
  let warehouse = try twoMonths()
  func spans(_ customer: String, _ month: String) throws -> [[String]] {
    try warehouse.rows("customer_classes", ["customer": customer, "month": month])
      .map { [$0[1]] + $0.suffix(2) }
  }
  #expect(
    try spans("B", "2025-12") == [["key", "2025-11", "2"], ["loyal", "2025-12", "1"]])
  #expect(try spans("C", "2025-12") == [["key", "2025-12", "1"]])
  #expect(try spans("A", "2025-11") == [["key", "2025-11", "1"]])
  // August, September and, after a gap in October, November.
  for month in [202508, 202509] as [Int64] { try warehouse.tag(month, 2, "key") }
  #expect(try spans("B", "2025-12").first == ["key", "2025-11", "2"])
  try warehouse.tag(202510, 2, "key")
  #expect(try spans("B", "2025-12").first == ["key", "2025-08", "5"])
}

/// Of many customers it is read from the lists of who bore a class: here the tags of the months before
/// are not there. Where former months were read ahead, not even these are looked at.
@Test(arguments: [false, true]) func howLongManyHaveBorneAClass(isReadAhead: Bool) throws {
  let warehouse = try TinyWarehouse()
  let customers: ClosedRange<Int64> = 1...200
  for customer in customers { try warehouse.addCustomer(customer, "C\(customer)") }
  // The first bore it in no month before, the second in one, and so on to four.
  for (back, month) in ([202512, 202511, 202510, 202509, 202508] as [Int64]).enumerated() {
    try warehouse.classify(month)
    try warehouse.add("contact_month", ["month_key": .integer(month)])
    var list = BearerList()
    for customer in customers where Int(customer - 1) % 5 >= back {
      list.append(Int(customer), revenueMinor: 100)
      if back == 0 { try warehouse.tag(month, customer, "key") }
    }
    try warehouse.add(
      "class_month",
      [
        "month_key": .integer(month), "class": "key", "bearer_list": .blob(list.bytes),
        "customers": .integer(Int64(list.customers)),
      ])
  }
  let kept = KeptTables(isForMany: true)
  if isReadAhead {
    let november = try #require(Month(key: 202511))
    _ = try kept.streaks(through: november, warehouse.connection)
    try warehouse.connection.execute("DELETE FROM class_month")
  }
  let runner = try QueryRunner(warehouse.connection, keeping: kept)
  var rows: [[Value]] = []
  try runner.asking(aboutCustomers: customers.map { "C\($0)" }) {
    rows = try runner.result(
      of: try QueryCatalogue.builtIn.query("customer_classes"),
      ["customer": "", "month": "2025-12"]
    ).rows
  }
  #expect(rows.count == 200)
  let months = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Array($0[3...])) })
  #expect(months["C1"] == [202512, 1])
  #expect(months["C2"] == [202511, 2])
  #expect(months["C35"] == [202508, 5])
  #expect(months["C39"] == [202509, 4])
}

@Test func movementAddsUp() throws {
  let given = ["month": "2025-12", "against": "previous_month"]
  #expect(
    try twoMonths().rows("movement", given) == [
      ["key", "key", "1", "500.00"], ["key", "lost", "1", "100.00"],
      ["not listed", "key", "1", "400.00"],
    ])
  #expect(
    try twoMonths().rows("stage_movement", given) == [
      ["active", "active", "1", "500.00"], ["active", "lost", "1", "100.00"],
      ["not listed", "active", "1", "400.00"],
    ])
}

@Test func classHistoryCountsWhoCameAndWent() throws {
  let rows = try twoMonths().rows("class_history", ["month": "2025-12"])
  #expect(rows.contains(["2025-11", "key", "2", "", ""]))
  #expect(rows.contains(["2025-12", "key", "2", "1", "1"]))
  #expect(rows.contains(["2025-12", "loyal", "1", "1", "0"]))
  #expect(rows.contains(["2025-11", "loyal", "0", "", ""]), "a class that nobody bore is 0")
}

@Test func concentrationRunsFromTheLargest() throws {
  let rows = try twoMonths().rows("concentration", ["month": "2025-12"])
  #expect(
    rows == [
      ["1", "B", "Firm B", "60.00", "0.600000", "0.600000", "contribution"],
      ["2", "C", "Firm C", "30.00", "0.300000", "0.900000", "contribution"],
      ["3", "A", "Firm A", "10.00", "0.100000", "1.000000", "contribution"],
    ])
  let curve = try twoMonths().rows("concentration_curve", ["month": "2025-12"])
  #expect(curve.first == ["1", "0.333333", "60.00", "0.600000", "contribution"])
  #expect(curve.last == ["3", "1.000000", "100.00", "1.000000", "contribution"])
}

/// A with its daughter C, which share a place, bring 40 of 100 behind B's 60.
@Test func aGroupThatIsRankedAsOneStandsAsOne() throws {
  let warehouse = try twoMonths()
  try warehouse.connection.execute(
    """
    UPDATE dim_customer SET parent_id = 'A' WHERE customer_id = 'C';
    UPDATE customer_snapshot SET contribution_rank = 2 WHERE contribution_rank = 3;
    """)
  #expect(
    try warehouse.rows("concentration", ["month": "2025-12"]) == [
      ["1", "B", "Firm B", "60.00", "0.600000", "0.600000", "contribution"],
      ["2", "A", "Firm A", "40.00", "0.400000", "1.000000", "contribution"],
    ])
  #expect(
    try warehouse.rows("concentration_curve", ["month": "2025-12"]) == [
      ["1", "0.500000", "60.00", "0.600000", "contribution"],
      ["2", "1.000000", "100.00", "1.000000", "contribution"],
    ])
}

/// Some exports name the head of a group as a member of itself. C brings more than A, its head.
@Test func whoNamesItselfIsTheHeadOfItsGroup() throws {
  let warehouse = try twoMonths()
  try warehouse.connection.execute(
    """
    UPDATE dim_customer SET parent_id = 'A' WHERE customer_id IN ('A', 'C');
    UPDATE customer_snapshot SET contribution_rank = 2 WHERE contribution_rank = 3;
    """)
  #expect(
    try warehouse.rows("concentration", ["month": "2025-12"]) == [
      ["1", "B", "Firm B", "60.00", "0.600000", "0.600000", "contribution"],
      ["2", "A", "Firm A", "40.00", "0.400000", "1.000000", "contribution"],
    ])
}

@Test func headlinesAddUp() throws {
  let rows = try twoMonths().rows("headlines", ["month": "2025-12"])
  #expect(
    rows.map { Array($0.prefix(5)) } == [
      ["key", "2", "0.666667", "900.00", "0.900000"],
      ["lost", "1", "0.333333", "100.00", "0.100000"],
    ])
}

@Test func winBackKnowsTheFormerClass() throws {
  let rows = try twoMonths().rows("win_back", ["month": "2025-12"], by: "customer_id")
  #expect(rows.count == 1)
  #expect(rows["A"]?["former_class"] == "key" && rows["A"]?["last_classed_in"] == "2025-11")
}

@Test func segmentsSeePlainTagsAndCurrencyUnits() throws {
  let warehouse = try twoMonths()
  func count(_ condition: String) throws -> Int64 {
    try warehouse.connection.integer(
      "SELECT count(*) FROM profile WHERE month_key = 202512 AND (\(condition))")
  }
  #expect(try count("key and not loyal") == 1)
  #expect(try count("revenue_12m >= 400 and country = 'CZ'") == 2)
  #expect(try count("not indebted") == 3)
  #expect(try count("is_indebted is null") == 3)
  #expect(try count("last_order_on = '2025-12-20'") == 1)
  #expect(try count("last_order_on is null") == 2)
}

@Test func cohortsCountWhoCameBack() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.classify(202503)
  for key in [1, 2] as [Int64] {
    try warehouse.addCustomer(key, "C\(key)")
    try warehouse.snapshot(202503, key, ["first_order_date_key": 2025_01_10])
  }
  try warehouse.addBuyers(202501, [1: 10_00, 2: 10_00])
  // Customer 2 brings goods back, which is no order.
  try warehouse.addBuyers(202503, [1: 7_00], others: [2: -2_00])
  try warehouse.add("product_month", ["month_key": 202503])
  try warehouse.add("product_month", ["month_key": 202501])
  #expect(
    try warehouse.rows("cohorts", ["month": "2025-03"]) == [
      ["2025-01", "0", "2", "2", "1.000000", "20.00"],
      ["2025-01", "1", "2", "0", "0.000000", "0.00"],
      ["2025-01", "2", "2", "1", "0.500000", "5.00"],
    ])
}

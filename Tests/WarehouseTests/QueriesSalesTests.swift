import SQLite
import Testing

@testable import Warehouse

private let december = Month(index: 2025 * 12 + 11)

extension TinyWarehouse {
  /// A completed line of its own document in December 2025.
  fileprivate func addLine(
    _ number: Int64, on day: Int64, customer: Int64 = 0, _ row: [String: Value] = [:]
  ) throws {
    let document = DocumentKey.document(month: december, number: number)
    let base: [String: Value] = [
      "sale_line_key": .integer(DocumentKey.line(document: document, slot: 1, revision: 0)),
      "account_key": .integer(customer), "ordered_date_key": .integer(day), "status": 2,
      "line_count": 1, "quantity_micro": 1_000_000, "revenue_minor": 100_00, "cost_minor": 60_00,
    ]
    try add("fact_sale_line", base.merging(row) { $1 })
    try add(
      "customer_order",
      [
        "month_key": .integer(day / 100), "customer_key": .integer(customer),
        "order_key": .integer(document),
      ])
  }
}

@Test func deliveriesHaveAMedianAndAShareOnTime() throws {
  let warehouse = try TinyWarehouse()
  for (number, delivered, promised) in [
    (1, 2025_12_03, 2025_12_03), (2, 2025_12_05, 2025_12_04), (3, 2025_12_11, 0),
    (4, 0, 2025_12_09),
    (5, 2026_01_10, 2026_01_10),
  ] as [(Int64, Int64, Int64)] {
    try warehouse.addLine(
      number, on: 2025_12_01,
      [
        "delivered_date_key": .integer(delivered), "promised_date_key": .integer(promised),
        "channel_key": number == 5 ? 1 : 0,
      ])
  }
  try warehouse.add("dim_channel", ["channel_key": 1, "channel": "web"])
  // 2, 4, 10 and 40 days; the second is late, the fourth should have come by the ninth.
  #expect(
    try warehouse.rows("deliveries", ["month": "2025-12"])
      == [["", "", "5", "4", "7.0", "3", "2", "0.666667", "1", "1"]])
  let channels = try warehouse.rows("deliveries", ["month": "2025-12", "dimension": "channel"])
  #expect(
    channels == [
      ["", "", "4", "3", "4.0", "2", "1", "0.500000", "1", "1"],
      ["web", "web", "1", "1", "40.0", "1", "1", "1.000000", "0", "0"],
    ])
}

@Test func aProductOfWhichNothingCameIsListed() throws {
  let warehouse = try TinyWarehouse()
  for (key, delivered, promised) in [
    (1, 2025_12_03, 2025_12_03), (2, 0, 2025_12_31), (3, 0, 2026_01_01), (4, 0, 0),
  ] as [(Int64, Int64, Int64)] {
    try warehouse.add(
      "dim_product",
      ["product_key": .integer(key), "source_key": 1, "product_id": .text("P\(key)")])
    try warehouse.addLine(
      key, on: 2025_12_01,
      [
        "product_key": .integer(key), "delivered_date_key": .integer(delivered),
        "promised_date_key": .integer(promised),
      ])
  }
  // P3 is not due yet, P4 was handed over the counter.
  #expect(
    try warehouse.rows("deliveries", ["month": "2025-12", "dimension": "product"]) == [
      ["P1", "", "1", "1", "2.0", "1", "1", "1.000000", "0", "0"],
      ["P2", "", "1", "0", "", "0", "0", "", "0", "1"],
      ["P3", "", "1", "0", "", "0", "0", "", "0", "0"],
      ["P4", "", "1", "0", "", "0", "0", "", "0", "0"],
    ])
}

@Test func productsOfOneIdOfTwoSourcesAreTwo() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("source", ["source_key": 2, "name": "shop"])
  for (key, name, delivered) in [(1, "Bolt", 2025_12_03), (2, "Nut", 2025_12_11)]
    as [(Int64, String, Int64)]
  {
    try warehouse.add(
      "dim_product",
      [
        "product_key": .integer(key), "source_key": .integer(key), "product_id": "7",
        "name": .text(name),
      ])
    try warehouse.addLine(
      key, on: 2025_12_01,
      ["product_key": .integer(key), "delivered_date_key": .integer(delivered)])
  }
  let rows = try warehouse.rows("deliveries", ["month": "2025-12", "dimension": "product"])
  #expect(
    rows.map { Array($0.prefix(5)) } == [
      ["7", "Bolt", "1", "1", "2.0"], ["7", "Nut", "1", "1", "10.0"],
    ]
  )
}

/// An order of two lines, 11 and 60 days old; one 30 and one 31 days old, the latter cancelled.
@Test func theOrderBookCountsAnOrderAtItsOldestLine() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("ledger_month", ["month_key": 202512])
  for (number, slot, day, status, revenue) in [
    (1, 1, 2025_12_20, 1, 100), (1, 2, 2025_11_01, 1, 50), (2, 1, 2025_12_01, 1, 50),
    (3, 1, 2025_11_30, 3, 70), (4, 1, 2025_12_01, 2, 999),
  ] as [(Int64, Int64, Int64, Int64, Int64)] {
    let document = DocumentKey.document(month: december, number: number)
    try warehouse.add(
      "fact_sale_line",
      [
        "sale_line_key": .integer(DocumentKey.line(document: document, slot: slot, revision: 0)),
        "ordered_date_key": .integer(day), "status": .integer(status), "line_count": 1,
        "revenue_minor": .integer(revenue * 100),
      ])
  }
  #expect(
    try warehouse.rows("order_book", ["month": "2025-12"]) == [
      ["open", "0–30", "2", "1", "150.00", "0.750000"],
      ["open", "31–60", "1", "1", "50.00", "0.250000"],
      ["cancelled", "31–60", "1", "1", "70.00", "1.000000"],
    ])
}

@Test func deliveriesGoToTheCustomersMarketWhereTheLineHasNone() throws {
  let warehouse = try TinyWarehouse()
  for (key, market) in [(1, "CZ"), (2, "South")] as [(Int64, String)] {
    try warehouse.add("dim_market", ["market_key": .integer(key), "market": .text(market)])
  }
  try warehouse.addCustomer(1, "A", ["country_key": 1])
  try warehouse.addCustomer(2, "B", ["country_key": 1, "market_key": 2])
  for number in [1, 2, 3] as [Int64] {
    try warehouse.addLine(
      number, on: 2025_12_01, customer: number % 3, ["delivered_date_key": 2025_12_02])
  }
  let rows = { (dimension: String) in
    try warehouse.rows("deliveries", ["month": "2025-12", "dimension": dimension]).map { $0[0] }
  }
  #expect(try rows("market") == ["", "CZ", "South"])
  #expect(try rows("country") == ["CZ", ""])
}

/// Two campaigns reach customer 1: on 30 November and on 2 December.
private func reached() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A")
  try warehouse.addCustomer(2, "B")
  for (key, id, cost) in [(1, "K1", 20_00), (2, "K2", nil)] as [(Int64, String, Int64?)] {
    try warehouse.add(
      "dim_campaign",
      [
        "campaign_key": .integer(key), "source_key": 1, "campaign_id": .text(id),
        "cost_minor": cost.map { .integer($0) } ?? nil,
      ])
  }
  for (campaign, customer, event, day) in [
    (1, 1, "sent", 2025_11_30), (1, 2, "sent", 2025_11_30), (1, 1, "opened", 2025_12_01),
    (1, 1, "opened", 2025_12_02), (2, 1, "sent", 2025_12_02),
  ] as [(Int64, Int64, String, Int64)] {
    try warehouse.add(
      "fact_campaign_response",
      [
        "campaign_key": .integer(campaign), "account_key": .integer(customer),
        "event": .text(event), "response_date_key": .integer(day),
      ])
  }
  return warehouse
}

private func orders(_ warehouse: TinyWarehouse) throws -> [String] {
  let rows = try warehouse.rows("campaigns", ["month": "2025-12"], by: "campaign_id")
  return ["K1", "K2"].map { rows[$0]?["orders"] ?? "?" }
}

@Test(
  arguments: [
    (1, 2025_12_01, ["1", "0"]), (1, 2025_12_02, ["0", "1"]), (1, 2025_12_31, ["0", "1"]),
    (2, 2025_12_30, ["1", "0"]), (2, 2025_12_31, ["0", "0"]), (0, 2025_12_05, ["0", "0"]),
  ] as [(Int64, Int64, [String])])
func anOrderCountsForTheLastReach(customer: Int64, day: Int64, expected: [String]) throws {
  let warehouse = try reached()
  try warehouse.addLine(1, on: day, customer: customer)
  #expect(try orders(warehouse) == expected)
}

@Test func anOrderThatNamesACampaignCountsForThatOne() throws {
  let warehouse = try reached()
  try warehouse.addLine(1, on: 2025_12_20, customer: 1, ["campaign_key": 1])
  try warehouse.add(
    "dimension_month",
    [
      "month_key": 202512, "dimension": "campaign", "member_key": 1, "orders": 1, "lines": 1,
      "revenue_minor": 100_00, "costed_lines": 1, "costed_revenue_minor": 100_00,
      "cost_minor": 60_00,
    ])
  #expect(try orders(warehouse) == ["1", "0"])
}

/// From 31 January, 30 days lead to 1 March in 2024 and to 2 March in 2025.
@Test(
  arguments: [
    (2024_01_31, 2024_03_01, "1"), (2024_01_31, 2024_03_02, "0"), (2025_01_31, 2025_03_02, "1"),
    (2025_01_31, 2025_03_03, "0"), (2025_01_30, 2025_03_01, "1"),
  ] as [(Int64, Int64, String)])
func aReachLeadsOverAShortMonth(sent: Int64, day: Int64, expected: String) throws {
  let warehouse = try reached()
  try warehouse.connection.execute(
    "UPDATE fact_campaign_response SET response_date_key = \(sent) WHERE account_key = 2")
  try warehouse.addLine(1, on: day, customer: 2)
  let month = "\(day / 10_000)-03"
  let rows = try warehouse.rows("campaigns", ["month": month], by: "campaign_id")
  #expect(rows["K1"]?["orders"] == expected)
}

/// What a return in the order names counts as what its other lines name.
@Test func anOrderWhoseReturnNamesACampaignIsNotForTheReach() throws {
  let warehouse = try reached()
  try warehouse.addLine(1, on: 2025_12_20, customer: 1)
  try warehouse.add(
    "fact_sale_line",
    [
      "sale_line_key": .integer(
        DocumentKey.line(
          document: DocumentKey.document(month: december, number: 1), slot: 2, revision: 0)),
      "account_key": 1, "ordered_date_key": 2025_12_20, "status": 2, "line_count": 1,
      "quantity_micro": -1_000_000, "revenue_minor": -10_00, "campaign_key": 1,
    ])
  #expect(try orders(warehouse) == ["0", "0"])
}

@Test func campaignsAreMeasuredFromReachToReturn() throws {
  let warehouse = try reached()
  try warehouse.addLine(1, on: 2025_12_30, customer: 2)
  let rows = try warehouse.rows("campaigns", ["month": "2025-12"], by: "campaign_id")
  let first = try #require(rows["K1"])
  #expect(first["reached"] == "2" && first["opened_ratio"] == "0.500000")
  #expect(first["revenue"] == "100.00" && first["margin"] == "40.00" && first["cost"] == "20.00")
  #expect(first["cost_per_reached"] == "10.00" && first["return_ratio"] == "1.000000")
  #expect(rows["K2"]?["return_ratio"] == "" && rows["K2"]?["reached"] == "1")
}

/// Six deals opened by the end of 2025, three of them closed in March, and one opened later.
private func deals() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  for (id, stage, opened, expected, closed, outcome, amount, chance) in [
    ("D1", "offer", 2025_11_01, 2025_12_15, 0, "open", 100, nil),
    ("D2", "offer", 2025_12_21, 2026_02_01, 2026_01_05, "won", 200, 900_000),
    ("D3", "talk", 2025_12_01, 0, 0, "open", nil, nil),
    ("D4", "offer", 2025_01_01, 0, 2025_03_01, "won", 50, nil),
    ("D5", "offer", 2025_01_01, 0, 2025_03_01, "lost", 50, nil),
    ("D6", "other", 2025_01_01, 0, 2025_03_01, "lost", 50, nil),
    ("D7", "offer", 2026_01_01, 0, 0, "open", 1000, nil),
  ] as [(String, String, Int64, Int64, Int64, String, Int64?, Int64?)] {
    try warehouse.add(
      "fact_opportunity",
      [
        "source_key": 1, "opportunity_id": .text(id), "stage": .text(stage),
        "opened_date_key": .integer(opened), "expected_date_key": .integer(expected),
        "closed_date_key": .integer(closed), "outcome": .text(outcome),
        "amount_minor": amount.map { .integer($0 * 100) } ?? nil,
        "probability_micro": chance.map { .integer($0) } ?? nil,
      ])
  }
  return warehouse
}

@Test func thePipelineWeighsDealsByTheirChance() throws {
  // Won of the stage: one of two; D2 has a chance of its own. 100 × 0.5 + 200 × 0.9. Of talk nothing
  // was closed, so that its chance is that of all: one of three.
  #expect(
    try deals().rows("pipeline", ["month": "2025-12"]) == [
      ["talk", "1", "", "", "1", "0", "0.00", "30.0"],
      ["offer", "2", "300.00", "230.00", "0", "1", "100.00", "35.0"],
    ])
}

@Test func aDealWithoutItsFirstDayHasNoAge() throws {
  let warehouse = try deals()
  for id in ["D8", "D9"] {
    try warehouse.add(
      "fact_opportunity",
      ["source_key": 1, "opportunity_id": .text(id), "stage": "offer", "outcome": "open"])
  }
  let rows = try warehouse.rows("pipeline", ["month": "2025-12"], by: "stage")
  // D1 is open for 60 days, D2 for 10.
  #expect(rows["offer"]?["deals"] == "4" && rows["offer"]?["median_age_days"] == "35.0")
}

@Test func theFunnelOfDealsGoesFromOpeningToWinning() throws {
  // All six; the offers open and the deal won; the deal won.
  #expect(
    try deals().rows("deal_funnel", ["month": "2025-12"]) == [
      ["opened", "6", "450.00", "1.000000"], ["offer", "3", "350.00", "0.500000"],
      ["won", "1", "50.00", "0.166667"],
    ])
  // In January D2 is won also, and D7 is an offer.
  #expect(
    try deals().rows("deal_funnel", ["month": "2026-01"]).map { $0[1] } == ["4", "3", "1"])
}

@Test func aDealClosedSinceIsInNoStageOfOpenOnes() throws {
  let warehouse = try deals()
  // Its stage of today says what became of it, not where it stood in December.
  try warehouse.add(
    "fact_opportunity",
    [
      "source_key": 1, "opportunity_id": "D8", "stage": "won", "opened_date_key": 2025_12_01,
      "closed_date_key": 2026_01_10, "outcome": "won",
    ])
  #expect(
    try warehouse.rows("deal_funnel", ["month": "2025-12"]) == [
      ["opened", "7", "450.00", "1.000000"], ["offer", "3", "350.00", "0.428571"],
      ["won", "1", "50.00", "0.142857"],
    ])
}

@Test func aFunnelOfDealsWithoutAmountsHasNoValue() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add(
    "fact_opportunity",
    [
      "source_key": 1, "opportunity_id": "D1", "stage": "talk", "opened_date_key": 2025_12_01,
      "outcome": "open",
    ])
  #expect(
    try warehouse.rows("deal_funnel", ["month": "2025-12"]) == [
      ["opened", "1", "", "1.000000"], ["won", "0", "0.00", "0.000000"],
    ])
}

/// Persons 1 of two systems, each with a deal: of the first expected on the 30th, of the second on the
/// last day of December.
@Test func aDealIsLateFromTheDayAfterAndBearsThePersonOfItsSource() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("source", ["source_key": 2, "name": "crm"])
  for (key, name, expected) in [(1, "Alice", 2025_12_30), (2, "Zoe", 2025_12_31)]
    as [(Int64, String, Int64)]
  {
    try warehouse.add(
      "dim_rep",
      ["rep_key": .integer(key), "source_key": .integer(key), "rep_id": "1", "name": .text(name)])
    try warehouse.add(
      "fact_opportunity",
      [
        "source_key": .integer(key), "opportunity_id": "D1", "stage": "offer",
        "opened_date_key": 2025_12_01, "outcome": "open", "rep_key": .integer(key),
        "expected_date_key": .integer(expected),
      ])
  }
  try warehouse.add(
    "fact_opportunity",
    [
      "source_key": 1, "opportunity_id": "D2", "stage": "offer", "opened_date_key": 2026_01_02,
      "outcome": "open",
    ])
  let late = { (month: String) in
    try warehouse.rows("slipped_deals", ["month": month]).map { [$0[3], $0[7]] }
  }
  #expect(try late("2025-12") == [["Alice", "1"]])
  #expect(try late("2026-01").sorted { $0[0] < $1[0] } == [["Alice", "32"], ["Zoe", "31"]])
}

@Test func slippedDealsArePastTheirDay() throws {
  #expect(
    try deals().rows("slipped_deals", ["month": "2025-12"]) == [
      [
        "D1", "", "", "", "offer", "2025-11-01", "2025-12-15", "16", "100.00", "0.500000",
        "50.00",
      ]
    ])
  #expect(try deals().rows("slipped_deals", ["month": "2025-11"]).isEmpty)
}

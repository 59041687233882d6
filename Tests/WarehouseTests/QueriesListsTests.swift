import SQLite
import Testing

@testable import Warehouse

/// A customer in the snapshot of December 2025.
private func listed(_ customer: [String: Value], _ snapshot: [String: Value]) throws
  -> TinyWarehouse
{
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A", customer)
  try warehouse.add("snapshot_month", ["month_key": 202512, "ranked_by": "contribution"])
  try warehouse.add("contact_month", ["month_key": 202512, "customer_key": 1, "medium": "phone"])
  let base: [String: Value] = [
    "month_key": 202512, "customer_key": 1, "stage": "active", "headline": "active",
  ]
  try warehouse.add("customer_snapshot", base.merging(snapshot) { $1 })
  return warehouse
}

private func row(_ warehouse: TinyWarehouse, _ query: String) throws -> [String: String]? {
  try warehouse.rows(query, ["month": "2025-12"], by: "customer_id")["A"]
}

@Test(
  arguments: [
    (2025_12_31, nil), (2025_11_02, nil), (2025_11_01, "60"), (2025_10_31, "61"), (0, ""),
  ] as [(Int64, String?)])
func keyCustomersWithoutContact(lastContact: Int64, days: String?) throws {
  let snapshot: [String: Value] = ["is_key": 1, "last_contact_date_key": .integer(lastContact)]
  let found = try row(try listed([:], snapshot), "key_without_contact")
  #expect(found?["days_without_contact"] == days)
  let other = try listed([:], snapshot.merging(["is_key": 0]) { $1 })
  #expect(try row(other, "key_without_contact") == nil)
}

/// Nothing is left to reach them by; their debts stay in the reminders.
@Test(arguments: ["key_without_contact", "leaving", "win_back"])
func erasedPeopleAreNotToBeActedOn(query: String) throws {
  let warehouse = try listed(
    [:],
    [
      "is_key": 1, "stage": "lost", "alive_probability": 0.25,
      "expected_revenue_12m_minor": 1000_00,
    ])
  try warehouse.add(
    "customer_snapshot",
    [
      "month_key": 202511, "customer_key": 1, "stage": "active", "headline": "key", "is_key": 1,
    ])
  try warehouse.add("snapshot_month", ["month_key": 202511, "ranked_by": "contribution"])
  try warehouse.add(
    "customer_tag", ["month_key": 202511, "customer_key": 1, "class": "key", "unit": "CZK"])
  #expect(try row(warehouse, query) != nil)
  try warehouse.add("erased_account", ["account_key": 1, "erased_as": "erased-1"])
  #expect(try row(warehouse, query) == nil)
}

@Test(
  arguments: [
    (1, 0, true), (1, 2026_01_01, true), (1, 2025_12_31, false), (0, 0, false), (nil, 0, false),
  ] as [(Int64?, Int64, Bool)])
func greetingsNeedConsent(consent: Int64?, unsubscribedOn: Int64, isGreeted: Bool) throws {
  let warehouse = try listed(
    ["birthday": "1980-01-15", "marketing_consent": consent.map { .integer($0) } ?? nil], [:])
  if unsubscribedOn > 0 {
    try warehouse.add(
      "fact_campaign_response",
      [
        "campaign_key": 0, "account_key": 1, "event": "unsubscribed",
        "response_date_key": .integer(unsubscribedOn),
      ])
  }
  let rows = try warehouse.rows("greetings", ["month": "2025-12"])
  #expect(rows.map { Array($0.prefix(3)) } == (isGreeted ? [["birthday", "15", "A"]] : []))
}

@Test func greetingsAreForTheNextMonth() throws {
  let warehouse = try listed(
    ["birthday": "12-24", "name_day": "01-07", "marketing_consent": 1],
    ["first_order_date_key": 2023_01_31])
  let rows = try warehouse.rows("greetings", ["month": "2025-12"])
  #expect(
    rows.map { [$0[0], $0[1], $0[9]] } == [["name_day", "7", ""], ["anniversary", "31", "3"]])
}

/// 2026 has no 29 February, 2024 has one.
@Test(
  arguments: [("2026-01", 202601, "28"), ("2024-01", 202401, "29")] as [(String, Int64, String)])
func leapDaysAreKeptOnTheLastOfFebruary(month: String, key: Int64, day: String) throws {
  let warehouse = try listed(
    ["birthday": "1980-02-29", "name_day": "02-29", "marketing_consent": 1],
    ["month_key": .integer(key), "first_order_date_key": 2020_02_29])
  try warehouse.add("snapshot_month", ["month_key": .integer(key), "ranked_by": "contribution"])
  try warehouse.add(
    "contact_month", ["month_key": .integer(key), "customer_key": 1, "medium": "phone"])
  let rows = try warehouse.rows("greetings", ["month": month])
  #expect(rows.map { $0[0] } == ["anniversary", "birthday", "name_day"])
  #expect(rows.map { $0[1] } == [day, day, day])
}

@Test func aFirstOrderOfTheGreetingsMonthIsNoAnniversary() throws {
  let warehouse = try listed(["marketing_consent": 1], ["first_order_date_key": 2025_12_31])
  #expect(try warehouse.rows("greetings", ["month": "2025-12"]).isEmpty)
}

@Test(
  arguments: [
    // margin, discounts, returns, cost to serve → driver
    (-50_00, 10_00, 0, 0, "goods sold below cost"), (10_00, 90_00, 20_00, 80_00, "price"),
    (10_00, 20_00, 90_00, 80_00, "returns"), (10_00, 20_00, 30_00, 80_00, "service"),
  ] as [(Int64, Int64, Int64, Int64, String)])
func theUnprofitableHaveADriver(
  margin: Int64, discounts: Int64, returns: Int64, service: Int64, driver: String
) throws {
  let found = try row(
    try listed(
      [:],
      [
        "is_unprofitable": 1, "revenue_12m_minor": 1000_00, "margin_12m_minor": .integer(margin),
        "discounts_12m_minor": .integer(discounts), "returns_12m_minor": .integer(returns),
        "cost_to_serve_12m_minor": .integer(service),
        "contribution_12m_minor": .integer(margin - service),
      ]), "unprofitable")
  #expect(found?["driver"] == driver)
}

@Test func theUnprofitableAreToldWhatBringsThemToZero() throws {
  let found = try row(
    try listed(
      [:],
      [
        "is_unprofitable": 1, "revenue_12m_minor": 1000_00, "margin_12m_minor": 30_00,
        "cost_to_serve_12m_minor": 80_00, "contribution_12m_minor": -50_00,
      ]), "unprofitable")
  #expect(found?["price_rise_to_zero"] == "0.050000")
  #expect(found?["cost_to_serve_to_zero"] == "30.00")
}

@Test func leavingGoesByTheLossToBeExpected() throws {
  let found = try row(
    try listed(
      [:],
      [
        "alive_probability": 0.25, "expected_revenue_12m_minor": 900_00,
        "lifetime_value_12m_minor": 400_00,
      ]), "leaving")
  #expect(found?["expected_loss"] == "300.00")
  #expect(try row(try listed([:], [:]), "leaving") == nil)
  // Who ordered once still buys for certain by the model; who brings a loss is none when it goes.
  for (alive, value) in [(1.0, Value.integer(400_00)), (0.25, -400_00)] {
    let measures: [String: Value] = [
      "alive_probability": .real(alive), "expected_revenue_12m_minor": 900_00,
      "lifetime_value_12m_minor": value,
    ]
    #expect(try row(try listed([:], measures), "leaving") == nil)
  }
}

@Test(
  arguments: [
    (30, 50_00, 0, "overdue"), (29, 50_00, 0, "no contact"), (30, 50_00, 50_00, "no contact"),
  ] as [(Int64, Int64, Int64, String)])
func theTelephoneQueueTakesTheFirstReason(
  days: Int64, overdue: Int64, disputed: Int64, reason: String
) throws {
  let found = try row(
    try listed(
      ["phone": "1"],
      [
        "is_key": 1, "oldest_overdue_days": .integer(days), "overdue_minor": .integer(overdue),
        "disputed_minor": .integer(disputed),
      ]), "telephone_queue")
  #expect(found?["reason"] == reason && found?["place"] == "1")
}

@Test(
  arguments: [
    (2026_03_31, "90"), (2026_04_01, nil), (2025_12_31, "0"), (2025_12_30, nil), (0, nil),
  ] as [(Int64, String?)])
func contractsEndingInNinetyDays(endsOn: Int64, daysLeft: String?) throws {
  let warehouse = try listed([:], [:])
  try warehouse.add(
    "fact_contract",
    [
      "source_key": 1, "contract_id": "S1", "account_key": 1, "starts_date_key": 2024_01_01,
      "ends_date_key": .integer(endsOn),
    ])
  let rows = try warehouse.rows("contracts_ending", ["month": "2025-12"], by: "contract_id")
  #expect(rows["S1"]?["days_left"] == daysLeft)
}

@Test func handoverShowsWhatIsOpen() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.add("dim_rep", ["rep_key": 1, "source_key": 1, "rep_id": "R1"])
  try warehouse.addCustomer(1, "A", ["rep_key": 1])
  try warehouse.addCustomer(2, "B")
  try warehouse.add("snapshot_month", ["month_key": 202512])
  try warehouse.add("contact_month", ["month_key": 202512, "customer_key": 1])
  for key in [1, 2] as [Int64] {
    try warehouse.add(
      "customer_snapshot", ["month_key": 202512, "customer_key": .integer(key)])
  }
  for (id, closed, outcome) in [
    ("D1", 0, "open"), ("D2", 2026_01_05, "won"), ("D3", 2025_12_31, "lost"),
  ] as [(String, Int64, String)] {
    try warehouse.add(
      "fact_opportunity",
      [
        "source_key": 1, "opportunity_id": .text(id), "account_key": 1,
        "opened_date_key": 2025_11_01, "closed_date_key": .integer(closed),
        "outcome": .text(outcome), "amount_minor": 100_00,
      ])
  }
  let all = try warehouse.rows("handover", ["month": "2025-12"], by: "customer_id")
  #expect(all.count == 1, "who has nobody responsible cannot be handed over")
  #expect(all["A"]?["open_deals"] == "2" && all["A"]?["open_deals_value"] == "200.00")
  #expect(try warehouse.rows("handover", ["month": "2025-12", "rep_id": "R2"]).isEmpty)
}

import SQLite
import Testing

@testable import Warehouse

extension TinyWarehouse {
  fileprivate func addTicket(
    _ key: Int64, customer: Int64, opened: Int64, closed: Int64 = 0, kind: String = "complaint",
    topic: String? = nil, mark: Int64? = nil
  ) throws {
    try add(
      "fact_ticket",
      [
        "ticket_key": .integer(key), "source_key": 1, "ticket_id": .text("T\(key)"),
        "account_key": .integer(customer), "opened_date_key": .integer(opened),
        "closed_date_key": .integer(closed), "kind": .text(kind),
        "topic": topic.map(Value.text) ?? nil,
        "satisfaction_micro": mark.map { .integer($0 * 1_000_000) } ?? nil,
      ])
  }

  /// Facts of two months, so that all between is part of the history.
  fileprivate func live() throws {
    try add("ledger_month", ["month_key": 202401])
    try add("ledger_month", ["month_key": 202601])
  }

  fileprivate func classify(_ customers: [Int64: [String: Value]]) throws {
    try add("snapshot_month", ["month_key": 202512, "customers": .integer(Int64(customers.count))])
    for (key, row) in customers {
      let base: [String: Value] = ["month_key": 202512, "customer_key": .integer(key)]
      try add("customer_snapshot", base.merging(row) { $1 })
    }
  }
}

/// Customers 1 to 4 of which 4 bought nothing in 2024; 3 stayed away in 2025.
private func served() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  try warehouse.live()
  for key in 1...4 as ClosedRange<Int64> {
    try warehouse.addCustomer(
      key, "K\(key)",
      ["country": "CZ", "region": key == 3 ? nil : .text("North"), "rep_key": key < 3 ? 1 : 2])
    guard key < 4 else { continue }
    try warehouse.add(
      "customer_month", ["month_key": 202405, "customer_key": .integer(key), "orders": 1])
  }
  try warehouse.classify([
    1: [
      "headline": "key", "is_key": 1, "orders_12m": 4, "contacts_12m": 6,
      "contact_minutes_micro_12m": 30_000_000, "cost_to_serve_12m_minor": 50_00,
      "margin_12m_minor": 1000_00, "contribution_12m_minor": 950_00,
      "revenue_12m_minor": 4000_00, "revenue_year_before_minor": 2000_00,
      "alive_probability": 0.9, "expected_orders_12m": 4.5,
      "expected_revenue_12m_minor": 4500_00, "lifetime_value_12m_minor": 1100_00,
    ],
    2: [
      "headline": "active", "orders_12m": 2, "contacts_12m": 2, "cost_to_serve_12m_minor": 20_00,
      "margin_12m_minor": 100_00, "revenue_12m_minor": 500_00, "overdue_minor": 70_00,
      "lifetime_value_12m_minor": 90_00,
    ],
    3: ["headline": "lost", "revenue_year_before_minor": 300_00],
    4: ["headline": "active", "orders_12m": 1, "revenue_12m_minor": 100_00],
  ])
  return warehouse
}

@Test func betterMarksAndWhoStays() throws {
  let warehouse = try served()
  // 1 gave 4 and 5, 3 gave 2; marks of 2025 and tickets without one do not count.
  try warehouse.addTicket(1, customer: 1, opened: 2024_03_01, mark: 4)
  try warehouse.addTicket(2, customer: 1, opened: 2024_04_01, mark: 5)
  try warehouse.addTicket(3, customer: 3, opened: 2024_12_31, mark: 2)
  try warehouse.addTicket(4, customer: 2, opened: 2024_06_01)
  try warehouse.addTicket(5, customer: 2, opened: 2025_01_01, mark: 1)
  #expect(
    try warehouse.rows("satisfaction_and_retention", ["month": "2025-12"]) == [
      ["5", "1", "1", "1.000000", "4000.00"], ["2", "1", "0", "0.000000", "0.00"],
      ["none", "1", "1", "1.000000", "500.00"],
    ])
}

/// Marks of 1.4, 2.8 and 3.3: their mean is 2.5.
@Test func aMeanMarkOfOneHalfIsRoundedUp() throws {
  let warehouse = try served()
  for (number, micro) in [(1, 1_400_000), (2, 2_800_000), (3, 3_300_000)] as [(Int64, Int64)] {
    try warehouse.addTicket(number, customer: 1, opened: 2024_03_01)
    try warehouse.connection.execute(
      "UPDATE fact_ticket SET satisfaction_micro = \(micro) WHERE ticket_id = 'T\(number)'")
  }
  #expect(
    try warehouse.rows("satisfaction_and_retention", ["month": "2025-12"]).map { $0[0] }
      == ["3", "none"])
}

@Test func withoutMarksThereIsNothingToCompare() throws {
  let warehouse = try served()
  try warehouse.addTicket(1, customer: 1, opened: 2024_03_01)
  #expect(try warehouse.rows("satisfaction_and_retention", ["month": "2025-12"]).isEmpty)
}

@Test func ticketsStandByWhatTheyAreAbout() throws {
  let warehouse = try served()
  for (key, opened, closed, topic, mark) in [
    (1, 2025_01_01, 2025_01_05, "late", 2), (2, 2025_02_01, 2025_02_11, "late", nil),
    (3, 2025_12_30, 2026_01_10, "late", 4), (4, 2024_12_31, 2025_01_02, "late", 1),
    (5, 2023_12_31, 0, "late", nil), (6, 2026_01_01, 0, "late", nil),
    (7, 2025_03_01, 0, "broken", nil),
  ] as [(Int64, Int64, Int64, String, Int64?)] {
    try warehouse.addTicket(
      key, customer: key % 2 + 1, opened: opened, closed: closed, topic: topic, mark: mark)
  }
  // Late: three in 2025, closed after 4 and 10 days, the third not yet by the end of the year.
  #expect(
    try warehouse.rows("tickets_by_topic", ["month": "2025-12"]) == [
      ["complaint", "late", "3", "1", "2", "7.0", "3.0"],
      ["complaint", "broken", "1", "0", "1", "", ""],
    ])
}

@Test func loadAndCostOfEachClass() throws {
  let warehouse = try served()
  #expect(try warehouse.rows("load_by_class", ["month": "2025-12"]).isEmpty, "no contact is known")
  try warehouse.add(
    "contact_month", ["month_key": 202512, "customer_key": 1, "medium": "phone", "contacts": 6])
  #expect(
    try warehouse.rows("load_by_class", ["month": "2025-12"]) == [
      ["key", "1", "6", "30", "4", "6.0", "50.00", "50.00", "1000.00", "0.050000"],
      ["active", "2", "2", "0", "3", "1.0", "20.00", "10.00", "100.00", "0.200000"],
      ["lost", "1", "0", "0", "0", "0.0", "", "", "", ""],
    ])
}

@Test func theBusiestCustomersComeFirst() throws {
  #expect(
    try served().rows("load_by_customer", ["month": "2025-12"]) == [
      ["K1", "", "key", "6", "30", "4", "1.5", "50.00", "1000.00", "950.00"],
      ["K2", "", "active", "2", "0", "2", "1.0", "20.00", "100.00", ""],
    ])
}

@Test func whoIsWorthMostInTheYearToCome() throws {
  let rows = try served().rows("lifetime_values", ["month": "2025-12"])
  #expect(
    rows == [
      ["K1", "", "key", "0.900000", "4.5", "4500.00", "1100.00", "4000.00"],
      ["K2", "", "active", "", "", "", "90.00", "500.00"],
    ])
  let one = try served().rows("lifetime_values", ["month": "2025-12", "rows": "1"])
  #expect(one.map { $0[0] } == ["K1"])
}

/// By their keys they are worth 5, 9, 5, 7, 5, 3, 8: 5 is among the three most until 7 and 8 come, and
/// among those of 5 the id decides.
@Test func whoEqualsTheLastOfTheMostWorthIsToldApartByItsId() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.live()
  var snapshots: [Int64: [String: Value]] = [:]
  for (index, worth) in ([5, 9, 5, 7, 5, 3, 8] as [Int64]).enumerated() {
    let key = Int64(index) + 1
    try warehouse.addCustomer(key, "K\(9 - key)")
    snapshots[key] = [
      "headline": "active", "lifetime_value_12m_minor": .integer(worth),
      "alive_probability": 0.0, "expected_revenue_12m_minor": 1,
    ]
  }
  try warehouse.classify(snapshots)
  func ids(_ query: String, _ rows: String) throws -> [String] {
    try warehouse.rows(query, ["month": "2025-12", "rows": rows]).map { $0[0] }
  }
  for query in ["lifetime_values", "leaving"] {
    #expect(try ids(query, "3") == ["K7", "K2", "K5"])
    #expect(try ids(query, "4") == ["K7", "K2", "K5", "K4"])
    #expect(try ids(query, "0") == [])
    #expect(try ids(query, "-1") == ["K7", "K2", "K5", "K4", "K6", "K8", "K3"])
  }
}

@Test func regionsAddUpTheirCustomers() throws {
  #expect(
    try served().rows("regions", ["month": "2025-12"]) == [
      [
        "CZ", "North", "3", "3", "1", "2", "4600.00", "2000.00", "1.300000", "950.00", "70.00",
      ],
      ["CZ", "", "1", "0", "0", "1", "0.00", "300.00", "-1.000000", "", "0.00"],
    ])
}

@Test func fieldsFilledByThePersonResponsible() throws {
  let warehouse = try served()
  for key in [1, 2] as [Int64] {
    try warehouse.add(
      "dim_rep",
      ["rep_key": .integer(key), "source_key": 1, "rep_id": .text("R\(key)"), "name": "Anna"])
  }
  // The second has two customers from the beginning; one goes to the first in December, and one
  // whom nobody has any more leaves the first after it.
  for (rep, date, customers, filled) in [
    (1, 0, 2, 2), (1, 2025_12_31, 1, 0), (1, 2026_01_01, -1, -1), (2, 0, 2, 1),
    (2, 2025_12_31, -1, 0),
  ] as [(Int64, Int64, Int64, Int64)] {
    try warehouse.add(
      "rep_field_change",
      [
        "rep_key": .integer(rep), "position": 8, "date_key": .integer(date), "field": "region",
        "customers": .integer(customers), "filled": .integer(filled),
      ])
  }
  #expect(
    try warehouse.rows("completeness_by_rep", ["month": "2025-11"]) == [
      ["Anna (R1)", "region", "2", "2", "1.000000"],
      ["Anna (R2)", "region", "2", "1", "0.500000"],
    ])
  #expect(
    try warehouse.rows("completeness_by_rep", ["month": "2025-12"]) == [
      ["Anna (R1)", "region", "3", "2", "0.666667"],
      ["Anna (R2)", "region", "1", "1", "1.000000"],
    ])
}

@Test func contactsByWeekdayAndHour() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.live()
  let month = try #require(Month(key: 202512))
  // Monday 1 December 2025: 6:59, 9:00, 9:59; Friday: 18:00; once without a time.
  for (number, day, minute) in [
    (1, 2025_12_01, 419), (2, 2025_12_01, 540), (3, 2025_12_01, 599), (4, 2025_12_05, 1080),
    (5, 2025_12_01, nil),
  ] as [(Int64, Int64, Int64?)] {
    try warehouse.add(
      "fact_contact",
      [
        "contact_key": .integer(DocumentKey.document(month: month, number: number)),
        "source_key": 1, "contact_id": .text("C\(number)"), "medium": "phone",
        "contact_date_key": .integer(day),
        "minute_of_day": minute.map { .integer($0) } ?? nil,
      ])
  }
  let rows = try warehouse.rows("contact_times", ["month": "2025-12"])
  #expect(rows.count == 5 * 13, "no contact fell on a weekend")
  #expect(
    rows.filter { $0[2] != "0" } == [
      ["monday", "–7", "1"], ["monday", "9", "2"], ["friday", "18–", "1"],
    ])
  #expect(try warehouse.rows("contact_times", ["month": "2025-09"]).isEmpty)
  #expect(
    try warehouse.rows("contact_times", ["month": "2025-12", "months": "900"]) == rows,
    "more months than the calendar has")
}

/// A telephone call costs 50 and 2 a minute; what else there is, 2 a minute.
@Test func contactsCostTheirOwnOrTheRatesOfTheirMedium() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.live()
  try warehouse.set("cost_per_contact_minor:phone", "5000")
  try warehouse.set("cost_per_minute_minor:*", "200")
  for (number, medium, day, minutes, cost) in [
    (1, "phone", 2025_12_01, 10, nil), (2, "phone", 2025_12_02, nil, nil),
    (3, "visit", 2025_12_02, 3, nil), (4, "visit", 2025_12_02, 60, 650_00),
    (5, "email", 2025_12_03, nil, nil), (6, "web", 2025_11_03, 1, nil),
  ] as [(Int64, String, Int64, Int64?, Int64?)] {
    let month = try #require(Month(key: Int(day / 100)))
    try warehouse.add(
      "fact_contact",
      [
        "contact_key": .integer(DocumentKey.document(month: month, number: number)),
        "source_key": 1, "contact_id": .text("C\(number)"),
        "contact_date_key": .integer(day), "medium": .text(medium),
        "minutes_micro": minutes.map { .integer($0 * 1_000_000) } ?? nil,
        "cost_minor": cost.map { .integer($0) } ?? nil,
      ])
  }
  let rows = try warehouse.rows("contacts_by", ["month": "2025-12"], by: "member")
  // 50 + 20 and 50; 6 and 650; a letter of unknown length; nothing this month.
  #expect(rows["phone"]?["cost"] == "120.00")
  #expect(rows["phone"]?["customers"] == "0", "nobody knows who called")
  #expect(rows["visit"]?["cost"] == "656.00")
  #expect(rows["email"]?["cost"] == "")
  #expect(rows["web"]?["cost"] == "0.00")
}

@Test func aFunnelOfCampaignsNeverWidens() throws {
  let warehouse = try served()
  for (key, id) in [(1, "A1"), (2, "A2")] as [(Int64, String)] {
    try warehouse.add(
      "dim_campaign", ["campaign_key": .integer(key), "source_key": 1, "campaign_id": .text(id)])
  }
  for (campaign, customer, event) in [
    (1, 1, "sent"), (1, 1, "opened"), (1, 2, "sent"), (1, 2, "converted"), (1, 3, "sent"),
    // Not reached, so not counted; a letter of which nobody knows who opened it.
    (1, 4, "clicked"), (2, 1, "sent"), (2, 1, "converted"),
  ] as [(Int64, Int64, String)] {
    try warehouse.add(
      "fact_campaign_response",
      [
        "campaign_key": .integer(campaign), "account_key": .integer(customer),
        "event": .text(event), "response_date_key": 2025_11_05,
      ])
  }
  #expect(
    try warehouse.rows("campaign_funnel", ["month": "2025-12"]) == [
      ["reached", "3", "1.000000", "1"], ["opened", "2", "0.666667", "1"],
      ["clicked", "1", "0.333333", "1"], ["converted", "1", "0.333333", "1"],
    ])
  #expect(try warehouse.rows("campaign_funnel", ["month": "2025-10"]).isEmpty)
}

@Test func settingsHaveTheirUnits() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.set("cost_per_contact_minor:phone", "6000")
  try warehouse.set("key_share", "0.8")
  try warehouse.set("new_days", "90")
  try warehouse.set("indebted_minimum", "2000.00")
  try warehouse.set("loyal_months", "6")
  try warehouse.set("open_items_basis", "x")
  #expect(
    try warehouse.rows("thresholds") == [
      ["cost_per_contact_minor:phone", "CZK", "60.00", ""],
      ["indebted_minimum", "CZK", "2000.00", ""], ["key_share", "ratio", "0.800000", ""],
      ["loyal_months", "quantity", "6", ""], ["new_days", "days", "90.0", ""],
      ["currency", "", "", "CZK"],
    ])
}

import Testing
import Warehouse

@testable import Classification

private let last = Month(index: 2024 * 12 + 11)

/// Profiles, costs and tags of single customers, by hand.
@Suite struct SnapshotTests {
  private func snapshot(_ tiny: TinyWarehouse, _ columns: String, _ customer: Int) throws -> String
  {
    try tiny.row(
      "SELECT \(columns) FROM customer_snapshot WHERE month_key = 202412 AND customer_key = \(customer)"
    )
  }

  private func classify(
    _ tiny: TinyWarehouse, _ change: (inout ClassificationSettings) -> Void = { _ in }
  ) throws {
    var settings = ClassificationSettings()
    settings.money = MoneyFormat(currency: "CZK", minorDigits: 2)
    change(&settings)
    try Classifier(connection: tiny.connection, settings: settings).classify(month: last)
  }

  @Test func trailingYearAndTheYearBefore() throws {
    let tiny = try TinyWarehouse()
    try tiny.addCustomer(1, "A")
    try tiny.addSales(1, 202212, days: [31], revenue: 1)
    try tiny.addSales(1, 202301, days: [1], revenue: 10, cost: 9)
    try tiny.addSales(1, 202312, days: [31], revenue: 100, cost: 90)
    try tiny.addSales(1, 202401, days: [1], revenue: 1_000, cost: 600, lines: 2, returnLines: 1)
    try tiny.addSales(1, 202412, days: [1, 3], revenue: 10_000, lines: 3)
    try classify(tiny)
    #expect(
      try snapshot(
        tiny,
        """
        revenue_total_minor, revenue_12m_minor, revenue_year_before_minor, lines_12m,
        return_lines_12m, orders_total, orders_12m, order_months_12m, order_days,
        costed_revenue_12m_minor, margin_12m_minor, contribution_12m_minor
        """, 1) == "11111|11000|110|5|1|6|3|2|6|1000|400|400")
    #expect(
      try snapshot(
        tiny,
        """
        first_order_date_key, last_order_date_key, recency_days, tenure_days, median_gap_days,
        later_order_days, later_order_revenue_minor
        """, 1) == "20221231|20241203|28|731|2.0|5|11110")
    #expect(
      try tiny.row("SELECT ranked_by FROM snapshot_month WHERE month_key = 202412") == "margin")
  }

  /// Contacts 4 × 20.00 + 90 minutes × 0.50, one contact's own cost of 7.77, orders 2 × 3.00, a
  /// return line 25.00, a campaign of 100.00 over three, interest of 8 % on (600.00 + 300.05) ÷ 12.
  @Test func costToServe() throws {
    let tiny = try TinyWarehouse()
    for (key, id) in [(1, "A"), (2, "B"), (3, "C")] { try tiny.addCustomer(key, id) }
    try tiny.addSales(1, 202402, days: [1, 2], revenue: 90_000, cost: 50_000, returnLines: 1)
    try tiny.addContacts(1, 202403, contacts: 5, minutes: 90, costed: 1, cost: 777)
    try tiny.addContacts(1, 202312, contacts: 9, minutes: 900)
    try tiny.addReceivable(1, 202311, overdue: 999_999, oldestDue: 20231101)
    try tiny.addReceivable(1, 202411, overdue: 60_000, oldestDue: 20241101)
    try tiny.addReceivable(1, 202412, overdue: 30_005, oldestDue: 20241201)
    try tiny.run(
      """
      INSERT INTO dim_campaign (campaign_key, source_key, campaign_id, cost_minor)
      VALUES (1, 0, 'K', 10000), (2, 0, 'L', NULL);
      INSERT INTO fact_campaign_response VALUES (1, 1, 'sent', 20240510, 0, 0),
        (1, 1, 'sent', 20240511, 0, 0), (1, 2, 'sent', 20240510, 0, 0),
        (1, 3, 'sent', 20241231, 0, 0), (1, 3, 'opened', 20241231, 9, 0),
        (2, 1, 'sent', 20240510, 0, 0);
      """)
    try classify(tiny) { settings in
      settings.rates = ServiceRates(
        perContact: [.init("visit", 40_000), .init("*", 2_000)], perMinute: [.init("phone", 50)],
        perOrderMinor: 300, perReturnLineMinor: 2_500,
        overdueInterestPerYear: ExactDecimal(mantissa: 8, scale: 2))
    }
    // 80.00 + 45.00 + 7.77 + 6.00 + 25.00 + 33.3333 + 6.0003 = 203.1037
    #expect(try snapshot(tiny, "cost_to_serve_12m_minor", 1) == "20310")
    #expect(try snapshot(tiny, "cost_to_serve_12m_minor", 2) == "3333")
    #expect(try snapshot(tiny, "contribution_12m_minor", 1) == "19690")
    // May's share as of its end: the campaign had reached two.
    #expect(
      try tiny.row("SELECT cost_to_serve_minor FROM company_month WHERE month_key = 202405")
        == "10000")
    // A twelfth of 8 % of 300.05, and a third of the campaign.
    #expect(
      try tiny.row("SELECT cost_to_serve_minor FROM company_month WHERE month_key = 202412")
        == "3533")
  }

  /// A share of exactly half a minor unit is rounded away from zero, also where thirds make it up.
  @Test func halvesAreRoundedAwayFromZero() {
    var shares = CampaignShares()
    for _ in 0..<3 { shares.add(costMinor: 1, times: 1, of: 6) }
    #expect(shares.rounded(adding: 0, over: 1) == 1)
    #expect(shares.rounded(adding: -2, over: 1) == -2)
    let cost = ServiceCost(ServiceRates())
    let micro: [(Int64, Int64)] = [(499_999, 0), (500_000, 1), (-500_000, -1), (1_499_999, 1)]
    for (contacts, minor) in micro {
      #expect(
        cost.minor(
          contactCostMicro: contacts, orders: 0, returnLines: 0, overdueSumMinor: 0,
          campaignShares: .none) == minor)
    }
  }

  @Test func nothingIsKnownOfCosts() throws {
    let tiny = try TinyWarehouse()
    for (key, id) in [(1, "A"), (2, "B"), (3, "C")] { try tiny.addCustomer(key, id) }
    try tiny.addSales(1, 202412, days: [1], revenue: 90)
    try tiny.addSales(2, 202412, days: [1], revenue: 10)
    try classify(tiny)
    let columns =
      "stage, headline, is_key, is_loyal, is_indebted, is_unprofitable, contribution_rank"
    #expect(try snapshot(tiny, columns, 1) == "new|key|1|0|-|-|1")
    #expect(try snapshot(tiny, columns, 2) == "new|new|0|0|-|-|2")
    #expect(try snapshot(tiny, columns, 3) == "prospect|prospect|0|0|-|-|-")
    #expect(try snapshot(tiny, "cost_to_serve_12m_minor, margin_12m_minor", 1) == "-|-")
    #expect(
      try tiny.row(
        """
        SELECT ranked_by, customers, ranked_customers, ranked_total_minor, is_sales_known,
          is_receivables_known, is_margin_known, is_cost_to_serve_known
        FROM snapshot_month WHERE month_key = 202412
        """) == "revenue|3|2|100|1|0|0|0")
  }

  @Test func tagsBearTheirSentence() throws {
    let tiny = try TinyWarehouse()
    try tiny.addCustomer(1, "A")
    try tiny.addSales(1, 202412, days: [1], revenue: 123_450, cost: 200_000)
    try tiny.addReceivable(1, 202412, overdue: 10_000, oldestDue: 20241201)
    try classify(tiny)
    #expect(
      try tiny.rows(
        "SELECT class, value, threshold, unit, reason FROM customer_tag WHERE month_key = 202412"
      )
        == [
          "indebted|10000|10000|CZK|indebted: 100.00 CZK overdue less credits on 31 Dec 2024, at "
            + "least 100.00 CZK; the oldest for 30 days, at least 30 days",
          "unprofitable|-76550|0|CZK|unprofitable: margin -765.50 CZK in the 12 months to "
            + "31 Dec 2024, under 0.00 CZK",
        ])
  }

  /// Acquired by then (blank: always), or with any fact by then.
  @Test func whoIsListed() throws {
    let tiny = try TinyWarehouse()
    try tiny.addCustomer(1, "blank")
    try tiny.addCustomer(2, "by", acquired: 20241231)
    try tiny.addCustomer(3, "later", acquired: 20250101)
    try tiny.addCustomer(4, "sold", acquired: 20250101)
    try tiny.addCustomer(5, "invoiced", acquired: 20250101, firstFact: 20241231)
    try tiny.addCustomer(6, "invoiced later", acquired: 20250102, firstFact: 20250101)
    try tiny.addCustomer(7, "called", acquired: 20250101)
    try tiny.addSales(4, 202412, days: [31], revenue: 1)
    try tiny.addContacts(7, 202412, contacts: 1, minutes: 1)
    try classify(tiny)
    #expect(
      try tiny.rows("SELECT customer_key FROM customer_snapshot WHERE month_key = 202412")
        == ["1", "2", "4", "5", "7"])
  }

  @Test func scores() throws {
    let tiny = try TinyWarehouse()
    for key in 1...6 {
      try tiny.addCustomer(key, "\(key)")
      try tiny.addSales(
        key, 202412, days: Array(1...key), revenue: Int64(key) * 1_000)
    }
    try tiny.addCustomer(7, "long ago")
    try tiny.addSales(7, 202312, days: [1], revenue: 5)
    try classify(tiny)
    #expect(
      try tiny.rows(
        """
        SELECT recency_score, frequency_score, money_score FROM customer_snapshot
        WHERE month_key = 202412 ORDER BY customer_key
        """) == ["1|1|1", "2|1|1", "3|2|2", "4|3|3", "5|4|4", "5|5|5", "-|-|-"])
    #expect(
      try tiny.rows("SELECT measure, cut, value, unit FROM score_cut WHERE month_key = 202412")
        .prefix(4) == [
          "frequency|1|2.0|count", "frequency|2|3.0|count", "frequency|3|4.0|count",
          "frequency|4|5.0|count",
        ])
  }
}

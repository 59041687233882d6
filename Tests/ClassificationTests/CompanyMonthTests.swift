import Testing
import Warehouse

@testable import Classification

private func month(_ iso: String) throws -> Month { try #require(Month(iso: iso)) }

/// Customers come, stay, leave and come back; every count by hand.
@Suite struct CompanyMonthTests {
  /// Customer 1 orders every January and June 2022–2024; customer 2 in May 2022 and July 2023 (more
  /// than a year later); customer 3 once, on 10 March 2023; 0 is anonymous.
  private func warehouse(fiscalYearStarts: Int = 1) throws -> TinyWarehouse {
    let tiny = try TinyWarehouse(fiscalYearStarts: fiscalYearStarts)
    for (key, id) in [(1, "A"), (2, "B"), (3, "C")] { try tiny.addCustomer(key, id) }
    for year in [202200, 202300, 202400] {
      try tiny.addSales(1, year + 1, days: [10], revenue: 100)
      try tiny.addSales(1, year + 6, days: [10, 20], revenue: 200, firstDayRevenue: 120)
    }
    try tiny.addSales(2, 202205, days: [1], revenue: 50)
    try tiny.addSales(2, 202307, days: [31], revenue: 60)
    try tiny.addSales(3, 202303, days: [10], revenue: 70)
    try tiny.addSales(0, 202303, days: [11], revenue: 7)
    return tiny
  }

  private func counts(_ tiny: TinyWarehouse, _ key: Int) throws -> String {
    try tiny.row(
      """
      SELECT active_customers, new_customers, returning_customers, reactivated_customers,
        lost_customers, active_customers_ytd, new_customers_ytd, returning_customers_ytd,
        reactivated_customers_ytd
      FROM company_month WHERE month_key = \(key)
      """)
  }

  @Test func monthsAndYearToDate() throws {
    let tiny = try warehouse()
    try Classifier(connection: tiny.connection, settings: ClassificationSettings()).classifyAll()
    #expect(try counts(tiny, 202201) == "1|1|0|0|0|1|1|0|0")
    #expect(try counts(tiny, 202205) == "1|1|0|0|0|2|2|0|0")
    #expect(try counts(tiny, 202206) == "1|0|1|0|0|2|2|0|0")
    #expect(try counts(tiny, 202301) == "1|0|1|0|0|1|0|1|0")
    #expect(try counts(tiny, 202303) == "1|1|0|0|0|2|1|1|0")
    // Customer 2: 1 May 2022 + 366 days is 2 May 2023.
    #expect(try counts(tiny, 202304) == "0|0|0|0|0|2|1|1|0")
    #expect(try counts(tiny, 202305) == "0|0|0|0|1|2|1|1|0")
    #expect(try counts(tiny, 202307) == "1|0|1|1|0|3|1|2|1")
    // Customer 3: 10 March 2023 + 366 days is 10 March 2024, for 2024 has a 29 February.
    #expect(try counts(tiny, 202403) == "0|0|0|0|1|1|0|1|0")
  }

  @Test func fiscalYearFromApril() throws {
    let tiny = try warehouse(fiscalYearStarts: 4)
    try Classifier(connection: tiny.connection, settings: ClassificationSettings()).classifyAll()
    // April 2022 to March 2023: customers 2 (new), 1, and 3 (new).
    #expect(try counts(tiny, 202303) == "1|1|0|0|0|3|2|1|0")
    #expect(try counts(tiny, 202304) == "0|0|0|0|0|0|0|0|0")
  }

  @Test func rollingCountsAndSums() throws {
    let tiny = try warehouse()
    try Classifier(connection: tiny.connection, settings: ClassificationSettings()).classifyAll()
    let rolling = """
      SELECT active_customers_12m, repeat_customers_12m, active_customers_year_before,
        retained_customers_12m FROM company_month WHERE month_key =
      """
    // August 2022 to July 2023: 1 (three orders), 2, 3; August 2021 to July 2022: 1, 2.
    #expect(try tiny.row(rolling + "202307") == "3|1|2|2")
    // July 2023 to June 2024: 1, 2; July 2022 to June 2023: 1, 3.
    #expect(try tiny.row(rolling + "202406") == "2|1|2|1")
    #expect(
      try tiny.row(
        """
        SELECT lines, orders, revenue_minor, anonymous_revenue_minor, costed_lines,
          cost_to_serve_minor, receivables_minor FROM company_month WHERE month_key = 202303
        """) == "2|2|77|7|0|-|-")
    #expect(try tiny.row("SELECT count(*) FROM company_month") == "30")
    #expect(
      try tiny.row("SELECT revenue_minor FROM company_month WHERE month_key = 202304") == "0")
  }

  @Test func monthOutsideTheHistory() throws {
    let tiny = try warehouse()
    let classifier = Classifier(connection: tiny.connection, settings: ClassificationSettings())
    let (first, last) = (try month("2022-01"), try month("2024-06"))
    for iso in ["2021-12", "2024-07"] {
      let asked = try month(iso)
      #expect(throws: ClassificationError.outsideHistory(asked, first: first, last: last)) {
        try classifier.classify(month: asked)
      }
    }
    let empty = try TinyWarehouse()
    #expect(throws: ClassificationError.noFacts) {
      try Classifier(connection: empty.connection, settings: ClassificationSettings())
        .classify(month: first)
    }
  }
}

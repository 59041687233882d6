import Foundation
import Testing

/// The names and forms that other programs rely on.
@Suite struct MachineTextTests {
  private func sample() throws -> Workspace { try Shared.sample.get() }

  @Test(arguments: [
    (
      "kpi",
      "metric,unit,value,previous_month,same_month_last_year,year_to_date,year_to_date_last_year,"
        + "target"
    ),
    (
      "customers",
      "customer_id,name,country,stage,headline,is_key,is_loyal,is_indebted,is_unprofitable,"
        + "orders_12m,revenue_12m,margin_12m,cost_to_serve_12m,contribution_12m,first_order_on,"
        + "last_order_on,recency_days,receivables,overdue,oldest_overdue_days"
    ),
    (
      "product_portfolio",
      "product_id,name,category,revenue,revenue_year_before,growth,company_growth,revenue_share,"
        + "category_share,units,margin,margin_ratio,company_margin_ratio,cost_coverage_ratio,"
        + "returns,return_rate,discounts,discount_rate,abc,abc_basis,xyz,coefficient_of_variation,"
        + "relative_share,position,advice,advice_reason,margin_floor_ratio,source"
    ),
    (
      "product_market",
      "category,market,revenue,revenue_year_before,growth,company_growth,revenue_share,"
        + "market_share,units,margin,margin_ratio,company_margin_ratio,cost_coverage_ratio,returns,"
        + "return_rate,discounts,discount_rate,abc,abc_basis,xyz,coefficient_of_variation,"
        + "relative_share,position,advice,advice_reason,margin_floor_ratio"
    ),
  ])
  func headers(query: String, header: String) throws {
    let text = try sample().csv(query, ["month=2025-12"])
    let first = text.split(separator: "\n").first.map(String.init) ?? ""
    // The portfolio's may grow behind these.
    #expect(query.hasPrefix("product_") ? first.hasPrefix(header) : first == header)
  }

  /// No byte-order mark, lines end with a line feed, also the last.
  @Test(arguments: ["kpi", "customers", "product_portfolio", "product_market"])
  func plainBytes(query: String) throws {
    let bytes = Array(try sample().csv(query, ["month=2025-12"]).utf8)
    #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(!bytes.contains(UInt8(ascii: "\r")))
    #expect(bytes.last == UInt8(ascii: "\n"))
  }

  @Test func metricsOfTheKPITable() throws {
    let metrics = try sample().rows("kpi", "month=2025-12").compactMap { $0["metric"] }
    #expect(
      Array(metrics.prefix(27)) == [
        "revenue", "anonymous_revenue", "gross_sales", "discounts", "returns", "orders", "units",
        "average_order_value", "active_customers", "new_customers", "returning_customers",
        "reactivated_customers", "lost_customers", "retention_ratio", "repeat_ratio", "cost",
        "margin", "margin_ratio", "cost_to_serve", "contribution", "discount_ratio", "return_ratio",
        "receivables", "overdue", "dso_days", "contacts", "anonymous_revenue_ratio",
      ])
  }

  /// `1234.50`, whole counts, six decimals of a ratio, one of days; blank where unknown.
  @Test func formsOfTheKPITable() throws {
    let forms = [
      "CZK": #"-?[0-9]+\.[0-9]{2}"#, "count": #"-?[0-9]+(\.[0-9]+)?"#,
      "ratio": #"-?[0-9]+\.[0-9]{6}"#, "days": #"-?[0-9]+\.[0-9]"#,
    ]
    for row in try sample().rows("kpi", "month=2025-12") {
      let form = try Regex(try #require(forms[row["unit"] ?? ""]))
      for column in [
        "value", "previous_month", "same_month_last_year", "year_to_date",
        "year_to_date_last_year",
      ] {
        let text = row[column] ?? ""
        #expect(text.isEmpty || text.wholeMatch(of: form) != nil, "\(row)")
      }
    }
  }

  @Test func formsOfTheCustomers() throws {
    let date = try Regex(#"20[0-9]{2}-[01][0-9]-[0-3][0-9]"#)
    let money = try Regex(#"-?[0-9]+\.[0-9]{2}"#)
    for row in try sample().rows("customers", "month=2025-12") {
      for name in ["is_key", "is_loyal", "is_indebted", "is_unprofitable"] {
        #expect(["0", "1"].contains(row[name]), "\(row)")
      }
      for name in ["first_order_on", "last_order_on"] where row[name] != "" {
        #expect(row[name]?.wholeMatch(of: date) != nil, "\(row)")
      }
      for name in ["revenue_12m", "margin_12m", "contribution_12m", "receivables", "overdue"] {
        #expect(row[name]?.wholeMatch(of: money) != nil, "\(row)")
      }
      #expect((row["last_order_on"] == "") == (row["stage"] == "prospect"))
    }
  }

  /// Counted with Python, see `Tests/Tally`.
  @Test func someFiguresToTheLetter() throws {
    let figures = try sample().kpi("2025-12")
    let names = [
      "revenue", "orders", "units", "average_order_value", "active_customers", "new_customers",
      "retention_ratio", "margin", "cost_to_serve", "receivables", "overdue", "dso_days",
    ]
    #expect(
      names.map { figures[$0] ?? "" } == [
        "4599313.37", "195", "67428", "23586.22", "145", "6", "0.780093", "1436791.11", "48061.99",
        "7076036.95", "3714298.79", "42.5",
      ])
  }
}

import Testing

/// A real shop's export by mapping alone, against its control totals and the figures that issue and
/// INPUT state for it.
@Suite(Shared.trait) struct OnlineRetailTests {
  private func shop() throws -> Workspace { try Shared.onlineRetail.get() }

  @Test(arguments: [
    (
      "2011-08",
      ["682680.51", "1409", "935", "169", "54333.75", "406199", "66312.51"]
    ),
    (
      "2011-03",
      ["683267.08", "1531", "974", "452", "34372.28", "351872", "103302.47"]
    ),
  ])
  func figuresOfAMonth(month: String, expected: [String]) throws {
    let figures = try shop().kpi(month)
    let names = [
      "revenue", "orders", "active_customers", "new_customers", "returns", "units",
      "anonymous_revenue",
    ]
    #expect(names.map { figures[$0] } == expected)
  }

  @Test func costIsUnknownNotZero() throws {
    let figures = try shop().kpi("2011-08")
    for name in ["cost", "margin", "margin_ratio", "cost_to_serve", "contribution"] {
      #expect(figures[name] == "", "\(name)")
    }
  }

  /// Rows, units, quantity × price, documents and customers of each file, from INPUT's table.
  @Test func controlTotals() throws {
    let rows = try shop().rows(
      sql: """
        SELECT substr(ordered_on, 1, 7), count(*), CAST(sum(quantity) AS INTEGER),
          printf('%.2f', sum(revenue)), count(DISTINCT order_id),
          count(DISTINCT nullif(customer_id, ''))
        FROM sales GROUP BY 1 ORDER BY 1
        """)
    #expect(
      rows == [
        ["2010-12", "42481", "342228", "748957.02", "2025", "948"],
        ["2011-01", "35147", "308966", "560000.26", "1476", "783"],
        ["2011-02", "27707", "277989", "498062.65", "1393", "798"],
        ["2011-03", "36748", "351872", "683267.08", "1983", "1020"],
        ["2011-04", "29916", "289098", "493207.12", "1744", "899"],
        ["2011-05", "37030", "380391", "723333.51", "2162", "1079"],
        ["2011-06", "36874", "341623", "691123.12", "2012", "1051"],
        ["2011-07", "39518", "391116", "681300.11", "1927", "993"],
        ["2011-08", "35284", "406199", "682680.51", "1737", "980"],
      ])
  }

  @Test func nineMonths() throws {
    #expect(
      try shop().rows(sql: "SELECT sum(revenue_minor) FROM fact_sale_line") == [["576193138"]])
  }

  @Test func everyRowOfEveryFileIsKept() throws {
    let files = try shop().rows("files")
    #expect(files.count == 9)
    #expect(files.allSatisfy { $0["rows_read"] == $0["rows_loaded"] })
    #expect(files.compactMap { Int($0["rows_read"] ?? "") }.reduce(0, +) == 320_705)
  }

  @Test func keyCustomersAreRankedByRevenue() throws {
    let customers = try shop().rows("customers", "month=2011-08")
    #expect(customers.count { $0["is_key"] == "1" } == 948)
    #expect(customers.allSatisfy { $0["is_unprofitable"] == "" && $0["is_indebted"] == "" })
    let largest = customers.max {
      Double($0["revenue_12m"] ?? "") ?? 0 < Double($1["revenue_12m"] ?? "") ?? 0
    }
    #expect(largest?["customer_id"] == "14646")
    #expect(largest?["revenue_12m"] == "175638.94")
  }

  @Test func thePageSaysWhatItRestsOn() throws {
    let text = try shop().pageText("out/2011-08/customers.html")
    #expect(text.contains("948 customers are key."))
    #expect(text.contains("Key customers are ranked by revenue, for no cost is known."))
    #expect(
      text.contains(
        "Unprofitable: 3,360 customers not assessed, for neither margin nor cost to serve is known."
      ))
  }

  @Test func everythingAddsUp() throws {
    let answer = try shop().klientela("check")
    #expect(answer.status == 0, "\(answer.output)")
  }
}

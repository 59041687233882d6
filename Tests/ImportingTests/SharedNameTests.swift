import Testing

@testable import Importing

/// A channel, a market or a category is the same in all sources that name it, also where they are
/// loaded together.
@Suite struct SharedNameTests {
  private let sources =
    #"erp: { files: ["erp/sales.csv"] }, shop: { files: ["shop/sales.csv"] }"#

  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(sources)
    for (source, rows) in [
      ("erp", "web,North\nA,2024-01-06,C,P,1,1,agent,CZ"), ("shop", "web,CZ"),
    ] {
      try workspace.write(
        "\(source)/sales.csv",
        """
        order_id,ordered_on,customer_id,product_id,quantity,unit_price,channel,market
        \(source),2024-01-05,C,P,1,2,\(rows)

        """)
    }
    return workspace
  }

  @Test(arguments: [true, false])
  func ofSalesOfTwoSources(isTogether: Bool) throws {
    let workspace = try workspace()
    for loaded in isTogether ? [[]] : [["erp"], ["shop"]] {
      var options = Importer.Options()
      options.sources = loaded
      try workspace.load(options)
    }
    #expect(
      try workspace.rows(
        "SELECT channel, market, sum(revenue) FROM sales GROUP BY 1, 2 ORDER BY 1, 2")
        == ["agent|CZ|1.0", "web|CZ|2.0", "web|North|2.0"])
    #expect(
      try workspace.rows("SELECT channel FROM dim_channel ORDER BY 1") == ["", "agent", "web"])
    #expect(
      try workspace.rows("SELECT market FROM dim_market ORDER BY 1") == ["", "CZ", "North"])
  }

  @Test func ofHeadersAndDealsAndTargets() throws {
    let workspace = try TemporaryWorkspace(
      """
      erp: { files: ["erp/orders.csv", "erp/order_lines.csv", "erp/opportunities.csv"] },
      shop: { files: ["shop/orders.csv", "shop/order_lines.csv", "shop/targets.csv"] }
      """)
    for source in ["erp", "shop"] {
      try workspace.write(
        "\(source)/orders.csv",
        "order_id,ordered_on,customer_id,channel,market\nO,2024-01-05,C,web,North\n")
      try workspace.write(
        "\(source)/order_lines.csv", "order_id,product_id,quantity,unit_price\nO,P,1,2\n")
    }
    try workspace.write(
      "erp/opportunities.csv",
      "opportunity_id,customer_id,category,opened_on,stage\nG,C,Tape,2024-01-05,offer\n")
    try workspace.write(
      "shop/targets.csv",
      """
      month,metric,category,market,amount
      2024-01,revenue,Tape,,5
      2024-01,revenue,,North,6

      """)
    try workspace.load()
    #expect(
      try workspace.rows("SELECT channel, market, count(*) FROM sales GROUP BY 1, 2")
        == ["web|North|2"])
    #expect(try workspace.rows("SELECT category FROM dim_category ORDER BY 1") == ["", "Tape"])
    #expect(
      try workspace.rows(
        """
        SELECT category, market, amount FROM fact_target
        JOIN dim_category USING (category_key) JOIN dim_market USING (market_key) ORDER BY 1
        """) == ["|North|6", "Tape||5"])
  }
}

import Testing

@testable import Importing

/// A line without a country is told with its customer's on the line's day.
@Suite struct SalesCountryTests {
  @Test func theCustomersOnTheDay() throws {
    let workspace = try TemporaryWorkspace(#"s: { files: ["customers.csv", "sales.csv"] }"#)
    try workspace.write(
      "customers.csv",
      """
      customer_id,country,valid_from
      C,CZ,2024-01-01
      C,SK,2024-03-01

      """)
    try workspace.write(
      "sales.csv",
      """
      order_id,ordered_on,customer_id,product_id,quantity,unit_price,country
      A,2024-02-29,C,P,1,1,
      B,2024-03-01,C,P,1,1,
      D,2024-03-01,C,P,1,1,PL
      E,2024-03-01,,P,1,1,

      """)
    try workspace.load()
    #expect(
      try workspace.rows("SELECT order_id, country FROM sales ORDER BY 1")
        == ["A|CZ", "B|SK", "D|PL", "E|"])
  }
}

import Testing

/// Names that differ in their Unicode form only are told by their bytes everywhere, as SQLite compares.
@Suite struct UnicodeFormTests {
  /// `Ž` as one character (C5 BD), and as `Z` with a caron (5A CC 8C).
  private let forms = ["\u{17D}", "Z\u{30C}"]

  @Test func marketsOfCustomers() throws {
    let workspace = try TemporaryWorkspace(#"s: { files: ["customers.csv", "sales.csv"] }"#)
    try workspace.write(
      "customers.csv", "customer_id,market\n1,\(forms[0])\n2,\(forms[1])\n3,\(forms[0])\n")
    try workspace.write(
      "sales.csv",
      "order_id,ordered_on,customer_id,product_id,quantity,unit_price,market\n"
        + "A,2024-01-01,1,P,1,1,\(forms[0])\nB,2024-01-01,2,P,1,1,\(forms[1])\n")
    try workspace.load()
    #expect(
      try workspace.rows(
        """
        SELECT customer_id, hex(market) FROM dim_customer JOIN dim_market USING (market_key)
        WHERE customer_key > 0 ORDER BY 1
        """) == ["1|C5BD", "2|5ACC8C", "3|C5BD"])
  }

  @Test func categoriesThatSalesBear() throws {
    let workspace = try TemporaryWorkspace(
      """
      s: { files: [{ path: "sales.csv", entities: {
        sales: { order_id: "no", ordered_on: "day", product_id: "what", quantity: "count",
          unit_price: "price" },
        products: { product_id: "what", category: "kind" } } }] }
      """)
    try workspace.write(
      "sales.csv",
      "no,day,what,count,price,kind\nA,2024-01-01,P,1,1,\(forms[0])\nB,2024-01-01,Q,1,1,\(forms[1])\n"
    )
    try workspace.load()
    #expect(
      try workspace.rows(
        """
        SELECT product_id, hex(category) FROM dim_product JOIN dim_category USING (category_key)
        WHERE product_key > 0 ORDER BY 1
        """) == ["P|C5BD", "Q|5ACC8C"])
  }

  @Test func rejectsOfTwoFiles() throws {
    let workspace = try TemporaryWorkspace(
      #"s: { files: [{ path: "*.csv", entity: "contacts" }] }, "#, "rejects: { rows: 100 },")
    for form in forms {
      try workspace.write("\(form).csv", "contact_id,at,medium\n1,x,phone\n")
    }
    try workspace.load()
    for form in forms { #expect(workspace.exists("rejects/1/\(form).csv")) }
  }
}

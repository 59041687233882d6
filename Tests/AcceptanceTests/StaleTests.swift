import Testing

/// Nothing that a later import has overtaken is shown without a word.
@Suite struct StaleTests {
  private static let note =
    "klientela: 2025-11 was classified before facts of it or of earlier months changed;"
    + " klientela classify --month 2025-11 renews it\n"

  /// Both months are classified, and then a row of November comes.
  private func shop() throws -> Workspace {
    let shop = try Workspace(files: BadInput.shop)
    for month in ["2025-11", "2025-12"] {
      #expect(try shop.klientela("month", month).status == 0)
    }
    try shop.folder.write(BadInput.sales + "3,2025-11-05,A,1,7.00\n", to: "exports/sales.csv")
    #expect(try shop.klientela("import").status == 0)
    return shop
  }

  @Test func askedOfAMonth() throws {
    let shop = try shop()
    let asked = [["segment", "true", "--as-of", "2025-11"], ["report", "--month", "2025-11"]]
    for words in asked {
      #expect(try Program.run(words, in: shop.path).errors == Self.note, "\(words)")
    }
    #expect(try shop.klientela("classify", "--month", "2025-11").status == 0)
    for words in asked {
      #expect(try Program.run(words, in: shop.path).errors == "", "\(words)")
    }
  }

  private static func settings(_ classes: String = "") -> String {
    """
    { company: { name: "Acme", currency: "CZK" }, \(classes)
      sources: { shop: { files: [{ path: "sales.csv", entity: "sales" }] } } }
    """
  }

  /// A firm with an order on each of these days.
  private func firm(_ orders: [(day: String, customer: String)]) throws -> Workspace {
    let rows = orders.enumerated().map { place, order in
      "\(place + 1),\(order.day),\(order.customer),A,1,5\n"
    }
    let sales = "order_id,ordered_on,customer_id,product_id,quantity,unit_price\n" + rows.joined()
    return try Workspace(files: ["klientela.json": Self.settings(), "sales.csv": sales])
  }

  /// Customers are counted once in a fiscal year: C in February, D in May and June.
  @Test(arguments: [(4, "1", "1"), (2, "2", "2"), (6, "1", "0")])
  func aFiscalYearOfAnotherMonth(first: Int, active: String, new: String) throws {
    let shop = try firm([("2025-02-03", "C"), ("2025-05-03", "D"), ("2025-06-03", "D")])
    #expect(try shop.klientela("month", "2025-06").status == 0)
    #expect(try shop.kpi("2025-06", column: "year_to_date")["active_customers"] == "2")
    let other = Self.settings()
      .replacing("currency: \"CZK\"", with: "currency: \"CZK\", fiscal_year_starts: \(first)")
    try shop.folder.write(other, to: "klientela.json")
    #expect(try shop.klientela("month", "2025-06").status == 0)
    let figures = try shop.kpi("2025-06", column: "year_to_date")
    #expect(figures["active_customers"] == active && figures["new_customers"] == new)
  }

  /// The page says that what another threshold judged may have changed.
  @Test func onThePages() throws {
    let shop = try firm([("2025-10-03", "C"), ("2025-11-03", "C"), ("2025-12-03", "C")])
    #expect(try shop.klientela("import").status == 0)
    func says() throws -> Bool {
      #expect(try shop.klientela("report", "--month", "2025-12").status == 0)
      let page = try #require(try shop.folder.files()["out/2025-12/customers.html"])
      return String(decoding: page, as: UTF8.self)
        .contains("2 of 3\u{a0}months are classified as things stand")
    }
    #expect(try shop.klientela("classify", "--all").status == 0)
    #expect(try !says())
    let other = Self.settings("classes: { loyal: { months: 3 } },")
    try shop.folder.write(other, to: "klientela.json")
    // With the month before; October is left.
    #expect(try shop.klientela("classify", "--month", "2025-12").status == 0)
    #expect(try says())
    #expect(try shop.klientela("classify", "--all").status == 0)
    #expect(try !says())
  }
}

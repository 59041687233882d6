import Testing

@testable import Importing

/// Of several files that describe the same customers or products, each says what it has columns for.
@Suite struct SharedDescriptionTests {
  private static let sources = """
    erp: { files: [{ path: "c*.csv", entity: "customers" }, { path: "d*.csv", entity: "customers" },
      { path: "p*.csv", entity: "products" }, { path: "q*.csv", entity: "products" }] }
    """
  private static let files = [
    "c.csv": "customer_id,name,country\n1,Alfa,CZ\n", "d.csv": "customer_id,email\n1,a@b.cz\n",
    "p.csv": "product_id,name,category\n1,Bolt,Metal\n", "q.csv": "product_id,list_price\n1,9.90\n",
  ]

  private func described(_ workspace: TemporaryWorkspace) throws -> [String] {
    let customers = try workspace.rows(
      "SELECT name, country, email FROM dim_customer WHERE customer_id = '1'")
    let products = try workspace.rows(
      """
      SELECT name, category, list_price_minor FROM dim_product
      JOIN dim_category USING (category_key) WHERE product_id = '1'
      """)
    return customers + products
  }

  @Test(arguments: [
    [["c.csv", "d.csv", "p.csv", "q.csv"]], [["c.csv", "p.csv"], ["d.csv", "q.csv"]],
    [["d.csv", "q.csv"], ["c.csv", "p.csv"]],
  ])
  func eachFileKeepsItsColumns(_ runs: [[String]]) throws {
    let workspace = try TemporaryWorkspace(Self.sources)
    for names in runs {
      for name in names { try workspace.write(name, try #require(Self.files[name])) }
      try workspace.load()
    }
    #expect(try described(workspace) == ["Alfa|CZ|a@b.cz", "Bolt|Metal|990"])
    // A later word of one file, an emptied cell too, leaves the other's alone.
    try workspace.write("c2.csv", "customer_id,name,country\n1,Beta,\n")
    try workspace.load()
    #expect(try described(workspace) == ["Beta|-|a@b.cz", "Bolt|Metal|990"])
  }

  @Test func anEarlierFileSaysWhatALaterOneHasNoColumnFor() throws {
    let workspace = try TemporaryWorkspace(
      """
      erp: { files: [
        { path: "p-*.csv", entity: "products", file_date: "p-{yyyy}-{MM}.csv" },
        { path: "q-*.csv", entity: "products", file_date: "q-{yyyy}-{MM}.csv" }] }
      """)
    try workspace.write("q-2025-03.csv", "product_id,list_price,line\n1,9.90,Fine\n")
    try workspace.load()
    try workspace.write("p-2025-01.csv", "product_id,name,line\n1,Bolt,Coarse\n")
    try workspace.load()
    #expect(
      try workspace.rows(
        "SELECT name, line, list_price_minor FROM dim_product WHERE product_key > 0")
        == ["Bolt|Fine|990"])
  }

  @Test func factsThatNameACustomerLeaveItsFileAlone() throws {
    let workspace = try TemporaryWorkspace(
      """
      erp: { files: ["customers.csv", { path: "invoices.csv", entities: {
        invoices: {}, customers: { customer_id: "customer_id", country: "land" } } }] }
      """)
    try workspace.write("customers.csv", "customer_id,name\n1,Alfa\n")
    try workspace.write(
      "invoices.csv", "invoice_id,customer_id,issued_on,amount,land\nF1,1,2025-01-02,100,CZ\n")
    try workspace.load()
    #expect(
      try workspace.rows("SELECT name, country FROM dim_customer WHERE customer_id = '1'")
        == ["Alfa|CZ"])
  }

  @Test func aWordThatKeepsHistoryIsCorrectedInPlaceWithANote() throws {
    let workspace = try TemporaryWorkspace(Self.sources)
    try workspace.write("c.csv", "customer_id,name,country\n1,Alfa,CZ\n")
    #expect(try workspace.load().notes == [])
    try workspace.write("c2.csv", "customer_id,name,country\n1,Alfa,PL\n")
    #expect(
      try workspace.load().notes == [
        "c2.csv: without file_date or valid_from, what changed is corrected in place"
      ])
    #expect(
      try workspace.rows(
        "SELECT country, valid_from_date_key FROM dim_customer WHERE customer_key > 0")
        == ["PL|0"])
  }
}

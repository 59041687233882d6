import Testing

@testable import Importing

/// What the workspace says anew holds with the next run, also where no file is new.
@Suite struct ChangedSettingsTests {
  private static let sources = """
    erp: { files: [{ path: "erp.csv", entity: "customers" }, "sales.csv"] },
    shop: { files: [{ path: "shop.csv", entity: "customers" }] }
    """

  private func firm(_ others: String = "") throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(Self.sources, others)
    try workspace.write("erp.csv", "customer_id,name,email\n1,Alfa,a@b.cz\n")
    try workspace.write("shop.csv", "customer_id,name,email\n77,Alfa Web,A@B.cz\n")
    try workspace.write(
      "sales.csv",
      "order_id,ordered_on,customer_id,product_id,quantity,unit_price\nO1,2025-03-02,1,P1,1,5\n")
    return workspace
  }

  @Test func aJoinIsMadeForbiddenAndTakenBack() throws {
    let apart = ["1|Alfa", "77|Alfa Web"]
    let workspace = try firm()
    let customers = "SELECT customer_id, name FROM dim_customer WHERE customer_key > 0 ORDER BY 1"
    let tables = ["dim_customer", "dim_account", "customer_join", "customer_month"]
    let contents = { try tables.flatMap { try workspace.rows("SELECT * FROM \($0)") } }
    try workspace.load()
    #expect(try workspace.rows(customers) == apart)
    let before = try contents()
    try workspace.map(Self.sources, "identity: { match: ['email'] },")
    #expect(
      try workspace.load().notes == ["settings changed: what rests on them was made anew"])
    #expect(try workspace.rows(customers) == ["1|Alfa"])
    try workspace.map(
      Self.sources, "identity: { match: ['email'], forbid: [['erp:1', 'shop:77']] },")
    try workspace.load()
    #expect(try workspace.rows(customers) == apart)
    try workspace.map(Self.sources)
    try workspace.load()
    #expect(try contents() == before)
    #expect(try workspace.load().runKey == nil)
  }

  @Test func aFiscalYearBeginsInAnotherMonth() throws {
    let workspace = try firm()
    let quarters = "SELECT fiscal_year, fiscal_month FROM dim_date WHERE date_key = 20250302"
    try workspace.load()
    #expect(try workspace.rows(quarters) == ["2025|3"])
    try workspace.write(
      "klientela.json",
      """
      { company: { name: "Firm", currency: "EUR", fiscal_year_starts: 3 },
        sources: { \(Self.sources) } }
      """)
    try workspace.load()
    #expect(try workspace.rows(quarters) == ["2026|1"])
    #expect(
      try workspace.rows("SELECT min(date_key), max(date_key) FROM dim_date WHERE date_key > 0")
        == ["20230101|20271231"])
  }
}

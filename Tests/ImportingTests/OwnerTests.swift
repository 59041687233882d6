import Testing

@testable import Importing

/// Documents that two sources export count once, in the owner's version, in any order of loading.
@Suite struct OwnerTests {
  private static let sources = """
    erp: { files: [{ path: "erp-sales*.csv", entity: "sales", owner: true },
      { path: "erp-invoices*.csv", entity: "invoices", owner: true }] },
    shop: { files: [{ path: "shop-sales*.csv", entity: "sales", owner: "erp" },
      { path: "shop-invoices*.csv", entity: "invoices", owner: "erp" }] }
    """
  private static let files = [
    "erp-sales.csv": """
    order_id,line_no,ordered_on,customer_id,product_id,quantity,unit_price
    1,1,2024-01-05,C,P,1,10
    1,2,2024-01-05,C,Q,1,20

    """,
    "shop-sales.csv": """
    order_id,line_no,ordered_on,customer_id,product_id,quantity,unit_price
    1,1,2024-01-05,W,P,1,11
    1,2,2024-01-05,W,Q,1,20
    1,3,2024-01-05,W,R,1,5
    2,1,2024-01-06,W,P,1,10

    """,
    "erp-invoices.csv": "invoice_id,customer_id,issued_on,amount\nI,C,2024-01-07,30\n",
    "shop-invoices.csv":
      "invoice_id,customer_id,issued_on,amount\nI,W,2024-01-07,31\nJ,W,2024-01-08,10\n",
  ]

  @Test(arguments: [
    [["erp-sales.csv", "erp-invoices.csv", "shop-sales.csv", "shop-invoices.csv"]],
    [["erp-sales.csv", "erp-invoices.csv"], ["shop-sales.csv", "shop-invoices.csv"]],
    [["shop-sales.csv", "shop-invoices.csv"], ["erp-sales.csv", "erp-invoices.csv"]],
  ])
  func theOwnersVersionCounts(_ runs: [[String]]) throws {
    let workspace = try TemporaryWorkspace(Self.sources)
    for names in runs {
      for name in names { try workspace.write(name, Self.files[name] ?? "") }
      try workspace.load()
    }
    #expect(
      try workspace.lines() == [
        "erp:1 1 20240105 P 1 1000", "erp:1 2 20240105 Q 1 2000", "erp:2 1 20240106 P 1 1000",
      ])
    #expect(
      try workspace.rows("SELECT invoice_id, amount_minor FROM fact_invoice ORDER BY 1")
        == ["I|3000", "J|1000"])
    #expect(
      try workspace.rows("SELECT sum(revenue_minor), sum(orders) FROM customer_month")
        == ["4000|2"])
  }

  /// A guest's later file does not correct what the owner has told.
  @Test func aGuestCorrectsNothing() throws {
    let workspace = try TemporaryWorkspace(Self.sources)
    for (name, text) in Self.files { try workspace.write(name, text) }
    try workspace.load()
    try workspace.write(
      "shop-sales-2.csv",
      """
      order_id,line_no,ordered_on,customer_id,product_id,quantity,unit_price
      1,1,2024-01-05,W,P,9,11
      2,1,2024-01-06,W,P,2,10

      """)
    let report = try workspace.load()
    #expect(report.told.contains("shop-sales-2.csv: read 2, unchanged 1, corrected 1"))
    #expect(
      try workspace.lines() == [
        "erp:1 1 20240105 P 1 1000", "erp:1 2 20240105 Q 1 2000", "erp:2 1 20240106 P 2 2000",
      ])
  }
}

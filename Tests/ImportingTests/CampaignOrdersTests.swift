import SQLite
import Testing
import Warehouse

@testable import Importing

/// An order counts for one campaign with all its lines: the first that they name.
@Suite struct CampaignOrdersTests {
  private func workspace(_ lines: [String]) throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(#"s: { files: ["sales.csv"] }"#)
    try write(lines, workspace)
    return workspace
  }

  /// Each line: order, number, day, quantity, price, campaign, status.
  private func write(_ lines: [String], _ workspace: TemporaryWorkspace) throws {
    let head = "order_id,line_no,ordered_on,quantity,unit_price,campaign_id,status,unit_cost,"
    try workspace.write(
      "sales.csv",
      head + "customer_id,product_id\n" + lines.map { $0 + ",1.00,C,P\n" }.joined())
    try workspace.load()
  }

  /// Month, campaign, orders, revenue and margin.
  private func sold(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows(
      """
      SELECT month_key || ' ' || member_id || ' ' || orders || ' ' || revenue_minor || ' '
        || (costed_revenue_minor - cost_minor)
      FROM dimension_sales WHERE dimension = 'campaign' ORDER BY month_key, member_id
      """)
  }

  @Test(arguments: [
    ("X", "", "X"), ("", "X", "X"), ("X", "Y", "X"), ("", "", ""),
  ])
  func allLinesCountForTheFirstNamed(first: String, second: String, campaign: String) throws {
    let workspace = try workspace([
      "1,1,2024-01-30,1,3.00,\(first),completed", "1,2,2024-01-30,1,30.00,\(second),completed",
    ])
    #expect(try sold(workspace) == ["202401 \(campaign) 1 3300 3100"])
  }

  /// A line that is not completed names none, and a return only where no bought line does.
  @Test func linesThatMakeTheOrderNameFirst() throws {
    let workspace = try workspace([
      "1,1,2024-01-30,1,3.00,X,cancelled", "1,2,2024-01-30,-1,1.00,Y,completed",
      "1,3,2024-01-30,1,30.00,Z,completed", "2,1,2024-02-01,1,5.00,,completed",
      "2,2,2024-02-01,-1,2.00,X,completed", "3,1,2024-03-01,-1,4.00,X,completed",
    ])
    #expect(
      try sold(workspace) == [
        "202401 Z 1 2900 2900", "202402 X 1 300 300", "202403 X 0 -400 -300",
      ])
  }

  /// Of an order of two months, a correction of one line moves the lines of both, and the order.
  @Test func aCorrectionReachesAllMonthsOfAnOrder() throws {
    let workspace = try workspace([
      "1,1,2024-01-31,1,3.00,X,completed", "1,2,2024-02-01,1,30.00,Y,completed",
    ])
    #expect(try sold(workspace) == ["202401 X 1 300 200", "202402 X 0 3000 2900"])
    try write(
      ["1,1,2024-01-31,1,3.00,X,cancelled", "1,2,2024-02-01,1,30.00,Y,completed"], workspace)
    #expect(try sold(workspace) == ["202402 Y 1 3000 2900"])
    let orders = "SELECT month_key || ' ' || sum(orders) FROM customer_month GROUP BY month_key"
    #expect(try workspace.rows(orders).last == "202402 1")
  }

  /// A warehouse of version 6, whose lines counted one by one.
  @Test func olderWarehousesAreSummedAnew() throws {
    let workspace = try workspace([
      "1,1,2024-01-30,1,3.00,X,completed", "1,2,2024-01-30,1,30.00,,completed",
    ])
    let path = workspace.path + "/warehouse.sqlite"
    try Connection(path: path, mode: .readWrite).execute(
      """
      UPDATE dimension_month SET revenue_minor = 300 WHERE dimension = 'campaign';
      ALTER TABLE basket_mining DROP COLUMN run_key;
      ALTER TABLE customer_tag ADD COLUMN evidence TEXT;
      DROP TABLE buyer_month;
      DROP TABLE medium_month;
      ALTER TABLE import_file DROP COLUMN is_mended;
      ALTER TABLE import_file DROP COLUMN rows_converted;
      PRAGMA user_version = 6
      """)
    try Warehouse.migrate(path: path)
    #expect(try sold(workspace) == ["202401 X 1 3300 3100"])
    // One buyer with the key 1, 33.00 in minor units as zigzag LEB128.
    let buyers = "SELECT month_key, buyers, hex(buyer_list), hex(other_list) FROM buyer_month"
    #expect(try workspace.rows(buyers) == ["202401|1|01C833|"])
  }
}

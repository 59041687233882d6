import SQLite
import Testing
import Warehouse

@testable import Importing

/// What is owed stands at the end of each month of the history, also where sales reach further than
/// invoices and payments.
@Suite struct ReceivableReachTests {
  /// An invoice of May, due on the 20th, of 1000.00, and sales of these months.
  private func workspace(_ months: Int...) throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(
      """
      s: { files: [{ path: "sales*.csv", entity: "sales" },
        { path: "invoices.csv", entity: "invoices" }] }
      """)
    for month in months { try workspace.write("sales\(month).csv", sales(month)) }
    try workspace.write(
      "invoices.csv",
      "invoice_id,customer_id,issued_on,due_on,amount\n"
        + "F1,A,2024-05-10,2024-05-20,1000.00\n")
    try workspace.load()
    return workspace
  }

  private func sales(_ month: Int) -> String {
    "order_id,ordered_on,quantity,customer_id,product_id,net_amount\n"
      + "\(month),2024-0\(month)-10,1,A,P,1000\n"
  }

  /// The month, the customers' overdue buckets and the ledger's.
  private func owed(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows(
      """
      SELECT owed.month_key, owed.overdue_1_30_minor, owed.overdue_31_60_minor,
        owed.overdue_61_90_minor, ledger.overdue_1_30_minor + ledger.overdue_31_60_minor
          + ledger.overdue_61_90_minor
      FROM receivable_month AS owed JOIN ledger_month AS ledger USING (month_key)
      ORDER BY owed.month_key
      """)
  }

  // 11 days after the due day on 31 May, 41 on 30 June, 72 on 31 July.
  private static let may = "202405|100000|0|0|100000"
  private static let june = "202406|0|100000|0|100000"
  private static let july = "202407|0|0|100000|100000"

  @Test func salesReachFurtherAtOnce() throws {
    #expect(try owed(workspace(5, 6, 7)) == [Self.may, Self.june, Self.july])
  }

  /// June has no fact of its own.
  @Test func aMonthWithoutAnything() throws {
    #expect(try owed(workspace(5, 7)) == [Self.may, Self.june, Self.july])
  }

  @Test func salesReachFurtherMonthByMonth() throws {
    let workspace = try workspace(5)
    #expect(try owed(workspace) == [Self.may])
    for month in [6, 7] {
      try workspace.write("sales\(month).csv", sales(month))
      try workspace.load()
    }
    #expect(try owed(workspace) == [Self.may, Self.june, Self.july])
  }

  /// Earlier versions let receivables end with the ledger: the next run carries them on, though no file
  /// is new, and the months classified without them are stale.
  @Test func whatEndedEarlyIsCarriedOn() throws {
    let workspace = try workspace(5, 6, 7)
    let connection = try Connection(path: workspace.path + "/warehouse.sqlite", mode: .readWrite)
    try connection.execute(
      """
      DELETE FROM ledger_month WHERE month_key > 202405;
      DELETE FROM receivable_month WHERE month_key > 202405;
      DELETE FROM payment_delay_month WHERE month_key > 202405;
      UPDATE warehouse_setting SET value = '2024-05' WHERE name = 'open_items_through';
      """)
    for month in 202405...202407 {
      try connection.execute(
        "INSERT INTO snapshot_month VALUES (\(month), 0, 1, 'revenue', 1, '', 1, 1, 1, 1, 1, 1)")
    }
    let report = try workspace.load()
    #expect(report.notes == ["receivables ended before the other facts: carried on"])
    #expect(try owed(workspace) == [Self.may, Self.june, Self.july])
    #expect(
      try workspace.rows("SELECT month_key, is_stale FROM snapshot_month")
        == ["202405|0", "202406|1", "202407|1"])
    #expect(try workspace.load().runKey == nil, "and then there is nothing to do")
  }

  /// A warehouse of version 6 in which a month's sales and the receivables behind May were forgotten, as
  /// earlier versions did behind a complete file: the migration sums both anew.
  @Test func whatWasForgottenIsSummedByTheMigration() throws {
    let workspace = try workspace(5, 6, 7)
    let path = workspace.path + "/warehouse.sqlite"
    do {
      let connection = try Connection(path: path, mode: .readWrite)
      try connection.execute(
        """
        DELETE FROM product_month WHERE month_key = 202407;
        DELETE FROM customer_month WHERE month_key = 202407;
        DELETE FROM customer_order WHERE month_key = 202407;
        DELETE FROM ledger_month WHERE month_key > 202405;
        DELETE FROM receivable_month WHERE month_key > 202405;
        DELETE FROM payment_delay_month WHERE month_key > 202405;
        UPDATE warehouse_setting SET value = '2024-05' WHERE name = 'open_items_through';
        INSERT INTO snapshot_month VALUES (202405, 0, 1, 'revenue', 1, '', 1, 1, 1, 1, 1, 1);
        ALTER TABLE basket_mining DROP COLUMN run_key;
        ALTER TABLE customer_tag ADD COLUMN evidence TEXT;
        DROP TABLE buyer_month;
        DROP TABLE medium_month;
        ALTER TABLE import_file DROP COLUMN is_mended;
        ALTER TABLE import_file DROP COLUMN rows_converted;
        PRAGMA user_version = 6
        """)
    }
    try Warehouse.migrate(path: path)
    #expect(try owed(workspace) == [Self.may, Self.june, Self.july])
    #expect(
      try workspace.rows("SELECT month_key, sum(revenue_minor) FROM product_month GROUP BY 1")
        == ["202405|100000", "202406|100000", "202407|100000"])
    #expect(try workspace.rows("SELECT is_stale FROM snapshot_month") == ["1"])
    #expect(try workspace.load().runKey == nil, "and then there is nothing to do")
  }
}

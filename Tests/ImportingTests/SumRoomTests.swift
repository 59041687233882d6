import Testing

@testable import Importing

private let header = "order_id,ordered_on,customer_id,product_id,quantity,unit_price\n"

/// A quarter of 64 bits are 23,058,430,092,136,939.51 units of money: 2 decimals, and 2,305,843,009,213
/// pieces: 6 decimals.
@Suite struct SumRoomTests {
  private func workspace() throws -> TemporaryWorkspace {
    try TemporaryWorkspace(
      """
      shop: { files: [
        { path: "sales*.csv", entity: "sales" }, { path: "invoices*.csv", entity: "invoices" },
        { path: "contacts*.csv", entity: "contacts" } ] }
      """)
  }

  @Test func aLineThatCarriesASumOutOfItsBitsIsRejected() throws {
    let workspace = try workspace()
    let rows = (1...4).map { "O\($0),2024-01-0\($0),C,P,1,9000000000000000\n" }.joined()
    try workspace.write("sales-1.csv", header + rows + "O5,2024-01-05,C,P,1,0\n")
    let report = try workspace.load()
    #expect(report.told == ["sales-1.csv: read 5, loaded 3, rejected 2"])
    #expect(
      try workspace.rows("SELECT reason, message FROM rejected_row LIMIT 1")
        == ["out of range|with this line sums would be too great"])
    #expect(
      try workspace.rows("SELECT sum(revenue_minor) FROM customer_month")
        == ["1800000000000000000"])
    // What stands already counts in the next run.
    try workspace.write("sales-2.csv", header + "O9,2024-01-09,C,P,1,9000000000000000\n")
    #expect(try workspace.load().told.last == "sales-2.csv: read 1, rejected 1")
  }

  @Test func piecesAndMinutesHaveTheirRoom() throws {
    let workspace = try workspace()
    try workspace.write(
      "sales.csv", header + "A,2024-01-01,C,P,2000000000000,0\nB,2024-01-01,C,P,2000000000000,0\n")
    try workspace.write(
      "contacts.csv",
      "contact_id,customer_id,at,medium,minutes\nK,C,2024-01-01,phone,2000000000000\n")
    let report = try workspace.load()
    #expect(
      report.told == [
        "sales.csv: read 2, loaded 1, rejected 1", "contacts.csv: read 1, rejected 1",
      ])
  }

  @Test func invoicesShareTheRoom() throws {
    let workspace = try workspace()
    try workspace.write(
      "invoices.csv",
      "invoice_id,customer_id,issued_on,amount\n"
        + "1,C,2024-01-01,20000000000000000\n2,C,2024-01-01,20000000000000000\n")
    #expect(try workspace.load().told == ["invoices.csv: read 2, loaded 1, rejected 1"])
  }
}

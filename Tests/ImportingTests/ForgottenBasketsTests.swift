import SQLite
import Testing

@testable import Importing

/// The baskets kept of a month are those of its lines: an import forgets the months whose lines it
/// touches, and no others.
@Suite struct ForgottenBasketsTests {
  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(
      #"s: { files: [{ path: "sales*.csv", entity: "sales" }] }"#)
    try workspace.write("sales1.csv", sales(["1,2024-05-31,2", "2,2024-06-01,1"]))
    try workspace.load()
    let connection = try Connection(path: workspace.path + "/warehouse.sqlite", mode: .readWrite)
    for month in 202405...202408 {
      try connection.execute("INSERT INTO basket_month VALUES (\(month), x'01')")
    }
    return workspace
  }

  private func sales(_ rows: [String]) -> String {
    "order_id,ordered_on,quantity,customer_id,product_id,net_amount\n"
      + rows.map { $0 + ",C,P,10\n" }.joined()
  }

  private func kept(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows("SELECT month_key FROM basket_month ORDER BY 1")
  }

  @Test func ofALineThatIsNew() throws {
    let workspace = try workspace()
    try workspace.write("sales2.csv", sales(["3,2024-07-31,1"]))
    try workspace.load()
    #expect(try kept(workspace) == ["202405", "202406", "202408"])
  }

  @Test func ofALineThatWasCorrected() throws {
    let workspace = try workspace()
    try workspace.write("sales2.csv", sales(["1,2024-05-31,3"]))
    try workspace.load()
    #expect(try kept(workspace) == ["202406", "202407", "202408"])
  }

  /// It goes from one month to another.
  @Test func ofALineThatMoved() throws {
    let workspace = try workspace()
    try workspace.write("sales2.csv", sales(["1,2024-08-01,2"]))
    try workspace.load()
    #expect(try kept(workspace) == ["202406", "202407"])
  }

  @Test func ofNothing() throws {
    let workspace = try workspace()
    #expect(try workspace.load().runKey == nil)
    #expect(try kept(workspace).count == 4)
  }
}

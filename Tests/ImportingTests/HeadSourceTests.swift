import Testing
import Workspace

@testable import Importing

/// A column of heads that holds another system's ids says whose they are.
@Suite struct HeadSourceTests {
  /// Both systems have a customer 7; the shop names the ERP's customers as heads.
  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(
      """
      erp: { files: [{ path: "customers.csv", entity: "customers" }] },
      shop: { files: [{ path: "people*.csv", entity: "customers",
        columns: { parent_id: { column: "head", source: "erp" } } }] },
      """)
    try workspace.write("customers.csv", "customer_id,name\n7,Firm seven\n8,Firm eight\n")
    try workspace.write("people.csv", "customer_id,head\n7,\n21,7\n22,8\n23,\n")
    try workspace.load()
    return workspace
  }

  private func heads(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows(
      """
      SELECT customer_id, parent_id FROM dim_customer
      WHERE is_current = 1 AND parent_id IS NOT NULL ORDER BY 1
      """)
  }

  @Test func theHeadIsTheOtherSystems() throws {
    #expect(try heads(workspace()) == ["21|erp:7", "22|8"])
  }

  /// Erased, and imported again by a later file.
  @Test func anErasedHeadStaysTheHead() throws {
    let workspace = try workspace()
    let key = try #require(
      workspace.rows("SELECT customer_key FROM dim_customer WHERE customer_id = '8'").first)
    let folder = try WorkspaceFolder(opening: workspace.path)
    let eraser = Eraser(folder: folder, settings: try folder.settings())
    try eraser.carryOut(eraser.plan(customerKey: #require(Int(key))), waitSeconds: 0.2)
    #expect(try heads(workspace) == ["21|erp:7", "22|erased-1"])
    try workspace.write("people-2.csv", "customer_id,head\n22,8\n24,8\n")
    try workspace.load()
    #expect(try heads(workspace) == ["21|erp:7", "22|erased-1", "24|erased-1"])
  }
}

import Testing
import Workspace

@testable import Importing

/// Ids of few characters, and conditions that mean a person by a part of its name.
@Suite struct ShortTraceTests {
  private static func firm(_ id: String, encoding: String = "utf-8") throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(
      """
      s: { encoding: "\(encoding)", files: [
        "customers.csv", { path: "prodej.csv", entity: "sales", delimiter: ";", columns: {
          order_id: "Doklad", ordered_on: "Datum", customer_id: "Kdo", product_id: "Co",
          quantity: "Kolik", unit_price: "Cena" } }] },
      """, "rejects: { rows: 100 },")
    let files = [
      "customers.csv": "customer_id,name,parent_id\n\(id),Jan Žák,\n8,Eva Malá,\n",
      "prodej.csv": """
      Doklad;Datum;Kdo;Co;Kolik;Cena
      1;2024-01-05;\(id);P;1;10
      2;2024-01-05;8;P;\(id);10
      3;2024-02-31; \(id) ;P;1;10
      4;2024-02-31;8;P;\(id);10
      \(id);2024-02-31;8;P;1;\(id)

      """,
    ]
    for (name, text) in files {
      try workspace.write(
        name,
        encoding == "utf-16"
          ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
          : Array(text.utf8))
    }
    try workspace.load()
    return workspace
  }

  private func erase(_ workspace: TemporaryWorkspace, _ name: String) throws -> Eraser.Plan {
    let folder = try WorkspaceFolder(opening: workspace.path)
    let eraser = Eraser(folder: folder, settings: try folder.settings())
    let keys = try workspace.rows(
      "SELECT customer_key FROM dim_customer WHERE name = '\(name)' AND is_current = 1")
    let plan = try eraser.plan(customerKey: try #require(keys.first.flatMap { Int($0) }))
    try eraser.carryOut(plan, waitSeconds: 0.2)
    return plan
  }

  @Test(arguments: [("C7", "utf-8"), ("777", "utf-8"), ("7", "utf-8"), ("7", "utf-16")])
  func aShortIdIsFoundWhereItSaysACustomer(id: String, encoding: String) throws {
    let workspace = try Self.firm(id, encoding: encoding)
    try workspace.write("Queries/segments/few.sql", "SELECT x IN (\n  '8',\n  '\(id)'\n)")
    let plan = try erase(workspace, "Jan Žák")
    #expect(plan.rejectedRows == 1)
    #expect(
      plan.steps == [
        .segment(path: "Queries/segments/few.sql"), .foreign(path: "customers.csv"),
        .foreign(path: "prodej.csv"), .rejects(path: "rejects/1/prodej.csv", rows: 1),
      ])
    let texts = try workspace.rows("SELECT DISTINCT line, text FROM rejected_row ORDER BY line")
    let kept = ["5|4;2024-02-31;8;P;\(id);10", "6|\(id);2024-02-31;8;P;1;\(id)"]
    // C7 as a quantity is one more reason to reject a row.
    #expect(texts.filter { !$0.hasPrefix("3|") } == ["4|"] + kept)
    let left = workspace.bytes("rejects/1/prodej.csv")
    let text =
      encoding == "utf-16"
      ? String(decoding: left.filter { $0 != 0 }, as: UTF8.self)
      : String(decoding: left, as: UTF8.self)
    #expect(
      text.contains("4;2024-02-31;8;P;\(id);10") && text.contains("\(id);2024-02-31;8;P;1;\(id)"))
    #expect(!text.contains("3;2024-02-31"))
    let segment = String(decoding: workspace.bytes("Queries/segments/few.sql"), as: UTF8.self)
    #expect(segment == "SELECT x IN (\n  '8',\n  'erased-1'\n)")
  }

  /// Of a pack the page's name tells, as the pack writes it; the hash is that of
  /// `printf '%s' C7 | sha256sum`.
  @Test(arguments: [
    ("C7", "C7", true), ("a/7", "a%2F7", true), ("7 b", "7%20b", true), ("C7", "C77", false),
    ("C7", "f167717fb2ed36e774225dd5b609cd20", true),
  ])
  func aShortIdIsFoundInAPagesName(id: String, page: String, isFound: Bool) throws {
    let workspace = try Self.firm(id)
    try workspace.write("out/2024-01/index.html", "<html>")
    try workspace.write("out/2024-01/customers/\(page).html", "<html>")
    let plan = try erase(workspace, "Jan Žák")
    #expect(plan.steps.contains(.pack(path: "out/2024-01", month: "2024-01")) == isFound)
    #expect(workspace.exists("out/2024-01/customers/\(page).html") != isFound)
  }

  /// What is rejected later of other people is kept, though it has the short id for a number.
  @Test func laterRejectsOfOthersAreKept() throws {
    let workspace = try Self.firm("7")
    _ = try erase(workspace, "Jan Žák")
    try workspace.write(
      "prodej.csv",
      "Doklad;Datum;Kdo;Co;Kolik;Cena\n5;2024-02-31;8;P;7;10\n6;2024-02-31;7;P;1;10\n")
    try workspace.load()
    #expect(
      try workspace.rows("SELECT text FROM rejected_row WHERE file_key > 2 ORDER BY line") == [
        "5;2024-02-31;8;P;7;10", "",
      ])
  }

  @Test func aPartOfANameIsShown() throws {
    let workspace = try Self.firm("C7")
    try workspace.write(
      "Queries/segments/zak.sql",
      "-- zak: those with name like '%Žák%' or name = 'Jan Žák'\nSELECT '8', 'Malá'\nWHERE x = 'zak'\n"
    )
    try workspace.write(
      "Queries/own.sql", "-- own: mine\nSELECT 1\nWHERE name = 'Mala' OR id = 'C7'\n")
    let plan = try erase(workspace, "Jan Žák")
    #expect(
      plan.steps.filter { if case .mention = $0 { true } else { false } } == [
        .mention(path: "Queries/own.sql", line: 3),
        .mention(path: "Queries/segments/zak.sql", line: 1),
        .mention(path: "Queries/segments/zak.sql", line: 3),
      ])
    #expect(
      String(decoding: workspace.bytes("Queries/segments/zak.sql"), as: UTF8.self)
        == "-- zak: those with name like '%Žák%' or name = 'erased-1'\nSELECT '8', 'Malá'\nWHERE x = 'zak'\n"
    )
  }
}

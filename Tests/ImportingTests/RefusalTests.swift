import Foundation
import SQLite
import Testing
import Warehouse
import Workspace

@testable import Importing

private let header = "order_id,ordered_on,customer_id,product_id,quantity,unit_price\n"
private let row = "A,2024-01-31,C,P,1,10\n"
private let mapping = #"shop: { files: ["sales.csv"] }"#

/// What cannot be taken is refused with its place and a hint, and nothing is changed.
@Suite struct RefusalTests {
  @Test func aMissingFile() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sale.csv", header)
    #expect(
      workspace.refusal()
        == "klientela.json:2:30: there is no file sales.csv; did you mean sale.csv?")
  }

  @Test func aFolder() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv/january.csv", header)
    #expect(
      workspace.refusal()
        == "klientela.json:2:30: sales.csv is a folder; files in it are named sales.csv/*.csv")
  }

  @Test(arguments: [
    ("", "sales.csv:1:1: the file is empty; expected a header with the columns' names"),
    (
      "order_id,ordered_on,customer_id,product,quantity,unit_price\n",
      "sales.csv:1:1: sales needs a column product_id, which the header has not; map it, perhaps"
        + " to product"
    ),
    (
      "order_id,ordered_on,customer_id,product_id,quantity\n",
      "sales.csv:1:1: sales needs a column unit_price or net_amount, which the header has not;"
        + " map it in klientela.json"
    ),
    (header + "A,2024-01-31,\"C,P,1,10\n", "sales.csv:2:14: a quote is opened and never closed"),
  ])
  func aFileThatCannotBeRead(_ text: String, _ expected: String) throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", text)
    #expect(workspace.refusal().hasPrefix(expected))
    #expect(!workspace.exists("warehouse.sqlite"))
  }

  @Test func textThatIsNotUTF8() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write(
      "sales.csv", Array(header.utf8) + Array("A,2024-01-31,".utf8) + [0xE8, 0x2C])
    #expect(workspace.refusal().hasPrefix("sales.csv:2:14: "))
    #expect(workspace.refusal().contains("encoding"))
  }

  @Test func aMappingThatNamesNoColumnOfTheFile() throws {
    let workspace = try TemporaryWorkspace(
      #"shop: { files: [{ path: "sales.csv", entity: "sales", columns: { order_id: "Ordr_id" } }] }"#
    )
    try workspace.write("sales.csv", header + row)
    #expect(
      workspace.refusal()
        == "klientela.json:2:79: sales.csv has no column Ordr_id; did you mean order_id?")
  }

  @Test(arguments: [
    ("shop: { files: [\"a.csv\" \"b.csv\"] }", "klientela.json:2:38: "),
    ("shop: { flies: [] }", "klientela.json:2:20: "),
    ("shop: { files: [{ path: \"a.csv\", entity: \"sale\" }] }", "klientela.json:2:55: "),
  ])
  func aFaultOfTheSettings(_ sources: String, _ place: String) throws {
    let workspace = try TemporaryWorkspace(sources)
    #expect(workspace.refusal().hasPrefix(place))
  }

  @Test func aDateThatCanBeReadInTwoWays() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + "A,03/04/2024,C,P,1,10\nB,05/06/2024,C,P,1,10\n")
    #expect(
      workspace.refusal()
        == "sales.csv:2:1: the dates of ordered_on can be read as \"dd/MM/yyyy\" or"
        + " \"MM/dd/yyyy\"; say which with `dates`")
  }

  @Test(arguments: [(20, 100, true), (21, 100, false), (21, 420, true), (22, 420, false)])
  func tooManyRejects(_ bad: Int, _ all: Int, _ isTaken: Bool) throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + row)
    try workspace.load()
    let rows = (0..<all).map { "O\($0),2024-01-31,C,P,\($0 < bad ? "x" : "1"),10\n" }
    try workspace.write("sales.csv", header + rows.joined())
    let before = FileManager.default.contents(atPath: workspace.path + "/warehouse.sqlite")
    let refusal = workspace.refusal()
    if isTaken {
      #expect(refusal == "loaded")
    } else {
      #expect(
        refusal
          == "sales.csv: \(bad) of \(all) rows cannot be taken, first 2:19: quantity: not a number"
          + " in the declared form; check `decimal` and `thousands` as well as `signs`; mend the"
          + " mapping or the file, or raise `rejects`; nothing was changed")
      #expect(before == FileManager.default.contents(atPath: workspace.path + "/warehouse.sqlite"))
      #expect(try workspace.lines().count == 1)
      #expect(!workspace.exists("rejects"))
    }
  }

  @Test func aDryRunKeepsNothing() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + row + "B,2024-01-31,C,P,x,10\n")
    var options = Importer.Options()
    options.isDryRun = true
    #expect(try workspace.load(options).told == ["sales.csv: read 2, loaded 1, rejected 1"])
    for name in ["warehouse.sqlite", "warehouse.sqlite.building", "rejects"] {
      #expect(!workspace.exists(name))
    }
    try workspace.load()
    try workspace.write("sales.csv", header + row + "D,2024-01-31,C,P,1,10\n")
    #expect(try workspace.load(options).told == ["sales.csv: read 2, loaded 1, unchanged 1"])
    #expect(try workspace.lines().count == 1)
    #expect(try workspace.rows("SELECT count(*) FROM import_run") == ["1"])
  }

  @Test func aCancelledRunChangesNothing() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + row)
    var options = Importer.Options()
    options.isCancelled = { true }
    #expect(throws: CancellationError.self) { try workspace.load(options) }
    #expect(!workspace.exists("warehouse.sqlite") && !workspace.exists("warehouse.sqlite.building"))
  }

  @Test func anotherCurrency() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + row)
    try workspace.load()
    try workspace.map(mapping, currency: "CZK")
    #expect(
      workspace.refusal().hasPrefix("the warehouse holds EUR, klientela.json says CZK; "))
  }

  @Test func twoImportsAtOnce() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + row)
    let lock = try WorkspaceLock(path: workspace.path + "/warehouse.sqlite.lock", waitSeconds: 0)
    #expect(
      workspace.refusal()
        == "the warehouse is held by process \(ProcessInfo.processInfo.processIdentifier); wait"
        + " until it is done")
    withExtendedLifetime(lock) {}
  }
}

/// A warehouse that is none, is damaged or was made by a later program is told, never overwritten.
@Suite struct WarehouseFileTests {
  private func loaded() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + row)
    try workspace.load()
    try workspace.write("sales.csv", header + row + "B,2024-02-01,C,P,1,20\n")
    return workspace
  }

  @Test(arguments: [
    Array("not a database, but longer than a header of one hundred bytes".utf8),
    [], [UInt8](repeating: 0, count: 8192),
  ])
  func somethingElse(_ bytes: [UInt8]) throws {
    let workspace = try loaded()
    try workspace.write("warehouse.sqlite", bytes)
    #expect(
      workspace.refusal()
        == "warehouse.sqlite: not a Klientela warehouse; move it away, or choose another workspace"
        + " with -C")
    #expect(
      FileManager.default.contents(atPath: workspace.path + "/warehouse.sqlite") == Data(bytes))
  }

  @Test func anotherProgramsDatabase() throws {
    let workspace = try loaded()
    try workspace.remove("warehouse.sqlite")
    try Connection(path: workspace.path + "/warehouse.sqlite", mode: .create)
      .execute("CREATE TABLE t (x)")
    #expect(workspace.refusal().hasPrefix("warehouse.sqlite: not a Klientela warehouse"))
  }

  @Test func aDamagedOne() throws {
    let workspace = try loaded()
    let file = workspace.path + "/warehouse.sqlite"
    var bytes = Array(FileManager.default.contents(atPath: file) ?? Data())
    // Every page but the first, whose header still tells what it is.
    for index in 4096..<bytes.count { bytes[index] = 0x5A }
    try workspace.write("warehouse.sqlite", bytes)
    #expect(workspace.refusal().hasPrefix("warehouse.sqlite: the warehouse is damaged ("))
    #expect(FileManager.default.contents(atPath: file) == Data(bytes))
  }

  @Test func aLaterOne() throws {
    let workspace = try loaded()
    let later = Warehouse.schemaVersion + 1
    try Connection(path: workspace.path + "/warehouse.sqlite", mode: .readWrite)
      .execute("PRAGMA user_version = \(later)")
    #expect(
      workspace.refusal()
        == "warehouse.sqlite: made by a later Klientela (version \(later), this one knows"
        + " \(later - 1)); update the program")
  }

  @Test func filesAreTheOwnersOnly() throws {
    let workspace = try loaded()
    let attributes = try FileManager.default.attributesOfItem(
      atPath: workspace.path + "/warehouse.sqlite")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  /// What a run that was killed left behind is no hindrance.
  @Test func theRemainsOfAKilledRun() throws {
    let workspace = try TemporaryWorkspace(mapping)
    try workspace.write("sales.csv", header + row)
    try workspace.write("warehouse.sqlite.building", "half")
    try workspace.write("warehouse.sqlite.lock", "process 1")
    try workspace.load()
    #expect(try workspace.lines().count == 1)
    #expect(!workspace.exists("warehouse.sqlite.building"))
  }
}

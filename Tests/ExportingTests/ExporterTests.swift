import Foundation
import Testing

@testable import Exporting

@Suite struct ExporterTests {
  @Test func rowsStandInTheOrderOfTheKeyAndNullIsNotAnEmptyText() throws {
    let scratch = try Scratch()
    let summary = try Exporter(connection: try SmallDatabase.open(), title: "A").write(
      to: scratch.path + "/e")
    #expect(
      try scratch.text("e/tables/place.csv") == "place_key,market\r\n0,\"\"\r\n"
        + "1,\"Plzeň, \"\"Bory\"\"\"\r\n")
    #expect(
      try scratch.text("e/tables/note.csv") == "place_key,column,text,share,bytes\r\n"
        + "0,9,\"one\r\ntwo\",-12.0,\\x\r\n1,1,,,\r\n1,2,\"\",0.1,\\x00ff\r\n")
    #expect(summary.tables.map(\.name) == ["place", "note"])
    #expect(summary.tables.map(\.rows) == [2, 3])
  }

  @Test func folderHoldsTheseFilesForItsOwner() throws {
    let scratch = try Scratch()
    _ = try export(to: scratch)
    #expect(
      scratch.files == [
        "e", "e/datapackage.json", "e/postgresql-keys.sql", "e/postgresql-load.sql",
        "e/postgresql-schema.sql", "e/tables", "e/tables/note.csv", "e/tables/place.csv",
      ])
    for file in scratch.files {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(scratch.path)/\(file)")
      let rights = attributes[.posixPermissions] as? NSNumber
      #expect((rights?.intValue ?? 0o777) & 0o077 == 0, "\(file)")
    }
  }

  @Test func earlierExportGivesWay() throws {
    let scratch = try Scratch()
    _ = try export(to: scratch)
    try "gone".write(toFile: scratch.path + "/e/tables/old.csv", atomically: true, encoding: .utf8)
    _ = try export(to: scratch)
    #expect(!scratch.files.contains("e/tables/old.csv"))
    #expect(scratch.files.count == 8)
  }

  @Test func foreignFoldersAndFilesStay() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/e"
    _ = try export(to: scratch)
    try "mine".write(toFile: folder + "/mine.txt", atomically: true, encoding: .utf8)
    #expect(throws: ExportError.foreign(folder)) { try export(to: scratch) }
    try FileManager.default.removeItem(atPath: folder + "/mine.txt")
    try "{}".write(toFile: folder + "/datapackage.json", atomically: true, encoding: .utf8)
    #expect(throws: ExportError.foreign(folder)) { try export(to: scratch) }
    try FileManager.default.removeItem(atPath: folder)
    try "mine".write(toFile: folder, atomically: true, encoding: .utf8)
    #expect(throws: ExportError.file(folder)) { try export(to: scratch) }
    #expect(try scratch.text("e") == "mine")
  }

  @Test func whatIsStoppedLeavesNothing() throws {
    struct Stop: Error {}
    let scratch = try Scratch()
    let exporter = Exporter(connection: try SmallDatabase.open(), title: "A")
    #expect(throws: Stop.self) {
      try exporter.write(to: scratch.path + "/e") { table, _ in
        if table == "note" { throw Stop() }
      }
    }
    #expect(scratch.files == [])
    // The connection can be asked again: no transaction is left open.
    _ = try exporter.write(to: scratch.path + "/e")
  }

  @Test func faultsAreToldInOneLineWithAHint() {
    #expect(
      ExportError.file("a").description == "a: this is a file; name a folder for the export")
    #expect(
      ExportError.foreign("a").description
        == "a: holds files that are not an export, which would be removed; name a folder of its own"
    )
    #expect(
      ExportError.refused("a", what: "cannot be made", reason: "No space left").description
        == "a: cannot be made (No space left); choose another folder")
  }

  private func export(to scratch: Scratch) throws -> Exporter.Summary {
    try Exporter(connection: try SmallDatabase.open(), title: "A").write(to: scratch.path + "/e")
  }
}

import Foundation
import Testing

@testable import Warehouse

private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "queries-\(UUID())")
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  try body(folder.path)
}

@Test func aFirmsQueriesAddAndReplace() throws {
  let files = [
    "kpi.sql": "-- kpi: our own.\nSELECT 1", "segments/big.sql": "-- big: big ones.\nSELECT 2",
    "notes.txt": "no query",
  ]
  try withFolder(files) { folder in
    var catalogue = QueryCatalogue.builtIn
    let before = catalogue.names.count
    catalogue.add(folder: folder)
    #expect(catalogue.names.count == before + 1)
    let (kpi, big) = (try catalogue.query("kpi"), try catalogue.query("big"))
    #expect(kpi.title == "our own." && kpi.file == "Queries/kpi.sql" && kpi.folder.isEmpty)
    #expect(big.folder == "segments")
    #expect(catalogue.names(inFolder: "segments") == ["big"])
  }
}

@Test func aBrokenQueryHindersNoOther() throws {
  try withFolder(["broken.sql": "SELECT 1", "sound.sql": "-- sound: good.\nSELECT 1"]) { folder in
    var catalogue = QueryCatalogue()
    catalogue.add(folder: folder)
    let names = catalogue.names
    #expect(names == ["broken", "sound"])
    let sound = try catalogue.query("sound")
    #expect(sound.title == "good.")
    #expect(throws: QueryError.self) { try catalogue.query("broken") }
  }
}

@Test func aMissingFolderAddsNothing() {
  var catalogue = QueryCatalogue()
  catalogue.add(folder: "/nowhere/at/all")
  #expect(catalogue.names.isEmpty)
}

@Test func aMistypedNameSuggestsTheNearest() {
  #expect(throws: QueryError(.unknownQuery("custmers", nearest: "customers"))) {
    try QueryCatalogue.builtIn.query("custmers")
  }
  #expect(throws: QueryError(.unknownQuery("xyzzy", nearest: nil))) {
    try QueryCatalogue.builtIn.query("xyzzy")
  }
}

@Test func checksAreKnownAsSuch() throws {
  let names = QueryCatalogue.builtIn.names(inFolder: "checks")
  #expect(names.contains("ledger"))
  for name in names {
    let query = try QueryCatalogue.builtIn.query(name)
    #expect(query.isCheck)
  }
  let kpi = try QueryCatalogue.builtIn.query("kpi")
  #expect(!kpi.isCheck)
}

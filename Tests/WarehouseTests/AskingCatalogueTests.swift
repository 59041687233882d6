import Foundation
import SQLite
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

@Test func aQueryMayReadTheAnswerOfAnother() throws {
  let files = [
    "base.sql":
      "-- base: a.\n-- parameters:\n--   n  integer  5  b\nSELECT :n AS a UNION SELECT 1;\n",
    "plain.sql": "-- plain: a.\n-- uses: base\nSELECT sum(a) AS a FROM base;",
    "with.sql":
      "-- with: a.\n-- uses: base\n\nWITH more AS (SELECT a + 1 AS a FROM base)\nSELECT max(a) FROM more",
    "nested.sql": "-- nested: a.\n-- uses: plain\n-- parameters:\n--   n  integer  7  b\n"
      + "SELECT a + :n AS a FROM plain",
    "wrong.sql": "-- wrong: a.\n-- uses: base\nSELECT b\nFROM base",
    "self.sql": "-- self: a.\n-- uses: other\nSELECT 1",
    "other.sql": "-- other: a.\n-- uses: self\nSELECT 1",
    "lost.sql": "-- lost: a.\n-- uses: bse\nSELECT 1",
  ]
  try withFolder(files) { folder in
    var catalogue = QueryCatalogue()
    catalogue.add(folder: folder)
    let runner = try QueryRunner(try TinyWarehouse().connection)
    let results = try ["plain", "with", "nested"].map { name in
      try runner.result(of: try catalogue.query(name)).texts
    }
    #expect(results == [[["6"]], [["6"]], [["15"]]])
    let wrong = try catalogue.query("wrong")
    #expect(
      throws: QueryError(
        .sql("no such column: b"),
        at: QueryError.Place(file: "Queries/wrong.sql", line: 3, column: 8))
    ) { try runner.result(of: wrong) }
    let names = catalogue
    #expect(throws: QueryError(.usesItself("self"))) { try names.query("self") }
    #expect(throws: QueryError(.unknownQuery("bse", nearest: "base"))) { try names.query("lost") }
  }
}

/// Answers that are kept are read instead of what the query would work out: these say something else.
@Test func aQueryReadsTheKeptAnswerOfAnother() throws {
  let files = [
    "base.sql": "-- base: a.\n-- parameters:\n--   n  integer  5  b\nSELECT :n AS a, 'x' AS b;\n",
    "with.sql":
      "-- with: a.\n-- uses: base\n\nWITH more AS (SELECT a + 1 AS a, b FROM base)\nSELECT * FROM more",
    "wrong.sql": "-- wrong: a.\n-- uses: base\nSELECT c\nFROM base",
  ]
  try withFolder(files) { folder in
    var catalogue = QueryCatalogue()
    catalogue.add(folder: folder)
    let connection = try TinyWarehouse().connection
    connection.allowOnlyReading()
    let runner = try QueryRunner(connection)
    let (base, with) = (try catalogue.query("base"), try catalogue.query("with"))
    let own = try runner.compactRows(of: base, ["n": "8"])
    let kept = try #require(KeptAnswer(own.columns, own.rows))
    let read = try runner.compactRows(of: with, reading: ["base": kept]).rows
    #expect(read.map { [$0[0], $0[1]] } == [[9, "x"]])
    #expect(
      try runner.result(of: with).texts == [["6", "x"]], "nothing is kept without being given")
    let wrong = try catalogue.query("wrong")
    let place = QueryError.Place(file: "Queries/wrong.sql", line: 3, column: 8)
    #expect(throws: QueryError(.sql("no such column: c"), at: place)) {
      try runner.compactRows(of: wrong, reading: ["base": kept])
    }
  }
}

/// A table that is fed has one kind of values a column, and a value that stands for NULL.
@Test func anAnswerThatNoTableHoldsIsNotKept() {
  let columns = [QueryColumn(name: "a", type: .asIs)]
  func isKept(_ values: [Value]) -> Bool {
    var rows = CompactRows(width: 1)
    for value in values { rows.append([value]) }
    return KeptAnswer(columns, rows.rows) != nil
  }
  #expect(isKept([]) && isKept([nil, nil]) && isKept([nil, 1, nil, 2]) && isKept(["a", nil]))
  #expect(isKept([0.5, nil, .real(-.greatestFiniteMagnitude)]))
  #expect(!isKept([1, 0.5]) && !isKept([nil, "a", 1]) && !isKept([.integer(.min)]))
}

/// What a used query must be asked is what the one that uses it would give it.
@Test func theQuestionToAUsedQueryIsThatOfItsUser() throws {
  let files = [
    "base.sql": "-- base: a.\n-- parameters:\n--   month  month  last  m\n--   n  integer  5  b\n"
      + "SELECT :n AS a, :month AS m",
    "same.sql": "-- same: a.\n-- uses: base\n-- parameters:\n--   month  month  last  m\n"
      + "--   n  integer  5  b\nSELECT a, :n, :month FROM base",
    "less.sql": "-- less: a.\n-- uses: base\n-- parameters:\n--   month  month  last  m\n"
      + "SELECT a, :month FROM base",
    "other.sql": "-- other: a.\n-- uses: base\n-- parameters:\n--   month  month  last  m\n"
      + "--   n  integer  6  b\nSELECT a, :n, :month FROM base",
  ]
  try withFolder(files) { folder in
    var catalogue = QueryCatalogue()
    catalogue.add(folder: folder)
    let base = try catalogue.query("base")
    func question(_ name: String, _ given: [String: String]) throws -> [String: String]? {
      try catalogue.query(name).question(to: base, given)
    }
    let month = ["month": "2025-12"]
    #expect(
      try question("same", ["month": "2025-12", "n": "7"]) == ["month": "2025-12", "n": "7"])
    #expect(try question("same", month) == month && question("less", month) == month)
    #expect(try question("other", month) == nil, "by default they are asked for different figures")
    #expect(try question("same", [:]) == nil, "which month is the last is not known here")
  }
}

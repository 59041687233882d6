import Foundation
import SQLite
import Testing
import Warehouse
import Workspace

@testable import Importing

/// A file is known again by its state where that can be relied on, else by its bytes.
@Suite struct FileStateTests {
  private static let later = Int(Date().timeIntervalSince1970) + 3600
  private static let row = "A,2024-01-31,C,P,1,10\n"
  private static let header = "order_id,ordered_on,customer_id,product_id,quantity,unit_price\n"

  @Test func aFileThatJustChangedHasNone() throws {
    let workspace = try TemporaryWorkspace("")
    try workspace.write("a.csv", "1")
    let path = workspace.path + "/a.csv"
    #expect(try #require(FileState(path: path)).text == nil)
    #expect(try #require(FileState(path: path, now: Self.later)).text != nil)
    #expect(FileState(path: path + "x") == nil)
  }

  /// Also where the new bytes are as many and the old time of the change is put back.
  @Test func itMovesWithTheContent() throws {
    let workspace = try TemporaryWorkspace("")
    try workspace.write("a.csv", "1")
    let path = workspace.path + "/a.csv"
    let date = try #require(
      FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
    let before = try #require(FileState(path: path, now: Self.later))
    Thread.sleep(forTimeInterval: 0.05)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data("2".utf8))
    try handle.close()
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    let after = try #require(FileState(path: path, now: Self.later))
    #expect(after.bytes == before.bytes)
    #expect(after.text != before.text)
  }

  @Test func theSizeIsThatOfTheFileBehindALink() throws {
    let workspace = try TemporaryWorkspace("")
    try workspace.write("a.csv", "12345")
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path + "/b.csv", withDestinationPath: "a.csv")
    #expect(FileState(path: workspace.path + "/b.csv")?.bytes == 5)
  }

  /// A file in a known state is not read: here it could not be.
  @Test func knownWithoutReading() throws {
    let workspace = try TemporaryWorkspace(#"shop: { files: ["sales.csv"] }"#)
    try workspace.write("sales.csv", Self.header + Self.row)
    try workspace.load()
    let connection = try Warehouse.openForWriting(path: workspace.path + "/warehouse.sqlite")
    try connection.execute("UPDATE import_file SET file_state = 'settled'")
    let folder = try WorkspaceFolder(opening: workspace.path)
    let settings = try folder.settings()
    let file = try #require(
      try FileCatalogue(folder: folder, settings: settings).files(of: settings.sources).first)
    let hash = MappingHash.text(file.mapping, source: file.source.name, settings)
    let known = try KnownFiles(connection)
    func rows(state: String?) throws -> Int? {
      let unreadable = SourceFile(
        source: file.source, mapping: file.mapping,
        file: WorkspaceFile(name: "sales.csv", path: workspace.path + "/none.csv"),
        bytes: file.bytes, state: state, dateKey: 0)
      return try known.file(unreadable, mappingHash: hash)?.rows
    }
    #expect(try rows(state: "settled") == 1)
    #expect(try rows(state: "moved") == nil)
    #expect(try rows(state: nil) == nil)
    #expect(try known.file(file, mappingHash: hash)?.rows == 1)
  }
}

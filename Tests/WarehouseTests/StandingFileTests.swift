import Foundation
import SQLite
import Testing

@testable import Warehouse

/// Reading where nothing may be made beside the file.
@Suite final class StandingFileTests {
  private let folder = NSTemporaryDirectory() + "klientela-\(UUID().uuidString)"
  // All that means something in a URI.
  private static let name = "who is it? 100 %20 #1&a=b.sqlite"
  private var path: String { "\(folder)/\(Self.name)" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let connection = try Connection(path: path, mode: .create)
    try Warehouse.createSchema(on: connection)
    try connection.execute("INSERT INTO source VALUES (1, 'erp')")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func open() throws -> Connection {
    let file = try #require(StandingFile(path))
    return try Warehouse.open(path: path, mode: .unlocked, file: file)
  }

  @Test func isReadWithNothingBesideIt() throws {
    let connection = try open()
    #expect(try connection.integer("SELECT count(*) FROM source WHERE name = 'erp'") == 1)
    #expect(throws: SQLiteError.self) { try connection.execute("DELETE FROM source") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [Self.name])
  }

  @Test func whatIsChangedMeanwhileIsNotTold() throws {
    let connection = try open()
    let statement = try connection.prepare("SELECT name FROM source ORDER BY source_key")
    #expect(try statement.step())
    try Connection(path: path, mode: .readWrite)
      .execute("INSERT INTO source VALUES (2, 'shop')")
    let busy = try #require(throws: SQLiteError.self) { while try statement.step() {} }
    #expect(busy.isBusy && busy.description == "the file was changed while it was read")
    #expect(throws: SQLiteError.self) { try connection.integer("SELECT count(*) FROM source") }
    #expect(try open().integer("SELECT count(*) FROM source WHERE source_key > 0") == 2)
  }

  @Test func isNotReadSoWhileSomebodyWrites() throws {
    let writer = try Connection(path: path, mode: .readWrite)
    try writer.execute("PRAGMA journal_mode = WAL; DELETE FROM source WHERE source_key = 1")
    #expect(StandingFile(path) == nil)
    // All of it taken in: the log is empty, and the file is whole.
    try writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    #expect(try open().integer("SELECT count(*) FROM source WHERE source_key = 1") == 0)
    #expect(StandingFile(folder + "/nothing.sqlite") == nil)
  }
}

import Foundation
import SQLite
import Testing

@testable import Warehouse

/// What was committed and left in the log is taken into the file while others read.
@Suite final class LogTests {
  private let path = NSTemporaryDirectory() + "klientela-\(UUID().uuidString).sqlite"

  deinit {
    for file in [path, path + "-wal", path + "-shm", path + ".copy"] {
      try? FileManager.default.removeItem(atPath: file)
    }
  }

  @Test func theLogIsFoldedBesideAReader() throws {
    do {
      let made = try Connection(path: path, mode: .create)
      try Warehouse.createSchema(on: made)
      try made.execute("PRAGMA journal_mode = WAL")
    }
    let writer = try Warehouse.openForWriting(path: path, keepsLog: true)
    try writer.execute("INSERT INTO source VALUES (1, 'erp')")
    let reader = try #require(try Warehouse.openTogether(path: path, count: 1).first)
    #expect(try sourcesInFileAlone() == 0)
    try Warehouse.foldLog(by: Connection(path: path, mode: .readWrite))
    #expect(try sourcesInFileAlone() == 1)
    #expect(try reader.integer("SELECT count(*) FROM source WHERE source_key > 0") == 1)
    try writer.execute("INSERT INTO source VALUES (2, 'shop')")
    #expect(
      try reader.integer("SELECT count(*) FROM source WHERE source_key > 0") == 1,
      "it reads what it began with")
  }

  /// What the file holds without the log beside it.
  private func sourcesInFileAlone() throws -> Int64 {
    try? FileManager.default.removeItem(atPath: path + ".copy")
    try FileManager.default.copyItem(atPath: path, toPath: path + ".copy")
    return try Connection(path: path + ".copy", mode: .readWrite)
      .integer("SELECT count(*) FROM source WHERE source_key > 0")
  }
}

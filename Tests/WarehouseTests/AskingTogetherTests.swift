import Dispatch
import Foundation
import SQLite
import Synchronization
import Testing

@testable import Warehouse

@Test func whatIsMadeOnceIsMadeOnce() throws {
  let values = MadeOnce<String, Int>()
  let made = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: 8) { _ in
    let value = try? values.value(of: "a") { made.wrappingAdd(1, ordering: .relaxed).newValue }
    #expect(value == 1)
  }
  #expect(made.load(ordering: .relaxed) == 1)
}

@Test func whatFailedIsTriedAgain() throws {
  struct Failure: Error {}
  let values = MadeOnce<String, Int>()
  #expect(throws: Failure.self) { try values.value(of: "a") { throw Failure() } }
  #expect(try values.value(of: "a") { 2 } == 2)
}

/// A filter leaves out rows of the whole answer by a column of its name.
@Test(arguments: QueryCatalogue.builtIn.names)
func everyFilterIsAParameterAndAColumn(name: String) throws {
  let query = try QueryCatalogue.builtIn.query(name)
  for filter in query.filters {
    let parameter = try #require(query.parameter(filter))
    #expect(parameter.defaultValue == QueryParameter.Default.none, "\(filter) can be left out")
    #expect(query.columns.first { $0.name == filter }?.type == .text)
  }
}

/// Connections opened together see one state, whatever is written meanwhile.
@Suite final class TogetherTests {
  private let path = NSTemporaryDirectory() + "klientela-\(UUID().uuidString).sqlite"

  deinit {
    for file in [path, path + "-wal", path + "-shm"] {
      try? FileManager.default.removeItem(atPath: file)
    }
  }

  @Test func allSeeOneState() throws {
    let writer = try Connection(path: path, mode: .create)
    try writer.execute("PRAGMA journal_mode = WAL")
    try Warehouse.createSchema(on: writer)
    let readers = try Warehouse.openTogether(path: path, count: 3)
    #expect(readers.count == 3)
    let count = "SELECT count(*) FROM source"
    let before = try readers[0].integer(count)
    try writer.execute("INSERT INTO source VALUES (77, 'late')")
    for reader in readers { #expect(try reader.integer(count) == before) }
    #expect(try Warehouse.openTogether(path: path, count: 1)[0].integer(count) == before + 1)
  }
}

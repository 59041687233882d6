import Foundation
import SQLite
import Warehouse

/// The warehouse that a run writes: a first one is built beside its place and renamed into it, an
/// existing one is changed in one transaction. Either way all lands, or nothing.
final class WarehouseTarget {
  let connection: Connection
  /// Reads what the warehouse had before the run; nil for a first one.
  let stored: Connection?
  /// Fills the largest tables of a first warehouse; nil for an existing one.
  let facts: FactLoad?
  private let path: String
  private let buildingPath: String
  private var ahead: Background<Result<Void, any Error>>?
  var isFirst: Bool { stored == nil }

  init(path: String) throws {
    self.path = path
    buildingPath = path + ".building"
    if FileManager.default.fileExists(atPath: path) {
      try Warehouse.migrate(path: path)
      connection = try Warehouse.openForWriting(path: path)
      let stored = try Warehouse.openForReading(path: path)
      // The ids of a great firm's customers, which each row asks for.
      try stored.execute("PRAGMA cache_size = -8192")
      self.stored = stored
      facts = nil
      try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      try connection.execute("PRAGMA cache_size = -65536; BEGIN IMMEDIATE")
    } else {
      // A disk that is not mounted hides a warehouse; one of its own here would part the history.
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
        throw WarehouseError.danglingLink(path: path, target: target)
      }
      try? FileManager.default.removeItem(atPath: buildingPath)
      connection = try Connection(path: buildingPath, mode: .create)
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: buildingPath)
      stored = nil
      // Nobody sees the file before it is whole, so it needs no journal; the cache spares reads.
      try connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      try connection.execute("PRAGMA cache_size = -16384")
      try Warehouse.createSchema(on: connection)
      facts = try FactLoad(connection, path: buildingPath)
      try connection.execute("BEGIN")
    }
  }

  /// Begins to put what was written so far of a first warehouse on the disk, so that less is left to do
  /// when it lands.
  func synchronizeAhead() {
    guard isFirst else { return }
    ahead = Background { [buildingPath] in Result { try Self.synchronize(buildingPath) } }
  }

  /// Lets the run land, durably.
  func commit() throws {
    try connection.execute("COMMIT")
    if isFirst {
      try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      // What could not be written is told once, to whoever asks first.
      try ahead?.value.get()
      try Self.synchronize(buildingPath)
      try rename()
    }
  }

  /// Leaves everything as it was.
  func abandon() {
    if connection.isInTransaction { try? connection.execute("ROLLBACK") }
    if isFirst { try? FileManager.default.removeItem(atPath: buildingPath) }
  }

  private func rename() throws {
    guard Foundation.rename(buildingPath, path) == 0 else {
      throw WarehouseError.readOnly(path: path, detail: String(cString: strerror(errno)))
    }
    let folder = (path as NSString).deletingLastPathComponent
    try? Self.synchronize(folder.isEmpty ? "." : folder)
  }

  private static func synchronize(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw WarehouseError.readOnly(path: path, detail: String(cString: strerror(errno)))
    }
  }
}

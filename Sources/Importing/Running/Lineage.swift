import Foundation
import SQLite
import Warehouse
import Workspace

/// Keeps what a run did: the run, its files, its rejects, the months it touched.
final class Lineage {
  private let connection: Connection
  private let insertFile: Statement
  private let insertReject: Statement
  private(set) var runKey: Int64
  private(set) var nextFileKey: Int64

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    runKey = try connection.integer("SELECT coalesce(max(run_key), 0) + 1 FROM import_run")
    nextFileKey = try connection.integer("SELECT coalesce(max(file_key), 0) + 1 FROM import_file")
    insertFile = try connection.prepare(
      "INSERT INTO import_file VALUES "
        + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    insertReject = try connection.prepare(
      "INSERT INTO rejected_row VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)")
  }

  /// The key of each source, given in the order of the workspace.
  func sourceKeys(_ names: [String]) throws(SQLiteError) -> [String: Int] {
    var keys: [String: Int] = [:]
    let known = try connection.prepare("SELECT name, source_key FROM source WHERE source_key > 0")
    while try known.step() { keys[known.text(0)] = Int(known.integer(1)) }
    let insert = try connection.prepare("INSERT INTO source (source_key, name) VALUES (?, ?)")
    for name in names where keys[name] == nil {
      let key = (keys.values.max() ?? 0) + 1
      insert.bind(key, at: 0).bind(name, at: 1)
      try insert.run()
      keys[name] = key
    }
    return keys
  }

  func beginRun(_ start: Date) throws(SQLiteError) -> Int64 {
    let insert = try connection.prepare(
      "INSERT INTO import_run (run_key, started_at, host, process_id) VALUES (?, ?, ?, ?)")
    insert.bind(runKey, at: 0).bind(Self.text(start), at: 1)
      .bind(ProcessInfo.processInfo.hostName, at: 2)
      .bind(Int64(ProcessInfo.processInfo.processIdentifier), at: 3)
    try insert.run()
    return runKey
  }

  func finishRun(touched: [Month], _ start: Date) throws(SQLiteError) {
    let update = try connection.prepare(
      "UPDATE import_run SET finished_at = ?, seconds = ? WHERE run_key = ?")
    let end = Date()
    update.bind(Self.text(end), at: 0).bind(end.timeIntervalSince(start), at: 1)
      .bind(runKey, at: 2)
    try update.run()
    let insert = try connection.prepare("INSERT INTO month_touched VALUES (?, ?)")
    for month in touched {
      insert.bind(runKey, at: 0).bind(month.key, at: 1)
      try insert.run()
    }
  }

  func record(
    _ file: SourceFile, entity: EntityName, _ counts: RowCounts, _ rejects: [Reject],
    _ meter: ByteMeter, mappingHash: String, sourceKey: Int, seconds: Double
  ) throws(SQLiteError) {
    let fileKey = nextFileKey
    nextFileKey += 1
    insertFile.bind(fileKey, at: 0).bind(runKey, at: 1).bind(sourceKey, at: 2)
      .bind(entity.rawValue, at: 3).bind(file.file.name, at: 4).bind(meter.contentHash, at: 5)
      .bind(mappingHash, at: 6).bind(file.bytes, at: 7).bind(file.dateKey, at: 8)
    for (place, count) in [
      counts.read, counts.loaded, counts.unchanged, counts.corrected, counts.leftOut,
      counts.rejected, counts.reversed,
    ].enumerated() {
      insertFile.bind(count, at: 9 + place)
    }
    insertFile.bind(seconds, at: 16).bind(file.state ?? "", at: 17)
      .bind(file.isMended ? 1 : 0, at: 18).bind(counts.converted, at: 19)
    try insertFile.run()
    for reject in rejects {
      insertReject.bind(fileKey, at: 0).bind(reject.line, at: 1).bind(reject.column, at: 2)
        .bind(reject.columnName, at: 3).bind(reject.reason.rawValue, at: 4)
        .bind(reject.message, at: 5).bind(reject.text, at: 6)
      try insertReject.run()
    }
  }

  private static func text(_ date: Date) -> String {
    date.formatted(.iso8601)
  }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import SQLite

/// The star schema in one file.
public enum Warehouse {
  /// Marks a file as a Klientela warehouse: "KLNT".
  public static let applicationID: Int64 = 0x4B4C_4E54
  /// The version of the schema that this program reads and writes.
  public static let schemaVersion: Int64 = 11

  /// A connection that can only read. Readers are never blocked by an import, and need not be allowed to
  /// write where the warehouse lies.
  public static func openForReading(path: String) throws -> Connection {
    do {
      return try open(path: path, mode: .readOnly)
    } catch let error as WarehouseError {
      guard case .readOnly = error else { throw error }
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw WarehouseError.closed(path: path)
      }
      guard let file = StandingFile(path) else { throw WarehouseError.logged(path: path) }
      return try open(path: path, mode: .unlocked, file: file)
    }
  }

  /// Connections that can only read, each in a read transaction: all see the warehouse in the same
  /// state until they close. One alone where others write all the time.
  public static func openTogether(path: String, count: Int) throws -> [Connection] {
    let connections = try (0..<max(1, count)).map { _ in try openForReading(path: path) }
    do {
      for _ in 0..<attemptsToMeet where try areTogether(connections) { return connections }
      return Array(connections.prefix(1))
    } catch {
      throw translate(error, path: path)
    }
  }

  private static let attemptsToMeet = 20

  /// Begins to read on all of them; whether nothing was committed meanwhile. The last one tells: its
  /// count of what others have committed is taken before and after.
  private static func areTogether(_ connections: [Connection]) throws(SQLiteError) -> Bool {
    guard let last = connections.last else { return false }
    let before = try last.integer("PRAGMA data_version")
    for connection in connections {
      if connection.isInTransaction { try connection.execute("COMMIT") }
      try connection.execute("PRAGMA cache_size = -\(cacheKilobytes); BEGIN")
      _ = try connection.integer("SELECT count(*) FROM source")
    }
    return try last.integer("PRAGMA data_version") == before
  }

  /// What a connection keeps of the file in memory, and sorts there without a file.
  private static let cacheKilobytes = 8_192

  /// A connection that can write. `keepsLog`: what it commits is durable in the log beside the file as
  /// ever, and is left there for `foldLog`, which may run while others read.
  public static func openForWriting(path: String, keepsLog: Bool = false) throws -> Connection {
    let connection = try open(path: path, mode: .readWrite)
    if keepsLog { try connection.execute("PRAGMA wal_autocheckpoint = 0") }
    return connection
  }

  /// Takes what stands in the log beside a warehouse into the file, on a connection that can write. What
  /// somebody still needs there stays for the next commit to take.
  public static func foldLog(by connection: Connection) throws(SQLiteError) {
    try connection.prepare("PRAGMA wal_checkpoint(PASSIVE)").run()
  }

  /// Takes the log beside a warehouse into its file, and away, unless somebody else still has it open:
  /// the warehouse is one file again. Who may only read cannot, and leaves a log behind even where it
  /// is empty. Where it cannot be done, the log stays, and the next commit does it.
  public static func closeLog(path: String) {
    guard FileManager.default.fileExists(atPath: path + "-wal") else { return }
    // The last connection that closes does it, if it has read.
    _ = try? Connection(path: path, mode: .readWrite).integer("PRAGMA user_version")
  }

  /// `file`: what is read without locks, and must stay as it is meanwhile.
  static func open(
    path: String, mode: Connection.Mode, file: StandingFile? = nil
  ) throws -> Connection {
    do {
      let connection = try Connection(path: path, mode: mode)
      connection.confirmsReading = file?.isUnchanged
      connection.waitWhenBusy(milliseconds: 5_000)
      try verify(connection, path: path)
      try declareComputedTables(on: connection)
      return connection
    } catch let error as SQLiteError {
      throw translate(error, path: path)
    }
  }

  /// What a fault of SQLite means for the user of a warehouse.
  public static func translate(_ error: SQLiteError, path: String) -> any Error {
    if error.isDamage {
      return error.message.contains("not a database")
        ? WarehouseError.notAWarehouse(path: path)
        : WarehouseError.damaged(path: path, detail: error.message)
    }
    if error.isFull { return WarehouseError.full(path: path) }
    if error.isReadOnly { return WarehouseError.readOnly(path: path, detail: error.message) }
    if error.isBusy { return WarehouseError.held(path: path, by: "another process") }
    return error
  }

  private static func verify(_ connection: Connection, path: String) throws {
    let version = try version(of: connection, path: path)
    guard version <= schemaVersion else {
      throw WarehouseError.newer(path: path, version: version, known: schemaVersion)
    }
    guard version == schemaVersion else {
      throw WarehouseError.older(path: path, version: version, known: schemaVersion)
    }
  }

  /// The version of the schema in a file, which must be a warehouse.
  static func version(of connection: Connection, path: String) throws -> Int64 {
    guard try connection.integer("PRAGMA application_id") == applicationID else {
      throw WarehouseError.notAWarehouse(path: path)
    }
    return try connection.integer("PRAGMA user_version")
  }

  /// Makes the empty star schema, with row 0 of every dimension, in a file that is empty yet.
  public static func createSchema(on connection: Connection) throws(SQLiteError) {
    // Read in large pieces: scans and what is written twice, to the journal and then to its place,
    // cost by the page. Has no effect where the file has pages.
    try connection.execute("PRAGMA page_size = 16384")
    try connection.execute(SQLText.schema.text)
    try connection.execute(SQLText.allViews)
    try connection.execute(SQLText.unknownMembers.text)
    try connection.execute("PRAGMA application_id = \(applicationID)")
    try connection.execute("PRAGMA user_version = \(schemaVersion)")
  }

  /// Takes all days out of the calendar, to be filled anew inside the same transaction.
  public static func clearCalendar(on connection: Connection) throws(SQLiteError) {
    try connection.execute(
      "DELETE FROM dim_month WHERE month_key > 0; DELETE FROM dim_date WHERE date_key > 0")
  }

  /// Makes sure that the calendar has every day of those years.
  public static func fillCalendar(
    on connection: Connection, years: ClosedRange<Int>, fiscalYearStarts: Int
  ) throws(SQLiteError) {
    let days = try connection.prepare(SQLText.fillDates.text)
    days.bind(years.lowerBound, at: 0).bind(years.upperBound, at: 1).bind(fiscalYearStarts, at: 2)
    try days.run()
    let months = try connection.prepare(SQLText.fillMonths.text)
    months.bind(fiscalYearStarts, at: 0)
    try months.run()
  }
}

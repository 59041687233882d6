import SQLite

/// The star schema in one file.
public enum Warehouse {
  /// Marks a file as a Klientela warehouse: "KLNT".
  public static let applicationID: Int64 = 0x4B4C_4E54
  /// The version of the schema that this program reads and writes.
  public static let schemaVersion: Int64 = 1

  /// A connection that can only read. Readers are never blocked by an import.
  public static func openForReading(path: String) throws -> Connection {
    try open(path: path, mode: .readOnly)
  }

  /// A connection that can write.
  public static func openForWriting(path: String) throws -> Connection {
    try open(path: path, mode: .readWrite)
  }

  private static func open(path: String, mode: Connection.Mode) throws -> Connection {
    do {
      let connection = try Connection(path: path, mode: mode)
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

  /// Makes the empty star schema, with row 0 of every dimension.
  public static func createSchema(on connection: Connection) throws(SQLiteError) {
    try connection.execute(SQLText.schema.text)
    try connection.execute(SQLText.allViews)
    try connection.execute(SQLText.unknownMembers.text)
    try connection.execute("PRAGMA application_id = \(applicationID)")
    try connection.execute("PRAGMA user_version = \(schemaVersion)")
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

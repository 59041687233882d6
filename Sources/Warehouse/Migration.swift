import Foundation
import SQLite

/// A step that brings a warehouse from one version of the schema to the next.
struct MigrationStep: Sendable {
  /// The version it starts from.
  let version: Int64
  /// The statements that make the next one of it.
  let sql: String
  /// Whether the receivables, which those statements left empty, are to be swept anew.
  var sweepsReceivables = false
  /// Whether receivables are to be summed anew, from the facts.
  var sumsReceivablesAnew = false
  /// Whether sales and receivables are to be summed anew, from the facts.
  var sumsAnew = false
}

extension Warehouse {
  /// The steps from the first version on, in order. A new version of the schema adds one.
  static let migrationSteps = [
    MigrationStep(version: 1, sql: SQLText.migrateFrom1.text),
    MigrationStep(version: 2, sql: SQLText.migrateFrom2.text),
    MigrationStep(version: 3, sql: SQLText.migrateFrom3.text, sweepsReceivables: true),
    MigrationStep(version: 4, sql: SQLText.migrateFrom4.text),
    MigrationStep(version: 5, sql: SQLText.migrateFrom5.text),
    MigrationStep(version: 6, sql: SQLText.migrateFrom6.text, sumsAnew: true),
    MigrationStep(version: 7, sql: SQLText.migrateFrom7.text, sumsAnew: true),
    MigrationStep(version: 8, sql: SQLText.migrateFrom8.text),
    MigrationStep(version: 9, sql: SQLText.migrateFrom9.text),
    MigrationStep(version: 10, sql: SQLText.migrateFrom10.text, sumsReceivablesAnew: true),
  ]

  /// Brings a warehouse of an older version up to date, in one transaction, with a backup beside it.
  /// One of this version is left as it is.
  /// - Returns: The path of the backup; nil where there was nothing to do.
  /// - Throws: `WarehouseError`, where the file is no warehouse, is newer, or no step leads on.
  @discardableResult
  public static func migrate(path: String) throws -> String? {
    try migrate(path: path, steps: migrationSteps, to: schemaVersion)
  }

  static func migrate(
    path: String, steps: [MigrationStep], to wanted: Int64
  ) throws -> String? {
    do {
      let connection = try Connection(path: path, mode: .readWrite)
      connection.waitWhenBusy(milliseconds: 5_000)
      let version = try version(of: connection, path: path)
      guard version != wanted else { return nil }
      guard version < wanted else {
        throw WarehouseError.newer(path: path, version: version, known: wanted)
      }
      let due = (version..<wanted).compactMap { from in steps.first { $0.version == from } }
      guard due.count == Int(wanted - version) else {
        throw WarehouseError.older(path: path, version: version, known: wanted)
      }
      let backup = try backUp(connection, path: path, version: version)
      try connection.inTransaction {
        for step in due { try connection.execute(step.sql) }
        try renewViews(on: connection)
        if due.contains(where: \.sweepsReceivables) { try sweepReceivables(on: connection) }
        let sumsSales = due.contains(where: \.sumsAnew)
        if sumsSales || due.contains(where: \.sumsReceivablesAnew) {
          try sumAnew(on: connection, sales: sumsSales)
        }
        try connection.execute("PRAGMA user_version = \(wanted)")
      }
      return backup
    } catch let error as SQLiteError {
      throw translate(error, path: path)
    }
  }

  private static func sweepReceivables(on connection: Connection) throws {
    let term = try connection.integer("SELECT payment_term_days FROM setting")
    let store = ReceivableStore(connection)
    // A firm without invoices and payments has none.
    guard try LedgerSpan(connection) != nil else { return }
    let last = try connection.integer("SELECT last_month_key FROM history_month")
    let through = [try store.notedMonth(), Month(key: Int(last))].compactMap { $0 }.max()
    try store.clear()
    let accounts = try AccountLookup(connection, termDays: Int(term))
    try ReceivableSweep(connection, accounts).run(from: nil, through: through)
  }

  /// Snapshots that rest on other sums than the facts have are stale then, and the company's months are
  /// made anew.
  private static func sumAnew(on connection: Connection, sales: Bool) throws {
    let before = try sums(on: connection)
    if sales { try sumSales(on: connection) }
    try sweepReceivables(on: connection)
    if try sums(on: connection) != before {
      try connection.execute("UPDATE snapshot_month SET is_stale = 1")
      try KeptSettings(connection).forget("classified_settings")
    }
  }

  /// What sales and receivables come to, month by month.
  private static func sums(on connection: Connection) throws(SQLiteError) -> [String] {
    let statement = try connection.prepare(SQLText.monthSums.text)
    var sums: [String] = []
    while try statement.step() { sums.append(statement.text(0)) }
    return sums
  }

  private static func sumSales(on connection: Connection) throws {
    let statement = try connection.prepare(
      "SELECT DISTINCT ordered_date_key / 100 FROM fact_sale_line")
    var months: [Month] = []
    while try statement.step() {
      if let month = Month(key: Int(statement.integer(0))) { months.append(month) }
    }
    let aggregator = try MonthAggregator(connection, CustomerLookup(connection))
    try aggregator.begin(months.sorted(), isEmpty: false)
    try aggregator.finish()
  }

  /// Views are what this version makes of the tables; those of the user's own stay.
  private static func renewViews(on connection: Connection) throws(SQLiteError) {
    for name in SQLText.viewNames.reversed() {
      try connection.execute("DROP VIEW IF EXISTS \(name)")
    }
    try connection.execute(SQLText.allViews)
  }

  /// Writes the warehouse as it is to a file beside it, whole or not at all.
  private static func backUp(
    _ connection: Connection, path: String, version: Int64
  ) throws -> String {
    let backup = "\(path).version-\(version).backup"
    let building = backup + ".building"
    for old in [backup, building] { try? FileManager.default.removeItem(atPath: old) }
    let copy = try connection.prepare("VACUUM INTO ?")
    copy.bind(building, at: 0)
    try copy.run()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: building)
    try FileManager.default.moveItem(atPath: building, toPath: backup)
    return backup
  }
}

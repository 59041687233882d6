import CSQLite

/// Fills empty tables of a database that nobody else sees yet by appending whole pages to its file: many
/// times faster than inserting rows, for each costs only its bytes.
///
/// The end of the file belongs either to the load (`takeOver`) or to SQLite (`giveBack`), never to both:
/// while it is the load's, the connection must not write. A table's rows are seen by SQLite when the
/// table is finished.
public final class PageLoad {
  private let connection: Connection
  let file: PageFile
  /// Whether the end of the file is the load's now.
  public private(set) var isInCharge = false

  /// A load into the connection's database, which is at `path` and keeps no journal.
  public init(_ connection: Connection, path: String) throws(SQLiteError) {
    self.connection = connection
    file = try PageFile(
      path: path, pageSize: Int(try connection.integer("PRAGMA page_size")))
  }

  /// Ends the connection's transaction: the end of the file is the load's. Statements that are being
  /// read are reset: while one is, SQLite would not notice what is appended.
  public func takeOver() throws(SQLiteError) {
    guard !isInCharge else { return }
    connection.resetStatements()
    if connection.isInTransaction { try connection.execute("COMMIT") }
    file.begin(pageCount: UInt32(truncatingIfNeeded: try connection.integer("PRAGMA page_count")))
    isInCharge = true
  }

  /// Begins a transaction: the end of the file is SQLite's again. Statements that are being read are
  /// reset.
  public func giveBack() throws(SQLiteError) {
    guard isInCharge else { return }
    connection.resetStatements()
    try file.publish()
    isInCharge = false
    try connection.execute("BEGIN")
    let pages = try connection.integer("PRAGMA page_count")
    guard pages == Int64(file.pageCount) else {
      throw SQLiteError(
        extendedCode: SQLITE_CORRUPT, message: "\(pages) pages where \(file.pageCount) are")
    }
  }

  /// The first page of a table or an index.
  func root(of name: String) throws(SQLiteError) -> UInt32 {
    let statement = try connection.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?")
    statement.bind(name, at: 0)
    guard try statement.step() else {
      throw SQLiteError(extendedCode: SQLITE_ERROR, message: "no such table or index: \(name)")
    }
    return UInt32(truncatingIfNeeded: statement.integer(0))
  }
}

extension Connection {
  /// Resets all statements that have begun and are not at their end.
  func resetStatements() {
    var statement = sqlite3_next_stmt(handle, nil)
    while let current = statement {
      if sqlite3_stmt_busy(current) != 0 { sqlite3_reset(current) }
      statement = sqlite3_next_stmt(handle, current)
    }
  }
}

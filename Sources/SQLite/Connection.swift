import CSQLite

/// A connection to one database file.
///
/// A connection and its statements belong to one thread at a time; only `interrupt()` may be called
/// from another.
public final class Connection: @unchecked Sendable {
  /// How a database file is opened.
  public enum Mode: Sendable {
    /// Reads only; the file must exist.
    case readOnly
    /// Reads and writes; the file must exist.
    case readWrite
    /// Reads and writes; the file is made where it does not exist.
    case create
    /// Reads only, without locks and with nothing made beside the file: for a folder that may not be
    /// written. Whoever reads so looks himself whether the file stays as it is; see `confirmsReading`.
    case unlocked
  }

  // Valid from init to deinit; statements keep the connection alive.
  let handle: OpaquePointer
  var deadline: Deadline?
  var feeds: [String: FeedBox] = [:]
  /// The tables that statements may not read.
  var concealed: ConcealedTables?
  var isGuarded = false
  /// Whether what was read stands in the file still: asked at the end of each statement, which fails as
  /// busy where it does not.
  public var confirmsReading: (@Sendable () -> Bool)?

  /// Opens the database at `path` (`:memory:` for one that goes with the connection).
  public init(path: String, mode: Mode) throws(SQLiteError) {
    _ = Self.isConfigured
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(
      mode.name(of: path), &opened, mode.flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened else {
      throw SQLiteError(extendedCode: SQLITE_NOMEM, message: "out of memory")
    }
    guard code == SQLITE_OK else {
      let message = String(cString: sqlite3_errmsg(opened))
      sqlite3_close_v2(opened)
      throw SQLiteError(extendedCode: code, message: message)
    }
    handle = opened
    sqlite3_busy_timeout(handle, 0)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Sets up the library, which must be done before its first use.
  private static let isConfigured = klientela_sqlite_without_memory_count() == SQLITE_OK

  /// Runs one or more statements and drops what they return.
  public func execute(_ sql: String) throws(SQLiteError) {
    var rest = sql[...]
    while let statement = try Statement.next(of: &rest, on: self) {
      while try statement.step() {}
    }
  }

  /// A statement ready to be bound and stepped. Text after the first statement is an error.
  public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var rest = sql[...]
    guard let statement = try Statement.next(of: &rest, on: self) else {
      throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "there is no statement", sql: sql)
    }
    guard try Statement.next(of: &rest, on: self) == nil else {
      throw SQLiteError(
        extendedCode: SQLITE_MISUSE, message: "more than one statement", sql: sql)
    }
    return statement
  }

  /// The integer that a statement of one row and one column returns; 0 where there is no row.
  public func integer(_ sql: String) throws(SQLiteError) -> Int64 {
    let statement = try prepare(sql)
    let integer = try statement.step() ? statement.integer(0) : 0
    try confirmReading()
    return integer
  }

  /// Waits up to that long for a lock before an operation fails as busy.
  public func waitWhenBusy(milliseconds: Int32) {
    sqlite3_busy_timeout(handle, milliseconds)
  }

  /// Rows changed by all statements since the connection was opened.
  public var totalChanges: Int64 { sqlite3_total_changes64(handle) }

  /// The row id of the last row inserted.
  public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Stops whatever statement runs; may be called from any thread.
  public func interrupt() { sqlite3_interrupt(handle) }

  /// The library's version, such as `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Runs `body` in a transaction that takes the write lock at once: all of it lands, or nothing.
  public func inTransaction<T>(_ body: () throws -> T) throws -> T {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      if isInTransaction { try? execute("ROLLBACK") }
      throw error
    }
  }

  func confirmReading() throws(SQLiteError) {
    guard let confirmsReading, !confirmsReading() else { return }
    throw SQLiteError(extendedCode: SQLITE_BUSY, message: "the file was changed while it was read")
  }

  func check(_ code: Int32, sql: String = "") throws(SQLiteError) {
    guard code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE else { return }
    throw lastError(sql: sql)
  }

  func lastError(sql: String) -> SQLiteError {
    let offset = sqlite3_error_offset(handle)
    return SQLiteError(
      extendedCode: sqlite3_extended_errcode(handle),
      message: String(cString: sqlite3_errmsg(handle)), sql: sql,
      offset: offset >= 0 ? Int(offset) : nil)
  }
}

extension Connection.Mode {
  fileprivate var flags: Int32 {
    switch self {
    case .readOnly: SQLITE_OPEN_READONLY
    case .readWrite: SQLITE_OPEN_READWRITE
    case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .unlocked: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
  }

  /// What SQLite is to open: a path, or a URI (https://sqlite.org/uri.html) that says how.
  fileprivate func name(of path: String) -> String {
    guard self == .unlocked else { return path }
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    return "file:\(path.hasPrefix("/") ? "//" : "")\(escaped)?immutable=1"
  }
}

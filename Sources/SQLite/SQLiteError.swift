import CSQLite

/// What SQLite said no to: its extended code, its message and the statement.
///
/// Bound values are never part of it, for they are customers' data.
public struct SQLiteError: Error, Equatable, CustomStringConvertible {
  /// The extended result code, such as `SQLITE_CONSTRAINT_PRIMARYKEY`.
  public let extendedCode: Int32
  /// SQLite's own words.
  public let message: String
  /// The statement, with its parameters unbound; empty where no statement was involved.
  public let sql: String
  /// Where in `sql` the fault lies, in bytes from its start, where SQLite knows.
  public let offset: Int?

  /// An error of a code, with the words that go with it.
  public init(extendedCode: Int32, message: String, sql: String = "", offset: Int? = nil) {
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
    self.offset = offset
  }

  /// The primary code: the low byte of the extended one.
  public var code: Int32 { extendedCode & 0xff }

  /// Somebody else holds the database.
  public var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }

  /// The statement was stopped by `Connection.interrupt()` or a time limit.
  public var isInterrupted: Bool { code == SQLITE_INTERRUPT }

  /// The authorizer refused the statement.
  public var isDenied: Bool { code == SQLITE_AUTH }

  /// The file is not a database, or a damaged one.
  public var isDamage: Bool { code == SQLITE_NOTADB || code == SQLITE_CORRUPT }

  /// The disk or a quota is full.
  public var isFull: Bool { code == SQLITE_FULL }

  /// A key is there already.
  public var isConstraint: Bool { code == SQLITE_CONSTRAINT }

  /// The file or its folder cannot be written.
  public var isReadOnly: Bool { code == SQLITE_READONLY || code == SQLITE_CANTOPEN }

  /// Rows that a table without row ids was given were not in the order of their keys.
  static func misplacedKey(_ key: Int64) -> SQLiteError {
    SQLiteError(extendedCode: SQLITE_INTERNAL, message: "a key with \(key) comes too late")
  }

  /// One line: SQLite's words.
  public var description: String { message }
}

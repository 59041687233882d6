import CSQLite

/// A prepared statement: bind, step, read, reset.
///
/// Parameters and columns count from 0. Reading a column is valid between a `step()` that returned
/// true and the next `step()` or `reset()`.
public final class Statement {
  let connection: Connection
  // Valid from init to deinit.
  let handle: OpaquePointer
  // A statement belongs to one thread at a time, and no access to it is open while another begins: the
  // check of that would cost more than a column, and is left out.
  @exclusivity(unchecked) private var row = RowCells()
  /// The statement's text.
  public let sql: String

  private init(connection: Connection, handle: OpaquePointer, sql: String) {
    self.connection = connection
    self.handle = handle
    self.sql = sql
  }

  deinit { sqlite3_finalize(handle) }

  /// The next statement of `text`, which is cut by what was read; nil where only blanks and
  /// comments remain.
  static func next(of text: inout Substring, on connection: Connection) throws(SQLiteError)
    -> Statement?
  {
    while !text.isEmpty {
      let sql = String(text)
      var prepared: OpaquePointer?
      var used = 0
      let code = sql.withCString { start in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(connection.handle, start, -1, &prepared, &tail)
        used = tail.map { start.distance(to: $0) } ?? sql.utf8.count
        return code
      }
      try connection.check(code, sql: sql)
      text = Substring(String(decoding: sql.utf8.dropFirst(max(used, 1)), as: UTF8.self))
      if let prepared { return Statement(connection: connection, handle: prepared, sql: sql) }
    }
    return nil
  }

  // MARK: Parameters

  /// Binds an integer.
  @discardableResult
  public func bind(_ value: Int64, at index: Int) -> Statement {
    sqlite3_bind_int64(handle, Int32(index + 1), value)
    return self
  }

  /// Binds an integer.
  @discardableResult
  public func bind(_ value: Int, at index: Int) -> Statement { bind(Int64(value), at: index) }

  /// Binds a number.
  @discardableResult
  public func bind(_ value: Double, at index: Int) -> Statement {
    sqlite3_bind_double(handle, Int32(index + 1), value)
    return self
  }

  /// Binds a text; nil binds NULL.
  @discardableResult
  public func bind(_ value: String?, at index: Int) -> Statement {
    guard var value else { return bindNull(at: index) }
    value.withUTF8 { bytes in bindText(bytes, at: index) }
    return self
  }

  /// Binds an integer; nil binds NULL.
  @discardableResult
  public func bind(_ value: Int64?, at index: Int) -> Statement {
    guard let value else { return bindNull(at: index) }
    return bind(value, at: index)
  }

  /// Binds a text from its UTF-8 bytes, which are copied.
  public func bindText(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    // An empty buffer may have no address, which SQLite would take for NULL.
    guard let start = bytes.baseAddress else {
      sqlite3_bind_text(handle, Int32(index + 1), "", 0, transient)
      return
    }
    start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
      _ = sqlite3_bind_text(handle, Int32(index + 1), characters, Int32(bytes.count), transient)
    }
  }

  /// Binds bytes, which are copied.
  @discardableResult
  public func bind(_ bytes: [UInt8], at index: Int) -> Statement {
    guard !bytes.isEmpty else {
      sqlite3_bind_zeroblob(handle, Int32(index + 1), 0)
      return self
    }
    sqlite3_bind_blob(handle, Int32(index + 1), bytes, Int32(bytes.count), transient)
    return self
  }

  /// Binds NULL.
  @discardableResult
  public func bindNull(at index: Int) -> Statement {
    sqlite3_bind_null(handle, Int32(index + 1))
    return self
  }

  /// Binds a value.
  @discardableResult
  public func bind(_ value: Value, at index: Int) -> Statement {
    switch value {
    case .null: bindNull(at: index)
    case .integer(let integer): bind(integer, at: index)
    case .real(let real): bind(real, at: index)
    case .text(let text): bind(text, at: index)
    case .blob(let bytes): bind(bytes, at: index)
    }
  }

  /// The names of the parameters with their sign (`:month`), in the order of their indices.
  public var parameterNames: [String] {
    (0..<sqlite3_bind_parameter_count(handle)).map { index in
      sqlite3_bind_parameter_name(handle, index + 1).map { String(cString: $0) } ?? "?"
    }
  }

  // MARK: Rows

  /// Goes to the next row; false at the end.
  @discardableResult
  public func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW:
      row.move(handle)
      return true
    case SQLITE_DONE:
      row = RowCells()
      try connection.confirmReading()
      return false
    default:
      let error = connection.lastError(sql: sql)
      reset()
      throw error
    }
  }

  /// Runs a statement that returns nothing, and makes it ready to run again.
  public func run() throws(SQLiteError) {
    while try step() {}
    reset()
  }

  /// Makes the statement ready to be bound and stepped anew; bindings stay.
  public func reset() {
    row = RowCells()
    sqlite3_reset(handle)
  }

  /// Whether the statement leaves the database as it is.
  public var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  /// How many columns a row has.
  public var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// The columns' names.
  public var columnNames: [String] {
    (0..<columnCount).map { String(cString: sqlite3_column_name(handle, Int32($0))) }
  }

  /// A column of the row; NULL where there is none.
  ///
  /// A connection and what it hands out belong to one thread at a time, so that the value may be looked
  /// at where it lies.
  @inline(__always)
  func cell(_ column: Int) -> OpaquePointer? {
    row.cell(column) ?? sqlite3_column_value(handle, Int32(truncatingIfNeeded: column))
  }

  /// Whether the column is NULL.
  public func isNull(_ column: Int) -> Bool { sqlite3_value_type(cell(column)) == SQLITE_NULL }

  /// The column as an integer; 0 where it is NULL.
  public func integer(_ column: Int) -> Int64 { sqlite3_value_int64(cell(column)) }

  /// The column as an integer, nil where it is NULL.
  public func optionalInteger(_ column: Int) -> Int64? {
    let cell = cell(column)
    return sqlite3_value_type(cell) == SQLITE_NULL ? nil : sqlite3_value_int64(cell)
  }

  /// The column as a number; 0 where it is NULL.
  public func real(_ column: Int) -> Double { sqlite3_value_double(cell(column)) }

  /// The column as a text; empty where it is NULL.
  public func text(_ column: Int) -> String { String(decoding: textBytes(column), as: UTF8.self) }

  /// The column as a text, nil where it is NULL.
  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// The column's UTF-8 bytes, valid until the next step.
  public func textBytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = cell(column)
    let start = sqlite3_value_text(cell)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(cell)))
  }

  /// The column's bytes, valid until the next step.
  public func blobBytes(_ column: Int) -> UnsafeRawBufferPointer {
    let cell = cell(column)
    let start = sqlite3_value_blob(cell)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(cell)))
  }

  /// The type of a column's value.
  public enum Kind: Sendable, BitwiseCopyable { case null, integer, real, text, blob }

  /// What the column holds.
  public func kind(_ column: Int) -> Kind {
    switch sqlite3_value_type(cell(column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// The column as a value of its own type.
  public func value(_ column: Int) -> Value {
    switch kind(column) {
    case .null: .null
    case .integer: .integer(integer(column))
    case .real: .real(real(column))
    case .text: .text(text(column))
    case .blob: .blob([UInt8](blobBytes(column)))
    }
  }
}

/// Tells SQLite to copy what is bound before the call returns.
private var transient: sqlite3_destructor_type {
  unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

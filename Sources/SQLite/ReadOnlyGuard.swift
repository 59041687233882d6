import CSQLite

extension Connection {
  /// Lets statements read and nothing else, whatever their text says: no write, no attach, no pragma
  /// but those that describe tables, no function that loads code or touches files.
  ///
  /// The connection should be opened read-only as well; this guard stands in front of that lock.
  public func allowOnlyReading() {
    setGuard()
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    // What a hostile text could grow to in one step, where no time limit is looked at.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longestValueBytes)
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, longestPatternBytes)
  }

  /// Lets statements do everything again.
  public func allowEverything() {
    sqlite3_set_authorizer(handle, nil, nil)
    isGuarded = false
  }

  /// Runs what the program itself has to do, whatever statements may do.
  func unguarded<T>(_ body: () throws(SQLiteError) -> T) throws(SQLiteError) -> T {
    guard isGuarded else { return try body() }
    allowEverything()
    defer { setGuard() }
    return try body()
  }

  private func setGuard() {
    sqlite3_set_authorizer(
      handle,
      { _, action, first, second, _, _ in
        authorize(action: action, first: first, second: second)
      }, nil)
    isGuarded = true
  }
}

private let longestValueBytes: Int32 = 64 << 20
private let longestPatternBytes: Int32 = 1000

private let describingPragmas: Set<String> = [
  "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
  "foreign_key_list", "database_list", "collation_list", "function_list", "user_version",
  "application_id", "compile_options", "encoding", "page_count", "page_size", "data_version",
]

private let deniedFunctions: Set<String> = [
  "load_extension", "writefile", "readfile", "edit", "fts3_tokenizer", "zeroblob", "randomblob",
  "sqlite_dbpage", "fsdir", "lsmode",
]

private func authorize(
  action: Int32, first: UnsafePointer<CChar>?, second: UnsafePointer<CChar>?
) -> Int32 {
  switch action {
  case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
  case SQLITE_FUNCTION:
    let name = second.map { String(cString: $0).lowercased() } ?? ""
    return deniedFunctions.contains(name) ? SQLITE_DENY : SQLITE_OK
  case SQLITE_PRAGMA:
    let name = first.map { String(cString: $0).lowercased() } ?? ""
    let isDescription = describingPragmas.contains(name)
    let changes = second != nil && ["user_version", "application_id", "encoding"].contains(name)
    return isDescription && !changes ? SQLITE_OK : SQLITE_DENY
  default: return SQLITE_DENY
  }
}

import SQLite

/// Which of two files speaks later: by their dates where both have one, else the one loaded later.
final class FileOrder {
  private var dates: [Int64: Int64] = [:]

  init(_ connection: Connection) throws(SQLiteError) {
    let statement = try connection.prepare(
      "SELECT file_key, file_date_key FROM import_file WHERE file_date_key > 0")
    while try statement.step() { dates[statement.integer(0)] = statement.integer(1) }
  }

  func note(_ fileKey: Int64, dateKey: Int) {
    if dateKey > 0 { dates[fileKey] = Int64(dateKey) }
  }

  /// Whether what a file says is older than what another one, loaded before, says.
  func isEarlier(_ coming: Int64, than standing: Int64) -> Bool {
    guard let new = dates[coming], let old = dates[standing] else { return false }
    return new < old
  }
}

import SQLite

extension Warehouse {
  /// Makes every view anew for this connection alone.
  ///
  /// A view of the file sees the tables of the file only. Where temporary tables shadow them, as for
  /// a day that ends no month, the queries see those through temporary views.
  public static func shadowViews(on connection: Connection) throws(SQLiteError) {
    let marker = "CREATE VIEW "
    var sql = ""
    for line in SQLText.allViews.split(separator: "\n", omittingEmptySubsequences: false) {
      sql += line.hasPrefix(marker) ? "CREATE TEMP VIEW " + line.dropFirst(marker.count) : line
      sql += "\n"
    }
    try connection.execute(sql)
  }
}

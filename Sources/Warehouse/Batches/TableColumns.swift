import SQLite

extension Connection {
  /// A table's columns in the order of their declaration, with what their cells hold.
  func columns(of table: String) throws(SQLiteError) -> [(name: String, kind: CellKind)] {
    let statement = try prepare("SELECT name, type FROM pragma_table_info(?)")
    statement.bind(table, at: 0)
    var columns: [(String, CellKind)] = []
    while try statement.step() {
      let kind: CellKind =
        switch statement.text(1) {
        case "TEXT": .text
        case "BLOB": .blob
        case "REAL": .real
        default: .integer
        }
      columns.append((statement.text(0), kind))
    }
    return columns
  }
}

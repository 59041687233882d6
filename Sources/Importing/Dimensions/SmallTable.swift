import SQLite

/// A table of few rows that are made anew as a whole, of which those that differ are written.
struct SmallTable {
  private let connection: Connection
  private let name: String
  private let columns: [String]

  /// The table of that name with all its columns, in their order.
  init(_ connection: Connection, _ name: String, _ columns: [String]) {
    self.connection = connection
    self.name = name
    self.columns = columns
  }

  /// Brings the table to these rows.
  func update(_ rows: [[Value]]) throws(SQLiteError) {
    let (wanted, standing) = (Set(rows), try standing())
    let conditions = columns.map { "\($0) = ?" }.joined(separator: " AND ")
    try run("DELETE FROM \(name) WHERE \(conditions)", standing.filter { !wanted.contains($0) })
    let present = Set(standing)
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    try run("INSERT INTO \(name) VALUES (\(places))", rows.filter { !present.contains($0) })
  }

  private func run(_ sql: String, _ rows: [[Value]]) throws(SQLiteError) {
    let statement = try connection.prepare(sql)
    for row in rows {
      for (index, value) in row.enumerated() { statement.bind(value, at: index) }
      try statement.run()
    }
  }

  private func standing() throws(SQLiteError) -> [[Value]] {
    let select = try connection.prepare("SELECT \(columns.joined(separator: ", ")) FROM \(name)")
    var rows: [[Value]] = []
    while try select.step() { rows.append(columns.indices.map { select.value($0) }) }
    return rows
  }
}

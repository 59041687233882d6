import SQLite

/// Appends batches of rows to one table.
public final class TableWriter {
  private let connection: Connection
  private let feed: String
  private let insert: Statement
  /// The kinds of the cells that a row of this table has.
  public let kinds: [CellKind]

  /// A writer for all columns of a table, in the order of its declaration.
  public init(_ connection: Connection, table: String) throws(SQLiteError) {
    let columns = try Self.columns(of: table, on: connection)
    let names = columns.map(\.name).joined(separator: ", ")
    self.connection = connection
    feed = "feed_\(table)"
    kinds = columns.map(\.kind)
    try connection.declareFeed(feed, columns: names)
    insert = try connection.prepare(
      "INSERT INTO \(table) (\(names)) SELECT \(names) FROM \(feed)")
  }

  /// An empty batch for rows of this table.
  public func makeBatch() -> RowBatch { RowBatch(kinds) }

  /// Appends the batch's rows to the table; the batch stays as it is.
  public func write(_ batch: RowBatch) throws(SQLiteError) {
    precondition(batch.isWhole, "a row of \(feed) has too few or too many cells")
    guard batch.count > 0 else { return }
    try batch.withRows { rows throws(SQLiteError) in
      try connection.feeding(rows, to: feed) { () throws(SQLiteError) in try insert.run() }
    }
  }

  private static func columns(of table: String, on connection: Connection) throws(SQLiteError)
    -> [(name: String, kind: CellKind)]
  {
    let statement = try connection.prepare("SELECT name, type FROM pragma_table_info(?)")
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

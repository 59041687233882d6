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
    let columns = try connection.columns(of: table)
    let names = columns.map(\.name).joined(separator: ", ")
    self.connection = connection
    feed = "feed_\(table)"
    kinds = columns.map(\.kind)
    try connection.declareFeed(feed, columns: names)
    // A row that a constraint refuses ends the transaction, as whoever writes here would: taking back
    // the statement alone, SQLite would write each page aside before the statement changes it.
    insert = try connection.prepare(
      "INSERT OR ROLLBACK INTO \(table) (\(names)) SELECT \(names) FROM \(feed)")
  }

  /// An empty batch for rows of this table.
  public func makeBatch() -> RowBatch { RowBatch(kinds) }

  /// Appends the batch's rows to the table, all or those from one on; the batch stays as it is.
  public func write(_ batch: RowBatch, from first: Int = 0) throws(SQLiteError) {
    precondition(batch.isWhole, "a row of \(feed) has too few or too many cells")
    guard batch.count > first else { return }
    try batch.withRows(from: first) { rows throws(SQLiteError) in
      try connection.feeding(rows, to: feed) { () throws(SQLiteError) in try insert.run() }
    }
  }
}

import SQLite

/// Where the rows of a table go.
protocol BatchSink: AnyObject {
  /// An empty batch for rows of the table.
  func makeBatch() -> RowBatch
  /// Appends the batch's rows; the batch stays as it is.
  func append(_ batch: RowBatch) throws(SQLiteError)
  /// No more rows come.
  func finish() throws(SQLiteError)
}

extension TableWriter: BatchSink {
  func append(_ batch: RowBatch) throws(SQLiteError) { try write(batch) }
  func finish() {}
}

/// Fills a table without row ids page by page, with rows in the order of their keys.
final class PageWriter: BatchSink {
  private let load: PageLoad
  private let table: PageKeyedTable
  private let kinds: [CellKind]

  init(
    _ load: PageLoad, _ connection: Connection, table: String, keyColumns: Int
  ) throws(SQLiteError) {
    self.load = load
    kinds = try connection.columns(of: table).map(\.kind)
    self.table = try PageKeyedTable(load, table: table, kinds: kinds, keyColumns: keyColumns)
  }

  func makeBatch() -> RowBatch { RowBatch(kinds) }

  func append(_ batch: RowBatch) throws(SQLiteError) {
    try load.takeOver()
    try batch.withRows { rows throws(SQLiteError) in try table.add(rows) }
  }

  func finish() throws(SQLiteError) {
    try load.takeOver()
    try table.finish()
  }
}

extension Connection {
  /// Where rows of an empty table without row ids go that come in the order of their keys, the first
  /// `keyColumns` columns: into the pages of a warehouse that is being built, else into the table.
  func sink(
    _ table: String, keyColumns: Int, _ facts: FactLoad?
  ) throws(SQLiteError) -> any BatchSink {
    guard let facts else { return try TableWriter(self, table: table) }
    return try PageWriter(facts.load, self, table: table, keyColumns: keyColumns)
  }
}

import SQLite

/// Fills the largest tables of a warehouse that is being built, and that nobody sees yet, page by page.
///
/// A table is filled until `finish`; what comes then is inserted. Between `add` and `giveBack` the
/// connection must not write.
public final class FactLoad {
  private let connection: Connection
  let load: PageLoad
  private var open: [String: PageTable] = [:]
  private var rows: [String: PageRows] = [:]

  /// A load into an empty warehouse at `path`.
  public init(_ connection: Connection, path: String) throws(SQLiteError) {
    self.connection = connection
    load = try PageLoad(connection, path: path)
    for shape in Self.shapes {
      let kinds = try connection.columns(of: shape.table).map(\.kind)
      open[shape.table] = try PageTable(
        load, table: shape.table, kinds: kinds, key: 0, strandBits: shape.strandBits,
        indexes: shape.indexes)
    }
  }

  /// Whether a table is being filled.
  public func takes(_ table: String) -> Bool { open[table] != nil }

  /// Adds new rows to a table that is being filled. Gives how many it took; where these are not all,
  /// the table is finished, and the rest is to be inserted.
  public func add(_ batch: RowBatch, to table: String) throws(SQLiteError) -> Int {
    guard let filled = open[table] else { return 0 }
    try load.takeOver()
    let taken = try batch.withRows { rows throws(SQLiteError) in try filled.add(rows) }
    if taken < batch.count { try finish(table) }
    return taken
  }

  /// Lets the connection write.
  public func giveBack() throws(SQLiteError) { try load.giveBack() }

  /// Finishes a table, where it is being filled: SQLite sees its rows, and they may be changed.
  public func finish(_ table: String) throws(SQLiteError) {
    guard open[table] != nil else { return }
    try close(table)
    rows[table] = nil
  }

  /// Finishes all tables: SQLite sees their rows, and they may be changed.
  public func finishForChanges() throws(SQLiteError) {
    for shape in Self.shapes { try finish(shape.table) }
  }

  /// Finishes all tables that are left, for no row comes any more. What was filled to the end can be read
  /// from its pages, until it is changed.
  public func finishAll() throws(SQLiteError) {
    for shape in Self.shapes { try close(shape.table) }
    try load.giveBack()
  }

  /// The rows of a table that was filled to the end, nil where it was not.
  func rows(of table: String) -> PageRows? { rows[table] }

  private func close(_ table: String) throws(SQLiteError) {
    guard let filled = open.removeValue(forKey: table) else { return }
    try load.takeOver()
    let (read, stale) = try filled.finish()
    rows[table] = read
    try load.giveBack()
    for index in stale { try connection.execute("REINDEX \(index)") }
  }
}

extension FactLoad {
  /// What the schema says of a table.
  private struct Shape {
    let table: String
    let strandBits: Int
    let indexes: [PageTable.Index]
  }

  private static let shapes: [Shape] = [
    Shape(table: "dim_order", strandBits: DocumentKey.monthBits, indexes: [byID("dim_order")]),
    Shape(
      table: "fact_sale_line", strandBits: DocumentKey.lineMonthBits,
      indexes: [
        astray("fact_sale_line", dateColumn: 3, monthBits: DocumentKey.lineMonthBits),
        .partial(name: "fact_sale_line_pending", columns: [3, 4, 5, 8]) { $0[4] != 2 },
      ]),
    Shape(
      table: "fact_invoice", strandBits: DocumentKey.monthBits,
      indexes: [
        byID("fact_invoice"),
        byAccount("fact_invoice", column: 4),
        astray("fact_invoice", dateColumn: 5, monthBits: DocumentKey.monthBits),
      ]),
    Shape(
      table: "fact_payment", strandBits: DocumentKey.monthBits,
      indexes: [
        byID("fact_payment"),
        byAccount("fact_payment", column: 4),
        .dense(name: "fact_payment_by_invoice", column: 3) { $0[3] != 0 },
        astray("fact_payment", dateColumn: 5, monthBits: DocumentKey.monthBits),
      ]),
    Shape(
      table: "fact_contact", strandBits: DocumentKey.monthBits,
      indexes: [
        byID("fact_contact"),
        byAccount("fact_contact", column: 3),
        astray("fact_contact", dateColumn: 4, monthBits: DocumentKey.monthBits),
      ]),
  ]

  private static func byID(_ table: String) -> PageTable.Index {
    .unique(name: "\(table)_by_id", text: 2, integer: 1)
  }

  /// The rows of an account, year by year.
  private static func byAccount(_ table: String, column: Int) -> PageTable.Index {
    .grouped(
      name: "\(table)_by_account", by: { Int64(DocumentKey.month(ofDocument: $0).year) },
      column: column
    ) { $0[column] != 0 }
  }

  /// The rows whose month is not that of their key.
  private static func astray(
    _ table: String, dateColumn: Int, monthBits: Int
  ) -> PageTable.Index {
    .partial(name: "\(table)_astray", columns: [dateColumn]) { cells in
      let date = cells[dateColumn]
      return date / 10_000 * 12 + date / 100 % 100 - 1 != cells[0] >> Int64(monthBits)
    }
  }
}

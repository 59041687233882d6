@preconcurrency import CSQLite

/// Where a virtual table's callbacks find the rows that a connection feeds.
final class FeedBox {
  var rows: CellRows? {
    didSet { orders.removeAll() }
  }
  let declaration: String
  /// The column in whose ascending order the rows lie.
  let ordered: Int32?
  /// The rows by what is in a column, of the columns that were asked for a value.
  private var orders: [Int: CellOrder] = [:]

  init(declaration: String, ordered: Int32?) {
    self.declaration = declaration
    self.ordered = ordered
  }

  /// The rows by what is in a column.
  fileprivate func order(of column: Int) -> CellOrder? {
    guard let rows else { return nil }
    if let known = orders[column] { return known }
    let new = CellOrder(rows, column: column)
    orders[column] = new
    return new
  }
}

extension Connection {
  /// Makes a virtual table `name` with these columns (`"a, b, c"`), for statements such as
  /// `INSERT INTO fact SELECT a, b, c FROM name`: the fastest way in, for no statement is bound and
  /// stepped for each row. It exists on this connection only.
  ///
  /// - Parameter ordered: the column in whose ascending order all rows fed will lie, so that none are
  ///   sorted by it.
  public func declareFeed(
    _ name: String, columns: String, ordered: Int? = nil
  ) throws(SQLiteError) {
    let box = FeedBox(
      declaration: "CREATE TABLE feed (\(columns))", ordered: ordered.map(Int32.init))
    feeds[name] = box
    // The box is kept by `feeds` until the connection closes.
    let code = sqlite3_create_module_v2(
      handle, name, feedModule, Unmanaged.passUnretained(box).toOpaque(), nil)
    try check(code)
    // SQLite connects a virtual table as if it were made, which a guard refuses.
    _ = try unguarded { () throws(SQLiteError) in try prepare("SELECT 1 FROM \"\(name)\"") }
  }

  /// Gives the rows that the feed `name` has while `body` runs.
  public func feeding<T>(
    _ rows: CellRows, to name: String, _ body: () throws(SQLiteError) -> T
  ) throws(SQLiteError) -> T {
    feeds[name]?.rows = rows
    defer { feeds[name]?.rows = nil }
    return try body()
  }
}

private struct FeedTable {
  var base = sqlite3_vtab()
  var box: Unmanaged<FeedBox>
}

private struct FeedCursor {
  var base = sqlite3_vtab_cursor()
  var rows: CellRows?
  /// The places to read, up to the end: rows, or places in an order of them.
  var place = 0
  var end = 0
  // Belongs to the box, which keeps it as long as the rows.
  var order: Unmanaged<CellOrder>?

  var row: Int { order?._withUnsafeGuaranteedRef { $0.rows[place] } ?? place }
}

// Written once, before the first connection uses it; SQLite only reads it.
nonisolated(unsafe) private let feedModule: UnsafeMutablePointer<sqlite3_module> = {
  let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
  module.initialize(to: sqlite3_module())
  module.pointee.iVersion = 1
  module.pointee.xConnect = { database, client, _, _, table, _ in
    guard let client, let table else { return SQLITE_MISUSE }
    let box = Unmanaged<FeedBox>.fromOpaque(client)
    let code = sqlite3_declare_vtab(database, box.takeUnretainedValue().declaration)
    guard code == SQLITE_OK else { return code }
    let made = UnsafeMutablePointer<FeedTable>.allocate(capacity: 1)
    made.initialize(to: FeedTable(box: box))
    table.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }
  module.pointee.xBestIndex = { table, information in
    guard let table, let information else { return SQLITE_MISUSE }
    information.pointee.estimatedCost = 1
    let box = UnsafeMutableRawPointer(table).assumingMemoryBound(to: FeedTable.self).pointee.box
    if information.pointee.nOrderBy == 1, let order = information.pointee.aOrderBy?[0],
      order.desc == 0, order.iColumn == box.takeUnretainedValue().ordered
    {
      information.pointee.orderByConsumed = 1
    }
    // A value that a column must have finds its rows; SQLite compares once more.
    for index in 0..<Int(information.pointee.nConstraint) {
      let constraint = information.pointee.aConstraint[index]
      guard constraint.usable != 0, constraint.op == SQLITE_INDEX_CONSTRAINT_EQ,
        constraint.iColumn >= 0
      else { continue }
      information.pointee.aConstraintUsage[index].argvIndex = 1
      information.pointee.idxNum = constraint.iColumn + 1
      break
    }
    return SQLITE_OK
  }
  module.pointee.xDisconnect = { table in
    if let table { UnsafeMutableRawPointer(table).deallocate() }
    return SQLITE_OK
  }
  module.pointee.xOpen = { _, cursor in
    let made = UnsafeMutablePointer<FeedCursor>.allocate(capacity: 1)
    made.initialize(to: FeedCursor())
    cursor?.pointee = UnsafeMutableRawPointer(made)
      .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
  }
  module.pointee.xClose = { cursor in
    if let cursor { UnsafeMutableRawPointer(cursor).deallocate() }
    return SQLITE_OK
  }
  module.pointee.xFilter = { cursor, column, _, _, values in
    guard let cursor else { return SQLITE_MISUSE }
    let state = feedCursor(cursor)
    let table = UnsafeMutableRawPointer(state.pointee.base.pVtab)
      .assumingMemoryBound(to: FeedTable.self)
    let box = table.pointee.box.takeUnretainedValue()
    state.pointee.rows = box.rows
    state.pointee.order = nil
    state.pointee.place = 0
    state.pointee.end = box.rows?.count ?? 0
    // Only integers are found among integers; all else is left to SQLite.
    guard column > 0, let value = values?[0], sqlite3_value_type(value) == SQLITE_INTEGER,
      box.rows?.kind(of: Int(column) - 1) == .integer, let order = box.order(of: Int(column) - 1)
    else { return SQLITE_OK }
    let places = order.places(of: sqlite3_value_int64(value))
    state.pointee.order = Unmanaged.passUnretained(order)
    state.pointee.place = places.lowerBound
    state.pointee.end = places.upperBound
    return SQLITE_OK
  }
  module.pointee.xNext = { cursor in
    guard let cursor else { return SQLITE_MISUSE }
    feedCursor(cursor).pointee.place += 1
    return SQLITE_OK
  }
  module.pointee.xEof = { cursor in
    guard let cursor else { return 1 }
    let state = feedCursor(cursor)
    return state.pointee.place >= state.pointee.end ? 1 : 0
  }
  module.pointee.xColumn = { cursor, context, column in
    guard let cursor, let context else { return SQLITE_MISUSE }
    let state = feedCursor(cursor)
    state.pointee.rows?.answer(row: state.pointee.row, column: Int(column), context)
    return SQLITE_OK
  }
  module.pointee.xRowid = { cursor, row in
    guard let cursor else { return SQLITE_MISUSE }
    row?.pointee = Int64(feedCursor(cursor).pointee.row)
    return SQLITE_OK
  }
  return module
}()

@inline(__always)
private func feedCursor(
  _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>
) -> UnsafeMutablePointer<FeedCursor> {
  UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: FeedCursor.self)
}

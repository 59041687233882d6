@preconcurrency import CSQLite

/// Rows made by Swift code that SQLite pulls through a virtual table: the fastest way in.
///
/// `INSERT INTO fact SELECT * FROM feed` asks for each column once, left to right, and inserts the
/// rows without a statement being bound and stepped for each.
public protocol Feed: AnyObject {
  /// Goes to the next row; false at the end.
  func next() -> Bool
  /// Gives a column of the current row.
  func column(_ index: Int, to answer: FeedAnswer)
}

/// Where a feed's column puts its value.
public struct FeedAnswer {
  // Valid during the call of `Feed.column` only.
  let context: OpaquePointer

  /// Answers an integer.
  @inline(__always)
  public func integer(_ value: Int64) { sqlite3_result_int64(context, value) }

  /// Answers NULL.
  public func null() { sqlite3_result_null(context) }

  /// Answers a number.
  public func real(_ value: Double) { sqlite3_result_double(context, value) }

  /// Answers a text from its UTF-8 bytes, which must stay as they are until the next row.
  @inline(__always)
  public func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return sqlite3_result_text(context, "", 0, nil) }
    start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
      sqlite3_result_text(context, characters, Int32(bytes.count), nil)
    }
  }

  /// Answers a text, which is copied; nil answers NULL.
  public func text(_ value: String?) {
    guard var value else { return null() }
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_result_text64(
          context, characters.baseAddress, UInt64(bytes.count),
          unsafeBitCast(-1, to: sqlite3_destructor_type.self), UInt8(SQLITE_UTF8))
      }
    }
  }

  /// Answers bytes, which are copied.
  public func blob(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return sqlite3_result_zeroblob(context, 0) }
    sqlite3_result_blob64(
      context, start, UInt64(bytes.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
  }
}

/// Keeps a feed where the virtual table's callbacks find it.
final class FeedBox {
  var feed: (any Feed)?
  let declaration: String
  init(declaration: String) { self.declaration = declaration }
}

extension Connection {
  /// Makes a virtual table `name` with these columns (`"a, b, c"`), whose rows a later
  /// `setFeed(_:for:)` provides. It exists on this connection only.
  public func declareFeed(_ name: String, columns: String) throws(SQLiteError) {
    let box = FeedBox(declaration: "CREATE TABLE feed (\(columns))")
    feeds[name] = box
    let code = withUnsafePointer(to: &feedModule.pointee) { module in
      // The box is kept by `feeds` until the connection closes.
      sqlite3_create_module_v2(
        handle, name, module, Unmanaged.passUnretained(box).toOpaque(), nil)
    }
    try check(code)
  }

  /// Gives the rows of the feed `name`; each is read once, in order.
  public func setFeed(_ feed: (any Feed)?, for name: String) { feeds[name]?.feed = feed }
}

private struct FeedTable {
  var base: sqlite3_vtab
  var box: Unmanaged<FeedBox>
}

private struct FeedCursor {
  var base: sqlite3_vtab_cursor
  var feed: Unmanaged<AnyObject>?
  var isAtEnd: Bool
  var row: Int64
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
    made.initialize(to: FeedTable(base: sqlite3_vtab(), box: box))
    table.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }
  module.pointee.xBestIndex = { _, information in
    information?.pointee.estimatedCost = 1
    return SQLITE_OK
  }
  module.pointee.xDisconnect = { table in
    if let table { UnsafeMutableRawPointer(table).deallocate() }
    return SQLITE_OK
  }
  module.pointee.xOpen = { _, cursor in
    let made = UnsafeMutablePointer<FeedCursor>.allocate(capacity: 1)
    made.initialize(
      to: FeedCursor(base: sqlite3_vtab_cursor(), feed: nil, isAtEnd: true, row: 0))
    cursor?.pointee = UnsafeMutableRawPointer(made)
      .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
  }
  module.pointee.xClose = { cursor in
    guard let cursor else { return SQLITE_OK }
    feedCursor(cursor).pointee.feed?.release()
    UnsafeMutableRawPointer(cursor).deallocate()
    return SQLITE_OK
  }
  module.pointee.xFilter = { cursor, _, _, _, _ in
    guard let cursor else { return SQLITE_MISUSE }
    let state = feedCursor(cursor)
    let table = UnsafeMutableRawPointer(state.pointee.base.pVtab)
      .assumingMemoryBound(to: FeedTable.self)
    state.pointee.feed?.release()
    state.pointee.feed = nil
    guard let feed = table.pointee.box.takeUnretainedValue().feed else {
      state.pointee.isAtEnd = true
      return SQLITE_OK
    }
    state.pointee.feed = Unmanaged.passRetained(FeedHolder(feed))
    state.pointee.isAtEnd = !feed.next()
    return SQLITE_OK
  }
  module.pointee.xNext = { cursor in
    guard let cursor else { return SQLITE_MISUSE }
    let state = feedCursor(cursor)
    state.pointee.row += 1
    state.pointee.isAtEnd = !(feed(of: state)?.next() ?? false)
    return SQLITE_OK
  }
  module.pointee.xEof = { cursor in
    guard let cursor else { return 1 }
    return feedCursor(cursor).pointee.isAtEnd ? 1 : 0
  }
  module.pointee.xColumn = { cursor, context, column in
    guard let cursor, let context else { return SQLITE_MISUSE }
    feed(of: feedCursor(cursor))?.column(Int(column), to: FeedAnswer(context: context))
    return SQLITE_OK
  }
  module.pointee.xRowid = { cursor, row in
    guard let cursor else { return SQLITE_MISUSE }
    row?.pointee = feedCursor(cursor).pointee.row
    return SQLITE_OK
  }
  return module
}()

private final class FeedHolder {
  let feed: any Feed
  init(_ feed: any Feed) { self.feed = feed }
}

private func feedCursor(
  _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>
) -> UnsafeMutablePointer<FeedCursor> {
  UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: FeedCursor.self)
}

@inline(__always)
private func feed(of state: UnsafeMutablePointer<FeedCursor>) -> (any Feed)? {
  guard let holder = state.pointee.feed else { return nil }
  return unsafeDowncast(holder._withUnsafeGuaranteedRef { $0 }, to: FeedHolder.self).feed
}

import SQLite

/// A document with the current state of its lines.
struct SaleDocumentLines {
  let key: Int64
  let lines: [SaleLine]
}

/// Documents that are handed on together, each with the current state of its lines.
struct SaleDocuments: Sendable {
  private var keys: [Int64] = []
  /// Where the lines of each document end.
  private var ends: [Int] = []
  private var lines: [SaleLine] = []

  /// How many lines there are.
  var lineCount: Int { lines.count }

  mutating func append(_ document: Int64, _ lines: [SaleLine]) {
    keys.append(document)
    self.lines.append(contentsOf: lines)
    ends.append(self.lines.count)
  }

  /// Calls `body` with each document and its lines.
  func forEach(_ body: (_ document: Int64, ArraySlice<SaleLine>) -> Void) {
    var start = 0
    for (document, end) in zip(keys, ends) {
      body(document, lines[start..<end])
      start = end
    }
  }
}

/// Reads documents one after another, each with the current state of its lines.
struct DocumentReader {
  private let lineRows: LineRows
  private var isWaiting: Bool
  /// The current document's key.
  private(set) var document: Int64 = 0
  /// The current document's lines that stand, in the order of their slots.
  private(set) var lines: [SaleLine] = []

  /// The current document.
  var current: SaleDocumentLines { SaleDocumentLines(key: document, lines: lines) }

  /// The documents whose keys lie in a range.
  init(_ statement: Statement, keys: Range<Int64>) throws(SQLiteError) {
    statement.reset()
    statement.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    try self.init(.statement(statement))
  }

  /// The documents that a load wrote.
  init(_ pages: PageRows.Cursor) throws(SQLiteError) { try self.init(.pages(pages)) }

  private init(_ lineRows: LineRows) throws(SQLiteError) {
    self.lineRows = lineRows
    isWaiting = try lineRows.next()
  }

  /// Goes to the next document; false at the end.
  mutating func next() throws(SQLiteError) -> Bool {
    guard isWaiting else { return false }
    lines.removeAll(keepingCapacity: true)
    var key = lineRows.key
    document = DocumentKey.document(ofLine: key)
    while isWaiting, DocumentKey.document(ofLine: key) == document {
      // The last revision of a slot is what stands; an odd one is a reversal: nothing stands.
      let slot = DocumentKey.slot(ofLine: key)
      var line: SaleLine?
      repeat {
        line = DocumentKey.revision(ofLine: key) & 1 == 0 ? lineRows.line : nil
        isWaiting = try lineRows.next()
        if isWaiting { key = lineRows.key }
      } while isWaiting && DocumentKey.document(ofLine: key) == document
        && DocumentKey.slot(ofLine: key) == slot
      if let line { lines.append(line) }
    }
    return true
  }
}

/// Lines of documents in the order of their keys, from a statement or from pages.
private enum LineRows {
  case statement(Statement)
  case pages(PageRows.Cursor)

  /// The current line's key.
  @inline(__always)
  var key: Int64 {
    switch self {
    case .statement(let statement): statement.integer(0)
    case .pages(let cursor): cursor.key
    }
  }

  /// The current line.
  @inline(__always)
  var line: SaleLine {
    switch self {
    case .statement(let statement): SaleLine(statement)
    case .pages(let cursor): SaleLine(cursor.integers)
    }
  }

  /// Goes to the next line; false at the end.
  @inline(__always)
  func next() throws(SQLiteError) -> Bool {
    switch self {
    case .statement(let statement): try statement.step()
    case .pages(let cursor): try cursor.next()
    }
  }
}

extension SaleLine {
  /// The line in a row of `month_lines`.
  fileprivate init(_ row: Statement) {
    self.init(
      account: Int(row.integer(1)), product: Int(row.integer(2)), dateKey: Int(row.integer(3)),
      status: row.integer(4), quantityMicro: row.integer(5), grossMinor: row.integer(6),
      revenueMinor: row.integer(7), costMinor: row.optionalInteger(8),
      channel: Int(row.integer(9)), rep: Int(row.integer(10)), campaign: Int(row.integer(11)),
      market: Int(row.integer(12)), country: Int(row.integer(13)))
  }

  /// How many columns of `fact_sale_line` a line is read from.
  static let pageColumns = 16

  /// The line in a row of `fact_sale_line`.
  @inline(__always)
  fileprivate init(_ row: UnsafePointer<Int64>) {
    self.init(
      account: Int(row[1]), product: Int(row[2]), dateKey: Int(row[3]), status: row[4],
      quantityMicro: row[6], grossMinor: row[7], revenueMinor: row[8],
      costMinor: row[9] == RowBatch.null ? nil : row[9], channel: Int(row[11]),
      rep: Int(row[12]), campaign: Int(row[13]), market: Int(row[14]), country: Int(row[15]))
  }
}

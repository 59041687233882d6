import SQLite
import Warehouse

/// Corrects lines of documents: a change appends the reversal of what stood and the new state, so that
/// the facts stay append-only and every sum additive.
final class LineReviser {
  private let newest: Statement
  private let later: Statement
  private let numbered: Statement
  private let insert: Statement
  private let confirm: Statement
  private let sourceOfOrder: Statement
  private let monthsOfOrder: Statement
  private let columnCount: Int
  private let column: Columns
  /// Lines that say the same are noted as the coming file's, for it is declared complete.
  var confirms = false
  /// The document whose months were noted last.
  private var noted: Int64 = 0
  /// Whose the document is that came last.
  private var claim = Claim()

  /// What decides between the files of an owner and those of a guest.
  private struct Claim {
    var document: Int64 = 0
    var file: Int64 = 0
    /// A guest tells of what the owner has told: nothing of it counts.
    var isRefused = false
  }

  private struct Columns {
    let account: Int
    let date: Int
    let lineCount: Int
    let measures: [Int]
    let cost: Int
    let isOwnCost: Int
    let lineNo: Int
    let file: Int
  }

  init(_ connection: Connection) throws(SQLiteError) {
    newest = try connection.prepare(SQLText.newestLine.text)
    later = try connection.prepare(SQLText.newestLines.text)
    numbered = try connection.prepare(SQLText.slotsOfLine.text)
    confirm = try connection.prepare(
      "UPDATE fact_sale_line SET file_key = ? WHERE sale_line_key = ?")
    sourceOfOrder = try connection.prepare("SELECT source_key FROM dim_order WHERE order_key = ?")
    monthsOfOrder = try connection.prepare(SQLText.daysOfLines.text)
    let names = newest.columnNames
    columnCount = names.count
    func place(_ name: String) -> Int { names.firstIndex(of: name) ?? 0 }
    column = Columns(
      account: place("account_key"), date: place("ordered_date_key"),
      lineCount: place("line_count"),
      measures: ["line_count", "quantity_micro", "gross_minor", "revenue_minor", "cost_minor"]
        .map(place), cost: place("cost_minor"), isOwnCost: place("is_own_cost"),
      lineNo: place("line_no"), file: place("file_key"))
    insert = try connection.prepare(
      "INSERT INTO fact_sale_line VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))")
  }

  /// Puts a line of a batch where its slot may be taken.
  func put(
    _ batch: RowBatch, row: Int, _ files: FileOrder, _ touched: inout TouchedMonths
  ) throws(SQLiteError) -> Revision {
    var cells = (0..<columnCount).map { batch.integer(row: row, column: $0) }
    if files.knowsOwners, try isRefused(cells, files, &touched) {
      touched.gone.insert(day(cells))
      return .unchanged
    }
    if DocumentKey.slot(ofLine: cells[0]) == 0 { cells[0] = try slotted(cells) }
    guard let standing = try standing(at: cells[0]) else {
      try append(cells, &touched)
      return .loaded
    }
    let revision = DocumentKey.revision(ofLine: standing[0])
    if revision & 1 == 1 {
      cells[0] = standing[0] + 1
      try append(cells, &touched)
      return .corrected
    }
    if files.isEarlier(cells[column.file], than: standing[column.file]) {
      touched.gone.insert(day(cells))
      return .unchanged
    }
    if isSame(cells, standing) {
      let isLater = files.isLater(cells[column.file], than: standing[column.file])
      if confirms && cells[column.file] != standing[column.file] || isLater {
        confirm.bind(cells[column.file], at: 0).bind(standing[0], at: 1)
        try confirm.run()
      }
      return .unchanged
    }
    guard revision + 2 < DocumentKey.revisions else { throw tooManyRevisions }
    try reverse(standing, fileKey: cells[column.file], &touched)
    cells[0] = standing[0] + 2
    try append(cells, &touched)
    return .corrected
  }

  /// Reverses the lines of a document behind a slot; returns how many.
  func reverse(
    document: Int64, behind slot: Int64, fileKey: Int64, _ files: FileOrder,
    _ touched: inout TouchedMonths
  ) throws(SQLiteError) -> Int {
    let source = files.knowsOwners ? try self.source(of: document) : nil
    var count = 0
    for standing in try live(document, behind: slot)
    where !files.isWeaker(fileKey, than: standing[column.file], of: source) {
      try reverse(standing, fileKey: fileKey, &touched)
      count += 1
    }
    return count
  }

  /// Reverses the line that stands under a key.
  func reverse(
    line key: Int64, fileKey: Int64, _ touched: inout TouchedMonths
  ) throws(SQLiteError) {
    guard let standing = try standing(at: key) else { return }
    try reverse(standing, fileKey: fileKey, &touched)
  }

  /// The lines of a document behind a slot that are not reversed.
  private func live(_ document: Int64, behind slot: Int64) throws(SQLiteError) -> [[Int64]] {
    let first = DocumentKey.line(document: document, slot: slot + 1, revision: 0)
    later.reset()
    later.bind(first, at: 0).bind((document + 1) << 24, at: 1)
    var keys: [Int64] = []
    while try later.step() { keys.append(later.integer(0)) }
    var lines: [[Int64]] = []
    for key in keys where DocumentKey.revision(ofLine: key) & 1 == 0 {
      if let standing = try standing(at: key & ~0xff) { lines.append(standing) }
    }
    return lines
  }

  /// Whether a line comes from a guest while the owner's stand. Where the owner comes and a guest's
  /// stand, these are reversed, once for each document.
  private func isRefused(
    _ cells: [Int64], _ files: FileOrder, _ touched: inout TouchedMonths
  ) throws(SQLiteError) -> Bool {
    let (document, file) = (DocumentKey.document(ofLine: cells[0]), cells[column.file])
    if claim.document == document, claim.file == file { return claim.isRefused }
    claim = Claim(document: document, file: file)
    guard let source = try source(of: document) else { return false }
    let isGuest = files.isGuest(file, of: source)
    for standing in try live(document, behind: -1)
    where files.isGuest(standing[column.file], of: source) != isGuest {
      if isGuest {
        claim.isRefused = true
        return true
      }
      try reverse(standing, fileKey: file, &touched)
    }
    return false
  }

  private func source(of document: Int64) throws(SQLiteError) -> Int64? {
    sourceOfOrder.reset()
    sourceOfOrder.bind(document, at: 0)
    // A statement left open would keep its transaction open too.
    defer { sourceOfOrder.reset() }
    return try sourceOfOrder.step() ? sourceOfOrder.integer(0) : nil
  }

  private func standing(at key: Int64) throws(SQLiteError) -> [Int64]? {
    newest.reset()
    newest.bind(key & ~0xff, at: 0).bind((key & ~0xff) + 256, at: 1)
    // A statement left open would keep its transaction open too.
    defer { newest.reset() }
    guard try newest.step() else { return nil }
    return (0..<columnCount).map { newest.optionalInteger($0) ?? RowBatch.null }
  }

  private func isSame(_ cells: [Int64], _ standing: [Int64]) -> Bool {
    // A cost that comes from the product is kept up by itself.
    let isDerived = cells[column.isOwnCost] == 0 && standing[column.isOwnCost] == 0
    for index in 1..<columnCount where index != column.file {
      if isDerived && index == column.cost { continue }
      if cells[index] != standing[index] { return false }
    }
    return true
  }

  private func reverse(
    _ standing: [Int64], fileKey: Int64, _ touched: inout TouchedMonths
  ) throws(SQLiteError) {
    var cells = standing
    cells[0] += 1
    for measure in column.measures where cells[measure] != RowBatch.null {
      cells[measure] = -cells[measure]
    }
    cells[column.file] = fileKey
    try append(cells, &touched)
    touched.gone.insert(day(cells))
  }

  private func day(_ cells: [Int64]) -> AccountDay {
    AccountDay(account: cells[column.account], dateKey: cells[column.date])
  }

  private func append(_ cells: [Int64], _ touched: inout TouchedMonths) throws(SQLiteError) {
    for (index, cell) in cells.enumerated() {
      if cell == RowBatch.null {
        insert.bindNull(at: index)
      } else {
        insert.bind(cell, at: index)
      }
    }
    try insert.run()
    touched.insert(dateKey: cells[column.date], of: .saleLine)
    touched.gone.remove(day(cells))
    try touchMonths(of: DocumentKey.document(ofLine: cells[0]), &touched)
  }

  /// A line that changes may move its document's order to another month, or to another campaign, and so
  /// the sums of all months in which the document has lines.
  private func touchMonths(
    of document: Int64, _ touched: inout TouchedMonths
  ) throws(SQLiteError) {
    guard document != noted else { return }
    noted = document
    monthsOfOrder.reset()
    monthsOfOrder.bind(document << 24, at: 0).bind((document + 1) << 24, at: 1)
    while try monthsOfOrder.step() {
      touched.insert(dateKey: monthsOfOrder.integer(0), of: .saleLine)
    }
    // A statement left open would keep its transaction open too.
    monthsOfOrder.reset()
  }

  /// The slot of a line whose number is none: that of the same number, else the next free one.
  private func slotted(_ cells: [Int64]) throws(SQLiteError) -> Int64 {
    let document = DocumentKey.document(ofLine: cells[0])
    numbered.reset()
    numbered.bind(document << 24, at: 0).bind((document + 1) << 24, at: 1)
      .bind(cells[column.lineNo], at: 2)
    try numbered.step()
    let slot = numbered.optionalInteger(0) ?? max(numbered.integer(1), 0x7fff) + 1
    numbered.reset()
    guard slot < DocumentKey.lineSlots else { throw tooManyRevisions }
    return DocumentKey.line(document: document, slot: slot, revision: 0)
  }

  private var tooManyRevisions: SQLiteError {
    SQLiteError(
      extendedCode: 13, message: "a document has more lines or corrections than can be kept")
  }
}

import SQLite
import Warehouse

/// Takes away what a file that is declared complete lacks: facts within the span of its days, or all
/// of them, are reversed; what describes customers, products and the like is closed on the file's day.
///
/// Only rows of earlier files of the same mapping are in question. A row that was rejected is not
/// lacking: whatever bears its id is spared.
struct Completion {
  private let connection: Connection
  private let claim: FileClaim
  private let span: FileSpan
  private let lines: LineReviser

  /// `span`: the days of the file's rows.
  init(_ connection: Connection, _ claim: FileClaim, _ span: FileSpan, _ lines: LineReviser) {
    self.connection = connection
    self.claim = claim
    self.span = span
    self.lines = lines
  }

  /// Takes away what is lacking and returns how many rows. `counts` are those of the file, `spared`
  /// the ids of its rejected rows. Throws `ImportError.shrunk` where more than half is lacking.
  func run(
    _ counts: RowCounts, sparing spared: [String], _ touched: inout TouchedMonths
  ) throws -> Int {
    guard !claim.earlierFiles.isEmpty, let days = span.days(claim.completeness) else { return 0 }
    try fill("claimed_file", "file_key INTEGER PRIMARY KEY", claim.earlierFiles.map(Value.integer))
    try fill("spared_id", "id TEXT PRIMARY KEY", Set(spared).map(Value.text))
    switch claim.table {
    case .saleLine: return try reverseLines(days, counts, &touched)
    case .customerRecord: return try closeCustomers(counts)
    case .product, .rep, .campaign: return try closeMembers(counts)
    default: return try delete(days, counts, &touched)
    }
  }

  private func fill(_ name: String, _ column: String, _ values: [Value]) throws(SQLiteError) {
    try connection.execute("CREATE TEMP TABLE IF NOT EXISTS \(name) (\(column))")
    try connection.execute("DELETE FROM \(name)")
    let insert = try connection.prepare("INSERT INTO \(name) VALUES (?)")
    for value in values {
      insert.bind(value, at: 0)
      try insert.run()
    }
  }

  /// More than half of what stood would go: that is an emptied export, not a change.
  private func refuseShrinking(_ lacking: Int, _ counts: RowCounts) throws(ImportError) {
    let known = counts.unchanged + counts.corrected
    try refuseShrinking(from: lacking + known, to: counts.loaded + known)
  }

  private func refuseShrinking(from stood: Int, to present: Int) throws(ImportError) {
    guard !claim.mayShrink, present * 2 < stood else { return }
    throw .shrunk(file: claim.path, present: present, stood: stood)
  }

  private func reverseLines(
    _ days: ClosedRange<Int64>, _ counts: RowCounts, _ touched: inout TouchedMonths
  ) throws -> Int {
    let select = try connection.prepare(SQLText.standingLines.text)
    try select.bind(days, of: ["first_day", "last_day"])
    try select.bind(span.lineKeys(days), of: ["first_key", "end_key"])
    var keys: [Int64] = []
    while try select.step() { keys.append(select.integer(0)) }
    try refuseShrinking(keys.count, counts)
    for key in keys { try lines.reverse(line: key, fileKey: claim.fileKey, &touched) }
    return keys.count
  }

  private func closeCustomers(_ counts: RowCounts) throws -> Int {
    let select = try connection.prepare(SQLText.lackingCustomers.text)
    select.bind(claim.fileKey, at: 0)
    var (accounts, present): ([Int64], Int) = ([], 0)
    while try select.step() {
      if select.integer(1) == 1 { present += 1 } else { accounts.append(select.integer(0)) }
    }
    // Who stood before is what counts: a row that begins a version is a new one each time.
    try refuseShrinking(
      from: accounts.count + present, to: max(present, counts.loaded + counts.unchanged))
    guard claim.dateKey > 0 else { return 0 }
    let close = try connection.prepare(SQLText.closeCustomer.text)
    for account in accounts {
      close.bind(account, at: 0).bind(claim.dateKey, at: 1).bind(claim.fileKey, at: 2)
      try close.run()
    }
    return accounts.count
  }

  private func closeMembers(_ counts: RowCounts) throws -> Int {
    guard let column = claim.table.endColumn else { return 0 }
    let (table, rows) = (claim.table.name, "is_inferred = 0 AND \(lacking)")
    let count = try connection.integer("SELECT count(*) FROM \(table) WHERE \(rows)")
    try refuseShrinking(Int(count), counts)
    guard claim.dateKey > 0 else { return 0 }
    let before = connection.totalChanges
    let update = try connection.prepare(
      "UPDATE \(table) SET \(column) = ? WHERE \(column) = 0 AND \(rows)")
    update.bind(claim.dateKey, at: 0)
    try update.run()
    return Int(connection.totalChanges - before)
  }

  private func delete(
    _ days: ClosedRange<Int64>, _ counts: RowCounts, _ touched: inout TouchedMonths
  ) throws -> Int {
    guard let column = claim.table.spanColumn else { return 0 }
    let inferred = claim.table == .invoice ? " AND is_inferred = 0" : ""
    let rows =
      "\(claim.table.name) WHERE \(lacking)\(inferred) AND \(column) BETWEEN ? AND ?"
    let count = try connection.prepare("SELECT count(*) FROM \(rows)")
    count.bind(days.lowerBound, at: 0).bind(days.upperBound, at: 1)
    try count.step()
    let lackingCount = Int(count.integer(0))
    try refuseShrinking(lackingCount, counts)
    if lackingCount == 0 { return 0 }
    try note(rows, days, &touched)
    if claim.table == .invoice { try forgetInvoices(rows, days) }
    let delete = try connection.prepare("DELETE FROM \(rows)")
    delete.bind(days.lowerBound, at: 0).bind(days.upperBound, at: 1)
    try delete.run()
    return lackingCount
  }

  /// What holds of the rows of earlier files that the file lacks, as a condition.
  private var lacking: String {
    let spared = claim.table.idColumn.map { " AND \($0) NOT IN (SELECT id FROM spared_id)" }
    return "file_key IN (SELECT file_key FROM claimed_file)"
      + (spared ?? " AND NOT EXISTS (SELECT 1 FROM spared_id)")
  }

  private func note(
    _ rows: String, _ days: ClosedRange<Int64>, _ touched: inout TouchedMonths
  ) throws(SQLiteError) {
    let columns = claim.table.dateColumns
    guard !columns.isEmpty, let day = claim.table.spanColumn else { return }
    let names = (columns + ["account_key", day]).joined(separator: ", ")
    let select = try connection.prepare("SELECT \(names) FROM \(rows)")
    select.bind(days.lowerBound, at: 0).bind(days.upperBound, at: 1)
    while try select.step() {
      for index in columns.indices {
        touched.insert(dateKey: select.integer(index), of: claim.table)
      }
      touched.gone.insert(
        AccountDay(
          account: select.integer(columns.count), dateKey: select.integer(columns.count + 1)))
    }
  }

  /// Leaves of invoices no more than what rows that name them need: a payment later in the run knows
  /// them by their keys.
  private func forgetInvoices(_ rows: String, _ days: ClosedRange<Int64>) throws(SQLiteError) {
    let select = try connection.prepare("SELECT invoice_key FROM \(rows)")
    select.bind(days.lowerBound, at: 0).bind(days.upperBound, at: 1)
    var keys: [Int64] = []
    while try select.step() { keys.append(select.integer(0)) }
    let forget = try connection.prepare(SQLText.forgetInvoice.text)
    try Self.showForgotten(connection)
    let note = try connection.prepare("INSERT OR IGNORE INTO forgotten_invoice VALUES (?)")
    for key in keys {
      forget.bind(key, at: 0)
      try forget.run()
      note.bind(key, at: 0)
      try note.run()
    }
  }

  private static func showForgotten(_ connection: Connection) throws(SQLiteError) {
    try connection.execute(
      "CREATE TEMP TABLE IF NOT EXISTS forgotten_invoice (invoice_key INTEGER PRIMARY KEY)")
  }

  /// Takes out, at a run's end, what it forgot and nothing names.
  static func dropForgotten(_ connection: Connection) throws(SQLiteError) {
    try showForgotten(connection)
    try connection.execute(SQLText.dropForgottenInvoices.text)
    try connection.execute("DELETE FROM forgotten_invoice")
  }
}

extension Statement {
  fileprivate func bind(
    _ range: ClosedRange<Int64>, of names: [String]
  ) throws(SQLiteError) {
    for (name, value) in zip(names, [range.lowerBound, range.upperBound]) {
      guard let index = parameterNames.firstIndex(of: ":" + name) else { continue }
      bind(value, at: index)
    }
  }
}

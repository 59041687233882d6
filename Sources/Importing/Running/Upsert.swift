import SQLite
import Warehouse

/// What a row whose key was known brought about.
enum Revision {
  /// Nothing stood there.
  case loaded
  /// The same stood there, or a later file's word.
  case unchanged
  /// Something else stood there.
  case corrected
}

/// Puts rows whose key may be there already: what is new is added, what differs is replaced, unless a
/// later file has spoken. Every table ends with `file_key` and begins with its primary key.
final class Upsert {
  private let table: Table
  private let select: Statement
  private let replace: Statement
  private let columnCount: Int
  private let keyCount: Int
  private let kinds: [CellKind]
  private let inferred: Int?
  private let stamp: Int?
  private let dates: [Int]
  private let account: Int?
  private let day: Int?
  private let source: Int?
  private let sourceOfOrder: Statement?
  private let confirm: Statement
  /// Rows that say the same are noted as the coming file's, for it is declared complete.
  private var confirms = false
  /// The columns of a description that the coming file does not have.
  private var silent: SilentColumns?
  private var isSilent: [Bool]
  private let names: [String]
  private let category: Int?
  /// The products that came into another category, which sums of earlier imports rest on.
  private(set) var recategorized: [Int64] = []

  init(_ table: Table, _ connection: Connection) throws(SQLiteError) {
    let columns = try Self.columns(of: table.name, connection)
    self.table = table
    columnCount = columns.count
    names = columns.map(\.name)
    isSilent = columns.map { _ in false }
    category = table == .product ? columns.firstIndex { $0.name == "category_key" } : nil
    keyCount = columns.filter(\.isKey).count
    kinds = columns.map(\.kind)
    inferred = columns.firstIndex { $0.name == "is_inferred" }
    stamp = columns.firstIndex { $0.name == "stamp" }
    dates = table.dateColumns.compactMap { name in columns.firstIndex { $0.name == name } }
    let keys = columns[..<keyCount].map { "\($0.name) = ?" }.joined(separator: " AND ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    select = try connection.prepare("SELECT * FROM \(table.name) WHERE \(keys)")
    replace = try connection.prepare("INSERT OR REPLACE INTO \(table.name) VALUES (\(marks))")
    confirm = try connection.prepare("UPDATE \(table.name) SET file_key = ? WHERE \(keys)")
    account = columns.firstIndex { $0.name == "account_key" }
    day = columns.firstIndex { $0.name == table.spanColumn }
    source = columns.firstIndex { $0.name == "source_key" }
    sourceOfOrder =
      table == .orderHeader
      ? try connection.prepare("SELECT source_key FROM dim_order WHERE order_key = ?") : nil
  }

  /// Begins a file.
  func begin(_ silent: SilentColumns?, confirms: Bool) {
    self.confirms = confirms
    self.silent = silent
    isSilent = names.map { silent?.names.contains($0) ?? false }
  }

  /// Puts a row of a batch and notes the months whose facts change by it.
  func put(
    _ batch: RowBatch, row: Int, _ files: FileOrder, _ touched: inout TouchedMonths
  ) throws(SQLiteError) -> Revision {
    for column in 0..<keyCount { bind(batch, row, column, to: select) }
    defer { select.reset() }
    guard try select.step() else {
      try write(batch, row, &touched)
      return .loaded
    }
    let wasInferred = inferred.map { select.integer($0) == 1 } ?? false
    let isPartial = silent != nil && !isStamped(batch, row)
    let isSame = !wasInferred && isSame(batch, row, isPartial: isPartial)
    if !wasInferred, try stands(against: batch, row, isSame: isSame, files) {
      if !isSame, isPartial, try fill(batch, row, files) { return .corrected }
      let (coming, standing) = self.files(of: batch, row)
      if !isSame { noteRefused(batch, row, &touched) }
      if isSame, confirms || files.isLater(coming, than: standing) {
        try confirm(batch, row, files)
      }
      return .unchanged
    }
    let kept = isPartial ? standing { isSilent[$0] } : []
    noteCategory(batch, row, isKept: isPartial) { isSilent[$0] }
    for column in dates { touched.insert(dateKey: select.integer(column), of: table) }
    noteGone(batch, row, &touched)
    select.reset()
    try write(batch, row, keeping: kept, &touched)
    return wasInferred ? .loaded : isSame ? .unchanged : .corrected
  }

  /// Whether what is there stays, to the letter: it says the same, or is a later word.
  private func stands(
    against batch: RowBatch, _ row: Int, isSame: Bool, _ files: FileOrder
  ) throws(SQLiteError) -> Bool {
    if let stamp {
      let (standing, coming) = (select.text(stamp), batch.text(row: row, column: stamp) ?? "")
      if coming != standing { return coming.utf8.lexicographicallyPrecedes(standing.utf8) }
    }
    if isSame { return true }
    let (coming, standing) = self.files(of: batch, row)
    if coming == standing || !files.knowsOwners { return files.isEarlier(coming, than: standing) }
    return files.isWeaker(coming, than: standing, of: try documentSource())
  }

  /// A fact that moves to another account or day may have been its account's first.
  private func noteGone(_ batch: RowBatch, _ row: Int, _ touched: inout TouchedMonths) {
    guard let account, let day, account >= keyCount else { return }
    let stood = AccountDay(account: select.integer(account), dateKey: select.integer(day))
    let comes = AccountDay(
      account: batch.integer(row: row, column: account),
      dateKey: batch.integer(row: row, column: day))
    if stood != comes { touched.gone.insert(stood) }
    touched.gone.remove(comes)
  }

  private func noteCategory(
    _ batch: RowBatch, _ row: Int, isKept: Bool, _ keeps: (Int) -> Bool
  ) {
    guard let category, !(isKept && keeps(category)) else { return }
    if select.integer(category) != batch.integer(row: row, column: category) {
      recategorized.append(batch.integer(row: row, column: 0))
    }
  }

  /// A fact that is not taken may have been thought its account's first.
  private func noteRefused(_ batch: RowBatch, _ row: Int, _ touched: inout TouchedMonths) {
    guard let account, let day, account >= keyCount else { return }
    touched.gone.insert(
      AccountDay(
        account: batch.integer(row: row, column: account),
        dateKey: batch.integer(row: row, column: day)))
  }

  private func files(of batch: RowBatch, _ row: Int) -> (coming: Int64, standing: Int64) {
    (batch.integer(row: row, column: columnCount - 1), select.integer(columnCount - 1))
  }

  private func confirm(
    _ batch: RowBatch, _ row: Int, _ files: FileOrder
  ) throws(SQLiteError) {
    let (coming, standing) = self.files(of: batch, row)
    if files.isEarlier(coming, than: standing) { return }
    select.reset()
    confirm.bind(coming, at: 0)
    for column in 0..<keyCount { bind(batch, row, column, to: confirm, at: column + 1) }
    try confirm.run()
  }

  /// Whether facts say it, of which the latest has the last word.
  private func isStamped(_ batch: RowBatch, _ row: Int) -> Bool {
    stamp.map { batch.text(row: row, column: $0)?.isEmpty == false } ?? false
  }

  /// What stands, in the columns of a condition.
  private func standing(where isKept: (Int) -> Bool) -> [(column: Int, value: Value)] {
    (keyCount..<columnCount).filter(isKept).map { column in
      guard kinds[column] == .integer else {
        return (column, select.optionalText(column).map(Value.text) ?? .null)
      }
      return (column, select.optionalInteger(column).map(Value.integer) ?? .null)
    }
  }

  /// An earlier file of another mapping says what a later one has left open: only that is taken.
  private func fill(
    _ batch: RowBatch, _ row: Int, _ files: FileOrder
  ) throws(SQLiteError) -> Bool {
    if let stamp, !select.text(stamp).isEmpty { return false }
    guard let silent, !silent.isOwn(files.path(of: self.files(of: batch, row).standing)) else {
      return false
    }
    let open = (keyCount..<columnCount - 1).filter { column in
      column != stamp && !isSilent[column] && isEmpty(column) && !isEmpty(batch, row, column)
    }
    if open.isEmpty { return false }
    let kept = standing { !open.contains($0) }
    noteCategory(batch, row, isKept: true) { !open.contains($0) }
    select.reset()
    var untouched = TouchedMonths()
    try write(batch, row, keeping: kept, &untouched)
    return true
  }

  private func isEmpty(_ column: Int) -> Bool {
    kinds[column] == .integer
      ? select.optionalInteger(column) ?? 0 == 0 : select.optionalText(column)?.isEmpty ?? true
  }

  private func isEmpty(_ batch: RowBatch, _ row: Int, _ column: Int) -> Bool {
    guard kinds[column] == .integer else {
      return batch.text(row: row, column: column)?.isEmpty ?? true
    }
    return [0, RowBatch.null].contains(batch.integer(row: row, column: column))
  }

  private func isSame(_ batch: RowBatch, _ row: Int, isPartial: Bool) -> Bool {
    for column in keyCount..<columnCount - 1
    where column != stamp && !(isPartial && isSilent[column]) {
      switch kinds[column] {
      case .integer:
        let cell = batch.integer(row: row, column: column)
        let standing = select.optionalInteger(column) ?? RowBatch.null
        if cell != standing { return false }
      default:
        if batch.text(row: row, column: column) != select.optionalText(column) { return false }
      }
    }
    return true
  }

  private func write(
    _ batch: RowBatch, _ row: Int, keeping kept: [(column: Int, value: Value)] = [],
    _ touched: inout TouchedMonths
  ) throws(SQLiteError) {
    for column in 0..<columnCount { bind(batch, row, column, to: replace) }
    for (column, value) in kept { replace.bind(value, at: column) }
    try replace.run()
    for column in dates {
      touched.insert(dateKey: batch.integer(row: row, column: column), of: table)
    }
  }

  /// The source whose document the standing row tells of; nil where rows have none.
  private func documentSource() throws(SQLiteError) -> Int64? {
    if let source { return select.integer(source) }
    guard let sourceOfOrder else { return nil }
    sourceOfOrder.reset()
    sourceOfOrder.bind(select.integer(0), at: 0)
    defer { sourceOfOrder.reset() }
    return try sourceOfOrder.step() ? sourceOfOrder.integer(0) : nil
  }

  private func bind(
    _ batch: RowBatch, _ row: Int, _ column: Int, to statement: Statement, at place: Int? = nil
  ) {
    let place = place ?? column
    guard kinds[column] == .integer else {
      statement.bind(batch.text(row: row, column: column), at: place)
      return
    }
    let cell = batch.integer(row: row, column: column)
    if cell == RowBatch.null {
      statement.bindNull(at: place)
    } else {
      statement.bind(cell, at: place)
    }
  }

  private static func columns(
    of table: String, _ connection: Connection
  ) throws(SQLiteError) -> [(name: String, kind: CellKind, isKey: Bool)] {
    let statement = try connection.prepare("SELECT name, type, pk FROM pragma_table_info(?)")
    statement.bind(table, at: 0)
    var columns: [(String, CellKind, Bool)] = []
    while try statement.step() {
      let kind: CellKind = statement.text(1) == "TEXT" ? .text : .integer
      columns.append((statement.text(0), kind, statement.integer(2) > 0))
    }
    return columns
  }
}

extension Table {
  /// The days whose months' figures a row of the table changes.
  var dateColumns: [String] {
    switch self {
    case .saleLine: ["ordered_date_key"]
    case .invoice: ["issued_date_key", "settled_date_key", "written_off_date_key"]
    case .payment: ["paid_date_key"]
    case .contact: ["contact_date_key"]
    case .ticket: ["opened_date_key"]
    case .response: ["response_date_key"]
    default: []
    }
  }
}

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

  init(_ table: Table, _ connection: Connection) throws(SQLiteError) {
    let columns = try Self.columns(of: table.name, connection)
    self.table = table
    columnCount = columns.count
    keyCount = columns.filter(\.isKey).count
    kinds = columns.map(\.kind)
    inferred = columns.firstIndex { $0.name == "is_inferred" }
    stamp = columns.firstIndex { $0.name == "stamp" }
    dates = table.dateColumns.compactMap { name in columns.firstIndex { $0.name == name } }
    let keys = columns[..<keyCount].map { "\($0.name) = ?" }.joined(separator: " AND ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    select = try connection.prepare("SELECT * FROM \(table.name) WHERE \(keys)")
    replace = try connection.prepare("INSERT OR REPLACE INTO \(table.name) VALUES (\(marks))")
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
    if !wasInferred {
      if isSame(batch, row) { return .unchanged }
      if let stamp {
        if (batch.text(row: row, column: stamp) ?? "") < select.text(stamp) { return .unchanged }
      }
      let (standing, coming) = (
        select.integer(columnCount - 1), batch.integer(row: row, column: columnCount - 1)
      )
      if files.isEarlier(coming, than: standing) { return .unchanged }
    }
    for column in dates { touched.insert(dateKey: select.integer(column), of: table) }
    select.reset()
    try write(batch, row, &touched)
    return wasInferred ? .loaded : .corrected
  }

  private func isSame(_ batch: RowBatch, _ row: Int) -> Bool {
    for column in keyCount..<columnCount - 1 where column != stamp {
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
    _ batch: RowBatch, _ row: Int, _ touched: inout TouchedMonths
  ) throws(SQLiteError) {
    for column in 0..<columnCount { bind(batch, row, column, to: replace) }
    try replace.run()
    for column in dates {
      touched.insert(dateKey: batch.integer(row: row, column: column), of: table)
    }
  }

  private func bind(_ batch: RowBatch, _ row: Int, _ column: Int, to statement: Statement) {
    switch kinds[column] {
    case .integer:
      let cell = batch.integer(row: row, column: column)
      if cell == RowBatch.null {
        statement.bindNull(at: column)
      } else {
        statement.bind(cell, at: column)
      }
    default: statement.bind(batch.text(row: row, column: column), at: column)
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

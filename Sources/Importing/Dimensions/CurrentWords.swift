import SQLite

/// Goes through the accounts and tells what their sources now say of them: of each column the latest
/// record's word, earlier ones where that says nothing, and facts' where no file says anything.
final class CurrentWords {
  /// The columns that are told, in the order of the statement's.
  enum Column: Int, CaseIterable {
    case country, taxID, registrationID, email, phone, name, city
  }

  private let statement: Statement
  private var hasRow: Bool
  private var bytes: [UInt8] = []
  private var places = [Range<Int>](repeating: 0..<0, count: Column.allCases.count)
  /// The account that is told of.
  private(set) var account: Int64 = 0

  init(_ connection: Connection) throws(SQLiteError) {
    statement = try connection.prepare(DimensionSQL.currentWords.text)
    hasRow = try statement.step()
  }

  /// Goes to the next account that a source says anything of; false at the end.
  func next() throws(SQLiteError) -> Bool {
    guard hasRow else { return false }
    account = statement.integer(0)
    bytes.removeAll(keepingCapacity: true)
    for column in places.indices { places[column] = 0..<0 }
    while hasRow, statement.integer(0) == account {
      read(isBorne: statement.integer(1) == 1)
      hasRow = try statement.step()
    }
    return true
  }

  private func read(isBorne: Bool) {
    for column in places.indices {
      if isBorne, !places[column].isEmpty { continue }
      let text = statement.textBytes(column + 2)
      if text.isEmpty { continue }
      places[column] = bytes.count..<bytes.count + text.count
      bytes.append(contentsOf: text)
    }
  }

  /// What is said in a column; empty where nothing is. Valid within `body`.
  @inline(__always)
  func with<Result>(_ column: Column, _ body: (Bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(Bytes(rebasing: $0[places[column.rawValue]])) }
  }

  /// What is said in a column, as a text; nil where nothing is.
  func text(_ column: Column) -> String? {
    with(column) { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }
}

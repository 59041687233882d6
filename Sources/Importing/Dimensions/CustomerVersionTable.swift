import SQLite
import Warehouse

/// Brings `dim_customer` to what it should be, customer by customer in the order of their keys, and
/// writes only rows that differ. A version's key is its customer's and its first day's, so that the
/// versions of a customer lie together and none is renumbered when one is added.
final class CustomerVersionTable {
  private let present: Statement
  private let remove: Statement
  private let writer: TableWriter
  private let batch: RowBatch
  private var hasRow: Bool
  private var removals: [Int64] = []
  /// Whether the market or the country of a customer that existed before changed on some day.
  private(set) var marketsChanged = false
  /// Whether any row changed.
  private(set) var isChanged = false

  private static let batchRows = 16_384
  /// The bits of a day's key.
  private static let dayBits = 27
  // Columns of the table.
  private static let marketColumn = 15
  private static let countryColumn = 16
  private static let firstDayColumn = 28

  init(_ connection: Connection) throws(SQLiteError) {
    writer = try TableWriter(connection, table: "dim_customer")
    batch = writer.makeBatch()
    remove = try connection.prepare("DELETE FROM dim_customer WHERE customer_version_key = ?")
    present = try connection.prepare(
      """
      SELECT * FROM dim_customer WHERE customer_version_key > 0 ORDER BY customer_version_key
      """)
    hasRow = try present.step()
  }

  /// The key of a customer's version.
  static func key(customer: Int64, validFrom: Int64) -> Int64 { customer << dayBits | validFrom }

  /// Puts all versions of a customer: rows of the table, in the order of their keys. Customers before
  /// it that are not put are taken out.
  func put(_ customer: Int64, _ rows: [[Value]]) throws(SQLiteError) {
    try removeCustomers(before: customer)
    let before = removals.count + batch.count
    var markets: [MarketSpan] = []
    var index = 0
    while hasRow, present.integer(1) == customer {
      markets.append(
        MarketSpan(
          from: present.integer(Self.firstDayColumn), market: present.value(Self.marketColumn),
          country: present.value(Self.countryColumn)))
      while index < rows.count, rows[index][0] < present.integer(0) {
        append(rows[index])
        index += 1
      }
      if index < rows.count, rows[index][0] == .integer(present.integer(0)) {
        replaceIfDifferent(rows[index])
        index += 1
      } else {
        removals.append(present.integer(0))
      }
      hasRow = try present.step()
    }
    for row in rows[index...] { append(row) }
    guard removals.count + batch.count > before else { return }
    isChanged = true
    if !markets.isEmpty, MarketSpan.merged(markets) != MarketSpan.merged(rows.map(span)) {
      marketsChanged = true
    }
    if removals.count + batch.count >= Self.batchRows { try flush() }
  }

  /// Takes out the customers behind the last one that was put, and writes what is left to write.
  func finish() throws(SQLiteError) {
    try removeCustomers(before: .max)
    try flush()
  }

  private func removeCustomers(before customer: Int64) throws(SQLiteError) {
    while hasRow, present.integer(1) < customer {
      removals.append(present.integer(0))
      isChanged = true
      hasRow = try present.step()
    }
  }

  private func replaceIfDifferent(_ row: [Value]) {
    for column in row.indices where !present.holds(row[column], at: column) {
      removals.append(present.integer(0))
      append(row)
      return
    }
  }

  private func append(_ row: [Value]) {
    for value in row { batch.append(value) }
  }

  private func flush() throws(SQLiteError) {
    for key in removals {
      remove.bind(key, at: 0)
      try remove.run()
    }
    try writer.write(batch)
    batch.removeAll()
    removals.removeAll(keepingCapacity: true)
  }

  private func span(_ row: [Value]) -> MarketSpan {
    var from: Int64 = 0
    if case .integer(let day) = row[Self.firstDayColumn] { from = day }
    return MarketSpan(
      from: from, market: row[Self.marketColumn], country: row[Self.countryColumn])
  }
}

/// From when on a customer was on a market.
private struct MarketSpan: Equatable {
  var from: Int64
  var market: Value
  var country: Value

  static func merged(_ spans: [MarketSpan]) -> [MarketSpan] {
    var merged: [MarketSpan] = []
    for span in spans {
      if let last = merged.last, last.market == span.market, last.country == span.country {
        continue
      }
      merged.append(span)
    }
    return merged
  }
}

extension Value {
  fileprivate static func < (value: Value, integer: Int64) -> Bool {
    if case .integer(let own) = value { own < integer } else { false }
  }
}

extension Statement {
  /// Whether the column of the current row is that value.
  func holds(_ value: Value, at column: Int) -> Bool {
    switch value {
    case .null: return isNull(column)
    case .integer(let integer): return self.integer(column) == integer && !isNull(column)
    case .text(var text):
      return !isNull(column) && text.withUTF8 { textBytes(column).elementsEqual($0) }
    default: return self.value(column) == value
    }
  }
}

extension RowBatch {
  /// Appends the next cell: an integer, a text, bytes or NULL.
  func append(_ value: Value) {
    switch value {
    case .integer(let integer): append(integer)
    case .text(let text): append(text)
    case .blob(let bytes): append(bytes)
    case .null, .real: append(RowBatch.null)
    }
  }
}

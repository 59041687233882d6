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
  private let buffer: WordBuffer
  private var hasRow: Bool
  private var removals: [Int64] = []
  /// Whether of a customer that existed before the market or country changed on some day, or the
  /// payment term, or the customer is no more.
  private(set) var sumsChanged = false
  /// Whether any row changed.
  private(set) var isChanged = false

  private static let batchRows = 16_384
  /// The bits of a day's key.
  private static let dayBits = 27
  // Columns of the table.
  private static let marketColumn = 15
  private static let countryColumn = 16
  private static let paymentTermColumn = 25
  private static let firstDayColumn = 28

  /// `buffer` keeps the texts of the rows that will be put.
  init(_ connection: Connection, _ buffer: WordBuffer) throws(SQLiteError) {
    self.buffer = buffer
    writer = try TableWriter(connection, table: "dim_customer")
    batch = writer.makeBatch()
    remove = try connection.prepare("DELETE FROM dim_customer WHERE customer_version_key = ?")
    present = try connection.prepare(SQLText.customerVersions.text)
    hasRow = try present.step()
  }

  /// The key of a customer's version.
  static func key(customer: Int64, validFrom: Int64) -> Int64 { customer << dayBits | validFrom }

  /// Puts all versions of a customer: rows of the table, in the order of their keys. Customers before
  /// it that are not put are taken out.
  func put(_ customer: Int64, _ rows: [[Word]]) throws(SQLiteError) {
    try removeCustomers(before: customer)
    let before = removals.count + batch.count
    var rests: [Rest] = []
    var index = 0
    while hasRow, present.integer(1) == customer {
      rests.append(presentRest)
      while index < rows.count, rows[index][0].integer < present.integer(0) {
        append(rows[index])
        index += 1
      }
      if index < rows.count, rows[index][0].integer == present.integer(0) {
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
    if !rests.isEmpty, Rest.merged(rests) != Rest.merged(rows.map(rest)) { sumsChanged = true }
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
      sumsChanged = true
      hasRow = try present.step()
    }
  }

  private func replaceIfDifferent(_ row: [Word]) {
    for column in row.indices where !buffer.isSame(row[column], as: present, column) {
      removals.append(present.integer(0))
      append(row)
      return
    }
  }

  private func append(_ row: [Word]) {
    for word in row { buffer.append(word, to: batch) }
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

  private var presentRest: Rest {
    Rest(
      from: present.integer(Self.firstDayColumn), market: present.integer(Self.marketColumn),
      country: present.integer(Self.countryColumn),
      paymentTerm: present.optionalInteger(Self.paymentTermColumn))
  }

  private func rest(_ row: [Word]) -> Rest {
    let term = row[Self.paymentTermColumn]
    return Rest(
      from: row[Self.firstDayColumn].integer, market: row[Self.marketColumn].integer,
      country: row[Self.countryColumn].integer, paymentTerm: term.isNothing ? nil : term.integer)
  }
}

/// From when on sums find a customer on a market, and its payment term.
private struct Rest: Equatable {
  var from: Int64
  var market: Int64
  var country: Int64
  var paymentTerm: Int64?

  /// Without those that repeat the one before.
  static func merged(_ rests: [Rest]) -> [Rest] {
    var merged: [Rest] = []
    for rest in rests {
      let isRepeated = merged.last.map { last in
        last.market == rest.market && last.country == rest.country
          && last.paymentTerm == rest.paymentTerm
      }
      if isRepeated != true { merged.append(rest) }
    }
    return merged
  }
}

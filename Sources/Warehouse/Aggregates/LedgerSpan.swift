import SQLite

/// The months of invoices and payments.
struct LedgerSpan {
  /// No invoice and no payment is earlier.
  let first: Month
  /// The month of the last one.
  let last: Month

  /// Nil where there is none.
  init?(_ connection: Connection) throws(SQLiteError) {
    let span = try connection.prepare(SQLText.ledgerSpan.text)
    guard try span.step(), let first = span.optionalInteger(0) else { return nil }
    let stray = span.optionalInteger(2).map { Int($0) } ?? 0
    var last = max(Int(span.integer(1)), stray)
    let search = try connection.prepare(SQLText.hasDocuments.text)
    // A key's month may have been left by all its rows, or hold invoices that are only inferred.
    while last > stray, last >= first, try !Self.has(Month(index: last), search) { last -= 1 }
    guard last >= first else { return nil }
    self.first = Month(index: Int(first))
    self.last = Month(index: last)
  }

  private static func has(_ month: Month, _ search: Statement) throws(SQLiteError) -> Bool {
    let keys = DocumentKey.documents(of: month)
    search.reset()
    search.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1).bind(month.key, at: 2)
    return try search.step() && search.integer(0) != 0
  }
}

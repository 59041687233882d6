import SQLite

/// Keeps what is open between imports, in `open_item`.
struct ReceivableStore {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  // MARK: What the open items stand for

  private static let throughName = "open_items_through"
  private static let basisName = "open_items_basis"

  /// The month at whose end the open items stand, if they rest on the same accounts: the same customers
  /// and terms of payment. Nil where all has to be swept anew.
  func through(_ accounts: AccountLookup) throws(SQLiteError) -> Month? {
    guard let through = try notedMonth(),
      let basis = try KeptSettings(connection).value(of: Self.basisName)?.split(separator: ":"),
      basis.count == 2,
      let last = Int(basis[0])
    else { return nil }
    return basis[1] == Self.text(accounts.fingerprint(through: last)) ? through : nil
  }

  /// The month at whose end the open items stand, whatever has changed since.
  func notedMonth() throws(SQLiteError) -> Month? {
    try KeptSettings(connection).value(of: Self.throughName).flatMap { Month(iso: $0) }
  }

  /// Notes what the open items stand for.
  func note(_ through: Month, _ accounts: AccountLookup) throws(SQLiteError) {
    let last = accounts.count - 1
    let basis = "\(last):\(Self.text(accounts.fingerprint(through: last)))"
    let kept = KeptSettings(connection)
    try kept.keep("\(through)", as: Self.throughName)
    try kept.keep(basis, as: Self.basisName)
  }

  private static func text(_ fingerprint: UInt64) -> String { String(fingerprint, radix: 16) }

  /// Keeps nothing.
  func clear() throws(SQLiteError) {
    try connection.execute("DELETE FROM open_item")
    let kept = KeptSettings(connection)
    for name in [Self.throughName, Self.basisName] { try kept.forget(name) }
  }

  // MARK: The items

  /// Puts the open items into an empty book. Those of invoices count as stored, but for credit notes
  /// that wait for another invoice: these and what is no invoice's are few, and written anew each time.
  func load(into book: inout ReceivableBook) throws(SQLiteError) {
    book.items.reserve(Int(try connection.integer("SELECT count(*) FROM main.open_item")))
    let rows = try connection.prepare(SQLText.openItems.text)
    while try rows.step() {
      let (invoice, payment, balance) = (rows.integer(0), rows.integer(1), rows.integer(3))
      if payment == 0, invoice > 0, balance != 0 {
        loadItem(rows, into: &book)
        continue
      }
      book.items.outdate(invoice)
      if payment > 0 {
        guard let document = try book.reader.payment(payment, &book.rates) else { continue }
        book.wait(document, book.rates.companyMinor(document.amount, at: document.rate))
      } else if invoice > 0 {
        book.payouts[invoice] = try book.reader.invoice(invoice, &book.rates)
      } else {
        let account = Int(rows.integer(2))
        if book.credits.indices.contains(account) { book.credits[account] = -balance }
      }
    }
  }

  private func loadItem(_ row: Statement, into book: inout ReceivableBook) {
    let awaited = row.integer(12)
    let item = OpenItem(
      invoice: row.integer(0), balance: row.integer(3),
      account: Int32(truncatingIfNeeded: row.integer(2)), due: OpenItem.day(ofKey: row.integer(4)),
      settled: OpenItem.day(ofKey: row.integer(5)),
      writtenOff: OpenItem.day(ofKey: row.integer(6)),
      rate: book.rates.index(
        currency: row.integer(7), numerator: row.integer(8), denominator: row.integer(9)),
      isDisputed: row.integer(10) != 0, isCredit: row.integer(11) != 0, isStored: awaited == 0)
    book.items.insert(item)
    guard awaited != 0 else { return }
    book.waiting.add(.creditNote(item.invoice), for: awaited)
    book.items.outdate(item.invoice)
  }

  /// Keeps open items instead of those before: what is stored as it is stays. The others are laid out
  /// on a thread of their own while SQLite takes in those before them, piece by piece, so that a great
  /// ledger takes little memory.
  func save(_ items: OpenItemRows) throws {
    try delete(items.outdated)
    let writer = try TableWriter(connection, table: "open_item")
    let pipeline = Pipeline(units: (0..<2).map { _ in writer.makeBatch() })
    // The items are used by the filling thread only, from here on.
    nonisolated(unsafe) let items = items
    try pipeline.run(fill: items.fill) { batch in
      try writer.write(batch)
      batch.removeAll()
    }
  }

  /// Deletes the rows of some invoices; nil: all.
  private func delete(_ invoices: [Int64]?) throws(SQLiteError) {
    guard let invoices else { return try connection.execute("DELETE FROM open_item") }
    let delete = try connection.prepare("DELETE FROM open_item WHERE invoice_key = ?")
    for invoice in invoices { try delete.bind(invoice, at: 0).run() }
  }
}

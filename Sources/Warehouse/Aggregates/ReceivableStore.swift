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
      let basis = try setting(Self.basisName)?.split(separator: ":"), basis.count == 2,
      let last = Int(basis[0])
    else { return nil }
    return basis[1] == Self.text(accounts.fingerprint(through: last)) ? through : nil
  }

  /// The month at whose end the open items stand, whatever has changed since.
  func notedMonth() throws(SQLiteError) -> Month? {
    try setting(Self.throughName).flatMap { Month(iso: $0) }
  }

  /// Notes what the open items stand for.
  func note(_ through: Month, _ accounts: AccountLookup) throws(SQLiteError) {
    let last = accounts.count - 1
    try set(Self.throughName, "\(through)")
    try set(Self.basisName, "\(last):\(Self.text(accounts.fingerprint(through: last)))")
  }

  private static func text(_ fingerprint: UInt64) -> String { String(fingerprint, radix: 16) }

  private func setting(_ name: String) throws(SQLiteError) -> String? {
    let statement = try connection.prepare("SELECT value FROM warehouse_setting WHERE name = ?")
    statement.bind(name, at: 0)
    return try statement.step() ? statement.text(0) : nil
  }

  private func set(_ name: String, _ value: String) throws(SQLiteError) {
    let statement = try connection.prepare("INSERT OR REPLACE INTO warehouse_setting VALUES (?, ?)")
    try statement.bind(name, at: 0).bind(value, at: 1).run()
  }

  /// Keeps nothing.
  func clear() throws(SQLiteError) {
    try connection.execute("DELETE FROM open_item")
    for name in [Self.throughName, Self.basisName] {
      let statement = try connection.prepare("DELETE FROM warehouse_setting WHERE name = ?")
      try statement.bind(name, at: 0).run()
    }
  }

  // MARK: The items

  /// Puts the open items into an empty book.
  func load(into book: inout ReceivableBook) throws(SQLiteError) {
    try loadItems(into: &book)
    try loadPayouts(into: &book)
    let payments = try connection.prepare(SQLText.openPayments.text)
    while try payments.step() {
      let payment = ReceivableReader.payment(payments, &book.rates)
      book.wait(payment, book.rates.companyMinor(payment.amount, at: payment.rate))
    }
    let credits = try connection.prepare(SQLText.openCredits.text)
    while try credits.step() {
      let account = Int(credits.integer(0))
      guard book.credits.indices.contains(account) else { continue }
      book.credits[account] = -credits.integer(1)
    }
  }

  private func loadItems(into book: inout ReceivableBook) throws(SQLiteError) {
    book.items.reserve(Int(try connection.integer("SELECT count(*) FROM main.open_item")))
    let rows = try connection.prepare(SQLText.openItems.text)
    while try rows.step() {
      let item = Self.item(rows, &book.rates)
      book.items.insert(item)
      let awaited = rows.integer(11)
      if awaited != 0 { book.waiting.add(.creditNote(item.invoice), for: awaited) }
    }
  }

  /// The item in a row of `open_items.sql`.
  static func item(_ row: Statement, _ rates: inout ReceivableRates) -> OpenItem {
    OpenItem(
      invoice: row.integer(0), balance: row.integer(2),
      account: Int32(truncatingIfNeeded: row.integer(1)), due: OpenItem.day(ofKey: row.integer(3)),
      settled: OpenItem.day(ofKey: row.integer(4)),
      writtenOff: OpenItem.day(ofKey: row.integer(5)),
      rate: rates.index(
        currency: row.integer(6), numerator: row.integer(7), denominator: row.integer(8)),
      isDisputed: row.integer(9) != 0, isCredit: row.integer(10) != 0)
  }

  /// The credit notes taken off another invoice, whose settlement is to come: few, and wanted whole.
  private func loadPayouts(into book: inout ReceivableBook) throws(SQLiteError) {
    let notes = try connection.prepare(SQLText.openPayouts.text)
    while try notes.step() {
      let note = ReceivableReader.invoice(notes, &book.rates)
      book.payouts[note.key] = note
    }
  }

  /// Keeps open items instead of those before. They are laid out on a thread of their own while SQLite
  /// takes in those before them, piece by piece, so that a great ledger takes little memory.
  func save(_ items: OpenItemRows) throws {
    try connection.execute("DELETE FROM open_item")
    let writer = try TableWriter(connection, table: "open_item")
    let pipeline = Pipeline(units: (0..<2).map { _ in writer.makeBatch() })
    // The items are used by the filling thread only, from here on.
    nonisolated(unsafe) let items = items
    try pipeline.run(fill: items.fill) { batch in
      try writer.write(batch)
      batch.removeAll()
    }
  }
}

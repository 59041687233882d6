import SQLite

/// Keeps what is open between imports, in `open_item`.
struct ReceivableStore {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  // MARK: What the open items stand for

  private static let throughName = "open_items_through"
  private static let basisName = "open_items_basis"

  /// The month at whose end the open items stand, if they rest on the same accounts: the same customers
  /// and terms of payment. Nil where all has to be swept anew.
  func through(_ accounts: AccountLookup) throws(SQLiteError) -> Month? {
    guard let through = try setting(Self.throughName).flatMap({ Month(iso: $0) }),
      let basis = try setting(Self.basisName)?.split(separator: ":"), basis.count == 2,
      let last = Int(basis[0])
    else { return nil }
    return basis[1] == Self.text(accounts.fingerprint(through: last)) ? through : nil
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
    let invoices = try connection.prepare(SQLText.openInvoices.text)
    while try invoices.step() {
      let document = ReceivableReader.invoice(invoices, &book.rates)
      let balance = invoices.integer(12)
      if balance == 0 {
        book.payouts[document.key] = document
        continue
      }
      book.insert(document, balance: balance)
      if document.isTakenOffAnother {
        book.waiting.add(.creditNote(document.key), for: document.corrects)
      }
    }
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

  /// Keeps a book's open items instead of those before.
  func save(_ book: ReceivableBook) throws(SQLiteError) {
    try connection.execute("DELETE FROM open_item")
    let writer = try TableWriter(connection, table: "open_item")
    let batch = writer.makeBatch()
    for row in rows(of: book).sorted(by: { $0.keys < $1.keys }) {
      batch.append(row.keys.0)
      batch.append(row.keys.1)
      batch.append(row.keys.2)
      batch.append(row.balance)
    }
    try writer.write(batch)
  }

  private typealias Row = (keys: (Int64, Int64, Int64), balance: Int64)

  private func rows(of book: ReceivableBook) -> [Row] {
    var rows: [Row] = []
    for item in book.items.slots where item.invoice != 0 {
      rows.append(((item.invoice, 0, Int64(item.account)), item.balance))
    }
    for note in book.payouts.values where book.items.slot(of: note.key) == nil {
      rows.append(((note.key, 0, Int64(note.account)), 0))
    }
    book.waiting.forEach { invoice, document in
      guard case .payment(let payment, _) = document else { return }
      rows.append(((invoice, payment.key, Int64(payment.account)), -payment.amount))
    }
    for (account, credit) in book.credits.enumerated() where credit != 0 {
      rows.append(((0, 0, Int64(account)), -credit))
    }
    return rows
  }
}

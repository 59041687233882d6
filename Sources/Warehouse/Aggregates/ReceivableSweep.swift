import SQLite

/// Why receivables cannot be computed.
public enum ReceivableError: Error, Equatable, CustomStringConvertible {
  /// An amount in the company's currency does not fit in 64 bits.
  case amountTooGreat(month: Month)

  /// One line: where, what, what to do.
  public var description: String {
    switch self {
    case .amountTooGreat(let month):
      "receivables of \(month): an amount is out of range; check the exchange rates of that month"
    }
  }
}

/// Carries the receivables forward month by month: what each customer owes and has in credit at each
/// month's end, by how long it is overdue, and the month's ledger (METRICS, "Receivables").
///
/// **An open balance**, in the invoice's currency: amount − payments and credit notes naming it −
/// settlement − write-off, each from its day on. A payment or credit note in another currency is
/// converted at its rate ÷ that of the invoice's currency on the same day and rounded once. What is
/// open of an invoice in the company's currency is its balance × the rate of its issue day, rounded once.
///
/// **A credit**: a negative balance (of the invoice's customer); a payment that names no invoice, or
/// one that is not issued yet (of the payment's own account: by that day nobody knows whose invoice it
/// will be), at its own day's rate; a credit note that names none, or one not issued yet. A customer
/// that was paid back more than its credit owes the rest, not due.
///
/// **The tie**: at each month's end buckets − credits = Σ invoiced − Σ received − Σ written off over
/// all months so far, to the minor unit, whatever the currencies. A document's invoiced amount is its
/// own at its own rate, rounded; what is received is the change that a payment makes to receivables.
/// In the company's currency that is the payment, and the tie is that of the documents themselves. In
/// another it is the payment at the rate of its invoice's issue day: exchange differences are not
/// receivables. Where a document lands on an invoice with another rate (a credit note; a payment ahead
/// of its invoice, when that is issued) the difference is counted as received on that day.
public struct ReceivableSweep {
  let connection: Connection
  let accounts: AccountLookup
  let store: ReceivableStore
  private let facts: FactLoad?
  private let ahead: ReceivablesAhead?

  /// A sweep over what these accounts owe. `facts`: of a warehouse that is being built. `ahead`: what is
  /// read of the warehouse before the run.
  public init(
    _ connection: Connection, _ accounts: AccountLookup, _ facts: FactLoad? = nil,
    ahead: ReceivablesAhead? = nil
  ) {
    self.connection = connection
    self.facts = facts
    self.ahead = ahead
    self.accounts = accounts
    store = ReceivableStore(connection)
  }

  /// The last month whose receivables are kept; nil where nothing was swept yet.
  public static func lastMonth(_ connection: Connection) throws(SQLiteError) -> Month? {
    try ReceivableStore(connection).notedMonth()
  }

  /// Rewrites `receivable_month`, `ledger_month` and `payment_delay_month` from the first month whose invoices or payments
  /// changed (nil: none did) through the last month of any fact, and `open_item`. `through`: the last
  /// month of the other facts, if that is later than the ledger's own.
  ///
  /// Where `from` lies after the month that `open_item` stands for, this costs what the months and
  /// the open items cost; else, and where accounts that were there have got another customer or another
  /// term of payment, it sweeps from the ledger's beginning.
  ///
  /// - Parameter meanwhile: what else is to be done after each month.
  public func run(
    from: Month?, through other: Month?, meanwhile: () throws -> Void = {}
  ) throws {
    let span = try LedgerSpan(connection)
    guard let through = [span?.last, other].compactMap({ $0 }).max() else { return try clear() }
    var book = try emptyBook()
    let kept = try store.through(accounts)
    let items: OpenItemRows
    if let kept, kept <= through, from.map({ $0 > kept }) ?? true {
      let next = try resume(&book, after: kept)
      try ReceivableWriter.clear(connection, from: next)
      items = try write(
        &book, isWhole: false, sweeping: next, writing: next, through: through, meanwhile)
    } else {
      let end = through.adding(months: 1)
      let first = span?.first ?? end
      let changed = kept == nil ? first : min(from ?? end, end)
      // Before the first month nothing may be left, where the ledger once began earlier.
      try ReceivableWriter.clear(connection, from: changed <= first ? Month(index: 12) : changed)
      items = try write(
        &book, isWhole: true, sweeping: first, writing: changed, through: through, meanwhile)
    }
    try store.save(items)
    try store.note(through, accounts)
  }

  /// There is no fact at all.
  private func clear() throws(SQLiteError) {
    try ReceivableWriter.clear(connection, from: Month(index: 12))
    try store.clear()
  }

  /// Writes the months and gives what is open at the end of the last one, `isWhole` or what is new of
  /// it.
  private func write(
    _ book: inout ReceivableBook, isWhole: Bool, sweeping first: Month, writing from: Month,
    through: Month, _ meanwhile: () throws -> Void
  ) throws -> OpenItemRows {
    let writer = try ReceivableWriter(
      connection, facts, customerCount: accounts.customerCount)
    var items: OpenItemRows?
    var month = first
    while month <= through {
      book.ledger.beginMonth()
      try book.advance(through: month, last: month.lastDay)
      if month == through { items = OpenItemRows(book, isWhole: isWhole) }
      if month >= from { try writer.append(&book, on: month.lastDay) }
      try meanwhile()
      month = month.adding(months: 1)
    }
    try writer.finish()
    return items ?? OpenItemRows(book, isWhole: isWhole)
  }

  func emptyBook() throws(SQLiteError) -> ReceivableBook {
    try ReceivableBook(
      connection, facts, accounts: accounts, rates: try ReceivableRates(connection))
  }

  /// Puts what is open at the end of a month, which is kept, into an empty book; gives the next month.
  func resume(
    _ book: inout ReceivableBook, after kept: Month, isLedgerKept: Bool = true
  ) throws -> Month {
    if let ahead = try ahead?.takeBook(of: kept), book.takeOpen(of: ahead) {
      return kept.adding(months: 1)
    }
    try store.load(into: &book)
    guard isLedgerKept else { return kept.adding(months: 1) }
    book.ledger.hasBegun = try connection.integer("SELECT count(*) FROM main.ledger_month") > 0
    // The ninety days of a month's end reach into the three months before.
    for distance in 0...2 {
      for invoice in try book.reader.invoices(of: kept.adding(months: -distance), &book.rates) {
        let minor = book.rates.companyMinor(invoice.amount, at: invoice.rate)
        book.ledger.noteInvoiced(minor, on: invoice.issued)
      }
    }
    return kept.adding(months: 1)
  }
}

import SQLite

/// What is open on a day, carried forward day by day through invoices, payments, settlements and
/// write-offs (METRICS, "Receivables").
///
/// On each day the invoices come first, then the credit notes, the payments, and what is settled or
/// written off. What is open at the end of a day does not depend on anything dated later, nor on the
/// order of documents within the day.
struct ReceivableBook {
  var items = OpenItemTable()
  /// Payments and credit notes ahead of the invoice they name.
  var waiting = WaitingDocuments()
  /// What each account has paid beyond the items, company currency: without naming an invoice …
  var credits: [Int64]
  /// … and ahead of the invoice named.
  var waitingCredits: [Int64]
  /// Credit notes taken off another invoice whose settlement is to come.
  var payouts: [Int64: InvoiceDocument] = [:]
  var rates: ReceivableRates
  private let dayRates: DayRates
  var ledger = LedgerSums()
  /// How late what is paid and settled in the current month came.
  var delays = PaymentDelays()
  let accounts: AccountLookup
  let reader: ReceivableReader

  private var month = Month(index: 12)
  /// By day of the current month: the invoices that are to be settled or written off.
  private var closings: [[Int64]] = Array(repeating: [], count: 32)

  init(
    _ connection: Connection, _ facts: FactLoad?, accounts: AccountLookup, rates: ReceivableRates
  ) throws(SQLiteError) {
    self.accounts = accounts
    self.rates = rates
    dayRates = DayRates(connection)
    reader = try ReceivableReader(connection, facts)
    credits = Array(repeating: 0, count: accounts.count)
    waitingCredits = Array(repeating: 0, count: accounts.count)
  }

  /// Takes what is open from the book of another connection, none of whose accounts is unknown here;
  /// false where that knew other currencies, and nothing is taken.
  mutating func takeOpen(of other: ReceivableBook) -> Bool {
    guard other.credits.count <= accounts.count, rates.take(other.rates) else { return false }
    (items, waiting, payouts, ledger) = (other.items, other.waiting, other.payouts, other.ledger)
    credits.replaceSubrange(other.credits.indices, with: other.credits)
    waitingCredits.replaceSubrange(other.waitingCredits.indices, with: other.waitingCredits)
    return true
  }

  /// Goes through a month, or its days up to `last`; the month before must be through.
  mutating func advance(through month: Month, last: Day) throws {
    begin(month)
    let invoices = try reader.invoices(of: month, &rates)
    let payments = try reader.payments(of: month, &rates)
    let invoiceDays = DayOrder(invoices.lazy.map(\.issued), from: month.firstDay)
    let paymentDays = DayOrder(payments.lazy.map(\.paid), from: month.firstDay)
    for day in 1...last.dayOfMonth {
      for index in invoiceDays.indices(of: day) where !invoices[index].isTakenOffAnother {
        try issue(invoices[index])
      }
      for index in invoiceDays.indices(of: day) where invoices[index].isTakenOffAnother {
        try issueCreditNote(invoices[index])
      }
      for index in paymentDays.indices(of: day) { try pay(payments[index]) }
      let today = month.firstDay.number + Int32(day) - 1
      for invoice in closings[day] { try close(invoice, on: today) }
    }
    if rates.isExceeded { throw ReceivableError.amountTooGreat(month: month) }
  }

  private mutating func begin(_ month: Month) {
    self.month = month
    delays.removeAll()
    for day in closings.indices { closings[day].removeAll(keepingCapacity: true) }
    for item in items.slots where item.invoice != 0 {
      schedule(item.invoice, on: item.settled)
      schedule(item.invoice, on: item.writtenOff)
    }
    for (key, note) in payouts {
      schedule(key, on: note.settled)
      schedule(key, on: note.writtenOff)
    }
  }

  /// Notes that an invoice is closed on a day, if the day lies in this month.
  @inline(__always)
  mutating func schedule(_ invoice: Int64, on day: Int32) {
    let place = Int(day) - Int(month.firstDay.number)
    if place >= 0, place < month.dayCount { closings[place + 1].append(invoice) }
  }

  // MARK: Items

  /// An invoice as an item with a balance; it cannot be closed before it is issued.
  private func item(_ document: InvoiceDocument, balance: Int64) -> OpenItem {
    let isDueKnown = document.due != OpenItem.never
    return OpenItem(
      invoice: document.key, balance: balance, account: document.account,
      due: isDueKnown
        ? document.due : accounts.due(account: Int(document.account), issued: document.issued),
      settled: max(document.settled, document.issued),
      writtenOff: max(document.writtenOff, document.issued), rate: document.rate,
      isDisputed: document.isDisputed, isCredit: document.amount < 0)
  }

  /// Makes an invoice an item; gives its slot.
  @discardableResult
  mutating func insert(_ document: InvoiceDocument, balance: Int64) -> Int {
    let item = item(document, balance: balance)
    if item.settled != OpenItem.never { schedule(item.invoice, on: item.settled) }
    if item.writtenOff != OpenItem.never { schedule(item.invoice, on: item.writtenOff) }
    return items.insert(item)
  }

  /// Adds to an item's balance; gives the change in the company's currency. An item without balance
  /// goes.
  @inline(__always)
  mutating func change(_ slot: Int, by amount: Int64) -> Int64 {
    let rate = items.slots[slot].rate
    let before = rates.companyMinor(items.slots[slot].balance, at: rate)
    items.add(amount, at: slot)
    let balance = items.slots[slot].balance
    if balance == 0 { items.remove(at: slot) }
    return rates.companyMinor(balance, at: rate) &- before
  }

  /// An amount of a document of a day in the currency of the invoice that it names: at the rates of that
  /// day, so that no difference to those of the invoice's day is left open. Where nothing quotes the
  /// invoice's currency on it, at the invoice's own rate.
  mutating func convert(
    _ amount: Int64, from rate: Int32, on day: Int32, to invoice: Int32
  ) throws -> Int64 {
    let currency = rates[invoice].currency
    guard rates[rate].currency != currency,
      let quoted = try dayRates.rate(of: currency, on: Day(number: day))
    else { return rates.convert(amount, from: rate, to: invoice) }
    let worth = rates.index(
      currency: currency, numerator: quoted.numerator, denominator: quoted.denominator)
    return rates.convert(amount, from: rate, to: worth)
  }

  /// The item that a payment or a credit note of a day goes to; nil where the invoice is not issued by
  /// then. An invoice that was settled before is taken up again; for a credit note that was taken off
  /// another invoice, that one stands.
  mutating func target(of invoice: Int64, on day: Int32) throws -> Int? {
    var (key, note) = (invoice, InvoiceDocument?.none)
    for _ in 0..<Self.longestChain {
      if let slot = items.slot(of: key) { return slot }
      guard let document = try reader.invoice(key, &rates), document.issued <= day else { break }
      guard document.isTakenOffAnother else { return insert(document, balance: 0) }
      (key, note) = (document.corrects, document)
    }
    return note.map { reopen($0) }
  }

  /// Credit notes that correct each other in a circle end the search.
  private static let longestChain = 8

  /// A credit note whose invoice is not issued yet is an item of its own again.
  private mutating func reopen(_ note: InvoiceDocument) -> Int {
    waiting.add(.creditNote(note.key), for: note.corrects)
    return insert(note, balance: 0)
  }

  // MARK: Documents

  private mutating func issue(_ document: InvoiceDocument) throws {
    let worth = rates.companyMinor(document.amount, at: document.rate)
    guard !waiting.isEmpty else {
      if document.amount != 0 { insert(document, balance: document.amount) }
      return ledger.addInvoice(worth: worth, changing: worth, on: document.issued)
    }
    let slot = insert(document, balance: 0)
    let position = try takeUp(document.key, on: document.issued, adding: document.amount, to: slot)
    ledger.addInvoice(worth: worth, changing: position, on: document.issued)
  }

  private mutating func issueCreditNote(_ note: InvoiceDocument) throws {
    let worth = rates.companyMinor(note.amount, at: note.rate)
    var (slot, amount) = (0, note.amount)
    if let corrected = try target(of: note.corrects, on: note.issued) {
      slot = corrected
      amount = try convert(
        note.amount, from: note.rate, on: note.issued, to: items.slots[slot].rate)
      keepPayout(note, on: note.issued)
    } else {
      waiting.add(.creditNote(note.key), for: note.corrects)
      slot = items.slot(of: note.key) ?? insert(note, balance: 0)
    }
    let position = try takeUp(note.key, on: note.issued, adding: amount, to: slot)
    ledger.addInvoice(worth: worth, changing: position, on: note.issued)
  }

  /// Adds an amount and what has waited for an invoice to an item; gives the change of receivables.
  private mutating func takeUp(
    _ invoice: Int64, on day: Int32, adding amount: Int64, to slot: Int
  ) throws -> Int64 {
    let (key, rate) = (items.slots[slot].invoice, items.slots[slot].rate)
    var (sum, position): (Int64, Int64) = (amount, 0)
    for document in waiting.take(for: invoice) {
      switch document {
      case .payment(let payment, let minor):
        noteDelay(of: items.slots[slot], on: payment.paid)
        sum &-= try convert(payment.amount, from: payment.rate, on: payment.paid, to: rate)
        addWaitingCredit(-minor, of: Int(payment.account))
        position &+= minor
      case .creditNote(let note):
        guard note != key, let noteSlot = items.slot(of: note) else { continue }
        let open = items.slots[noteSlot]
        let document = try reader.invoice(note, &rates)
        sum &+= try convert(
          open.balance, from: open.rate, on: document?.issued ?? day, to: rate)
        position &+= change(noteSlot, by: -open.balance)
        if let document { keepPayout(document, on: day) }
      }
    }
    // Items move when a credit note goes.
    guard let slot = items.slot(of: key) else { return position }
    return position &+ change(slot, by: sum)
  }

  private mutating func pay(_ payment: PaymentDocument) throws {
    if let slot = try slot(of: payment) {
      noteDelay(of: items.slots[slot], on: payment.paid)
      let amount = try convert(
        payment.amount, from: payment.rate, on: payment.paid, to: items.slots[slot].rate)
      return ledger.addPayment(changing: change(slot, by: -amount))
    }
    let minor = rates.companyMinor(payment.amount, at: payment.rate)
    if payment.invoice == 0 {
      credits[credits.indices.contains(Int(payment.account)) ? Int(payment.account) : 0] &+= minor
    } else {
      wait(payment, minor)
    }
    ledger.addPayment(changing: -minor)
  }

  /// Notes by how many days after its due day an invoice was paid or settled. Credit notes are not the
  /// customer's to pay.
  mutating func noteDelay(of item: OpenItem, on day: Int32) {
    guard !item.isCredit else { return }
    delays.append(customer: accounts.customer(of: Int(item.account)), days: day &- item.due)
  }

  private mutating func slot(of payment: PaymentDocument) throws -> Int? {
    if payment.invoice == 0 { return nil }
    return try items.slot(of: payment.invoice) ?? target(of: payment.invoice, on: payment.paid)
  }

  /// Lets a payment wait for its invoice.
  mutating func wait(_ payment: PaymentDocument, _ minor: Int64) {
    waiting.add(.payment(payment, companyMinor: minor), for: payment.invoice)
    addWaitingCredit(minor, of: Int(payment.account))
  }

  private mutating func addWaitingCredit(_ minor: Int64, of account: Int) {
    waitingCredits[waitingCredits.indices.contains(account) ? account : 0] &+= minor
  }
}

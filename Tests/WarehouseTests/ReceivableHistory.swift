@testable import Warehouse

/// A made-up history of invoices, credit notes and payments, some of them strange.
struct ReceivableHistory {
  private(set) var reference = ReceivableReference()
  private var state: UInt64
  let first = Month(index: 2022 * 12 + 9)
  let months: Int
  private let isForeign: Bool

  init(seed: UInt64, months: Int, isForeign: Bool) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    self.months = months
    self.isForeign = isForeign
    for offset in 0..<months { addMonth(first.adding(months: offset)) }
  }

  private mutating func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// A day of the history from the month on, at most so many later.
  private mutating func day(_ month: Month, later: Int = 0) -> Int {
    let last = Int(first.adding(months: months - 1).lastDay.number)
    return min(Int(month.firstDay.number) + random(month.dayCount) + random(later + 1), last)
  }

  private mutating func rate(_ currency: Int64) -> (Int64, Int64) {
    currency == ReceivableWarehouse.koruna ? (1, 1) : (Int64(23_000 + random(3000)), 1000)
  }

  private mutating func currency() -> Int64 { isForeign ? Int64(1 + random(2)) : 1 }

  private mutating func addMonth(_ month: Month) {
    for number in Int64(1)...5 {
      let issued = day(month)
      let currency = currency()
      let invoice = ReceivableReference.Invoice(
        key: Int64(month.index) << 24 | number, account: Int64(1 + random(3)), issued: issued,
        due: random(3) == 0 ? 0 : issued + random(60),
        settled: random(4) == 0 ? issued - 3 + random(60) : nil,
        writtenOff: random(8) == 0 ? issued + random(80) : nil,
        amount: random(12) == 0 ? -Int64(random(5000)) : Int64(random(20_000)),
        currency: currency, rate: rate(currency), corrects: 0, isDisputed: random(6) == 0)
      reference.invoices[invoice.key] = invoice
      for _ in 0..<random(3) { addPayment(of: invoice, month) }
      if random(3) == 0 { addCreditNote(invoice, month, number + 5) }
    }
    addPayment(of: nil, month)
  }

  private mutating func addPayment(of invoice: ReceivableReference.Invoice?, _ month: Month) {
    // One in five comes a month early, ahead of its invoice.
    let isEarly = random(5) == 0 && month > first
    let paid = day(isEarly ? month.adding(months: -1) : month, later: isEarly ? 0 : 50)
    let currency = currency()
    let whole = abs(invoice?.amount ?? 3000)
    reference.payments.append(
      ReceivableReference.Payment(
        key: Int64(Day(number: Int32(paid)).month.index) << 24
          | Int64(reference.payments.count + 1),
        invoice: invoice?.key ?? 0,
        account: invoice == nil || random(2) == 0 ? invoice?.account ?? Int64(1 + random(3)) : 0,
        paid: paid, amount: (random(8) == 0 ? -1 : 1) * Int64(random(Int(whole) + 100)),
        currency: currency, rate: rate(currency)))
  }

  private mutating func addCreditNote(
    _ invoice: ReceivableReference.Invoice, _ month: Month, _ number: Int64
  ) {
    let isEarly = random(4) == 0 && month > first
    let issued = day(isEarly ? month.adding(months: -1) : month, later: isEarly ? 0 : 40)
    let index = Day(number: Int32(issued)).month.index
    let note = ReceivableReference.Invoice(
      key: Int64(index) << 24 | number << 8 | Int64(month.index & 0xff), account: invoice.account,
      issued: issued, due: 0, settled: random(2) == 0 ? issued + random(40) : nil, writtenOff: nil,
      amount: -Int64(1 + random(8000)), currency: invoice.currency,
      rate: rate(invoice.currency), corrects: invoice.key, isDisputed: false)
    reference.invoices[note.key] = note
    guard random(3) == 0 else { return }
    // A payment back that names the credit note, in its own currency.
    reference.payments.append(
      ReceivableReference.Payment(
        key: Int64(index) << 24 | Int64(reference.payments.count + 1), invoice: note.key,
        account: note.account, paid: issued, amount: note.amount / 2, currency: note.currency,
        rate: rate(note.currency)))
  }

  // MARK: The warehouse

  /// Writes what is dated in a month. An invoice that is named before it is issued is inferred then
  /// and keeps that key; one that a payment of its own month names keeps its own.
  func write(_ month: Month, to books: ReceivableWarehouse) throws {
    let days = Int(month.firstDay.number)...Int(month.lastDay.number)
    for invoice in reference.invoices.values where days.contains(invoice.issued) {
      try books.invoice(
        0, of: invoice.account, on: dateKey(invoice.issued), invoice.amount,
        due: invoice.due == 0 ? 0 : dateKey(invoice.due), settled: dateKey(invoice.settled ?? 0),
        writtenOff: dateKey(invoice.writtenOff ?? 0), currency: invoice.currency,
        rate: invoice.rate, corrects: key(invoice.corrects),
        isDisputed: invoice.isDisputed, key: key(invoice.key))
      try infer(invoice.corrects, books)
    }
    for payment in reference.payments where days.contains(payment.paid) {
      try books.payment(
        0, of: key(payment.invoice), from: payment.account, on: dateKey(payment.paid),
        payment.amount, currency: payment.currency, rate: payment.rate, key: payment.key)
      try infer(payment.invoice, books)
    }
  }

  private func infer(_ invoice: Int64, _ books: ReceivableWarehouse) throws {
    let found = "SELECT count(*) FROM fact_invoice WHERE invoice_key = \(key(invoice))"
    if invoice != 0, try books.connection.integer(found) == 0 {
      try books.inferredInvoice(key: key(invoice))
    }
  }

  /// The key in the month in which an invoice is first told of.
  func key(_ invoice: Int64) -> Int64 {
    guard let issued = reference.invoices[invoice]?.issued else { return 0 }
    let named =
      reference.payments.filter { $0.invoice == invoice }.map(\.paid)
      + reference.invoices.values.filter { $0.corrects == invoice }.map(\.issued)
    let earliest = min(issued, named.min() ?? issued)
    let month = Day(number: Int32(earliest)).month
    return Int64(month.index) << 24 | (invoice & 0xff_ffff) << 4 | (invoice >> 24) & 0xf
  }

  private func dateKey(_ day: Int) -> Int64 {
    day == 0 ? 0 : Int64(Day(number: Int32(day)).key)
  }
}

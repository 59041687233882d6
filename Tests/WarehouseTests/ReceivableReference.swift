@testable import Warehouse

/// METRICS' definition of receivables, computed for one day from all documents, as slowly as it is
/// said: sets and sums, no state carried along, no tables.
struct ReceivableReference {
  struct Invoice {
    var key: Int64
    var account: Int64
    var issued: Int
    var due: Int
    var settled: Int?
    var writtenOff: Int?
    var amount: Int64
    var currency: Int64
    var rate: (Int64, Int64)
    var corrects: Int64
    var isDisputed: Bool
  }

  struct Payment {
    var key: Int64
    var invoice: Int64
    var account: Int64
    var paid: Int
    var amount: Int64
    var currency: Int64
    var rate: (Int64, Int64)
  }

  /// Days are numbers.
  var invoices: [Int64: Invoice] = [:]
  var payments: [Payment] = []
  let termDays = 14

  /// Half away from zero.
  static func divided(_ value: Int64, _ divisor: Int64) -> Int64 {
    let half = value < 0 ? -divisor / 2 : divisor / 2
    return (value + half) / divisor
  }

  private func worth(_ amount: Int64, _ rate: (Int64, Int64)) -> Int64 {
    Self.divided(amount * rate.0, rate.1)
  }

  private func amount(_ payment: Payment, in invoice: Invoice) -> Int64 {
    if payment.currency == invoice.currency { return payment.amount }
    return Self.divided(
      payment.amount * payment.rate.0 * invoice.rate.1, payment.rate.1 * invoice.rate.0)
  }

  /// The invoice on which what names a document stands on a day; nil where it is not issued by then.
  private func owner(of key: Int64, on day: Int) -> Int64? {
    guard let invoice = invoices[key], invoice.issued <= day else { return nil }
    guard invoice.amount < 0, invoice.corrects != 0 else { return key }
    return owner(of: invoice.corrects, on: day) ?? key
  }

  /// An invoice's amount less payments and credit notes up to a day.
  private func base(of key: Int64, on day: Int) -> Int64 {
    guard let invoice = invoices[key] else { return 0 }
    let documents = invoices.values.filter { owner(of: $0.key, on: day) == key }
    let paid = payments.filter { $0.paid <= day && owner(of: $0.invoice, on: day) == key }
    return documents.map(\.amount).reduce(0, +)
      - paid.map { amount($0, in: invoice) }.reduce(0, +)
  }

  /// What settlements and write-offs closed up to a day, by the document that bore the day.
  private func closed(through day: Int) -> [Int64: Int64] {
    var closed: [Int64: Int64] = [:]
    let first = invoices.values.map(\.issued).min() ?? day
    for today in stride(from: first, through: day, by: 1) {
      // On one day what is settled in its own right comes before what is paid out of another.
      for isOwn in [true, false] {
        for invoice in invoices.values where invoice.issued <= today {
          let days = [invoice.settled, invoice.writtenOff].compactMap { $0 }
          let isDue = days.contains { max($0, invoice.issued) == today }
          guard isDue, let key = owner(of: invoice.key, on: today) else { continue }
          guard (key == invoice.key) == isOwn else { continue }
          let open = base(of: key, on: today) - closedSum(of: key, on: today, closed)
          if isOwn, (open < 0) == (invoice.amount < 0) { closed[invoice.key, default: 0] += open }
          if !isOwn { closed[invoice.key, default: 0] -= min(max(-open, 0), -invoice.amount) }
        }
      }
    }
    return closed
  }

  private func closedSum(of key: Int64, on day: Int, _ closed: [Int64: Int64]) -> Int64 {
    closed.filter { owner(of: $0.key, on: day) == key }.values.reduce(0, +)
  }

  /// The rows of `receivable_month` of a day, by customer (here: account).
  func rows(on day: Int) -> [Int64: [Int64]] {
    var rows: [Int64: [Int64]] = [:]
    let closed = closed(through: day)
    for invoice in invoices.values where owner(of: invoice.key, on: day) == invoice.key {
      let balance = base(of: invoice.key, on: day) - closedSum(of: invoice.key, on: day, closed)
      var row = rows[invoice.account] ?? [0, 0, 0, 0, 0, 0, 0, 0, 0]
      let minor = worth(balance, invoice.rate)
      if balance > 0 { add(minor, invoice, day, to: &row) } else { row[5] -= minor }
      rows[invoice.account] = row
    }
    for payment in payments where payment.paid <= day && owner(of: payment.invoice, on: day) == nil
    {
      rows[payment.account, default: [0, 0, 0, 0, 0, 0, 0, 0, 0]][5] += worth(
        payment.amount, payment.rate)
    }
    for (account, row) in rows where row[5] < 0 {
      rows[account]?[0] -= row[5]
      rows[account]?[5] = 0
    }
    return rows.filter { row in row.value.contains { $0 != 0 } }
  }

  private func add(_ minor: Int64, _ invoice: Invoice, _ day: Int, to row: inout [Int64]) {
    let due = invoice.due == 0 ? invoice.issued + termDays : invoice.due
    let late = day - due
    row[late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4] += minor
    if invoice.isDisputed { row[6] += minor }
    row[8] += 1
    let dueKey = Int64(Day(number: Int32(due)).key)
    if late > 0, row[7] == 0 || dueKey < row[7] { row[7] = dueKey }
  }
}

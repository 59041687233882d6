import SQLite

/// What is to be written of a book's open items: rows of `open_item`, in the order of their keys.
final class OpenItemRows {
  /// The invoices whose rows are to be deleted before, ascending; nil: all rows.
  let outdated: [Int64]?
  private let book: ReceivableBook
  private let sorted: Background<[Row]>

  private static let rowsAtOnce = 16_384

  /// Begins to sort what is open in the book now. `isWhole`: all of it is to be written, else what
  /// `open_item` does not say yet.
  init(_ book: ReceivableBook, isWhole: Bool) {
    self.book = book
    outdated = isWhole ? nil : book.items.outdated.sorted()
    sorted = Background { Self.rows(of: book, isWhole).sorted { $0.keys < $1.keys } }
  }

  /// Hands over all rows in batches.
  func fill(_ pipeline: Pipeline<RowBatch>) throws {
    let rows = sorted.value
    let awaited = awaitedInvoices
    var next = 0
    while next < rows.count {
      let batch = try pipeline.takeEmpty()
      let end = min(next + Self.rowsAtOnce, rows.count)
      for row in rows[next..<end] { append(row, awaiting: awaited, to: batch) }
      pipeline.handOver(batch)
      next = end
    }
  }

  /// By credit note: the invoice that it waits for.
  private var awaitedInvoices: [Int64: Int64] {
    var awaited: [Int64: Int64] = [:]
    book.waiting.forEach { invoice, document in
      if case .creditNote(let note) = document { awaited[note] = invoice }
    }
    return awaited
  }

  private struct Row {
    let invoice: Int64
    var payment: Int64 = 0
    let account: Int32
    /// The item's slot; nil where it is none.
    var slot: Int32?
    let balance: Int64

    var keys: (Int64, Int64, Int32) { (invoice, payment, account) }
  }

  private func append(_ row: Row, awaiting awaited: [Int64: Int64], to batch: RowBatch) {
    batch.append(row.invoice)
    batch.append(row.payment)
    batch.append(Int64(row.account))
    batch.append(row.balance)
    guard let slot = row.slot else {
      for _ in 4..<batch.width { batch.append(0) }
      return
    }
    let item = book.items.slots[Int(slot)]
    for day in [item.due, item.settled, item.writtenOff] { batch.append(OpenItem.key(ofDay: day)) }
    let rate = book.rates[item.rate]
    batch.append(rate.currency)
    batch.append(rate.numerator)
    batch.append(rate.denominator)
    batch.append(item.isDisputed ? 1 : 0)
    batch.append(item.isCredit ? 1 : 0)
    batch.append(awaited[item.invoice] ?? 0)
  }

  private static func rows(of book: ReceivableBook, _ isWhole: Bool) -> [Row] {
    var rows: [Row] = []
    for (slot, item) in book.items.slots.enumerated()
    where item.invoice != 0 && (isWhole || !item.isStored) {
      rows.append(
        Row(
          invoice: item.invoice, account: item.account, slot: Int32(truncatingIfNeeded: slot),
          balance: item.balance))
    }
    for note in book.payouts.values where book.items.slot(of: note.key) == nil {
      rows.append(Row(invoice: note.key, account: note.account, balance: 0))
    }
    book.waiting.forEach { invoice, document in
      guard case .payment(let payment, _) = document else { return }
      rows.append(
        Row(
          invoice: invoice, payment: payment.key, account: payment.account,
          balance: -payment.amount))
    }
    for (account, credit) in book.credits.enumerated() where credit != 0 {
      rows.append(
        Row(invoice: 0, account: Int32(truncatingIfNeeded: account), balance: -credit))
    }
    return rows
  }
}

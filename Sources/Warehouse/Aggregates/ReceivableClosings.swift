import SQLite

/// Settlements and write-offs: they close what remains on their day.
extension ReceivableBook {
  /// Closes an invoice that is settled or written off on a day; both on one day is a settlement.
  mutating func close(_ invoice: Int64, on day: Int32) throws {
    if let note = payouts[invoice] { try payOut(note, on: day) }
    guard let slot = items.slot(of: invoice) else { return }
    let item = items.slots[slot]
    // More than its amount is no longer the invoice's: it stays the customer's credit.
    guard item.balance != 0, item.isCredit == (item.balance < 0) else { return }
    if item.settled == day { noteDelay(of: item, on: day) }
    close(slot, by: -item.balance, isWriteOff: item.settled != day)
  }

  /// Remembers a credit note that was taken off another invoice and is settled or written off on this
  /// day or later: that invoice does not tell.
  mutating func keepPayout(_ note: InvoiceDocument, on day: Int32) {
    let days = closingDays(of: note)
    guard let last = days.last, last >= day else { return }
    payouts[note.key] = note
    for day in days { schedule(note.key, on: day) }
  }

  /// Such a credit note is settled: what the invoice has in excess goes back to the customer, at most
  /// the note's amount. That is once, on the first of its days: nothing remains of it then.
  private mutating func payOut(_ note: InvoiceDocument, on day: Int32) throws {
    payouts[note.key] = nil
    guard let slot = try target(of: note.corrects, on: day) else { return }
    let item = items.slots[slot]
    let amount = try convert(-note.amount, from: note.rate, on: note.issued, to: item.rate)
    let isSettled = max(note.settled, note.issued) == day
    close(slot, by: min(max(-item.balance, 0), amount), isWriteOff: !isSettled)
  }

  private mutating func close(_ slot: Int, by amount: Int64, isWriteOff: Bool) {
    let position = change(slot, by: amount)
    guard amount != 0 else { return }
    if isWriteOff {
      ledger.addWriteOff(changing: position)
    } else {
      ledger.addPayment(changing: position)
    }
  }

  /// The days on which an invoice is settled and written off, ascending; not before it is issued.
  private func closingDays(of document: InvoiceDocument) -> [Int32] {
    [document.settled, document.writtenOff].filter { $0 != OpenItem.never }
      .map { max($0, document.issued) }.sorted()
  }
}

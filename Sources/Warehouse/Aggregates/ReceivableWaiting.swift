/// A payment or a credit note that names an invoice which is not issued yet.
enum WaitingDocument {
  /// A payment, with what it is worth in the company's currency on its own day.
  case payment(PaymentDocument, companyMinor: Int64)
  /// A credit note, open as an item of its own.
  case creditNote(Int64)

  fileprivate var order: (Int, Int64) {
    switch self {
    case .payment(let payment, _): (0, payment.key)
    case .creditNote(let note): (1, note)
    }
  }
}

/// Documents that wait for the invoice they name, by that invoice.
struct WaitingDocuments {
  private struct Entry {
    var document: WaitingDocument
    var next: Int32
  }

  private var entries: [Entry] = []
  private var heads: [Int64: Int32] = [:]
  private var free: [Int32] = []

  /// Whether nothing waits.
  var isEmpty: Bool { heads.isEmpty }

  /// Adds a document that waits for an invoice.
  mutating func add(_ document: WaitingDocument, for invoice: Int64) {
    let entry = Entry(document: document, next: heads[invoice] ?? -1)
    if let index = free.popLast() {
      entries[Int(index)] = entry
      heads[invoice] = index
    } else {
      heads[invoice] = Int32(truncatingIfNeeded: entries.count)
      entries.append(entry)
    }
  }

  /// Takes out what waits for an invoice, by key: payments, then credit notes.
  mutating func take(for invoice: Int64) -> [WaitingDocument] {
    guard var index = heads.removeValue(forKey: invoice) else { return [] }
    var documents: [WaitingDocument] = []
    while index >= 0 {
      let entry = entries[Int(index)]
      documents.append(entry.document)
      free.append(index)
      index = entry.next
    }
    return documents.count > 1 ? documents.sorted { $0.order < $1.order } : documents
  }

  /// Calls `body` with each document and the invoice it waits for.
  func forEach(_ body: (_ invoice: Int64, WaitingDocument) -> Void) {
    for (invoice, head) in heads {
      var index = head
      while index >= 0 {
        body(invoice, entries[Int(index)].document)
        index = entries[Int(index)].next
      }
    }
  }
}

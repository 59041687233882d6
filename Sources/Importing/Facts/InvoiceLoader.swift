import Warehouse

/// The columns of invoices.
enum InvoiceColumn: Int, EntityColumn {
  case invoiceId, orderId, customerId, issuedOn, dueOn, amount, taxAmount, currency
  case correctsInvoiceId, disputed, settledOn, writtenOffOn
}

/// Turns rows of invoices and credit notes into facts.
final class InvoiceLoader: RowLoader {
  private let row: Row<InvoiceColumn>
  private let money: MoneyRules
  private let fileKey: Int64
  private let context: LoadContext

  init(_ row: Row<InvoiceColumn>, _ money: MoneyRules, fileKey: Int64, _ context: LoadContext) {
    self.row = row
    self.money = money
    self.fileKey = fileKey
    self.context = context
  }

  var faults: [RowFault] { row.faults }
  var currentID: String? { row.currentID }

  func load(into unit: WriteUnit) throws -> RowOutcome {
    row.begin()
    let id = row.required(.invoiceId)
    let customer = row.required(.customerId)
    let issued = row.requiredDay(.issuedOn)
    let amount = row.requiredMoney(.amount, .currency, on: issued, money, context)
    let tax = row.has(.taxAmount) ? row.decimal(.taxAmount) : nil
    let disputed = row.has(.disputed) && row.flag(.disputed) == true
    let (due, settled, off) = (
      row.dateKey(.dueOn), row.businessDateKey(.settledOn), row.businessDateKey(.writtenOffOn)
    )
    guard row.faults.isEmpty, let issued, let amount else { return .rejected }
    let source = row.idSource(.invoiceId)
    let month = issued.month.index
    let account = try context.keys.accounts.key(
      of: customer, source: row.idSource(.customerId), in: unit)
    context.noteFact(of: account, dateKey: issued.key)
    let corrected = try corrected(month, unit)
    let currency = try context.keys.currencies.key(of: amount.code, source: 0, in: unit)
    let entry = try context.keys.invoices.entry(id, source: source, monthIndex: month)
    let batch = entry.isNew ? unit.fresh(.invoice) : unit.known(.invoice)
    batch.append(entry.key)
    batch.append(source)
    batch.append(id)
    batch.appendText(row.bytes(.orderId))
    batch.append(account)
    batch.append(issued.key)
    batch.append(due)
    batch.append(settled)
    batch.append(off)
    batch.append(amount.minor)
    batch.append(tax.flatMap { $0.rounded(digits: amount.digits) })
    batch.append(currency)
    batch.append(amount.rate.numerator)
    batch.append(amount.rate.denominator)
    batch.append(corrected)
    batch.append(disputed ? 1 : 0)
    batch.append(0)
    batch.append(fileKey)
    if entry.isNew {
      context.touch(month, of: .invoice)
      for key in [settled, off] where key != 0 { context.touch(dateKey: key, of: .invoice) }
    }
    return entry.isNew ? .loaded : .pending
  }

  private func corrected(_ month: Int, _ unit: WriteUnit) throws -> Int64 {
    guard row.has(.correctsInvoiceId) else { return 0 }
    return try context.inferredInvoice(
      row.bytes(.correctsInvoiceId), source: row.idSource(.correctsInvoiceId),
      monthIndex: month, fileKey: fileKey, unit)
  }
}

extension LoadContext {
  /// The key of an invoice that another row names; met for the first time it becomes an inferred one,
  /// which the invoices' file completes. 0 for an empty id.
  func inferredInvoice(
    _ id: Bytes, source: Int, monthIndex: Int, fileKey: Int64, _ unit: WriteUnit
  ) throws -> Int64 {
    if id.isEmpty { return 0 }
    let entry = try keys.invoices.entry(id, source: source, monthIndex: monthIndex)
    guard entry.isNew else { return entry.key }
    let batch = unit.fresh(.invoice)
    batch.append(entry.key)
    batch.append(source)
    batch.append(id)
    batch.append(RowBatch.null)
    // Nothing of it is known: no account, no days, no amount.
    for _ in 0..<6 { batch.append(0) }
    batch.append(RowBatch.null)
    batch.append(0)
    batch.append(1)
    batch.append(1)
    batch.append(0)
    batch.append(0)
    batch.append(1)
    batch.append(fileKey)
    return entry.key
  }
}

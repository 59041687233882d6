import Warehouse

/// The columns of payments.
enum PaymentColumn: Int, EntityColumn {
  case paymentId, invoiceId, customerId, paidOn, amount, currency, method
}

/// Turns rows of payments into facts.
final class PaymentLoader: RowLoader {
  private let row: Row<PaymentColumn>
  private let money: MoneyRules
  private let fileKey: Int64
  private let context: LoadContext

  init(_ row: Row<PaymentColumn>, _ money: MoneyRules, fileKey: Int64, _ context: LoadContext) {
    self.row = row
    self.money = money
    self.fileKey = fileKey
    self.context = context
  }

  var faults: [RowFault] { row.faults }
  var currentID: String? { row.currentID }

  func load(into unit: WriteUnit) throws -> RowOutcome {
    row.begin()
    let id = row.required(.paymentId)
    let paid = row.requiredDay(.paidOn)
    let amount = row.requiredMoney(.amount, .currency, on: paid, money, context)
    let invoiceId = row.bytes(.invoiceId)
    let customer = row.bytes(.customerId)
    if invoiceId.isEmpty, customer.isEmpty, row.faults.isEmpty {
      row.fault(.invoiceId, .missingValue, "neither an invoice nor a customer is named")
    }
    guard row.faults.isEmpty, let paid, let amount else { return .rejected }
    let month = paid.month.index
    let source = row.idSource(.paymentId)
    let invoice = try context.inferredInvoice(
      invoiceId, source: row.idSource(.invoiceId), monthIndex: month, fileKey: fileKey, unit)
    let account = try context.keys.accounts.key(
      of: customer, source: row.idSource(.customerId), in: unit)
    context.noteFact(of: account, dateKey: paid.key)
    let currency = try context.keys.currencies.key(of: amount.code, source: 0, in: unit)
    let entry = try context.keys.payments.entry(id, source: source, monthIndex: month)
    let batch = entry.isNew ? unit.fresh(.payment) : unit.known(.payment)
    batch.append(entry.key)
    batch.append(source)
    batch.append(id)
    batch.append(invoice)
    batch.append(account)
    batch.append(paid.key)
    batch.append(amount.minor)
    batch.append(currency)
    batch.append(amount.rate.numerator)
    batch.append(amount.rate.denominator)
    batch.appendText(row.bytes(.method))
    batch.append(fileKey)
    if entry.isNew { context.touch(month, of: .payment) }
    return entry.isNew ? .loaded : .pending
  }
}

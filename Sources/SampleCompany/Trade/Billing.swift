/// Writes the accounting system's invoices and payments: each order's invoice at once, each payment
/// in the month in which the money comes.
final class Billing {
  private struct Payment {
    var day: Day
    var ordinal: Int
    /// nil for money that names no invoice.
    var invoice: Int?
    var customer: Int32
    var isFromShop: Bool
    var currency: Currency
    var amountMinor: Int
    var isByCard: Bool
  }

  private let exports: Exports
  private let population: Population
  private var paymentsByMonth = [[Payment]](repeating: [], count: History.monthCount)
  private var paymentCount = 0
  private var invoiceCount = 0
  private var erpFile: ExportFile?
  private var shopFile: ExportFile?

  init(_ exports: Exports, _ population: Population) {
    self.exports = exports
    self.population = population
  }

  func open(month: Int) throws {
    let name = History.name(ofMonth: month)
    erpFile = try exports.accounting("faktury-\(name).tsv", Headers.invoices)
    shopFile = try exports.accounting("faktury-eshop-\(name).tsv", Headers.invoices)
  }

  func close(month: Int) throws {
    if let erpFile { try exports.close(erpFile) }
    if let shopFile { try exports.close(shopFile) }
    try writePayments(month: month)
  }

  /// Writes an order's invoice, plans its payments, and returns the invoice's number. `credit` is
  /// what will come back, of which the customer knows when it pays.
  func invoice(
    _ sale: Sale, _ customer: Customer, credit: (day: Day, amountMinor: Int)?,
    _ random: inout Random
  ) throws -> Int {
    let number = nextInvoiceNumber(sale.day)
    let dueOn = sale.day + Int(customer.termDays)
    let fate = Fate.draw(sale, customer, dueOn: dueOn, &random)
    try writeInvoice(sale, customer, number, dueOn: dueOn, corrects: nil, fate)
    guard fate.isPaid else { return number }
    let amount = sale.amountMinor - (credit?.amountMinor ?? 0)
    let day = max(fate.payDay, credit.map { $0.day + 1 } ?? fate.payDay)
    plan(sale, customer, invoice: number, on: day, amount, fate, &random)
    return number
  }

  /// Writes the credit note for goods that came back.
  func creditNote(_ sale: Sale, _ customer: Customer, corrects invoice: Int) throws {
    let number = nextInvoiceNumber(sale.day)
    try writeInvoice(
      sale, customer, number, dueOn: sale.day + Int(customer.termDays), corrects: invoice, Fate())
  }

  private func nextInvoiceNumber(_ day: Day) -> Int {
    invoiceCount += 1
    return (day.parts.year % 100) * 100_000_000 + invoiceCount
  }

  private func writeInvoice(
    _ sale: Sale, _ customer: Customer, _ number: Int, dueOn: Day, corrects: Int?, _ fate: Fate
  ) throws {
    guard let file = sale.isFromShop ? shopFile : erpFile else { return }
    try file.id(corrects == nil ? "F" : "D", number)
    try file.integer(sale.number)
    try file.text(sale.isFromShop ? customer.shopID : customer.erpID)
    try file.day(sale.day)
    try file.day(dueOn)
    try file.minor(sale.amountMinor)
    try file.minor(sale.taxMinor)
    try file.text(sale.currency.code)
    if let corrects { try file.id("F", corrects) } else { try file.blank() }
    try file.text(fate.isDisputed ? "áno" : "nie")
    try file.day(fate.writtenOffOn)
    try file.endRow()
  }

  private func plan(
    _ sale: Sale, _ customer: Customer, invoice: Int, on day: Day, _ amountMinor: Int,
    _ fate: Fate, _ random: inout Random
  ) {
    func pay(_ amountMinor: Int, on day: Day, naming invoice: Int?) {
      schedule(
        Payment(
          day: History.workingDay(onOrAfter: day), ordinal: 0, invoice: invoice,
          customer: customer.index, isFromShop: sale.isFromShop, currency: sale.currency,
          amountMinor: amountMinor, isByCard: fate.isByCard))
    }
    switch fate.manner {
    case .whole: pay(amountMinor, on: day, naming: invoice)
    case .halves:
      pay(amountMinor / 2, on: day, naming: invoice)
      pay(amountMinor - amountMinor / 2, on: day + random.within(10...25), naming: invoice)
    case .tooMuch: pay(amountMinor + 10_000, on: day, naming: invoice)
    case .withAdvance:
      pay(amountMinor, on: day, naming: invoice)
      pay(random.within(5...40) * 10_000, on: day + 7, naming: nil)
    }
  }

  private func schedule(_ payment: Payment) {
    guard payment.day <= History.last else { return }
    var payment = payment
    paymentCount += 1
    payment.ordinal = paymentCount
    paymentsByMonth[History.month(of: payment.day)].append(payment)
  }

  private func writePayments(month: Int) throws {
    let name = History.name(ofMonth: month)
    let file = try exports.accounting("uhrady-\(name).tsv", Headers.payments)
    let payments = paymentsByMonth[month].sorted { ($0.day, $0.ordinal) < ($1.day, $1.ordinal) }
    paymentsByMonth[month] = []
    for payment in payments { try write(payment, to: file) }
    try exports.close(file)
  }

  private func write(_ payment: Payment, to file: ExportFile) throws {
    let customer = population.customers[Int(payment.customer)]
    try file.id("U", payment.ordinal)
    if let invoice = payment.invoice { try file.id("F", invoice) } else { try file.blank() }
    // The shop's buyers are named by their invoice alone.
    try file.text(payment.isFromShop ? "" : customer.erpID)
    try file.day(payment.day)
    try file.minor(payment.amountMinor)
    try file.text(payment.currency.code)
    try file.text(payment.isByCard ? "karta" : "prevod")
    try file.endRow()
  }
}

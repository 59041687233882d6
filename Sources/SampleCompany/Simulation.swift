/// Lets the company's three years pass, month by month, and writes what its systems export.
///
/// Of the future only goods on their way back and payments to come are kept, so that memory does not
/// grow with the history but with the customers.
final class Simulation {
  private struct PendingReturn {
    var sale: Sale
    var day: Day
    var invoice: Int
  }

  private let company: SampleCompany
  private let exports: Exports
  private let population: Population
  private let calendar: OrderCalendar
  private let saleMaker: SaleMaker
  private let billing: Billing
  private let tickets: TicketsExport
  private let deals: DealsExport
  private let responses: ResponsesExport
  private var lineCounts: LineCounts
  private var returnsByMonth = [[PendingReturn]](repeating: [], count: History.monthCount)
  private var orderCount = 0
  private var lineCount = 0
  private var erpNumber = 100_000
  private var shopNumber = 100_000
  private var contactCount = 0

  init(_ company: SampleCompany, folder: String) throws {
    self.company = company
    exports = try Exports(folder: folder)
    population = Population(seed: company.seed, hundreds: company.hundreds)
    calendar = OrderCalendar(seed: company.seed)
    let campaigns = Campaigns(seed: company.seed)
    saleMaker = SaleMaker(seed: company.seed, campaigns: campaigns)
    billing = Billing(exports, population)
    tickets = try TicketsExport(exports, population, seed: company.seed)
    deals = try DealsExport(exports, population, seed: company.seed)
    responses = try ResponsesExport(exports, population, campaigns)
    let counts = Simulation.count(calendar, population)
    lineCounts = LineCounts(
      seed: company.seed, orderCount: counts.orders, lineCount: company.lines - counts.returns)
  }

  /// The first pass: how many orders and returns there will be. Each return is one line.
  private static func count(
    _ calendar: OrderCalendar, _ population: Population
  ) -> (orders: Int, returns: Int) {
    var counts = (orders: 0, returns: 0)
    for month in 0..<History.monthCount {
      for order in calendar.orders(of: population, inMonth: month) {
        counts.orders += 1
        counts.returns += order.returnedOn == nil ? 0 : 1
      }
    }
    return counts
  }

  func run(_ progress: (SampleCompany.Progress) throws -> Void) throws {
    try CustomersExport(exports, population, seed: company.seed).write()
    try MasterDataExport(exports: exports, seed: company.seed, hundreds: population.hundreds)
      .write()
    for month in 0..<History.monthCount {
      try writeMonth(month)
      try progress(
        SampleCompany.Progress(
          lines: lineCount, totalLines: company.lines, month: History.name(ofMonth: month)))
    }
    try deals.writeContracts()
    try tickets.close()
    try deals.close()
    try responses.close()
    try Lists(exports, population, company).write()
  }

  private func writeMonth(_ month: Int) throws {
    let sales = try SalesExport(exports, month: month)
    try billing.open(month: month)
    try writeSales(month, to: sales)
    try sales.close()
    try billing.close(month: month)
    let contacts = ContactsExport(seed: company.seed, population: population)
    contactCount = try contacts.write(month: month, to: exports, after: contactCount)
    try tickets.write(month: month)
    try deals.write(month: month)
    try responses.write(month: month)
  }

  /// Orders and returns of a month, day by day.
  private func writeSales(_ month: Int, to sales: SalesExport) throws {
    let assortment = Assortment(month: month)
    var orders = calendar.orders(of: population, inMonth: month)[...]
    for day in History.calendarDays[month] {
      while let order = orders.first, order.day == day {
        try writeOrder(orders.removeFirst(), assortment, to: sales)
      }
      for back in returnsByMonth[month] where back.day == day { try writeReturn(back, to: sales) }
    }
    returnsByMonth[month] = []
  }

  private func nextNumber(isFromShop: Bool) -> Int {
    if isFromShop {
      shopNumber += 1
      return shopNumber
    }
    erpNumber += 1
    return erpNumber
  }

  private func writeOrder(
    _ order: OrderSeed, _ assortment: Assortment, to sales: SalesExport
  ) throws {
    let customer = order.customer >= 0 ? population.customers[Int(order.customer)] : nil
    let sale = saleMaker.sale(
      order, customer: customer, number: nextNumber(isFromShop: order.isFromShop),
      ordinal: orderCount, lineCount: lineCounts.next(), assortment: assortment)
    orderCount += 1
    lineCount += sale.lines.count
    try sales.write(sale)
    guard let customer, sale.status == .completed else { return }
    try responses.writeConversion(sale)
    var random = Random(seed: company.seed, .accounting, orderCount)
    try bill(sale, customer, order, &random)
  }

  private func bill(
    _ sale: Sale, _ customer: Customer, _ order: OrderSeed, _ random: inout Random
  ) throws {
    guard let returnedOn = order.returnedOn else {
      _ = try billing.invoice(sale, customer, credit: nil, &random)
      return
    }
    let back = SaleMaker.returned(sale, on: returnedOn)
    let invoice = try billing.invoice(
      sale, customer, credit: (returnedOn, -back.amountMinor), &random)
    returnsByMonth[History.month(of: returnedOn)].append(
      PendingReturn(sale: back, day: returnedOn, invoice: invoice))
  }

  private func writeReturn(_ pending: PendingReturn, to sales: SalesExport) throws {
    var sale = pending.sale
    let originalNumber = sale.number
    sale.number = nextNumber(isFromShop: sale.isFromShop)
    lineCount += sale.lines.count
    try sales.write(sale)
    guard let customer = sale.customer else { return }
    try billing.creditNote(sale, customer, corrects: pending.invoice)
    var random = Random(seed: company.seed, .ordinals, sale.isFromShop ? 1 : 0, sale.number)
    try tickets.writeComplaint(customer, on: sale.day, &random)
    try deals.writeComplaintLetter(customer, on: sale.day, order: originalNumber)
  }
}

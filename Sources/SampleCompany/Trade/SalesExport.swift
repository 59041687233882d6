/// Writes a month's sales: the ERP's lines, the shop's orders and their lines.
final class SalesExport {
  private let exports: Exports
  private let erp: ExportFile
  private let shopOrders: ExportFile
  private let shopLines: ExportFile
  private let month: Int
  private var erpQuantity = 0
  private var previousERPCustomer: Customer?

  init(_ exports: Exports, month: Int) throws {
    self.exports = exports
    self.month = month
    let name = History.name(ofMonth: month)
    erp = try exports.erp("prodej-\(name).csv", Headers.sales)
    shopOrders = try exports.shop("orders-\(name).csv", Headers.shopOrders)
    shopLines = try exports.shop("order-lines-\(name).csv", Headers.shopLines)
  }

  func write(_ sale: Sale) throws {
    if sale.isFromShop {
      try writeToShop(sale)
    } else if let customer = sale.customer {
      try writeToERP(sale, customer)
    }
  }

  func close() throws {
    try exports.close(erp, quantityThousandths: erpQuantity)
    try exports.close(shopOrders)
    try exports.close(shopLines)
  }

  private func writeToERP(_ sale: Sale, _ customer: Customer) throws {
    let number = "\(sale.number)"
    let customerID = customer.erpID
    for (place, line) in sale.lines.enumerated() {
      try erp.text(number)
      try erp.integer(place + 1)
      try erp.day(sale.day)
      try erp.text(customerID)
      try writeGoods(line, sale)
      try erp.text(Channel.codes[sale.channel])
      try erp.text(sale.rep.map(Staff.id) ?? "")
      try erp.text(sale.campaign.map { Campaigns.all[$0].id } ?? "")
      try erp.text(SalesExport.statusCodes[Int(sale.status.rawValue)])
      try erp.day(sale.promisedOn)
      try erp.day(sale.deliveredOn)
      try erp.endRow()
      erpQuantity += line.quantity
    }
    try plantSecondCustomer(in: sale, customer)
  }

  private func writeGoods(_ line: SaleLine, _ sale: Sale) throws {
    try erp.text(Catalogue.products[line.product].id)
    try erp.thousandths(line.quantity)
    try erp.minor(line.unitPriceMinor, grouping: .blank)
    try erp.integer(line.discountPercent)
    try erp.integer(sale.taxPercent)
    try erp.text(sale.currency.code)
  }

  private static let statusCodes = ["V", "O", "P", "S"]
  private static let shopStatuses = ["shipped", "processing", "preorder", "cancelled"]

  /// A line of another customer in this document, in months chosen for it.
  private func plantSecondCustomer(in sale: Sale, _ customer: Customer) throws {
    defer { previousERPCustomer = customer }
    guard BadRows.monthsWithSecondCustomer.contains(month), sale.status == .completed,
      let other = previousERPCustomer, other.index != customer.index,
      !erp.plantedRows.contains(where: { $0.fault == .secondCustomer })
    else { return }
    try erp.plant(
      BadRows.secondCustomer(
        document: "\(sale.number)", line: sale.lines.count + 1, customerID: other.erpID,
        date: ExportForm.erp.text(of: sale.day), currency: sale.currency.code))
  }

  private func writeToShop(_ sale: Sale) throws {
    let number = "\(sale.number)"
    try shopOrders.text(number)
    try shopOrders.day(sale.day)
    try shopOrders.text(sale.customer?.shopID ?? "")
    try shopOrders.text(sale.currency.code)
    try shopOrders.text(sale.campaign.map { Campaigns.all[$0].id } ?? "")
    try shopOrders.text(SalesExport.shopStatuses[Int(sale.status.rawValue)])
    try shopOrders.day(sale.promisedOn)
    try shopOrders.day(sale.deliveredOn)
    try shopOrders.endRow()
    for (place, line) in sale.lines.enumerated() {
      try shopLines.text(number)
      try shopLines.integer(place + 1)
      try shopLines.text(Catalogue.products[line.product].id)
      try shopLines.thousandths(line.quantity)
      try shopLines.minor(line.unitPriceMinor)
      try shopLines.minor(line.discountMinor)
      try shopLines.integer(sale.taxPercent)
      try shopLines.endRow()
    }
  }
}

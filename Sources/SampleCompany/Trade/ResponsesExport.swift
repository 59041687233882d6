/// Writes what customers did with campaigns: the ERP's customers in its file, the shop's in its own.
final class ResponsesExport {
  private let exports: Exports
  private let population: Population
  private let campaigns: Campaigns
  private let erp: ExportFile
  private let shop: ExportFile
  private var lastConversion: Conversion?

  private struct Conversion: Equatable {
    var customer: Int32
    var day: Day
  }

  init(_ exports: Exports, _ population: Population, _ campaigns: Campaigns) throws {
    self.exports = exports
    self.population = population
    self.campaigns = campaigns
    erp = try exports.erp("ohlasy.csv", Headers.responses)
    shop = try exports.shop("responses.csv", Headers.shopResponses)
  }

  func close() throws {
    try exports.close(erp)
    try exports.close(shop)
  }

  /// The responses to the campaigns that start in a month.
  func write(month: Int) throws {
    for (index, campaign) in Campaigns.all.enumerated()
    where History.month(of: campaign.startsOn) == month {
      for customer in population.customers {
        guard let response = campaigns.response(of: customer, to: index) else { continue }
        try write(customer, campaign.id, response.sentOn, "sent")
        try write(customer, campaign.id, response.openedOn, "opened")
        try write(customer, campaign.id, response.clickedOn, "clicked")
        try write(customer, campaign.id, response.unsubscribedOn, "unsubscribed")
      }
    }
  }

  /// An order that is owed to a campaign. Of several orders of a customer on a day, which come one
  /// after the other, one counts: a response has no number by which to tell two apart.
  func writeConversion(_ sale: Sale) throws {
    guard let campaign = sale.campaign, let customer = sale.customer else { return }
    let conversion = Conversion(customer: customer.index, day: sale.day)
    if conversion == lastConversion { return }
    lastConversion = conversion
    try write(customer, Campaigns.all[campaign].id, sale.day, "converted")
  }

  private func write(
    _ customer: Customer, _ campaign: String, _ day: Day?, _ event: String
  ) throws {
    guard let day else { return }
    let isInERP = customer.systems.contains(.erp)
    let file = isInERP ? erp : shop
    try file.text(campaign)
    try file.text(isInERP ? customer.erpID : customer.shopID)
    try file.day(day)
    try file.text(event)
    try file.endRow()
  }
}

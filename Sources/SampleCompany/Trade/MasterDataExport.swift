/// Writes what the ERP keeps beside its documents: products, people, campaigns, rates, targets.
struct MasterDataExport {
  let exports: Exports
  let seed: UInt64
  let hundreds: Int

  func write() throws {
    try writeProducts()
    try writeReps()
    try writeCampaigns()
    try writeRates()
    try writeTargets()
  }

  /// A row for each cost that a product has had.
  private func writeProducts() throws {
    let file = try exports.erp("zbozi.csv", Headers.products)
    for product in Catalogue.products {
      for from in versionDays(of: product) { try write(product, from: from, to: file) }
    }
    try exports.close(file)
  }

  private func versionDays(of product: Catalogue.Product) -> [Day] {
    var days = [product.story == .launched ? Catalogue.launchedOn : Day(2023, 1, 1)]
    if Catalogue.hasCostHistory(product) { days += [Day(2024, 1, 1), Day(2025, 1, 1)] }
    if product.category == Catalogue.priceRiseCategory { days.append(Catalogue.priceRiseOn) }
    return days
  }

  private func write(_ product: Catalogue.Product, from day: Day, to file: ExportFile) throws {
    try file.text(product.id)
    try file.text(product.name)
    try file.text(product.category.rawValue)
    try file.text(product.unit)
    try file.minor(Catalogue.unitCostMinor(product, on: day), grouping: .blank)
    try file.minor(Catalogue.listPriceMinor(product, on: day), grouping: .blank)
    try file.day(product.story == .launched ? Catalogue.launchedOn : Day(2022, 1, 3))
    try file.day(product.story == .discontinued ? Catalogue.discontinuedOn : nil)
    try file.day(day)
    try file.endRow()
  }

  private func writeReps() throws {
    let file = try exports.erp("obchodnici.csv", Headers.reps)
    for rep in Staff(seed: seed).reps {
      for text in [rep.id, rep.name, rep.team, rep.manager, rep.region] { try file.text(text) }
      try file.day(rep.leftOn)
      try file.endRow()
    }
    try exports.close(file)
  }

  private func writeCampaigns() throws {
    let file = try exports.erp("kampane.csv", Headers.campaigns)
    for campaign in Campaigns.all {
      try file.text(campaign.id)
      try file.text(campaign.name)
      try file.text(campaign.medium)
      try file.day(campaign.startsOn)
      try file.day(campaign.endsOn)
      let cost = Campaigns.costKoruna(campaign, hundreds: hundreds)
      try file.minor(cost * 100, grouping: .noBreakBlank)
      try file.endRow()
    }
    try exports.close(file)
  }

  private func writeRates() throws {
    var file: ExportFile?
    var year = 0
    try ExchangeRates(seed: seed).forEachQuote { quote in
      if quote.day.parts.year != year {
        if let file { try exports.close(file) }
        year = quote.day.parts.year
        file = try exports.erp("kurzy-\(year).csv", Headers.rates)
      }
      try file?.day(quote.day)
      try file?.integer(quote.per)
      try file?.text(quote.code)
      try file?.decimal(quote.rateThousandths, places: 3)
      try file?.endRow()
    }
    if let file { try exports.close(file) }
  }

  /// Monthly revenue for each person, as long as the person is there and the market is open; then the
  /// firm's own targets.
  private func writeTargets() throws {
    let file = try exports.erp("plany.csv", Headers.targets)
    for month in 0..<History.monthCount {
      for rep in 0..<Staff.count where isTargeted(rep, month) {
        try writeTarget(month, "tržby", Staff.id(rep), targetKoruna(rep, month), to: file)
      }
    }
    for month in 0..<History.monthCount {
      for (metric, amount) in firmTargets(month) {
        try writeTarget(month, metric, "", amount, to: file)
      }
    }
    try exports.close(file)
  }

  private func writeTarget(
    _ month: Int, _ metric: String, _ rep: String, _ amount: Int, to file: ExportFile
  ) throws {
    try file.text(History.name(ofMonth: month))
    try file.text(metric)
    try file.text(rep)
    try file.minor(amount * 100, grouping: .blank)
    try file.endRow()
  }

  /// What the firm wants of a month: a fifth more than its people together, for the shop sells too, a
  /// margin of three tenths of that, and a number of orders and of new customers.
  private func firmTargets(_ month: Int) -> [(metric: String, amount: Int)] {
    let people = (0..<Staff.count).filter { isTargeted($0, month) }
    let revenue = people.map { targetKoruna($0, month) }.reduce(0, +) * 6 / 5000 * 1000
    return [
      ("tržby", revenue), ("marže", revenue * 3 / 10_000 * 1000),
      ("objednávky", hundreds * 30 * (200 + month) / 200), ("noví zákazníci", hundreds * 3 / 2),
    ]
  }

  private func isTargeted(_ rep: Int, _ month: Int) -> Bool {
    if rep == Staff.leaver, History.firstDay(ofMonth: month) > Staff.leaverLastDay { return false }
    let isPolish = Staff.repIndices(of: .poland).contains(rep)
    return !isPolish || History.firstDay(ofMonth: month) >= Country.poland.opensOn
  }

  /// Whole thousands of koruny, growing by half a per cent a month.
  private func targetKoruna(_ rep: Int, _ month: Int) -> Int {
    var random = Random(seed: seed, .targets, rep)
    let base = Staff.repIndices(of: .poland).contains(rep) ? 22_000 : 52_000
    let share = base * random.within(80...125) / 100
    return share * hundreds * (200 + month) / 200 / 1000 * 1000
  }
}

/// Writes opportunities, the papers exchanged about them, and contracts.
final class DealsExport {
  private let exports: Exports
  private let population: Population
  private let seed: UInt64
  private let opportunities: ExportFile
  private let documents: ExportFile
  private var opportunityCount = 0
  private var documentCount = 0

  init(_ exports: Exports, _ population: Population, seed: UInt64) throws {
    self.exports = exports
    self.population = population
    self.seed = seed
    opportunities = try exports.erp("prilezitosti.csv", Headers.opportunities)
    documents = try exports.erp("dokumenty.csv", Headers.documents)
  }

  func close() throws {
    try exports.close(opportunities)
    try exports.close(documents)
  }

  /// The deals that are opened in a month.
  func write(month: Int) throws {
    for customer in population.customers where customer.systems.contains(.erp) {
      guard !customer.isPerson, isOpen(customer, month) else { continue }
      var random = Random(seed: seed, .opportunities, Int(customer.index), month)
      let isCertain = customer.archetype == .prospect && month == 34
      if random.chance(perMille: 20) || isCertain {
        try write(Deal(customer, month, &random), of: customer)
      }
    }
  }

  private func isOpen(_ customer: Customer, _ month: Int) -> Bool {
    History.month(of: customer.start) <= month && customer.end > History.firstDay(ofMonth: month)
  }

  private func write(_ deal: Deal, of customer: Customer) throws {
    opportunityCount += 1
    let rep = Staff.repIndex(of: customer, on: deal.openedOn)
    try opportunities.text("P\(opportunityCount)")
    try opportunities.text(customer.erpID)
    try opportunities.text(deal.category.rawValue)
    try opportunities.text(rep.map(Staff.id) ?? "")
    try opportunities.day(deal.openedOn)
    try opportunities.text(deal.stage)
    try opportunities.day(deal.expectedOn)
    try opportunities.day(deal.closedOn)
    try opportunities.minor(deal.amountKoruna * 100, grouping: .blank)
    if let probability = deal.probabilityPercent {
      try opportunities.decimal(probability, places: 2)
    } else {
      try opportunities.blank()
    }
    try opportunities.text(deal.outcome)
    try opportunities.endRow()
    try writeOffer(deal, customer)
  }

  private func writeOffer(_ deal: Deal, _ customer: Customer) throws {
    let offeredOn = History.workingDay(onOrAfter: deal.openedOn + 7)
    guard offeredOn <= History.last, offeredOn <= deal.closedOn ?? History.last else { return }
    try writeDocument(
      customer, on: offeredOn, kind: "nabídka", isOutgoing: true,
      title: "Nabídka č. \(opportunityCount)", reference: "P\(opportunityCount)")
  }

  /// The letter with which goods come back.
  func writeComplaintLetter(_ customer: Customer, on day: Day, order: Int) throws {
    guard customer.systems.contains(.erp) else { return }
    try writeDocument(
      customer, on: day, kind: "reklamace", isOutgoing: false,
      title: "Reklamace dodávky", reference: "\(order)")
  }

  private func writeDocument(
    _ customer: Customer, on day: Day, kind: String, isOutgoing: Bool, title: String,
    reference: String
  ) throws {
    documentCount += 1
    try documents.text("L\(documentCount)")
    try documents.text(customer.erpID)
    try documents.day(day)
    try documents.text(kind)
    try documents.text(isOutgoing ? "odchozí" : "příchozí")
    try documents.text(title)
    try documents.text(reference)
    try documents.endRow()
  }

  /// Key accounts have a frame contract for each year, loyal customers one that ends within 90 days.
  func writeContracts() throws {
    let file = try exports.erp("smlouvy.csv", Headers.contracts)
    var count = 0
    func write(_ customer: Customer, _ startsOn: Day, _ endsOn: Day) throws {
      count += 1
      try file.text("S\(count)")
      try file.text(customer.erpID)
      try file.day(startsOn)
      try file.day(endsOn)
      try file.minor(Int(customer.lineValueKoruna) * 4000, grouping: .blank)
      try file.endRow()
    }
    for customer in population.customers {
      switch customer.archetype {
      case .key, .keyNeglected:
        for year in 2024...2026 { try write(customer, Day(year, 1, 1), Day(year, 12, 31)) }
      case .loyal where customer.index % 2 == 0:
        try write(customer, Day(2025, 2, 1), Day(2026, 1, 31))
      default: break
      }
    }
    try exports.close(file)
  }
}

/// A deal that may come about.
private struct Deal {
  var category: Catalogue.Category
  var openedOn: Day
  var stage: String
  var expectedOn: Day
  var closedOn: Day?
  var amountKoruna: Int
  var probabilityPercent: Int?
  var outcome: String

  private static let stages = ["zájem", "nabídka", "jednání"]
  private static let usualPercent = [20, 40, 70]

  init(_ customer: Customer, _ month: Int, _ random: inout Random) {
    category = random.pick(Catalogue.Category.allCases)
    openedOn = max(random.pick(History.workingDays[month]), customer.start)
    expectedOn = History.workingDay(onOrAfter: openedOn + random.within(20...120))
    amountKoruna = Int(customer.lineValueKoruna) * random.within(3...12)
    let closed = History.workingDay(onOrAfter: openedOn + random.within(10...130))
    let stalls = random.chance(perMille: 60)
    if closed <= History.last, !stalls, customer.archetype != .prospect {
      closedOn = closed
      let isWon = random.chance(perMille: 430)
      stage = isWon ? "uzavřeno" : "odmítnuto"
      outcome = isWon ? "vyhraná" : "prohraná"
    } else {
      let place = random.below(3)
      stage = Deal.stages[place]
      outcome = "otevřená"
      // Some leave the guess to the statistics.
      probabilityPercent = random.chance(perMille: 700) ? Deal.usualPercent[place] : nil
    }
  }
}

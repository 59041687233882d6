/// Writes requests and complaints: the ERP's complaints book and the shop's help desk.
final class TicketsExport {
  private let exports: Exports
  private let population: Population
  private let seed: UInt64
  private let complaints: ExportFile
  private let requests: ExportFile
  private var complaintCount = 0
  private var requestCount = 0

  init(_ exports: Exports, _ population: Population, seed: UInt64) throws {
    self.exports = exports
    self.population = population
    self.seed = seed
    complaints = try exports.erp("reklamace.csv", Headers.complaints)
    requests = try exports.shop("tickets.csv", Headers.shopTickets)
  }

  func close() throws {
    try exports.close(complaints)
    try exports.close(requests)
  }

  /// A month's tickets that have no return behind them.
  func write(month: Int) throws {
    let lastDay = History.lastDay(ofMonth: month)
    for customer in population.customers where customer.start < lastDay {
      guard customer.end > History.firstDay(ofMonth: month), customer.archetype != .prospect else {
        continue
      }
      var random = Random(seed: seed, .tickets, Int(customer.index), month)
      guard random.chance(perMille: rate(customer)) else { continue }
      let day = max(random.pick(History.workingDays[month]), customer.start)
      try write(customer, on: day, isComplaint: random.chance(perMille: 400), &random)
    }
  }

  /// The complaint with which goods come back.
  func writeComplaint(_ customer: Customer, on day: Day, _ random: inout Random) throws {
    try write(customer, on: day, isComplaint: true, &random)
  }

  private func rate(_ customer: Customer) -> Int {
    switch customer.archetype {
    case .unprofitableService: 250
    case .key, .keyNeglected: 60
    default: customer.systems.contains(.shop) ? 25 : 12
    }
  }

  private func write(
    _ customer: Customer, on day: Day, isComplaint: Bool, _ random: inout Random
  ) throws {
    let ticket = Ticket(on: day, isComplaint: isComplaint, &random)
    if customer.systems.contains(.erp) {
      try write(ticket, of: customer)
    } else {
      try write(ticket, ofShopCustomer: customer)
    }
  }

  private func write(_ ticket: Ticket, of customer: Customer) throws {
    complaintCount += 1
    let rep = Staff.repIndex(of: customer, on: ticket.openedOn)
    try complaints.text("R\(complaintCount)")
    try complaints.text(customer.erpID)
    try complaints.instant(ticket.openedOn, minuteOfDay: ticket.minuteOfDay)
    try closing(ticket, in: complaints)
    try complaints.text(ticket.isComplaint ? "reklamace" : "dotaz")
    try complaints.text(Ticket.czechTopics[ticket.topic])
    try complaints.text(ticket.isUrgent ? "vysoká" : "běžná")
    try complaints.text(rep.map(Staff.id) ?? "")
    try satisfaction(ticket, in: complaints)
    try complaints.endRow()
  }

  private func write(_ ticket: Ticket, ofShopCustomer customer: Customer) throws {
    requestCount += 1
    try requests.text("T\(requestCount)")
    try requests.text(customer.shopID)
    try requests.instant(ticket.openedOn, minuteOfDay: ticket.minuteOfDay)
    try closing(ticket, in: requests)
    try requests.text(ticket.isComplaint ? "complaint" : "request")
    try requests.text(Ticket.englishTopics[ticket.topic])
    try requests.text(ticket.isUrgent ? "high" : "normal")
    try satisfaction(ticket, in: requests)
    try requests.endRow()
  }

  private func closing(_ ticket: Ticket, in file: ExportFile) throws {
    if let day = ticket.closedOn {
      try file.instant(day, minuteOfDay: 16 * 60)
    } else {
      try file.blank()
    }
  }

  private func satisfaction(_ ticket: Ticket, in file: ExportFile) throws {
    if let mark = ticket.satisfaction { try file.integer(mark) } else { try file.blank() }
  }
}

/// A request or a complaint.
private struct Ticket {
  var openedOn: Day
  var minuteOfDay: Int
  var closedOn: Day?
  var isComplaint: Bool
  var isUrgent: Bool
  var topic: Int
  /// 1 to 5, 5 being best; nil where the customer did not say.
  var satisfaction: Int?

  static let czechTopics = [
    "poškozené zboží", "chybné množství", "opožděná dodávka", "vadný výrobek", "certifikát",
  ]
  /// One has a line break in it, as free text does.
  static let englishTopics = [
    "damaged goods", "wrong quantity", "late delivery,\nsecond attempt", "defective product",
    "certificate",
  ]

  init(on day: Day, isComplaint: Bool, _ random: inout Random) {
    openedOn = day
    minuteOfDay = random.within(480...840)
    self.isComplaint = isComplaint
    isUrgent = random.chance(perMille: 200)
    topic = random.below(isComplaint ? 4 : 5)
    let closed = History.workingDay(onOrAfter: day + random.within(0...20))
    closedOn = closed <= History.last ? closed : nil
    if closedOn != nil, random.chance(perMille: 600) {
      satisfaction = isComplaint ? random.within(1...4) : random.within(3...5)
    }
  }
}

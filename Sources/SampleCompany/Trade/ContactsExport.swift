/// Writes a month's telephone calls, mails, visits and web chats with the ERP's customers.
struct ContactsExport {
  private struct Contact {
    var day: Day
    var minuteOfDay: Int
    var customer: Int32
    var medium: Medium
    var isIncoming: Bool
    var minutes: Int
    var topic: Int
    var outcome: Int
    /// Whole koruny, where the contact's own cost is known.
    var costKoruna: Int?
  }

  private enum Medium: Int {
    case phone, email, visit, web
    var czechName: String { ["telefon", "e-mail", "návštěva", "web"][rawValue] }
  }

  let seed: UInt64
  let population: Population

  private static let topics = [
    "dotaz na cenu", "termín dodání", "technický dotaz", "objednávka", "platba", "nabídka",
  ]
  private static let outcomes = ["vyřízeno", "vyřízeno", "předáno", "bez výsledku", ""]

  /// `firstNumber` is the number before the month's first contact; returns that of its last.
  func write(month: Int, to exports: Exports, after firstNumber: Int) throws -> Int {
    var contacts: [Contact] = []
    for customer in population.customers where customer.systems.contains(.erp) {
      append(customer, month, to: &contacts)
    }
    contacts.sort {
      ($0.day, $0.minuteOfDay, $0.customer) < ($1.day, $1.minuteOfDay, $1.customer)
    }
    let name = History.name(ofMonth: month)
    let file = try exports.erp("kontakty-\(name).csv", Headers.contacts)
    for (place, contact) in contacts.enumerated() {
      try write(contact, number: firstNumber + place + 1, to: file)
    }
    try exports.close(file)
    return firstNumber + contacts.count
  }

  private func append(_ customer: Customer, _ month: Int, to contacts: inout [Contact]) {
    let firstDay = History.firstDay(ofMonth: month)
    let lastDay = History.lastDay(ofMonth: month)
    guard customer.start <= lastDay, customer.end + 31 >= firstDay else { return }
    var random = Random(seed: seed, .contacts, Int(customer.index), month)
    for medium in media(customer, month, &random) {
      let contact = contact(customer, medium, month, &random)
      if contact.day + 10 >= customer.start { contacts.append(contact) }
    }
  }

  /// By what the customer is reached this month, once for each contact.
  private func media(_ customer: Customer, _ month: Int, _ random: inout Random) -> [Medium] {
    switch customer.archetype {
    case .unprofitableService where month >= 22:
      return [.visit, .visit, .phone, .phone, .phone, .phone, .email, .email]
    case .keyNeglected where month >= 32:
      // Nobody has spoken with this one since August 2025.
      return []
    case .key where month >= 34:
      return [.phone]
    default:
      return (0..<count(customer, month, &random)).map { _ in medium(customer, &random) }
    }
  }

  private func count(_ customer: Customer, _ month: Int, _ random: inout Random) -> Int {
    let hasLeft = customer.end < History.firstDay(ofMonth: month)
    let isSilent = customer.silence.map { $0.contains(History.firstDay(ofMonth: month)) } ?? false
    let rate = hasLeft || isSilent ? 0 : Int(customer.contactsPerThousandMonths)
    return rate / 1000 + (random.chance(perMille: rate % 1000) ? 1 : 0)
  }

  private func medium(_ customer: Customer, _ random: inout Random) -> Medium {
    // Small customers are not worth a journey.
    let visits = customer.lineValueKoruna > 3000 ? 14 : 0
    let index = random.pickIndex(weights: [45, 36, visits, 8])
    return Medium(rawValue: index) ?? .phone
  }

  private func contact(
    _ customer: Customer, _ medium: Medium, _ month: Int, _ random: inout Random
  ) -> Contact {
    let longest = medium == .visit ? 90 : medium == .phone ? 25 : 10
    var contact = Contact(
      day: random.pick(History.workingDays[month]), minuteOfDay: random.within(480...1019),
      customer: customer.index, medium: medium, isIncoming: random.chance(perMille: 450),
      minutes: random.within(2...longest),
      topic: random.below(ContactsExport.topics.count),
      outcome: random.below(ContactsExport.outcomes.count))
    if medium == .visit, random.chance(perMille: 250) {
      contact.costKoruna = random.within(45...110) * 10
    }
    return contact
  }

  private func write(_ contact: Contact, number: Int, to file: ExportFile) throws {
    let customer = population.customers[Int(contact.customer)]
    let rep = Staff.repIndex(of: customer, on: contact.day)
    let isPayment = contact.topic == 4
    try file.id("K", number)
    try file.text(customer.erpID)
    try file.instant(contact.day, minuteOfDay: contact.minuteOfDay)
    try file.text(contact.medium.czechName)
    try file.text(contact.isIncoming ? "příchozí" : "odchozí")
    try file.integer(contact.minutes)
    try file.text(rep.map(Staff.id) ?? "")
    try file.text(isPayment ? "účtárna" : "obchod")
    try file.text(ContactsExport.topics[contact.topic])
    try file.text(ContactsExport.outcomes[contact.outcome])
    if let cost = contact.costKoruna { try file.minor(cost * 100) } else { try file.blank() }
    try file.endRow()
  }
}

/// Writes the registers of customers of the three systems.
final class CustomersExport {
  private let exports: Exports
  private let profiles: ProfileMaker
  private let population: Population

  init(_ exports: Exports, _ population: Population, seed: UInt64) {
    self.exports = exports
    self.population = population
    profiles = ProfileMaker(seed: seed)
  }

  func write() throws {
    let erp = try exports.erp("zakaznici.csv", Headers.customers)
    let shop = try exports.shop("customers.csv", Headers.shopCustomers)
    let register = try exports.accounting("odberatelia.tsv", Headers.register)
    for customer in population.customers {
      let profile = profiles.profile(of: customer)
      if customer.systems.contains(.erp) { try writeVersions(customer, profile, to: erp) }
      if customer.systems.contains(.shop) { try writeToShop(customer, profile, shop) }
      if customer.systems.contains(.register) { try writeToRegister(customer, profile, register) }
    }
    for file in [erp, shop, register] { try exports.close(file) }
  }

  /// A row for each state of the customer: who is responsible, and where it sits, may change.
  private func writeVersions(
    _ customer: Customer, _ profile: Profile, to file: ExportFile
  ) throws {
    let movedOn = CustomersExport.movingDay(of: customer)
    var days = [profile.acquiredOn]
    if let movedOn { days.append(movedOn) }
    if let day = CustomersExport.handoverDay(of: customer, acquiredOn: profile.acquiredOn) {
      days.append(day)
    }
    // A move on the day of the handover is one new version.
    for day in Set(days).sorted() {
      let hasMoved = movedOn.map { day >= $0 } ?? false
      let address = hasMoved ? profile.otherAddress : profile.address
      try write(customer, profile, address, from: day, to: file)
    }
  }

  /// When a customer that moves to another region does so.
  static func movingDay(of customer: Customer) -> Day? {
    customer.archetype == .moved ? max(customer.start, Day(2024, 10, 1)) + 30 : nil
  }

  /// From when on another person is responsible for the customer.
  static func handoverDay(of customer: Customer, acquiredOn: Day) -> Day? {
    let handedOverOn = Staff.leaverLastDay + 1
    guard Int(customer.repIndex) == Staff.leaver, acquiredOn < handedOverOn else { return nil }
    return handedOverOn
  }

  private func write(
    _ customer: Customer, _ profile: Profile, _ address: Profile.Address, from day: Day,
    to file: ExportFile
  ) throws {
    try writeIdentity(customer, profile, to: file)
    try writeAddress(customer, address, to: file)
    try file.day(profile.acquiredOn)
    try file.text(CustomersExport.sources[Int(customer.index) % 7 % 5])
    try file.text(Staff.repIndex(of: customer, on: day).map(Staff.id) ?? "")
    try file.day(profile.birthday)
    // The year of a name day says nothing; 2024 has a 29 February.
    try file.day(profile.nameDay.map { Day(2024, $0.month, $0.day) })
    try file.text(customer.country.language)
    try file.text(customer.hasConsent ? "A" : "N")
    try file.text(CustomersExport.media[Int(customer.index) % 11 % 3])
    try file.integer(Int(customer.termDays))
    try writeLimit(customer, to: file)
    try file.day(day)
    try file.endRow()
  }

  private static let sources = ["doporučení", "web", "veletrh", "kampaň", "oslovení"]
  private static let media = ["telefon", "e-mail", "návštěva"]

  private func writeIdentity(
    _ customer: Customer, _ profile: Profile, to file: ExportFile
  ) throws {
    try file.text(customer.erpID)
    try file.text(profile.name)
    try file.text(customer.isPerson ? "F" : "P")
    try file.text(profile.taxID)
    try file.text(profile.registrationID)
    try file.text(parentID(of: customer))
    try file.text(profile.email)
    try file.text(profile.mobile.spaced)
  }

  private func parentID(of customer: Customer) -> String {
    guard customer.archetype == .groupMember else { return "" }
    let parent = Archetype.index(of: .groupParent, inHundredOf: Int(customer.index))
    return population.customers[parent].erpID
  }

  private func writeAddress(
    _ customer: Customer, _ address: Profile.Address, to file: ExportFile
  ) throws {
    try file.text(address.street)
    try file.text(address.town.name)
    try file.text(address.town.postalCode)
    try file.text(customer.country.czechName)
    try file.text(address.town.region)
  }

  private func writeLimit(_ customer: Customer, to file: ExportFile) throws {
    if customer.isPerson { return try file.blank() }
    try file.minor(Int(customer.lineValueKoruna) / 100 * 100 * 1000, grouping: .blank)
  }

  private func writeToShop(
    _ customer: Customer, _ profile: Profile, _ file: ExportFile
  ) throws {
    let contradicts = customer.archetype == .contradictingAddress
    let address = contradicts ? profile.otherAddress : profile.address
    try file.text(customer.shopID)
    try file.text(customer.isPerson ? "private" : "business")
    try file.text(profile.name)
    try file.text(profile.taxID)
    try file.text(shopEmail(customer, profile))
    try file.text(profile.mobile.compact)
    try file.text(address.street)
    try file.text(address.town.name)
    try file.text(address.town.postalCode)
    try file.text(customer.country.code)
    try file.day(customer.systems == .shop ? profile.acquiredOn : customer.start)
    try file.text(customer.hasConsent ? "yes" : "no")
    try file.day(profile.birthday)
    try file.endRow()
  }

  /// Firms order under another mailbox than the ERP knows; persons under theirs, written large.
  private func shopEmail(_ customer: Customer, _ profile: Profile) -> String {
    switch customer.archetype {
    case .joinedByEmail: return profile.email.uppercased()
    case .joinedByTaxNumber, .contradictingAddress:
      let domain = profile.email.split(separator: "@").last ?? ""
      return "eshop@\(domain)"
    default: return profile.email
    }
  }

  /// The accounting system's partners, with terms of their own and blanks in the tax number.
  private func writeToRegister(
    _ customer: Customer, _ profile: Profile, _ file: ExportFile
  ) throws {
    try file.text(customer.registerID)
    try file.text(folded(profile.name).uppercased())
    try file.text(profile.taxID.prefix(2) + " " + profile.taxID.dropFirst(2))
    try file.text(profile.registrationID)
    try file.text(profile.mobile.spaced)
    try file.text(profile.address.street)
    try file.text(profile.address.town.name)
    try file.text(profile.address.town.postalCode)
    try file.text(customer.country.code)
    try file.integer(45)
    try file.minor(Int(customer.lineValueKoruna) / 100 * 100 * 2000)
    try file.endRow()
  }
}

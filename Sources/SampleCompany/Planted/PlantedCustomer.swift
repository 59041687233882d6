/// What a customer can be planted as.
enum PlantedKind: String, CaseIterable {
  case key
  case keyWithoutContact = "key_without_contact"
  case loyal
  case indebted
  case unprofitable
  case lost, dormant
  case atRisk = "at_risk"
  case reactivated, new, prospect
  case joinedByTaxNumber = "joined_by_tax_id"
  case joinedByEmail = "joined_by_email"
  case joinedToRegister = "joined_to_register"
  case contradictingAddress = "contradicting_address"
  case likelyDouble = "likely_double"
  case group
  case forbiddenJoin = "forbidden_join"
  case moved, handover

  /// What it means, for the README.
  var meaning: String {
    switch self {
    case .key: "a key account: large orders every month, paid on time"
    case .keyWithoutContact: "a key account with whom nobody has spoken since August 2025"
    case .loyal: "orders in ten months of 2025, the last one in December"
    case .indebted: "has stopped paying; the oldest unpaid invoice is overdue by months"
    case .unprofitable: "costs more than it brings: visits and calls, or discounts and returns"
    case .lost: "last order more than 365 days before the end of 2025"
    case .dormant: "last order 181 to 365 days before the end of 2025"
    case .atRisk: "last order 91 to 180 days before the end of 2025"
    case .reactivated: "silent for more than 365 days, ordering again in 2025"
    case .new: "first order within the last 90 days of 2025"
    case .prospect: "known, with an open opportunity, no order yet"
    case .joinedByTaxNumber: "the same firm in ERP and shop, joined by its tax number"
    case .joinedByEmail: "the same person in ERP and shop, joined by the e-mail address"
    case .joinedToRegister: "the same firm in ERP and accounting, with its tax number in blanks"
    case .contradictingAddress: "the same firm in ERP and shop, at two addresses"
    case .likelyDouble: "entered twice in the ERP, joined by no rule: name, town, telephone agree"
    case .group: "a member of a group that has one tax number; not the same customer as its parent"
    case .forbiddenJoin: "two firms that share a mailbox; klientela.json forbids to join them"
    case .moved: "moved to another region: a version of the customer since then"
    case .handover: "passed on to a colleague when its sales person left"
    }
  }
}

/// A row of `planted.csv`: what was planted, and what follows from it as of 31 December 2025. Blank
/// where nothing is claimed.
struct PlantedCustomer {
  static let header =
    "customer_id|source|planted|is_key|is_loyal|is_indebted|is_unprofitable|stage|other_id|detail"

  var customer: Customer
  var kind: PlantedKind
  var isKey: Bool?
  var isLoyal: Bool?
  var isIndebted: Bool?
  var isUnprofitable: Bool?
  var stage = ""
  /// The same customer, or the other one concerned, as `source:id`.
  var otherID = ""
  var detail = ""

  init(_ customer: Customer, _ kind: PlantedKind) {
    self.customer = customer
    self.kind = kind
  }

  var fields: [String] {
    [
      customer.printedID, customer.printedSource, kind.rawValue, flag(isKey), flag(isLoyal),
      flag(isIndebted), flag(isUnprofitable), stage, otherID, detail,
    ]
  }

  private func flag(_ value: Bool?) -> String {
    value.map { $0 ? "1" : "0" } ?? ""
  }

  /// All that is planted in a customer.
  static func all(of customer: Customer, _ profiles: ProfileMaker) -> [PlantedCustomer] {
    var planted = [behaviour(of: customer), identity(of: customer)].compactMap { $0 }
    if let movedOn = CustomersExport.movingDay(of: customer) {
      var row = PlantedCustomer(customer, .moved)
      row.detail = "since \(movedOn.iso)"
      planted.append(row)
    }
    if Int(customer.repIndex) == Staff.leaver {
      let acquiredOn = profiles.profile(of: customer).acquiredOn
      if let day = CustomersExport.handoverDay(of: customer, acquiredOn: acquiredOn) {
        planted.append(handover(customer, on: day))
      }
    }
    return planted
  }

  private static func handover(_ customer: Customer, on day: Day) -> PlantedCustomer {
    var row = PlantedCustomer(customer, .handover)
    let from = Staff.id(Staff.leaver)
    row.detail = "from \(from) to \(Staff.id(Staff.successor(of: customer))) on \(day.iso)"
    return row
  }
}

// How a customer orders and pays.
extension PlantedCustomer {
  private static func behaviour(of customer: Customer) -> PlantedCustomer? {
    switch customer.archetype {
    case .key, .keyNeglected, .loyal: faithful(customer)
    case .indebted: indebted(customer)
    case .unprofitableService, .unprofitableDiscount: unprofitable(customer)
    case .lost, .dormant, .atRisk: left(customer)
    case .reactivated: reactivated(customer)
    case .new: new(customer)
    case .prospect: prospect(customer)
    default: nil
    }
  }

  private static func faithful(_ customer: Customer) -> PlantedCustomer {
    let isKey = customer.archetype != .loyal
    let kind: PlantedKind =
      customer.archetype == .keyNeglected ? .keyWithoutContact : isKey ? .key : .loyal
    var row = PlantedCustomer(customer, kind)
    row.isKey = isKey ? true : nil
    row.isLoyal = true
    row.isIndebted = false
    row.isUnprofitable = false
    row.stage = "active"
    return row
  }

  private static func indebted(_ customer: Customer) -> PlantedCustomer {
    var row = PlantedCustomer(customer, .indebted)
    row.isIndebted = true
    row.detail = customer.stopsPayingOn.map { "pays nothing invoiced since \($0.iso)" } ?? ""
    return row
  }

  private static func unprofitable(_ customer: Customer) -> PlantedCustomer {
    let isServed = customer.archetype == .unprofitableService
    var row = PlantedCustomer(customer, .unprofitable)
    row.isKey = false
    row.isIndebted = false
    row.isUnprofitable = true
    row.detail = isServed ? "visits and calls" : "discounts and returns"
    return row
  }

  private static func left(_ customer: Customer) -> PlantedCustomer {
    let kind: PlantedKind
    switch customer.archetype {
    case .lost: kind = .lost
    case .dormant: kind = .dormant
    default: kind = .atRisk
    }
    var row = PlantedCustomer(customer, kind)
    row.stage = kind.rawValue
    row.isLoyal = false
    row.detail = "last order on \(customer.end.iso)"
    if kind == .lost {
      row.isKey = false
      let month = History.name(ofMonth: History.month(of: customer.end + 366))
      row.detail += ", lost in \(month)"
    }
    return row
  }

  private static func reactivated(_ customer: Customer) -> PlantedCustomer {
    var row = PlantedCustomer(customer, .reactivated)
    row.stage = "active"
    row.isIndebted = false
    if let silence = customer.silence {
      let month = History.name(ofMonth: History.month(of: silence.upperBound))
      row.detail =
        "silent since \(silence.lowerBound.iso), back on \(silence.upperBound.iso), "
        + "reactivated in \(month)"
    }
    return row
  }

  private static func new(_ customer: Customer) -> PlantedCustomer {
    var row = PlantedCustomer(customer, .new)
    row.stage = "new"
    row.isLoyal = false
    row.detail = "first order on \(customer.start.iso)"
    return row
  }

  private static func prospect(_ customer: Customer) -> PlantedCustomer {
    var row = PlantedCustomer(customer, .prospect)
    row.stage = "prospect"
    row.isKey = false
    row.isLoyal = false
    row.isIndebted = false
    return row
  }
}

// What several systems, or several rows, know of a customer.
extension PlantedCustomer {
  private static func identity(of customer: Customer) -> PlantedCustomer? {
    switch customer.archetype {
    case .joinedByTaxNumber: joined(customer, .joinedByTaxNumber, "shop:" + customer.shopID)
    case .joinedByEmail: joined(customer, .joinedByEmail, "shop:" + customer.shopID)
    case .contradictingAddress: joined(customer, .contradictingAddress, "shop:" + customer.shopID)
    case .joinedToRegister:
      joined(customer, .joinedToRegister, "accounting:" + customer.registerID)
    case .doubleFirst: related(customer, .likelyDouble, to: .doubleSecond)
    case .groupMember: related(customer, .group, to: .groupParent)
    case .sharedMailboxFirst: related(customer, .forbiddenJoin, to: .sharedMailboxSecond)
    default: nil
    }
  }

  private static func joined(
    _ customer: Customer, _ kind: PlantedKind, _ otherID: String
  ) -> PlantedCustomer {
    var row = PlantedCustomer(customer, kind)
    row.otherID = otherID
    return row
  }

  private static func related(
    _ customer: Customer, _ kind: PlantedKind, to other: Archetype
  ) -> PlantedCustomer {
    var row = PlantedCustomer(customer, kind)
    var partner = customer
    partner.index = Int32(Archetype.index(of: other, inHundredOf: Int(customer.index)))
    row.otherID =
      other == .sharedMailboxSecond ? "shop:" + partner.shopID : "erp:" + partner.erpID
    return row
  }
}

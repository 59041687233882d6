/// All customers of the sample company, in whole hundreds.
struct Population {
  let customers: [Customer]

  init(seed: UInt64, hundreds: Int) {
    customers = (0..<hundreds * 100).map { index in
      CustomerMaker(seed: seed, index: index).customer()
    }
  }

  var hundreds: Int { customers.count / 100 }
}

/// Draws one customer.
struct CustomerMaker {
  private let index: Int
  private let archetype: Archetype
  private let random: Random

  init(seed: UInt64, index: Int) {
    self.index = index
    archetype = Archetype.of(index)
    random = Random(seed: seed, .customer, index)
  }

  func customer() -> Customer {
    var random = random
    let country = country(&random)
    let systems = systems(&random)
    let isPerson = isPerson(systems, &random)
    var customer = Customer(
      index: Int32(index), archetype: archetype, country: country, isPerson: isPerson,
      hasConsent: random.chance(perMille: isPerson ? 650 : 850), systems: systems, rhythm: .none,
      start: country.opensOn, end: History.last + 1,
      silence: nil, stopsPayingOn: nil, lineValueKoruna: 0, discountPercent: 0,
      termDays: 14, delayDays: 0, repIndex: repIndex(country, systems, &random),
      contactsPerThousandMonths: 0)
    Course(archetype: archetype).lay(over: &customer, &random)
    settleValue(of: &customer, &random)
    settlePayment(of: &customer, &random)
    settleService(of: &customer, &random)
    return customer
  }

  private func country(_ random: inout Random) -> Country {
    switch archetype {
    case .doubleFirst, .doubleSecond, .groupParent, .groupMember, .sharedMailboxFirst,
      .sharedMailboxSecond:
      return .czechia
    default:
      let weights = archetype.mayBePolish ? [50, 24, 26] : [68, 32]
      return Country.allCases[random.pickIndex(weights: weights)]
    }
  }

  private func systems(_ random: inout Random) -> Customer.Systems {
    switch archetype {
    case .joinedByTaxNumber, .joinedByEmail, .contradictingAddress: [.erp, .shop]
    case .joinedToRegister: [.erp, .register]
    case .sharedMailboxSecond: .shop
    case .ordinary, .lost, .dormant, .atRisk, .new:
      random.chance(perMille: 300) ? .shop : .erp
    default: .erp
    }
  }

  private func isPerson(_ systems: Customer.Systems, _ random: inout Random) -> Bool {
    switch archetype {
    case .joinedByEmail: true
    case .ordinary, .lost, .dormant, .atRisk, .new:
      random.chance(perMille: systems == .shop ? 650 : 80)
    default: false
    }
  }

  private func repIndex(
    _ country: Country, _ systems: Customer.Systems, _ random: inout Random
  ) -> Int8 {
    let choices = Staff.repIndices(of: country)
    let drawn = random.pick(choices)
    return systems.contains(.erp) ? Int8(drawn) : -1
  }

  private func settleValue(of customer: inout Customer, _ random: inout Random) {
    // The cube of an even draw makes the long tail.
    let draw = random.below(1000)
    let tail = draw * draw / 1000 * draw / 1000
    let value: Int
    switch archetype {
    case .key, .keyNeglected: value = 17_000 + tail * 14
    case .loyal: value = 3500 + tail * 5
    case .indebted: value = 9000 + tail * 6
    case .unprofitableService: value = 350 + tail / 10
    case .unprofitableDiscount: value = 2500 + tail * 2
    default: value = customer.isPerson ? 300 + tail : 900 + tail * 18
    }
    customer.lineValueKoruna = Int32(value)
    customer.discountPercent = Int8(discount(ofValue: value, &random))
  }

  private func discount(ofValue value: Int, _ random: inout Random) -> Int {
    switch archetype {
    case .unprofitableDiscount: 48
    case .key, .keyNeglected: random.pick([8, 10, 12])
    default: value > 5000 ? random.pick([3, 5, 8]) : random.pick([0, 0, 0, 2, 3])
    }
  }

  private func settlePayment(of customer: inout Customer, _ random: inout Random) {
    customer.termDays = Int8(
      customer.isPerson || customer.systems == .shop ? 14 : random.pick([14, 14, 21, 30]))
    let isSlow = !archetype.paysPromptly && random.chance(perMille: 40)
    customer.delayDays = Int8(isSlow ? random.within(34...46) : random.within(-4...14))
  }

  private func settleService(of customer: inout Customer, _ random: inout Random) {
    let rate: Int
    switch archetype {
    case .key, .keyNeglected: rate = 2200
    case .loyal, .indebted: rate = 800
    // A prospect with contacts alone would be unprofitable by the rule.
    case .prospect: rate = 0
    default: rate = min(120 + Int(customer.lineValueKoruna) / 15, customer.rhythm.contactsAtMost)
    }
    customer.contactsPerThousandMonths = Int16(rate)
  }
}

/// When a customer comes, goes and stops paying, by what it is made to be.
///
/// Every day is kept well clear of the thresholds of the classes and stages as of 31 December 2025:
/// new is at most 90 days, at risk over 90, dormant over 180, lost over 365 days after an order.
struct Course {
  let archetype: Archetype

  func lay(over customer: inout Customer, _ random: inout Random) {
    switch archetype {
    case .key, .keyNeglected, .loyal: layFaithful(&customer, &random)
    case .indebted: layIndebted(&customer, &random)
    case .unprofitableService, .unprofitableDiscount: layMonthly(&customer, &random)
    case .lost, .dormant, .atRisk: layLeaving(&customer, &random)
    case .reactivated: layReturning(&customer, &random)
    case .new: layNew(&customer, &random)
    case .prospect: layProspect(&customer, &random)
    default: layOrdinary(&customer, &random)
    }
  }

  /// Ordering since 2024 at the latest, and until the last weeks of 2025.
  private func layFaithful(_ customer: inout Customer, _ random: inout Random) {
    customer.start = earlyStart(of: customer, &random)
    let isKey = archetype != .loyal
    customer.rhythm = isKey ? .frequent : .monthly
    customer.end =
      isKey
      ? History.workingDay(onOrBefore: History.last + -random.below(2))
      : History.workingDay(onOrBefore: Day(2025, 12, 11 + random.below(20)))
  }

  private func layIndebted(_ customer: inout Customer, _ random: inout Random) {
    customer.start = earlyStart(of: customer, &random)
    customer.rhythm = .random(perThousandMonths: random.within(600...1100))
    customer.stopsPayingOn = History.workingDay(
      onOrBefore: Day(2025, 4, 10) + random.below(110))
    customer.end = History.workingDay(onOrBefore: Day(2025, 8, 20) + random.below(90))
  }

  private func layMonthly(_ customer: inout Customer, _ random: inout Random) {
    customer.start = earlyStart(of: customer, &random)
    customer.rhythm = .monthly
    customer.end = History.workingDay(onOrBefore: Day(2025, 12, 5 + random.below(20)))
  }

  private func layLeaving(_ customer: inout Customer, _ random: inout Random) {
    customer.start = earlyStart(of: customer, &random)
    customer.rhythm = .random(perThousandMonths: random.within(500...1200))
    let lastOrder: Day
    switch archetype {
    case .lost: lastOrder = Day(2023, 9, 1) + random.below(450)
    case .dormant: lastOrder = Day(2025, 1, 27) + random.below(130)
    default: lastOrder = Day(2025, 7, 22) + random.below(50)
    }
    customer.end = History.workingDay(onOrBefore: lastOrder)
  }

  private func layReturning(_ customer: inout Customer, _ random: inout Random) {
    customer.start = earlyStart(of: customer, &random)
    customer.rhythm = .monthly
    let left = History.workingDay(onOrBefore: Day(2023, 9, 15) + random.below(75))
    // 430 days and more: beyond the 365 days after which a customer counts as lost.
    let back = History.workingDay(onOrAfter: Day(2025, 2, 3) + random.below(270))
    customer.silence = left...back
    customer.end = History.workingDay(onOrBefore: Day(2025, 12, 11 + random.below(20)))
  }

  private func layNew(_ customer: inout Customer, _ random: inout Random) {
    customer.start = History.workingDay(onOrAfter: Day(2025, 10, 8) + random.below(75))
    customer.rhythm = .random(perThousandMonths: 1500)
  }

  private func layProspect(_ customer: inout Customer, _ random: inout Random) {
    customer.start = Day(2025, 7, 1) + random.below(120)
    customer.rhythm = .none
  }

  private func layOrdinary(_ customer: inout Customer, _ random: inout Random) {
    let opensOn = customer.country.opensOn
    let isEarly = random.chance(perMille: 550)
    let span = isEarly ? 85 : Day(2025, 9, 30) - opensOn
    customer.start = History.workingDay(onOrAfter: opensOn + random.below(span))
    customer.rhythm = .random(perThousandMonths: ordinaryRate(&random))
    if random.chance(perMille: 360) {
      let leaves = customer.start + 40 + random.below(640)
      if leaves < Day(2025, 12, 1) { customer.end = History.workingDay(onOrAfter: leaves) }
    }
  }

  private func ordinaryRate(_ random: inout Random) -> Int {
    switch random.below(10) {
    case 0...2: random.within(50...130)
    case 3...6: random.within(130...330)
    case 7...8: random.within(330...650)
    default: random.within(650...1100)
    }
  }

  private func earlyStart(of customer: Customer, _ random: inout Random) -> Day {
    History.workingDay(onOrAfter: customer.country.opensOn + random.below(85))
  }
}

import SQLite

/// Makes customers' profiles as of the sweep's month end.
struct ProfileSource {
  let sweep: Sweep
  let span: MonthSpan
  let circumstances: Circumstances
  private let receivables: [ReceivableRow]
  /// A customer's place in `receivables`, -1 where it owes nothing.
  private var receivablePlace: [Int32]
  private let serviceCost: ServiceCost
  private let campaignShares: [Int: CampaignShares]

  init(
    _ sweep: Sweep, span: MonthSpan, receivables: [ReceivableRow], hasLedger: Bool,
    campaignShares: [Int: CampaignShares], hasCostToServe: Bool, rates: ServiceRates
  ) {
    self.sweep = sweep
    self.span = span
    self.receivables = receivables
    self.campaignShares = campaignShares
    serviceCost = ServiceCost(rates)
    receivablePlace = .init(repeating: -1, count: sweep.customerCount)
    for (place, row) in receivables.enumerated() {
      receivablePlace[Int(row.customer)] = Int32(place)
    }
    circumstances = Self.circumstances(
      sweep, span, hasLedger: hasLedger, hasCostToServe: hasCostToServe)
  }

  private static func circumstances(
    _ sweep: Sweep, _ span: MonthSpan, hasLedger: Bool, hasCostToServe: Bool
  ) -> Circumstances {
    let customers = sweep.states.dropFirst()
    let hasMargin = customers.contains { $0.costedLinesYear > 0 }
    let hasLines = customers.contains { $0.linesYear > 0 }
    let basis: Circumstances.Basis =
      if hasMargin {
        hasCostToServe ? .contribution : .margin
      } else if hasLines {
        .revenue
      } else {
        hasCostToServe ? .contribution : .none
      }
    return Circumstances(
      asOfDay: span.lastDay, basis: basis, hasSales: sweep.known.isAnySale,
      hasReceivables: hasLedger, hasMargin: hasMargin, hasCostToServe: hasCostToServe)
  }

  /// A customer's profile.
  func profile(of customer: Int) -> Profile {
    let state = sweep.states[customer]
    var profile = Profile()
    profile.customerKey = customer
    addOrders(state, customer, to: &profile)
    addSales(state, to: &profile)
    addService(state, customer, to: &profile)
    let place = receivablePlace[customer]
    if place >= 0 { add(receivables[Int(place)], to: &profile) }
    return profile
  }

  /// What a customer is ranked by; nil where it is unknown.
  func rankedValue(of customer: Int) -> Int64? {
    let state = sweep.states[customer]
    var profile = Profile()
    profile.revenueYearMinor = state.revenueYearMinor
    profile.marginYearMinor = Self.margin(state)
    if circumstances.basis == .contribution { addService(state, customer, to: &profile) }
    return KeyRule.value(of: profile, by: circumstances.basis)
  }

  private static func margin(_ state: CustomerState) -> Int64? {
    let isKnown = state.linesYear == 0 || state.costedLinesYear > 0
    return isKnown ? state.costedRevenueYearMinor &- state.costYearMinor : nil
  }

  private func addOrders(_ state: CustomerState, _ customer: Int, to profile: inout Profile) {
    let last = sweep.orderDays.last[customer]
    if last != noDay {
      profile.firstOrderDay = state.firstOrderDay
      profile.lastOrderDay = last
      profile.tenureDays = Int(span.lastDay) - Int(state.firstOrderDay)
      profile.recencyDays = Int(span.lastDay) - Int(last)
    }
    profile.orderDays = Int(sweep.orderDays.days[customer])
    profile.medianGapTwice = state.medianGapTwice < 0 ? nil : Int(state.medianGapTwice)
    profile.ordersTotal = Int(state.ordersTotal)
    profile.ordersYear = Int(sweep.orderDays.ordersYear[customer])
    profile.orderMonthsYear = (sweep.orderDays.months[customer] & 0xfff).nonzeroBitCount
    profile.laterOrderRevenueMinor = state.laterOrderRevenueMinor
  }

  private func addSales(_ state: CustomerState, to profile: inout Profile) {
    profile.linesYear = Int(state.linesYear)
    profile.returnLinesYear = Int(state.returnLinesYear)
    profile.unitsYearMicro = state.unitsYearMicro
    profile.revenueTotalMinor = state.revenueTotalMinor
    profile.revenueYearMinor = state.revenueYearMinor
    profile.revenueYearBeforeMinor = state.revenueYearBeforeMinor
    profile.discountsYearMinor = state.discountsYearMinor
    profile.returnsYearMinor = state.returnsYearMinor
    profile.costedRevenueYearMinor = state.costedRevenueYearMinor
    profile.marginYearMinor = Self.margin(state)
  }

  private func addService(_ state: CustomerState, _ customer: Int, to profile: inout Profile) {
    profile.contactsYear = Int(state.contactsYear)
    profile.contactMinutesYearMicro = state.contactMinutesYearMicro
    profile.lastContactDay = state.lastContactDay == noDay ? nil : state.lastContactDay
    guard circumstances.hasCostToServe else { return }
    profile.costToServeYearMinor = serviceCost.minor(
      contactCostMicro: state.contactCostYearMicro,
      orders: Int64(sweep.orderDays.ordersYear[customer]),
      returnLines: Int64(state.returnLinesYear), overdueSumMinor: state.overdueSumYearMinor,
      campaignShares: campaignShares.isEmpty ? .none : campaignShares[customer] ?? .none)
  }

  private func add(_ row: ReceivableRow, to profile: inout Profile) {
    profile.receivablesMinor = row.openMinor
    profile.overdueMinor = row.overdueMinor
    profile.creditMinor = row.creditMinor
    profile.disputedMinor = row.disputedMinor
    if row.overdueMinor > 0, row.oldestDueDay != noDay {
      profile.oldestOverdueDays = Int(span.lastDay) - Int(row.oldestDueDay)
    }
  }
}

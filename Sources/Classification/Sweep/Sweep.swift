import Warehouse

/// Walks the months in order and knows, at each month's end, every customer's running figures.
///
/// Arrays are indexed by customer key; a month adds its rows and takes away those that leave the
/// trailing year, so that its cost depends on the month and on the number of customers only.
struct Sweep {
  private let inactiveAfterDays: Int
  /// The month at whose end the figures are; nil before the first.
  private(set) var month: MonthSpan?
  /// Sums by customer key.
  private(set) var states: [CustomerState]
  private(set) var orderDays: OrderDays
  private(set) var gaps: GapLists
  private(set) var known = Known()
  private var hasStaleMedian: [Bool]

  /// What is known of all customers together.
  struct Known: Equatable {
    /// Counts over the fiscal year so far.
    var yearToDate = CompanyMonth.CustomerCounts()
    /// Whether a contact with a cost of its own was met so far.
    var isAnyContactCosted = false
    /// Whether a completed line was met so far.
    var isAnySale = false
  }

  init(customerCount: Int, inactiveAfterDays: Int) {
    self.inactiveAfterDays = inactiveAfterDays
    states = .init(repeating: CustomerState(), count: customerCount)
    orderDays = OrderDays(customerCount: customerCount)
    gaps = GapLists(customerCount: customerCount)
    hasStaleMedian = .init(repeating: false, count: customerCount)
  }

  /// Goes on with figures that were kept.
  init(
    inactiveAfterDays: Int, month: MonthSpan, states: [CustomerState], orderDays: OrderDays,
    gaps: GapLists, known: Known
  ) {
    self.inactiveAfterDays = inactiveAfterDays
    self.month = month
    self.states = states
    self.orderDays = orderDays
    self.gaps = gaps
    self.known = known
    hasStaleMedian = .init(repeating: false, count: states.count)
  }

  var customerCount: Int { states.count }

  /// Is of so many customers from now on; nothing is known yet of those that are new.
  mutating func fit(customerCount: Int) {
    states.fit(customerCount, with: CustomerState())
    orderDays.fit(customerCount: customerCount)
    gaps.fit(customerCount: customerCount)
    hasStaleMedian.fit(customerCount, with: false)
  }

  /// The last day before the last three months; nil before the first month. Months that end on
  /// another day than the calendar's do so alike.
  var dayBeforeLastQuarter: Int32? {
    guard let month else { return nil }
    let last = Day(number: month.lastDay)
    let earlier = last.month.adding(months: -3)
    guard !last.isLastOfMonth else { return earlier.lastDay.number }
    let day = min(last.dayOfMonth, earlier.dayCount)
    return earlier.firstDay.number &+ Int32(day) &- 1
  }

  /// Goes on to the next month and says what the company did in it.
  mutating func advance(_ input: MonthInput) -> CompanyMonth {
    var company = CompanyMonth(monthKey: input.span.key)
    month = input.span
    if input.span.fiscalMonth == 1 { known.yearToDate = CompanyMonth.CustomerCounts() }
    orderDays.beginMonth()
    leaveYear(input)
    for row in input.sales { add(row, input.span, &company) }
    for row in input.contacts { add(row, &company) }
    for row in input.overdue {
      states[Int(row.customer)].overdueSumYearMinor &+= row.overdueMinor
    }
    known.isAnyContactCosted = known.isAnyContactCosted || input.isAnyContactCosted
    known.isAnySale = known.isAnySale || !input.sales.isEmpty
    company.receivables = input.receivables
    company.invoiced90DaysMinor = input.invoiced90DaysMinor
    count(input.span, &company)
    return company
  }

  private mutating func leaveYear(_ input: MonthInput) {
    for row in input.leaving.sales {
      let customer = Int(row.customer)
      states[customer].moveToYearBefore(row)
      orderDays.ordersYear[customer] &-= row.orders
    }
    for row in input.leaving.revenue {
      states[Int(row.customer)].revenueYearBeforeMinor &-= row.revenueMinor
    }
    for row in input.leaving.contacts { states[Int(row.customer)].removeFromYear(row) }
    for row in input.leaving.overdue {
      states[Int(row.customer)].overdueSumYearMinor &-= row.overdueMinor
    }
  }

  private mutating func add(_ row: SalesRow, _ span: MonthSpan, _ company: inout CompanyMonth) {
    company.add(row)
    let customer = Int(row.customer)
    states[customer].addToYear(row)
    states[customer].revenueTotalMinor &+= row.revenueMinor
    states[customer].ordersTotal &+= row.orders
    orderDays.ordersYear[customer] &+= row.orders
    if customer != 0, row.orderDayBits != 0 { addOrderDays(row, span, &company) }
  }

  /// The customer ordered in the month: what that makes it, and its gaps.
  private mutating func addOrderDays(
    _ row: SalesRow, _ span: MonthSpan, _ company: inout CompanyMonth
  ) {
    let customer = Int(row.customer)
    let previous = orderDays.last[customer]
    let first = span.firstDay &+ Int32(row.orderDayBits.trailingZeroBitCount)
    let isNew = previous == noDay
    let isReactivated = !isNew && Int(first) - Int(previous) > inactiveAfterDays
    company.customers.count(isNew: isNew, isReactivated: isReactivated)
    let yearSoFar = (UInt64(1) << UInt64(span.fiscalMonth)) &- 1
    if orderDays.months[customer] & yearSoFar == 0 {
      known.yearToDate.count(isNew: isNew, isReactivated: isReactivated)
    }
    orderDays.months[customer] |= 1
    if isNew {
      states[customer].firstOrderDay = first
      states[customer].laterOrderRevenueMinor =
        row.orderRevenueMinor &- row.firstDayOrderRevenueMinor
    } else {
      states[customer].laterOrderRevenueMinor &+= row.orderRevenueMinor
    }
    addGaps(customer, after: previous, bits: row.orderDayBits, from: span.firstDay)
  }

  private mutating func addGaps(
    _ customer: Int, after previous: Int32, bits: UInt32, from firstDay: Int32
  ) {
    var rest = bits
    var last = previous
    while rest != 0 {
      let day = firstDay &+ Int32(rest.trailingZeroBitCount)
      if last != noDay { gaps.add(day &- last, to: customer) }
      last = day
      rest &= rest &- 1
    }
    orderDays.last[customer] = last
    orderDays.days[customer] &+= Int32(bits.nonzeroBitCount)
    hasStaleMedian[customer] = true
  }

  private mutating func add(_ row: ContactRow, _ company: inout CompanyMonth) {
    states[Int(row.customer)].addToYear(row)
    company.contacts &+= Int64(row.contacts)
    company.contactCostMicro &+= row.costMicro
  }

  private func count(_ span: MonthSpan, _ company: inout CompanyMonth) {
    company.customersYearToDate = known.yearToDate
    company.lostCustomers = orderDays.countLost(in: span, inactiveAfterDays: inactiveAfterDays)
    let years = orderDays.countYears()
    company.activeCustomersYear = years.active
    company.repeatCustomersYear = years.repeating
    company.activeCustomersYearBefore = years.before
    company.retainedCustomersYear = years.retained
  }

  /// Brings the median gaps up to date for those who ordered since the last time.
  mutating func refreshMedians() {
    var scratch: [GapLists.Gap] = []
    for customer in states.indices where hasStaleMedian[customer] {
      states[customer].medianGapTwice = gaps.medianTwice(of: customer, &scratch)
      hasStaleMedian[customer] = false
    }
  }
}

/// The company's figures of one month: a row of company_month. Counts of customers leave out the
/// anonymous one; everything else includes it.
struct CompanyMonth: Equatable {
  var monthKey = 0
  var lines: Int64 = 0
  var orders: Int64 = 0
  var unitsMicro: Int64 = 0
  var grossSalesMinor: Int64 = 0
  var discountsMinor: Int64 = 0
  var revenueMinor: Int64 = 0
  var anonymousRevenueMinor: Int64 = 0
  var returnsMinor: Int64 = 0
  var returnLines: Int64 = 0
  var costedLines: Int64 = 0
  var costedRevenueMinor: Int64 = 0
  var costMinor: Int64 = 0
  var customers = CustomerCounts()
  /// Over the fiscal year up to this month.
  var customersYearToDate = CustomerCounts()
  var lostCustomers = 0
  var activeCustomersYear = 0
  var repeatCustomersYear = 0
  var activeCustomersYearBefore = 0
  var retainedCustomersYear = 0
  var contacts: Int64 = 0
  /// Millionths of a minor unit.
  var contactCostMicro: Int64 = 0
  var costToServeMinor: Int64?
  var receivables: ReceivableTotals?
  var invoiced90DaysMinor: Int64?

  /// Customers with an order in a span.
  struct CustomerCounts: Equatable {
    var active = 0
    var new = 0
    /// Of the returning (active and not new) those whose previous order was long ago.
    var reactivated = 0

    /// Active and not new.
    var returning: Int { active - new }

    mutating func count(isNew: Bool, isReactivated: Bool) {
      active += 1
      if isNew { new += 1 }
      if isReactivated { reactivated += 1 }
    }
  }

  mutating func add(_ row: SalesRow) {
    lines &+= Int64(row.lines)
    orders &+= Int64(row.orders)
    unitsMicro &+= row.unitsMicro
    grossSalesMinor &+= row.grossSalesMinor
    discountsMinor &+= row.discountsMinor
    revenueMinor &+= row.revenueMinor
    if row.customer == 0 { anonymousRevenueMinor &+= row.revenueMinor }
    returnsMinor &+= row.returnsMinor
    returnLines &+= Int64(row.returnLines)
    costedLines &+= Int64(row.costedLines)
    costedRevenueMinor &+= row.costedRevenueMinor
    costMinor &+= row.costMinor
  }
}

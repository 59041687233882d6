/// A customer's running figures as of the sweep's month; `Year` figures are of its trailing year.
struct CustomerState: Equatable {
  var firstOrderDay = noDay
  var lastContactDay = noDay
  /// Twice the median gap between order days, so that it is whole; -1 where there is no gap.
  var medianGapTwice: Int32 = -1
  var ordersTotal: Int32 = 0
  var linesYear: Int32 = 0
  var returnLinesYear: Int32 = 0
  var costedLinesYear: Int32 = 0
  var contactsYear: Int32 = 0
  var revenueTotalMinor: Int64 = 0
  /// Money of the orders after the first order day.
  var laterOrderRevenueMinor: Int64 = 0
  var unitsYearMicro: Int64 = 0
  var revenueYearMinor: Int64 = 0
  var revenueYearBeforeMinor: Int64 = 0
  var discountsYearMinor: Int64 = 0
  var returnsYearMinor: Int64 = 0
  var costedRevenueYearMinor: Int64 = 0
  var costYearMinor: Int64 = 0
  var contactMinutesYearMicro: Int64 = 0
  var contactCostYearMicro: Int64 = 0
  /// The sum of the twelve month-end overdue balances.
  var overdueSumYearMinor: Int64 = 0

  /// Nothing was ever heard of the customer, but for what it may owe.
  var isEmpty: Bool {
    firstOrderDay == noDay && lastContactDay == noDay && self == CustomerState()
  }

  mutating func addToYear(_ row: SalesRow) {
    linesYear &+= row.lines
    returnLinesYear &+= row.returnLines
    costedLinesYear &+= row.costedLines
    unitsYearMicro &+= row.unitsMicro
    revenueYearMinor &+= row.revenueMinor
    discountsYearMinor &+= row.discountsMinor
    returnsYearMinor &+= row.returnsMinor
    costedRevenueYearMinor &+= row.costedRevenueMinor
    costYearMinor &+= row.costMinor
  }

  /// What left the trailing year enters the year before.
  mutating func moveToYearBefore(_ row: SalesRow) {
    linesYear &-= row.lines
    returnLinesYear &-= row.returnLines
    costedLinesYear &-= row.costedLines
    unitsYearMicro &-= row.unitsMicro
    revenueYearMinor &-= row.revenueMinor
    discountsYearMinor &-= row.discountsMinor
    returnsYearMinor &-= row.returnsMinor
    costedRevenueYearMinor &-= row.costedRevenueMinor
    costYearMinor &-= row.costMinor
    revenueYearBeforeMinor &+= row.revenueMinor
  }

  mutating func addToYear(_ row: ContactRow) {
    contactsYear &+= row.contacts
    contactMinutesYearMicro &+= row.minutesMicro
    contactCostYearMicro &+= row.costMicro
    lastContactDay = max(lastContactDay, row.lastDay)
  }

  mutating func removeFromYear(_ row: ContactRow) {
    contactsYear &-= row.contacts
    contactMinutesYearMicro &-= row.minutesMicro
    contactCostYearMicro &-= row.costMicro
  }
}

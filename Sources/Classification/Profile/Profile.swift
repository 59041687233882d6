/// Everything that rules and reports know of a customer as of a month's last day. `Year` figures are
/// of the trailing year. Money in minor units of the company's currency.
public struct Profile: Equatable, Sendable {
  /// The customer's durable key.
  public var customerKey = 0
  /// Days from the first order to the as-of day; nil where there is no order.
  public var tenureDays: Int?
  /// Days from the last order to the as-of day; nil where there is no order.
  public var recencyDays: Int?
  /// The first order's day, as days since 1970-01-01.
  public var firstOrderDay: Int32?
  /// The last order's day.
  public var lastOrderDay: Int32?
  /// On how many days it ever ordered.
  public var orderDays = 0
  /// Twice the median of the gaps between its order days, so that it is whole.
  public var medianGapTwice: Int?
  /// Orders ever.
  public var ordersTotal = 0
  /// Orders.
  public var ordersYear = 0
  /// Calendar months with an order.
  public var orderMonthsYear = 0
  /// Completed lines.
  public var linesYear = 0
  /// Completed lines with a negative quantity.
  public var returnLinesYear = 0
  /// Millionths of a unit.
  public var unitsYearMicro: Int64 = 0
  /// Revenue ever.
  public var revenueTotalMinor: Int64 = 0
  /// Revenue.
  public var revenueYearMinor: Int64 = 0
  /// Revenue of the year before the trailing year.
  public var revenueYearBeforeMinor: Int64 = 0
  /// Discounts.
  public var discountsYearMinor: Int64 = 0
  /// Returns.
  public var returnsYearMinor: Int64 = 0
  /// Revenue of the lines whose cost is known.
  public var costedRevenueYearMinor: Int64 = 0
  /// Margin over the lines whose cost is known; nil where there are lines and none has a cost.
  public var marginYearMinor: Int64?
  /// Contacts.
  public var contactsYear = 0
  /// Minutes of contacts, in millionths.
  public var contactMinutesYearMicro: Int64 = 0
  /// The last contact's day.
  public var lastContactDay: Int32?
  /// Cost to serve; nil where no rate and no cost is known at all.
  public var costToServeYearMinor: Int64?
  /// Open balance of invoices.
  public var receivablesMinor: Int64 = 0
  /// The overdue part of it.
  public var overdueMinor: Int64 = 0
  /// The customer's credit, not negative.
  public var creditMinor: Int64 = 0
  /// The disputed part of the open balance.
  public var disputedMinor: Int64 = 0
  /// Days since the oldest overdue invoice was due; nil where nothing is overdue.
  public var oldestOverdueDays: Int?
  /// Order days after the first.
  public var laterOrderDays: Int { max(orderDays - 1, 0) }
  /// Money of the orders after the first order day.
  public var laterOrderRevenueMinor: Int64 = 0

  /// A customer of whom nothing is known.
  public init() {}

  /// Margin − cost to serve; the margin alone where the cost to serve is unknown; nil where the
  /// margin is.
  public var contributionYearMinor: Int64? {
    marginYearMinor.map { $0 &- (costToServeYearMinor ?? 0) }
  }
}

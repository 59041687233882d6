/// A month of the calendar as the sweep needs it.
struct MonthSpan: Hashable {
  /// YYYYMM.
  let key: Int
  /// Consecutive months have consecutive indices.
  let index: Int
  /// The month's first day, in days since 1970-01-01.
  let firstDay: Int32
  /// The month's last day: the as-of day of its figures.
  let lastDay: Int32
  /// 1 in the fiscal year's first month.
  let fiscalMonth: Int
}

/// A customer's sales of one month: a row of customer_month.
struct SalesRow {
  var customer: Int32
  var lines: Int32
  var returnLines: Int32
  var orders: Int32
  var orderDayBits: UInt32
  var costedLines: Int32
  var unitsMicro: Int64
  var grossSalesMinor: Int64
  var discountsMinor: Int64
  var revenueMinor: Int64
  var returnsMinor: Int64
  var costedRevenueMinor: Int64
  var costMinor: Int64
  var orderRevenueMinor: Int64
  var firstDayOrderRevenueMinor: Int64
}

/// A customer's revenue of one month.
struct RevenueRow {
  var customer: Int32
  var revenueMinor: Int64
}

/// A customer's contacts of one month, all media together. cost: millionths of a minor unit, the
/// contacts' own cost or else by the rates.
struct ContactRow {
  var customer: Int32
  var contacts: Int32
  var lastDay: Int32
  var minutesMicro: Int64
  var costMicro: Int64
}

/// What a customer owes at a month's end.
struct ReceivableRow {
  var customer: Int32
  var oldestDueDay: Int32
  var openMinor: Int64
  var overdueMinor: Int64
  var creditMinor: Int64
  var disputedMinor: Int64
}

/// A customer's overdue balance at a month's end.
struct OverdueRow {
  var customer: Int32
  var overdueMinor: Int64
}

/// What all customers together owe at a month's end; nil before the first invoice or payment.
struct ReceivableTotals: Equatable {
  var openMinor: Int64 = 0
  var overdueMinor: Int64 = 0
  var creditMinor: Int64 = 0
}

/// What stands for "no day".
let noDay = Int32.min

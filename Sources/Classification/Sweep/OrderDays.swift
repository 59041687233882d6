/// Which days every customer ordered on, as far as the sweep needs it: arrays by customer key, each
/// walked once a month.
struct OrderDays: Equatable {
  /// Bit n is set where the customer ordered n months before the sweep's month.
  var months: [UInt64]
  /// The last order day, `noDay` where there is none.
  var last: [Int32]
  /// On how many days the customer ever ordered.
  var days: [Int32]
  /// Orders in the trailing year.
  var ordersYear: [Int32]
  /// `last` and `days` as of the ends of the months before, the latest first, at most three.
  var earlier: [Earlier] = []

  /// What was known at an earlier month's end.
  struct Earlier: Equatable {
    var last: [Int32]
    var days: [Int32]
  }

  init(customerCount: Int) {
    months = .init(repeating: 0, count: customerCount)
    last = .init(repeating: noDay, count: customerCount)
    days = .init(repeating: 0, count: customerCount)
    ordersYear = .init(repeating: 0, count: customerCount)
  }

  /// Is of so many customers from now on; those that are new have not ordered.
  mutating func fit(customerCount: Int) {
    months.fit(customerCount, with: 0)
    last.fit(customerCount, with: noDay)
    days.fit(customerCount, with: 0)
    ordersYear.fit(customerCount, with: 0)
    for month in earlier.indices {
      earlier[month].last.fit(customerCount, with: noDay)
      earlier[month].days.fit(customerCount, with: 0)
    }
  }

  /// Goes on to the next month.
  mutating func beginMonth() {
    if earlier.count == 3 { earlier.removeLast() }
    earlier.insert(Earlier(last: last, days: days), at: 0)
    for customer in months.indices { months[customer] <<= 1 }
  }

  /// How many customers ordered in the trailing year, twice or more, in the year before, and in both.
  func countYears() -> (active: Int, repeating: Int, before: Int, retained: Int) {
    let year: UInt64 = 0xfff
    var counts = (active: 0, repeating: 0, before: 0, retained: 0)
    for customer in 1..<max(months.count, 1) {
      let bits = months[customer]
      let isActive = bits & year != 0
      let wasActive = bits & (year << 12) != 0
      if isActive { counts.active += 1 }
      if isActive && ordersYear[customer] >= 2 { counts.repeating += 1 }
      if wasActive { counts.before += 1 }
      if isActive && wasActive { counts.retained += 1 }
    }
    return counts
  }

  /// How many customers' last order is so many days and one before a day of the span.
  func countLost(in span: MonthSpan, inactiveAfterDays: Int) -> Int {
    let days = Int32(clamping: inactiveAfterDays) &+ 1
    let from = span.firstDay &- days
    let to = span.lastDay &- days
    return last.dropFirst().count { $0 >= from && $0 <= to && $0 != noDay }
  }
}

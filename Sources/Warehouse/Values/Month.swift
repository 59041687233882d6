/// A calendar month.
public struct Month: Hashable, Sendable {
  /// year × 12 + month − 1: consecutive months have consecutive indices.
  public let index: Int

  /// The month of that index. The caller answers for the years 1 to 9999.
  @inlinable
  public init(index: Int) {
    self.index = index
  }

  /// Nil outside of the years 1 to 9999 and the months 1 to 12.
  @inlinable
  public init?(year: Int, month: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12 else { return nil }
    self.init(index: year * 12 + month - 1)
  }

  /// The month written as the six digits YYYYMM, which is also its key in the warehouse.
  @inlinable
  public init?(key: Int) {
    self.init(year: key / 100, month: key % 100)
  }

  /// The month written `2025-12`; nil for any other form.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = decimalNumber(bytes[0..<4]),
      let month = decimalNumber(bytes[5..<7])
    else { return nil }
    self.init(year: year, month: month)
  }

  /// 1–9999.
  @inlinable public var year: Int { index / 12 }
  /// 1–12.
  @inlinable public var monthOfYear: Int { index % 12 + 1 }
  /// YYYYMM, the month's key in the warehouse.
  @inlinable public var key: Int { year * 100 + monthOfYear }
  /// 28–31.
  @inlinable public var dayCount: Int { Day.daysInMonth(year: year, month: monthOfYear) }

  /// The month's first day.
  @inlinable
  public var firstDay: Day {
    Day(number: Day.number(year: year, month: monthOfYear, day: 1))
  }

  /// The month's last day.
  @inlinable
  public var lastDay: Day {
    Day(number: firstDay.number + Int32(truncatingIfNeeded: dayCount) - 1)
  }

  /// The month so many months later (earlier, if negative), held within the years 1 to 9999.
  @inlinable
  public func adding(months: Int) -> Month {
    let (sum, overflow) = index.addingReportingOverflow(months)
    if overflow { return Month(index: months > 0 ? 119_999 : 12) }
    return Month(index: min(max(sum, 12), 119_999))
  }

  /// Months from this month to another: positive if the other is later.
  @inlinable
  public func distance(to other: Month) -> Int {
    other.index - index
  }

  /// Whether the day lies in this month.
  @inlinable
  public func contains(_ day: Day) -> Bool {
    day >= firstDay && day <= lastDay
  }

  /// The first month of the fiscal year in which this month lies, where fiscal years begin with
  /// the month `startingWith` (1–12).
  public func fiscalYearStart(startingWith first: Int) -> Month {
    Month(index: index - (monthOfYear - first + 12) % 12)
  }
}

extension Month: Comparable, CustomStringConvertible {
  /// The earlier one is less.
  @inlinable
  public static func < (left: Month, right: Month) -> Bool {
    left.index < right.index
  }

  /// `2025-12`.
  public var description: String {
    "\(zeroPadded(year, 4))-\(zeroPadded(monthOfYear, 2))"
  }
}

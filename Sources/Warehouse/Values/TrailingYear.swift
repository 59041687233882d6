/// The year that ends with a day (METRICS, ground rules).
///
/// Where the day ends a month, the trailing year is that month and the eleven before it, whole.
/// Else it is the days after the same day of the year before up to the day itself.
public struct TrailingYear: Hashable, Sendable {
  /// The year's first day.
  public let first: Day
  /// The as-of day, which is the year's last.
  public let last: Day

  /// The trailing year of a day.
  public init(asOf day: Day) {
    last = day
    first =
      day.isLastOfMonth
      ? day.month.adding(months: -11).firstDay
      : day.sameDayYearBefore.adding(days: 1)
  }

  /// The year before: the same rule as of the day before this year begins.
  public var before: TrailingYear {
    TrailingYear(asOf: first.adding(days: -1))
  }

  /// Whether it consists of twelve whole months, so that monthly aggregates are enough for it.
  public var isWholeMonths: Bool {
    last.isLastOfMonth
  }

  /// Whether the day lies in the year.
  @inlinable
  public func contains(_ day: Day) -> Bool {
    day >= first && day <= last
  }
}

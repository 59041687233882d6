import Warehouse

/// The days on which facts can lie. A year beyond is a slip of the pen or a mark for "never": taken at
/// its word, it would stretch the calendar and every month's sums over thousands of years.
enum BusinessDays {
  static let years = 1900...2199
  static let span =
    Month(index: years.lowerBound * 12)
    .firstDay...Month(
      index: years.upperBound * 12 + 11
    ).lastDay
}

extension Row {
  /// A day of a fact that must be there.
  func requiredDay(_ column: Column) -> Day? { requiredMoment(column)?.day }

  /// A day of a fact with its time that must be there.
  @inline(__always)
  func requiredMoment(_ column: Column) -> DayAndTime? {
    if let moment = moment(column) { return isBusinessDay(moment.day, column) ? moment : nil }
    if bytes(column).isEmpty { _ = required(column) }
    return nil
  }

  /// A day of a fact as its key, 0 where nothing is said.
  func businessDateKey(_ column: Column) -> Int64 {
    guard let day = moment(column)?.day, isBusinessDay(day, column) else { return 0 }
    return Int64(day.key)
  }

  @inline(__always)
  private func isBusinessDay(_ day: Day, _ column: Column) -> Bool {
    if BusinessDays.span.contains(day) { return true }
    let years = BusinessDays.years
    fault(
      column, .outOfRange,
      "the year \(day.year) is not between \(years.lowerBound) and \(years.upperBound)")
    return false
  }
}

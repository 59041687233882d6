import SQLite
import Warehouse

/// The months that the sweep may walk over, from two years before the first fact to the last.
struct SweepCalendar {
  /// The month of the first fact.
  let first: MonthSpan
  /// The month of the last fact.
  let last: MonthSpan
  private let spans: [Int: MonthSpan]

  /// Reads the history's span; nil where the warehouse has no fact.
  init?(_ connection: Connection) throws(SQLiteError) {
    let history = try connection.prepare(SQLText.historyMonths.text)
    guard try history.step(), !history.isNull(0) else { return nil }
    let (firstKey, lastKey) = (Int(history.integer(0)), Int(history.integer(1)))
    let statement = try connection.prepare(SQLText.months.text)
    statement.bind(firstKey - 200, at: 0).bind(lastKey, at: 1)
    var spans: [Int: MonthSpan] = [:]
    while try statement.step() {
      let span = MonthSpan(
        key: Int(statement.integer(0)), index: Int(statement.integer(1)),
        firstDay: statement.small(2), lastDay: statement.small(3),
        fiscalMonth: Int(statement.integer(4)))
      spans[span.index] = span
    }
    guard let first = spans.values.first(where: { $0.key == firstKey }),
      let last = spans.values.first(where: { $0.key == lastKey })
    else { return nil }
    self.first = first
    self.last = last
    self.spans = spans
  }

  /// The month of that index, if it lies within the calendar.
  func span(ofIndex index: Int) -> MonthSpan? { spans[index] }

  /// The month of that key, if it lies within the history.
  func span(ofKey key: Int) -> MonthSpan? {
    guard let month = Month(key: key), let span = spans[month.index] else { return nil }
    return isInHistory(span) ? span : nil
  }

  /// Whether the month lies between the first and the last fact.
  func isInHistory(_ span: MonthSpan) -> Bool {
    span.index >= first.index && span.index <= last.index
  }

  /// All months of the history, in order.
  var history: [MonthSpan] { (first.index...last.index).compactMap { spans[$0] } }

  /// The first day of the trailing year of the month's last day.
  func firstDayOfYear(endingWith span: MonthSpan) -> Int32 {
    spans[span.index - 11]?.firstDay ?? span.lastDay &- 364
  }
}

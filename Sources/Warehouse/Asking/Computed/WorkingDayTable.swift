import SQLite

/// The working days of each month: Monday to Friday without the public holidays of each country
/// whose holidays are known, and without any under the country ''.
struct WorkingDayTable: ComputedTable {
  static let name = "working_day_month"
  static let columns: [(name: String, kind: CellKind)] = [
    ("country", .text), ("month_key", .integer), ("working_days", .integer),
    ("holidays", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard let history = try History(connection) else { return }
    for country in [nil] + Holidays.allCases {
      var (year, holidays) = (0, Set<Day>())
      for index in history.firstMonth.index...max(month.index, history.firstMonth.index) {
        let month = Month(index: index)
        if month.year != year {
          (year, holidays) = (month.year, Set(country?.days(year: month.year) ?? []))
        }
        let (working, resting) = month.workingDays(holidays)
        batch.append(country?.rawValue ?? "")
        batch.append(month.key)
        batch.append(working)
        batch.append(resting)
      }
    }
  }
}

extension Month {
  /// How many of the days from Monday to Friday are no holidays, and how many are.
  func workingDays(_ holidays: Set<Day>) -> (working: Int, resting: Int) {
    let weekdays = (0..<dayCount).map { firstDay.adding(days: $0) }.filter { $0.weekday <= 5 }
    let resting = weekdays.count(where: holidays.contains)
    return (weekdays.count - resting, resting)
  }
}

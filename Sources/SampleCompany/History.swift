/// The span of the sample company's history and its working days.
enum History {
  /// The first Monday of business: a day with an exchange rate.
  static let first = Day(2023, 1, 2)
  static let last = Day(2025, 12, 31)
  static let monthCount = 36

  /// Months are counted from January 2023.
  static func firstDay(ofMonth month: Int) -> Day {
    Day(2023 + month / 12, month % 12 + 1, 1)
  }

  static func lastDay(ofMonth month: Int) -> Day {
    firstDay(ofMonth: month + 1) + -1
  }

  static func month(of day: Day) -> Int {
    let (year, month, _) = day.parts
    return (year - 2023) * 12 + month - 1
  }

  /// `2025-12`
  static func name(ofMonth month: Int) -> String {
    "\(2023 + month / 12)-\(Day.twoDigits(month % 12 + 1))"
  }

  /// The days of each month on which the office works.
  static let workingDays: [[Day]] = (0..<monthCount).map { month in
    days(ofMonth: month).filter(isWorkingDay)
  }

  /// All days of each month from the first of business on.
  static let calendarDays: [[Day]] = (0..<monthCount).map(days(ofMonth:))

  private static func days(ofMonth month: Int) -> [Day] {
    let count = lastDay(ofMonth: month) - firstDay(ofMonth: month) + 1
    return (0..<count).map { firstDay(ofMonth: month) + $0 }.filter { $0 >= first }
  }

  static func isWorkingDay(_ day: Day) -> Bool {
    let index = Int(day.number - History.first.number)
    return workingDayTable.indices.contains(index)
      ? workingDayTable[index] : isWorkingDayByRule(day)
  }

  /// The rule's answers for the history and some months behind it.
  private static let workingDayTable = (0..<1200).map { isWorkingDayByRule(first + $0) }

  private static func isWorkingDayByRule(_ day: Day) -> Bool {
    let (_, month, dayOfMonth) = day.parts
    return day.weekday < 5 && !fixedHolidays.contains(month * 100 + dayOfMonth)
  }

  /// The nearest working day on or before a day.
  static func workingDay(onOrBefore day: Day) -> Day {
    var candidate = day
    while !isWorkingDay(candidate) { candidate = candidate + -1 }
    return max(candidate, first)
  }

  /// The nearest working day on or after a day.
  static func workingDay(onOrAfter day: Day) -> Day {
    var candidate = day
    while !isWorkingDay(candidate) { candidate = candidate + 1 }
    return candidate
  }

  /// Czech public holidays with a fixed date, as month × 100 + day.
  private static let fixedHolidays: Set<Int> = [
    101, 501, 508, 705, 706, 928, 1028, 1117, 1224, 1225, 1226,
  ]
}

/// A calendar day as the number of days since 1 January 1970, in the Gregorian calendar.
struct Day: Comparable, Hashable {
  var number: Int32

  init(number: Int32) {
    self.number = number
  }

  /// The civil-date algorithm of Howard Hinnant ("chrono-compatible low-level date algorithms").
  init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// 0 is Monday.
  var weekday: Int {
    let fromMonday = (Int(number) + 3) % 7
    return fromMonday < 0 ? fromMonday + 7 : fromMonday
  }

  static func + (day: Day, days: Int) -> Day {
    Day(number: day.number + Int32(days))
  }

  static func - (later: Day, earlier: Day) -> Int {
    Int(later.number - earlier.number)
  }

  static func < (one: Day, other: Day) -> Bool {
    one.number < other.number
  }

  /// `2025-12-31`
  var iso: String {
    let (year, month, day) = parts
    return "\(year)-\(Day.twoDigits(month))-\(Day.twoDigits(day))"
  }

  static func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}

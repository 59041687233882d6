/// A calendar day of the proleptic Gregorian calendar, years 1 to 9999, without a time zone.
///
/// Business dates are local: nothing in the program ever shifts one. A day is four bytes wide and
/// its arithmetic is integer arithmetic (Howard Hinnant, “chrono-Compatible Low-Level Date
/// Algorithms”: days_from_civil and civil_from_days).
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01, negative before it.
  public let number: Int32

  /// 0001-01-01.
  public static let earliest = Day(number: -719_162)
  /// 9999-12-31.
  public static let latest = Day(number: 2_932_896)

  /// The day that lies `number` days after 1970-01-01. The caller answers for the range.
  @inlinable
  public init(number: Int32) {
    self.number = number
  }

  /// Nil where there is no such day, as 31 November or 29 February 2023.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1,
      day <= Day.daysInMonth(year: year, month: month)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  /// The day written as the eight digits YYYYMMDD, which is also its key in the warehouse.
  @inlinable
  public init?(key: Int) {
    self.init(year: key / 10_000, month: key / 100 % 100, day: key % 100)
  }

  /// The day written `2025-12-31`; nil for any other form.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimalNumber(bytes[0..<4]), let month = decimalNumber(bytes[5..<7]),
      let day = decimalNumber(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  @inlinable
  static func number(year: Int, month: Int, day: Int) -> Int32 {
    // March comes first, so that the leap day is the last of its year.
    let shifted = Int32(truncatingIfNeeded: month <= 2 ? year - 1 : year)
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = Int32(truncatingIfNeeded: month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int32(truncatingIfNeeded: day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year (1–9999), month (1–12) and day (1–31).
  @inlinable
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 1–9999.
  @inlinable public var year: Int { parts.year }
  /// 1–12.
  @inlinable public var monthOfYear: Int { parts.month }
  /// 1–31.
  @inlinable public var dayOfMonth: Int { parts.day }

  /// YYYYMMDD, the day's key in the warehouse.
  @inlinable
  public var key: Int {
    let (year, month, day) = parts
    return year * 10_000 + month * 100 + day
  }

  /// The month in which the day lies.
  @inlinable
  public var month: Month {
    let (year, month, _) = parts
    return Month(index: year * 12 + month - 1)
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  @inlinable
  public var weekday: Int {
    (Int(number) + 719_162) % 7 + 1
  }

  /// The number of days of a month, 28–31. `month` is 1–12.
  @inlinable
  public static func daysInMonth(year: Int, month: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  /// Whether the year has a 29 February.
  @inlinable
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension Day {
  /// The day so many days later (earlier, if negative), held within the years 1 to 9999.
  @inlinable
  public func adding(days: Int) -> Day {
    let (sum, overflow) = Int(number).addingReportingOverflow(days)
    let last = Int(Day.latest.number)
    if overflow { return days > 0 ? .latest : .earliest }
    return Day(number: Int32(min(max(sum, Int(Day.earliest.number)), last)))
  }

  /// Days from this day to another: positive if the other is later.
  @inlinable
  public func distance(to other: Day) -> Int {
    Int(other.number) - Int(number)
  }

  /// Whether the day ends its month.
  @inlinable
  public var isLastOfMonth: Bool {
    let (year, month, day) = parts
    return day == Day.daysInMonth(year: year, month: month)
  }

  /// The same day of the year before; for 29 February the 28th (METRICS, trailing year).
  public var sameDayYearBefore: Day {
    let (year, month, day) = parts
    let last = Day.daysInMonth(year: year - 1, month: month)
    return Day(year: year - 1, month: month, day: min(day, last)) ?? .earliest
  }
}

extension Day: Comparable, CustomStringConvertible {
  /// The earlier one is less.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  /// `2025-12-31`.
  public var description: String {
    let (year, month, day) = parts
    return "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }
}

/// The number that ASCII digits write; nil for anything else, and for nothing.
func decimalNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
  var number = 0
  for byte in bytes {
    guard byte >= 48, byte <= 57 else { return nil }
    number = number * 10 + Int(byte - 48)
  }
  return number
}

/// A number of at least `width` digits. `number` is not negative.
func zeroPadded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

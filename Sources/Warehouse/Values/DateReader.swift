/// A day and, where the source has it, the time of day.
public struct DayAndTime: Hashable, Sendable {
  /// The local business day.
  public let day: Day
  /// Minutes since midnight, 0–1439; -1 where there is no time.
  @usableFromInline let minutes: Int16

  @inlinable
  init(day: Day, minutes: Int16) {
    self.day = day
    self.minutes = minutes
  }

  /// A day with the minutes since its midnight, or without a time.
  public init(day: Day, minutesOfDay: Int?) {
    self.init(day: day, minutes: Int16(clamping: minutesOfDay ?? -1))
  }

  /// Minutes since midnight, 0–1439; nil where there is no time.
  @inlinable
  public var minutesOfDay: Int? { minutes < 0 ? nil : Int(minutes) }
}

/// Why a text is not read as a date.
public enum DateFault: Error, Hashable, Sendable {
  /// There is nothing but blanks.
  case empty
  /// It does not have the form of the pattern.
  case otherForm
  /// The month is not 1–12, or bears no known name.
  case noSuchMonth
  /// The month has no such day: 31 November, 29 February of a common year.
  case noSuchDay
  /// The year is 0.
  case noSuchYear
  /// Hours, minutes or seconds are out of range.
  case noSuchTime
}

extension DatePattern {
  /// Reads UTF-8 text. A time of day may follow the date although the pattern has none, and may
  /// lack although it has one; a time zone is passed over, for dates are local. Allocates nothing.
  @inlinable
  public func read(_ text: UnsafeBufferPointer<UInt8>) throws(DateFault) -> DayAndTime {
    if let value = fixed?.read(text) { return value }
    return try readSlowly(text)
  }

  /// Reads a string; see the reading of bytes.
  public func read(_ text: String) throws(DateFault) -> DayAndTime {
    let bytes = Array(text.utf8)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<DayAndTime, DateFault> in
      do throws(DateFault) {
        return .success(try read(buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  @usableFromInline
  func readSlowly(_ text: UnsafeBufferPointer<UInt8>) throws(DateFault) -> DayAndTime {
    var reader = DateReader(text)
    return try reader.read(self)
  }
}

/// Reads one date along the tokens of its pattern.
private struct DateReader {
  private var cursor: ByteCursor
  private var year = 0
  private var month = 0
  private var dayOfMonth = 0
  private var time = TimeOfDay()

  init(_ text: UnsafeBufferPointer<UInt8>) {
    cursor = ByteCursor(text)
  }

  mutating func read(_ pattern: DatePattern) throws(DateFault) -> DayAndTime {
    cursor.skipBlanks()
    if cursor.isAtEnd { throw .empty }
    for (index, token) in pattern.tokens.enumerated() {
      cursor.skipBlanks()
      if cursor.isAtEnd, mayEnd(before: index, of: pattern.tokens) { break }
      try read(token, isTight: pattern.isTight[index])
    }
    try time.readRest(&cursor)
    return DayAndTime(day: try day(), minutesOfDay: try time.minutesOfDay())
  }

  /// Whether only a time, or its seconds, are lacking, and no sign before them is left dangling.
  private func mayEnd(before index: Int, of tokens: [DatePattern.Token]) -> Bool {
    guard year > 0, month > 0, dayOfMonth > 0, tokens[index...].contains(where: \.isTime) else {
      return false
    }
    if tokens[index].isTime, case .literal = tokens[index - 1] { return false }
    return !time.hasStarted || time.minute >= 0
  }

  private mutating func read(_ token: DatePattern.Token, isTight: Bool) throws(DateFault) {
    switch token {
    case .year: year = try exact(4)
    case .shortYear:
      let short = try exact(2)
      year = short + (short >= 70 ? 1900 : 2000)
    case .month: month = try number(isTight: isTight)
    case .monthName: month = try monthName()
    case .day: dayOfMonth = try number(isTight: isTight)
    case .hour: time.hour = try number(isTight: isTight)
    case .hourOfHalfDay: time.hour = try number(isTight: isTight)
    case .minute: time.minute = try exact(2)
    case .second: time.second = try exact(2)
    case .halfDay: guard time.readHalfDay(&cursor) else { throw .otherForm }
    case .literal(let byte): guard cursor.skip(byte) else { throw .otherForm }
    case .blank: break
    }
  }

  private mutating func exact(_ width: Int) throws(DateFault) -> Int {
    guard let number = cursor.number(minimum: width, maximum: width) else { throw .otherForm }
    return number
  }

  private mutating func number(isTight: Bool) throws(DateFault) -> Int {
    guard let number = cursor.number(minimum: isTight ? 2 : 1, maximum: 2) else {
      throw .otherForm
    }
    return number
  }

  private mutating func monthName() throws(DateFault) -> Int {
    guard let name = cursor.threeLetters() else { throw .otherForm }
    guard let index = Self.monthNames.firstIndex(of: name) else { throw .noSuchMonth }
    return index + 1
  }

  /// The English abbreviations in lower case, packed as `threeLetters` does.
  private static let monthNames: [UInt32] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { name in name.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  private func day() throws(DateFault) -> Day {
    if year == 0 { throw .noSuchYear }
    if month < 1 || month > 12 { throw .noSuchMonth }
    guard let day = Day(year: year, month: month, day: dayOfMonth) else { throw .noSuchDay }
    return day
  }
}

/// The places of year, month and day in a pattern whose every part has a fixed width, so that the
/// usual value (`31.12.2025`, `2025-12-31 08:26:00`) is read without walking through the pattern.
/// What it does not read, it leaves to the pattern; what it reads, the pattern reads the same.
@usableFromInline
struct FixedDateForm: Hashable, Sendable {
  @usableFromInline let yearAt: Int
  @usableFromInline let monthAt: Int
  @usableFromInline let dayAt: Int
  @usableFromInline let firstSignAt: Int
  @usableFromInline let firstSign: UInt8
  @usableFromInline let secondSignAt: Int
  @usableFromInline let secondSign: UInt8
  /// What stands between the day and its time: a blank or a T; 0 where either may.
  @usableFromInline let timeSign: UInt8

  /// A year of four digits, a month and a day with one sign between each.
  @usableFromInline static let dateWidth = 10

  /// Nil where the pattern does not begin with such a date, or goes on with anything but hours and
  /// minutes, perhaps seconds. A pattern of `M` or `d` has this form too, in values of this width.
  init?(_ tokens: [DatePattern.Token]) {
    guard tokens.count >= 5, case .literal(let first) = tokens[1],
      case .literal(let second) = tokens[3], let timeSign = Self.timeSign(tokens[5...])
    else { return nil }
    let date = tokens[..<5]
    guard let year = date.firstIndex(of: .year), let month = date.firstIndex(of: .month),
      let day = date.firstIndex(of: .day)
    else { return nil }
    var places = [0]
    for token in date { places.append(places[places.count - 1] + Self.width(of: token)) }
    guard places[5] == Self.dateWidth else { return nil }
    (yearAt, monthAt, dayAt) = (places[year], places[month], places[day])
    (firstSignAt, firstSign) = (places[1], first)
    (secondSignAt, secondSign) = (places[3], second)
    self.timeSign = timeSign
  }

  private static func width(of token: DatePattern.Token) -> Int {
    if case .literal = token { return 1 }
    return token == .year ? 4 : 2
  }

  private static func timeSign(_ tokens: ArraySlice<DatePattern.Token>) -> UInt8? {
    let colon = DatePattern.Token.literal(UInt8(ascii: ":"))
    switch Array(tokens.dropFirst()) {
    case [.hour, colon, .minute], [.hour, colon, .minute, colon, .second]: break
    case let rest: return rest.isEmpty && tokens.isEmpty ? 0 : nil
    }
    switch tokens.first {
    case .blank: return UInt8(ascii: " ")
    case .literal(let sign) where sign == UInt8(ascii: "T"): return sign
    default: return nil
    }
  }

  /// The day and its time, or nil where the value has another form or there is no such day.
  @inlinable
  func read(_ text: UnsafeBufferPointer<UInt8>) -> DayAndTime? {
    guard text.count >= Self.dateWidth, let day = day(text) else { return nil }
    if text.count == Self.dateWidth { return DayAndTime(day: day, minutes: -1) }
    let minutes = minutes(text)
    return minutes < 0 ? nil : DayAndTime(day: day, minutes: Int16(truncatingIfNeeded: minutes))
  }

  @inlinable
  func day(_ text: UnsafeBufferPointer<UInt8>) -> Day? {
    guard text[firstSignAt] == firstSign, text[secondSignAt] == secondSign else { return nil }
    let century = twoDigits(text, yearAt)
    let yearOfCentury = twoDigits(text, yearAt + 2)
    let month = twoDigits(text, monthAt)
    let day = twoDigits(text, dayAt)
    guard century | yearOfCentury | month | day >= 0 else { return nil }
    return Day(year: century * 100 + yearOfCentury, month: month, day: day)
  }

  /// The minutes of ` 08:26` or ` 08:26:00` behind the date, negative for anything else.
  @inlinable
  func minutes(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let sign = text[10]
    guard text.count == 16 || text.count == 19, text[13] == 58,
      sign == timeSign || (timeSign == 0 && (sign == 32 || sign == 84))
    else { return -1 }
    let (hours, minutes) = (twoDigits(text, 11), twoDigits(text, 14))
    guard hours >= 0, hours <= 23, minutes >= 0, minutes <= 59 else { return -1 }
    if text.count == 19 {
      let seconds = twoDigits(text, 17)
      guard text[16] == 58, seconds >= 0, seconds <= 60 else { return -1 }
    }
    return hours * 60 + minutes
  }

  /// The number of two digits, negative where one is none.
  @inlinable
  func twoDigits(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let (tens, ones) = (text[place] &- 48, text[place + 1] &- 48)
    return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : -1
  }
}

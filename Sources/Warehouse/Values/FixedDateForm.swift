/// The places of year, month and day in a pattern whose every part has a fixed width, so that the
/// usual value (`31.12.2025`, `2025-12-31`) is read without walking through the pattern.
@usableFromInline
struct FixedDateForm: Hashable, Sendable {
  @usableFromInline let width: Int
  @usableFromInline let yearAt: Int
  @usableFromInline let monthAt: Int
  @usableFromInline let dayAt: Int
  /// Up to two signs between the parts, with their places.
  @usableFromInline let firstSignAt: Int
  @usableFromInline let firstSign: UInt8
  @usableFromInline let secondSignAt: Int
  @usableFromInline let secondSign: UInt8

  /// Nil where the pattern is not a year of four digits, a month and a day with one sign between
  /// each. A pattern of `M` or `d` has this form too, in the values of ten characters.
  init?(_ tokens: [DatePattern.Token]) {
    guard tokens.count == 5,
      case .literal(let first) = tokens[1], case .literal(let second) = tokens[3],
      let year = tokens.firstIndex(of: .year), let month = tokens.firstIndex(of: .month),
      let day = tokens.firstIndex(of: .day)
    else { return nil }
    var places: [Int] = []
    var place = 0
    for token in tokens {
      places.append(place)
      if case .literal = token { place += 1 } else { place += token == .year ? 4 : 2 }
    }
    guard place == 10 else { return nil }
    width = place
    (yearAt, monthAt, dayAt) = (places[year], places[month], places[day])
    (firstSignAt, firstSign) = (places[1], first)
    (secondSignAt, secondSign) = (places[3], second)
  }

  /// The day, or nil where the value has another form or there is no such day.
  @inlinable
  func day(_ text: UnsafeBufferPointer<UInt8>) -> Day? {
    guard text.count == width, text[firstSignAt] == firstSign, text[secondSignAt] == secondSign
    else { return nil }
    let century = twoDigits(text, yearAt)
    let yearOfCentury = twoDigits(text, yearAt + 2)
    let month = twoDigits(text, monthAt)
    let day = twoDigits(text, dayAt)
    guard century | yearOfCentury | month | day >= 0 else { return nil }
    return Day(year: century * 100 + yearOfCentury, month: month, day: day)
  }

  /// The number of two digits, negative where one is none.
  @inlinable
  func twoDigits(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let (tens, ones) = (text[place] &- 48, text[place + 1] &- 48)
    return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : -1
  }
}

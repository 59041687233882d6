/// The time that follows a date, as far as it was read.
struct TimeOfDay {
  var hour = -1
  var minute = -1
  var second = -1
  private var isAfternoon: Bool?

  var hasStarted: Bool { hour >= 0 }

  /// AM or PM, in either case.
  mutating func readHalfDay(_ cursor: inout ByteCursor) -> Bool {
    let isPM = cursor.skipLetter("P")
    guard isPM || cursor.skipLetter("A"), cursor.skipLetter("M") else { return false }
    isAfternoon = isPM
    return true
  }

  /// Reads what follows a date: a time, if the pattern had none, or the rest of one, and a zone.
  /// Anything else than that makes the value one of another form.
  mutating func readRest(_ cursor: inout ByteCursor) throws(DateFault) {
    // A day of XML has a zone without a time: 2025-12-31+01:00.
    if hour < 0, try skipOffset(&cursor, isWhole: true) {
      cursor.skipBlanks()
      guard cursor.isAtEnd else { throw .otherForm }
      return
    }
    if !cursor.isAtEnd, hour < 0 { try readHoursAndMinutes(&cursor) }
    if second < 0, cursor.skip(UInt8(ascii: ":")) {
      second = try twoDigits(&cursor)
    }
    if second >= 0, cursor.skip(UInt8(ascii: ".")) || cursor.skip(UInt8(ascii: ",")) {
      guard cursor.number(minimum: 1, maximum: 9) != nil else { throw .otherForm }
    }
    cursor.skipBlanks()
    if !cursor.isAtEnd, isAfternoon == nil, readHalfDay(&cursor) { cursor.skipBlanks() }
    try skipZone(&cursor)
    cursor.skipBlanks()
    guard cursor.isAtEnd else { throw .otherForm }
  }

  /// Minutes since midnight; nil where no time was read.
  func minutesOfDay() throws(DateFault) -> Int? {
    guard hour >= 0 else { return nil }
    let hours = try hoursOfDay()
    guard hours <= 23, minute <= 59, second <= 60 else { throw .noSuchTime }
    return hours * 60 + max(minute, 0)
  }

  private func hoursOfDay() throws(DateFault) -> Int {
    guard let isAfternoon else { return hour }
    guard hour >= 1, hour <= 12 else { throw .noSuchTime }
    return hour % 12 + (isAfternoon ? 12 : 0)
  }

  private mutating func readHoursAndMinutes(_ cursor: inout ByteCursor) throws(DateFault) {
    let hasBlank = cursor.skipBlanks()
    if cursor.isAtEnd { return }
    guard cursor.skip(UInt8(ascii: "T")) || hasBlank else { throw .otherForm }
    guard let hours = cursor.number(minimum: 1, maximum: 2), cursor.skip(UInt8(ascii: ":")) else {
      throw .otherForm
    }
    hour = hours
    minute = try twoDigits(&cursor)
  }

  private func twoDigits(_ cursor: inout ByteCursor) throws(DateFault) -> Int {
    guard let number = cursor.number(minimum: 2, maximum: 2) else { throw .otherForm }
    return number
  }

  /// `Z`, `+01`, `+01:00` or `+0100`.
  private func skipZone(_ cursor: inout ByteCursor) throws(DateFault) {
    guard hour >= 0, !cursor.skip(UInt8(ascii: "Z")) else { return }
    _ = try skipOffset(&cursor, isWhole: false)
  }

  /// `+01`, `+01:00` or `+0100`, `+01:00` only where it must be whole; whether there is one.
  private func skipOffset(
    _ cursor: inout ByteCursor, isWhole: Bool
  ) throws(DateFault) -> Bool {
    guard cursor.skip(UInt8(ascii: "+")) || cursor.skip(UInt8(ascii: "-")) else { return false }
    _ = try twoDigits(&cursor)
    let hasColon = cursor.skip(UInt8(ascii: ":"))
    if isWhole, !hasColon { throw .otherForm }
    if hasColon || !cursor.isAtEnd { _ = try twoDigits(&cursor) }
    return true
  }
}

/// A place in bytes that moves forward only.
struct ByteCursor {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  var isAtEnd: Bool { index >= text.count }

  /// Passes over blanks; whether there were any.
  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = index
    while true {
      let width = UTF8Blank.width(in: text, at: index, end: text.count)
      if width == 0 { return index > start }
      index += width
    }
  }

  /// Passes over one byte if it is this one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }

  /// Passes over one letter, in either case.
  mutating func skipLetter(_ letter: Unicode.Scalar) -> Bool {
    guard index < text.count, text[index] & 0xDF == UInt8(ascii: letter) else { return false }
    index += 1
    return true
  }

  /// Reads a number of so many digits at least and at most; nil, and no move, where there are less.
  mutating func number(minimum: Int, maximum: Int) -> Int? {
    var (place, number) = (index, 0)
    while place < text.count, place - index < maximum {
      let digit = text[place] &- 48
      guard digit <= 9 else { break }
      number = number * 10 + Int(digit)
      place += 1
    }
    guard place - index >= minimum else { return nil }
    index = place
    return number
  }

  /// Reads three ASCII letters, in lower case, packed with the first in the highest byte.
  mutating func threeLetters() -> UInt32? {
    guard text.count - index >= 3 else { return nil }
    var packed: UInt32 = 0
    for place in index..<(index + 3) {
      let lower = text[place] | 0x20
      guard lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "z") else { return nil }
      packed = packed << 8 | UInt32(lower)
    }
    index += 3
    return packed
  }
}

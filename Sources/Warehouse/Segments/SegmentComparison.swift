/// A comparison of a column of the profile with a value written out: `last_order_on < '2025-06-01'`.
///
/// SQLite compares a text with a number, and a day with any text, without a word, and finds all
/// customers or none; so the form of the value is looked at first.
struct SegmentComparison: Equatable {
  /// The column, in small letters.
  let column: String
  /// The value.
  let value: SQLToken

  /// What is wrong with its value, and what to do.
  struct Fault: Equatable {
    let message: String
    let hint: String
  }

  /// All comparisons with a value on either side, behind BETWEEN or in a list behind IN.
  static func all(in tokens: [SQLToken]) -> [SegmentComparison] {
    let words = tokens.filter { $0.kind != .blank && $0.kind != .comment }
    return words.indices.flatMap { index in
      isColumn(index, words)
        ? values(behind: index, words) + value(before: index, words) : []
    }
  }

  /// What its value is not, for a column of that type; nil where it may be.
  func fault(for type: ColumnType) -> Fault? {
    switch type {
    case .date: value.kind == .number ? Self.bareDay : dayFault
    case _ where type.isNumber: numberFault
    default: nil
    }
  }

  // MARK: The value

  private static let bareDay = Fault(
    message: "a day stands in single quotes", hint: "write it as '2025-06-01'")

  /// A day in another form than the profile's. A year or a month alone compares well.
  private var dayFault: Fault? {
    guard value.kind == .string, !Self.isDay(value.content) else { return nil }
    let parts = value.content.split { !$0.isNumber && !$0.isLetter }.map(String.init)
    let hint = Self.day(parts).map { "write '\($0)'" } ?? "a day is written as '2025-06-01'"
    return Fault(message: "\(value.text) is not written as a day", hint: hint)
  }

  /// Whether a text is a year, with a month, with a day: `2025-06-01`.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isWritten = zip(parts, [4, 2, 2]).allSatisfy { part, width in
      part.utf8.count == width && part.utf8.allSatisfy { (48...57).contains($0) }
    }
    let numbers = parts.compactMap { Int($0) }
    return (1...3).contains(parts.count) && isWritten
      && zip(numbers.dropFirst(), [12, 31]).allSatisfy { 1...$1 ~= $0 }
  }

  /// The day that three numbers can only mean: the year first, or day and month before it where no
  /// other order fits.
  private static func day(_ parts: [String]) -> String? {
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    let (year, month, day) =
      parts[0].utf8.count == 4
      ? (parts[0], numbers[1], numbers[2]) : (parts[2], numbers[1], numbers[0])
    let isCertain = parts[0].utf8.count == 4 || day > 12 || day == month
    guard year.utf8.count == 4, isCertain, 1...12 ~= month, 1...31 ~= day else { return nil }
    return "\(year)-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }

  private var numberFault: Fault? {
    guard value.kind == .string else { return nil }
    let plain = value.content.filter { !$0.isWhitespace }.replacing(",", with: ".")
    let isNumber = Double(plain) != nil && plain.utf8.allSatisfy { $0 < 58 }
    return Fault(
      message: "\(column) is a number",
      hint: isNumber ? "write \(plain), without quotes" : "compare it with one, without quotes")
  }

  // MARK: Its place among the tokens

  private static func isColumn(_ index: Int, _ words: [SQLToken]) -> Bool {
    guard words[index].kind == .word || words[index].kind == .quotedName else { return false }
    return index + 1 >= words.count || !["(", "."].contains(words[index + 1].text)
  }

  private static func isSign(_ token: SQLToken) -> Bool {
    ["=", "<", ">", "!"].contains(token.text)
  }

  private static func isValue(_ token: SQLToken) -> Bool {
    token.kind == .string || token.kind == .number
  }

  /// Whether a value stands alone, and not in a calculation.
  private static func isWhole(_ index: Int, _ words: [SQLToken]) -> Bool {
    let around = [index - 1, index + 1].filter(words.indices.contains).map { words[$0].text }
    return !around.contains { ["+", "-", "*", "/", "%", "|"].contains($0) }
  }

  private static func values(behind index: Int, _ words: [SQLToken]) -> [SegmentComparison] {
    var next = index + 1
    if next < words.count, words[next].text.lowercased() == "not" { next += 1 }
    guard next < words.count else { return [] }
    let places: [Int]
    switch words[next].text.lowercased() {
    case "between": places = [next + 1, next + 3]
    case "in":
      let end = words[next...].firstIndex { $0.text == ")" } ?? next + 1
      places = Array((next + 1)..<max(end, next + 1))
    default:
      let end = words[next...].firstIndex { !isSign($0) } ?? next
      places = end > next ? [end] : []
    }
    let column = words[index].content.lowercased()
    return places.filter { words.indices.contains($0) && isValue(words[$0]) && isWhole($0, words) }
      .map { SegmentComparison(column: column, value: words[$0]) }
  }

  private static func value(before index: Int, _ words: [SQLToken]) -> [SegmentComparison] {
    var place = index - 1
    while place >= 0, isSign(words[place]) { place -= 1 }
    guard place >= 0, place < index - 1, isValue(words[place]), isWhole(place, words) else {
      return []
    }
    return [SegmentComparison(column: words[index].content.lowercased(), value: words[place])]
  }
}

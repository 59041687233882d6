/// A date without quotes in a condition. SQL takes it for a subtraction, 2024-06-01 for 2017, and finds the
/// wrong customers without a word.
public struct BareDate: Equatable, Sendable {
  /// Where it stands, in bytes.
  public let place: Int
  /// The date as texts are compared with it: `2024-06-01`.
  public let text: String

  /// What is wrong.
  public static let message = "a date stands in single quotes"

  /// What to do.
  public var hint: String { "write '\(text)'" }

  /// The first one in a condition; nil where there is none, or the condition cannot be read.
  public static func first(in condition: String) -> BareDate? {
    (try? SQLLexer.tokens(of: condition)).flatMap { first(in: $0) }
  }

  static func first(in tokens: [SQLToken]) -> BareDate? {
    let words = tokens.filter { $0.kind != .blank && $0.kind != .comment }
    for start in words.indices.dropLast(4) {
      let isCalculated = start > 0 && operators.contains(words[start - 1].text)
      guard !isCalculated, let text = date(words[start..<start + 5].map(\.text)) else { continue }
      return BareDate(place: words[start].range.lowerBound, text: text)
    }
    return nil
  }

  /// Behind one of these, numbers are reckoned with.
  private static let operators = ["+", "-", "*", "/", "%"]

  /// What `2024`, `-`, `6`, `-`, `1` look like.
  private static func date(_ parts: [String]) -> String? {
    guard parts[1] == "-", parts[3] == "-", parts[0].utf8.count == 4, Int(parts[0]) != nil,
      let month = Int(parts[2]), 1...12 ~= month, let day = Int(parts[4]), 1...31 ~= day
    else { return nil }
    return "\(parts[0])-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }
}

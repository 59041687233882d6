import Warehouse

/// Says the reason of a verdict, which the warehouse keeps in English, in another language.
///
/// The English sentence is matched against the patterns under `reasons`, which are those of the rules;
/// what stands in their placeholders is written anew as the language writes amounts, shares and
/// days. A sentence of no known pattern, such as one of the firm's own, stays as it is.
struct ReasonText {
  private let wording: Wording
  private let english: Texts

  init(_ wording: Wording) throws(ReportFault) {
    self.wording = wording
    english = try Texts(.en)
  }

  private static let patterns: [ReasonPattern] = {
    guard let english = try? Texts(.en) else { return [] }
    return english.byName.filter { $0.key.hasPrefix("reasons.patterns.") }
      .sorted { $0.key < $1.key }.map { ReasonPattern(name: $0.key, $0.value) }
  }()

  /// The reason without the class before it, in the language of the words.
  func text(_ reason: String) -> String {
    let sentence = Self.withoutClass(reason)
    let bytes = Array(sentence.utf8)
    for pattern in Self.patterns {
      guard let inserts = pattern.match(bytes) else { continue }
      let own = inserts.mapValues(rewritten)
      return Sentence(texts: wording.texts).fill(wording.text(pattern.name), own)
    }
    return sentence
  }

  /// `key: contribution …` without its first word.
  private static func withoutClass(_ reason: String) -> String {
    guard let colon = reason.firstRange(of: ": ") else { return reason }
    let isName = reason[..<colon.lowerBound].allSatisfy { $0.isLetter || $0 == "_" || $0 == " " }
    return isName ? String(reason[colon.upperBound...]) : reason
  }

  // MARK: Figures

  /// A figure or a word of the English sentence as the language writes it; a whole number as one, for
  /// words beside it agree with it.
  private func rewritten(_ text: String) -> Insert {
    if let days = days(text) { return days }
    if let number = number(text[...]) { return insert(number) }
    return .text(words(text))
  }

  private func words(_ text: String) -> String {
    if let word = wording.texts.optional("reasons.words.\(text)") { return word }
    if text.hasSuffix(" %"), let number = number(text.dropLast(2)) {
      return wording.numbers.percent(number.value / 100, decimals: number.decimals)
    }
    let currency = wording.money.currency
    if text.hasSuffix(" " + currency), let number = number(text.dropLast(currency.count + 1)) {
      let minor = number.value * Double(NumberText.power(wording.money.minorDigits))
      return wording.money.text(Int64(minor.rounded()), exact: number.decimals > 0)
    }
    return day(text).map(wording.dates.short) ?? text
  }

  /// `1,013 days`: in English with the word; in the other languages, whose patterns have the word in
  /// the case that the sentence asks for, the number alone.
  private func days(_ text: String) -> Insert? {
    guard let unit = [" days", " day"].first(where: text.hasSuffix),
      let number = number(text.dropLast(unit.count))
    else { return nil }
    guard wording.language == .en else { return insert(number) }
    return .text(wording.numbers.fixed(number.value, decimals: number.decimals) + unit)
  }

  private func insert(_ number: (value: Double, decimals: Int)) -> Insert {
    number.decimals == 0
      ? .count(Int64(number.value))
      : .text(wording.numbers.fixed(number.value, decimals: number.decimals))
  }

  private func number(_ text: Substring) -> (value: Double, decimals: Int)? {
    let plain = text.filter { $0 != "," }.map { $0 == "−" ? "-" : $0 }
    guard let value = Double(String(plain)), value.magnitude < 1e15 else { return nil }
    return (value, plain.firstIndex(of: ".").map { plain.count - $0 - 1 } ?? 0)
  }

  /// `31 Oct 2025`
  private func day(_ text: String) -> Day? {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let number = Int(parts[0]), let year = Int(parts[2]) else { return nil }
    let month = (1...12).first { english["months.short.\($0)"] == parts[1] }
    return month.flatMap { Day(year: year, month: $0, day: number) }
  }
}

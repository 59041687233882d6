import Warehouse

/// What fills a placeholder of a sentence.
enum Insert: Sendable {
  /// A text as it stands.
  case text(String)
  /// A whole number, which also decides plural forms.
  case count(Int64)
  /// A month, whose case the sentence chooses.
  case month(Month)
  /// A day, written out.
  case day(Day)
}

/// Fills a language's sentence patterns.
///
/// `{name}` is the insert; `{count:customer}` the number with its noun in the right form;
/// `{count#is|are}` the form that agrees with the number, one for each form of the language, the last
/// of them beside what is no whole number; Polish has one more for people beside 22, 23, 24, 32 …;
/// `{month:in}` a month in the case that the preposition asks for, with it.
struct Sentence {
  let texts: Texts

  func fill(_ pattern: String, _ inserts: [String: Insert]) -> String {
    var filled = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open]
      filled += placeholder(rest[rest.index(after: open)..<close], inserts)
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  private func placeholder(_ body: Substring, _ inserts: [String: Insert]) -> String {
    let end = body.firstIndex { $0 == ":" || $0 == "#" } ?? body.endIndex
    guard let insert = inserts[String(body[..<end])] else { return "{\(body)}" }
    guard end < body.endIndex else { return plain(insert) }
    let choice = body[body.index(after: end)...]
    return body[end] == "#" ? agreeing(insert, choice) : shaped(insert, String(choice))
  }

  private func plain(_ insert: Insert) -> String {
    switch insert {
    case .text(let text): text
    case .count(let count): NumberText(texts.language).integer(count)
    case .month(let month): DateText(texts).month(month)
    case .day(let day): DateText(texts).long(day)
    }
  }

  private func shaped(_ insert: Insert, _ shape: String) -> String {
    switch insert {
    case .count(let count): counted(count, noun: shape)
    case .month(let month): DateText(texts).month(month, form: shape)
    case .text, .day: plain(insert)
    }
  }

  private func agreeing(_ insert: Insert, _ forms: Substring) -> String {
    let all = forms.split(separator: "|", omittingEmptySubsequences: false)
    guard case .count(let count) = insert else { return all.last.map(String.init) ?? "" }
    let order = PluralForm.forms(of: texts.language)
    let isPeople = all.count > order.count
    let form = isPeople && texts.language.isCompound(count) ? nil : texts.language.pluralForm(count)
    let index = form.map { order.firstIndex(of: $0) ?? 0 } ?? order.count
    return index < all.count ? String(all[index]) : all.last.map(String.init) ?? ""
  }

  /// `412 customers`, with a no-break space between number and noun.
  func counted(_ count: Int64, noun: String) -> String {
    let name = "nouns.\(noun)."
    let ofPeople = texts.language.isCompound(count) ? texts.optional(name + "compound") : nil
    let word = ofPeople ?? texts[name + texts.language.pluralForm(count).rawValue]
    return NumberText(texts.language).integer(count) + Space.noBreak + word
  }
}

/// A text of a definition: the name of a built-in text, or the firm's own words.
enum Phrase: Sendable, Equatable {
  /// `"@products.title"`: a text that is there in every language.
  case named(String)
  /// `"Regions"`: the same in every language.
  case literal(String)
  /// `{ en: "Regions", cs: "Regiony" }`
  case languages([Language: String])

  /// The text in a language; of own words that lack it, the English ones, else any.
  func text(_ texts: Texts) -> String {
    switch self {
    case .named(let name): texts[name]
    case .literal(let text): text
    case .languages(let all):
      all[texts.language] ?? all[.en] ?? Language.allCases.lazy.compactMap { all[$0] }.first ?? ""
    }
  }
}

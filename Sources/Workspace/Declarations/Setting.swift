import Warehouse

/// One setting of `klientela.json`. The decoder checks a file against these declarations and the
/// manual prints them, so that the two cannot disagree.
struct Setting: Sendable {
  enum Kind: Sendable {
    case text
    case integer(ClosedRange<Int>)
    case decimal(ClosedRange<ExactDecimal>)
    case money
    case flag
    case choice([String])
    case month
    /// Read by its own code; the words say what it must be.
    case other(String)
  }

  enum Absence: Sendable {
    /// It must be given; the text is an example of it.
    case required(String)
    /// It may be left out, which means the same as this JSON5 text.
    case means(String)
    /// It may be left out, and then there is none.
    case none
  }

  let key: String
  let kind: Kind
  let absence: Absence
  let summary: String

  init(_ key: String, _ kind: Kind, _ absence: Absence, _ summary: String) {
    self.key = key
    self.kind = kind
    self.absence = absence
    self.summary = summary
  }

  init(_ key: String, _ kind: Kind, _ summary: String) {
    self.init(key, kind, .none, summary)
  }

  /// `a whole number of 1 to 12`, for messages and for the manual.
  var form: String {
    switch kind {
    case .text: "a text"
    case .integer(let range): "a whole number of \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range): "a number of \(range.lowerBound) to \(range.upperBound)"
    case .money: "an amount"
    case .flag: "true or false"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    case .month: "a month as \"2025-12\""
    case .other(let words): words
    }
  }
}

/// The settings that stand together in one object.
struct SettingGroup: Sendable {
  /// The object's name in messages and in the manual: `company`.
  let title: String
  let summary: String
  let settings: [Setting]
  /// A piece of JSON5 that shows them at work.
  let example: String

  init(_ title: String, _ summary: String, example: String = "", _ settings: [Setting]) {
    self.title = title
    self.summary = summary
    self.example = example
    self.settings = settings
  }

  var keys: [String] { settings.map(\.key) }

  func setting(_ key: String) -> Setting? {
    settings.first { $0.key == key }
  }
}

/// A range of decimals from literal integers.
func decimals(_ lower: Int64, _ upper: Int64) -> ClosedRange<ExactDecimal> {
  ExactDecimal(lower)...ExactDecimal(upper)
}

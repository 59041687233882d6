import Warehouse

/// The firm whose workspace it is.
public struct Company: Hashable, Sendable {
  /// A language of reports.
  public enum Language: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// Czech.
    case czech = "cs"
    /// Slovak.
    case slovak = "sk"
    /// Polish.
    case polish = "pl"
  }

  /// As it stands at the head of every page.
  public let name: String
  /// The currency of all figures.
  public let currency: Currency
  /// The firm's country, a code of two letters.
  public let country: String?
  /// The language of its reports.
  public let language: Language
  /// The month (1–12) with which the fiscal year starts.
  public let fiscalYearStarts: Int
  /// The path of a picture, PNG or SVG, relative to the workspace.
  public let logo: String?
  /// The colour of what matters, as `#1d5fbf`.
  public let accent: String?

  init(_ reader: ObjectReader) {
    name = reader.text("name")
    currency = Company.currency(reader)
    country = Company.country(reader)
    language = reader.choice("language") ?? .english
    fiscalYearStarts = reader.integer("fiscal_year_starts")
    logo = reader.textIfAny("logo")
    accent = Company.accent(reader)
  }

  private static func currency(_ reader: ObjectReader) -> Currency {
    guard let node = reader.node("currency") else { return Currency.euro }
    return reader.context.currency(node, "currency") ?? Currency.euro
  }

  private static func country(_ reader: ObjectReader) -> String? {
    guard let text = reader.textIfAny("country") else { return nil }
    let isCode = text.utf8.count == 2 && text.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
    if !isCode, let node = reader.node("country") {
      reader.context.outOfRange(node, "country", "a code of two capital letters", text)
    }
    return text
  }

  private static func accent(_ reader: ObjectReader) -> String? {
    guard let text = reader.textIfAny("accent") else { return nil }
    let digits = text.unicodeScalars.dropFirst()
    let isColor =
      text.hasPrefix("#") && digits.count == 6 && digits.allSatisfy { $0.hexadecimalValue != nil }
    if !isColor, let node = reader.node("accent") {
      reader.context.outOfRange(node, "accent", "a colour as \"#1d5fbf\"", text)
    }
    return text
  }

  static let group = SettingGroup(
    "company", "The firm whose workspace it is.",
    example: #"company: { name: "Bohemia Fasteners, a.s.", currency: "CZK", language: "cs" }"#,
    [
      Setting("name", .text, .required("\"…\""), "As it stands at the head of every page."),
      Setting(
        "currency", .other("a currency code as \"CZK\""), .required("\"CZK\""),
        "The currency of all figures (ISO 4217)."),
      Setting(
        "country", .text,
        "The firm's country, a code of two letters; also of customers of whom no country is said, for"
          + " their tax ids and telephone numbers."),
      Setting(
        "language", .choice(Language.allCases.map(\.rawValue)), .means("'en'"),
        "The language of its reports."),
      Setting(
        "fiscal_year_starts", .integer(1...12), .means("1"),
        "The month with which the fiscal year starts."),
      Setting("logo", .text, "A picture, PNG or SVG, for the head of the pages."),
      Setting("accent", .other("a colour as \"#1d5fbf\""), "The colour of what matters."),
    ])
}

extension DecodingContext {
  /// A currency that ISO 4217 lists.
  func currency(_ node: JSON5Node, _ name: String) -> Currency? {
    guard let text = text(node, name) else { return nil }
    if let currency = Currency(text), currency.isListed { return currency }
    let nearest = nearestName(to: text, in: Currency.listedCodes)
    log.add(
      node.place, "\(name) cannot be \(text), which is no currency code",
      hint: nearest.map { "did you mean \($0)?" } ?? "three letters as CZK, EUR, PLN")
    return nil
  }
}

import Warehouse

/// How a source writes its files. What is nil was not declared: the importer finds it out where
/// that is certain, and asks for the setting where it is not.
public struct SourceDialect: Hashable, Sendable {
  /// An encoding of text.
  public enum Encoding: String, CaseIterable, Sendable {
    // The raw values are the names in a mapping.
    case utf8 = "utf-8", utf16 = "utf-16"
    case windows1250 = "windows-1250", windows1252 = "windows-1252"
    case iso8859Part1 = "iso-8859-1", iso8859Part2 = "iso-8859-2"
  }

  /// What stands between two cells.
  public enum Delimiter: Hashable, Sendable {
    /// One byte of ASCII.
    case byte(UInt8)
    /// A run of blanks and tabs.
    case blanks
  }

  /// What cells are quoted with.
  public enum Quote: Hashable, Sendable {
    /// Nothing.
    case none
    /// One byte of ASCII.
    case byte(UInt8)
  }

  /// The encoding (`encoding`).
  public var encoding: Encoding?
  /// The delimiter (`delimiter`).
  public var delimiter: Delimiter?
  /// The quote (`quote`).
  public var quote: Quote?
  /// The decimal sign (`decimal`), a byte of ASCII.
  public var decimal: UInt8?
  /// The thousands sign (`thousands`).
  public var thousands: NumberFormat.Thousands?
  /// Signs before or behind amounts (`signs`).
  public var signs: [String]?
  /// The form of dates (`dates`).
  public var dates: DatePattern?
  /// The currency of amounts without one of their own (`currency`).
  public var currency: Currency?
  /// Whether prices and net amounts include tax (`prices_include_tax`).
  public var pricesIncludeTax: Bool?
  /// The tax rate in per cent where a row has none (`tax_rate`).
  public var taxRatePercent: ExactDecimal?

  /// These settings, and those of `base` where these have none.
  public func over(_ base: SourceDialect) -> SourceDialect {
    var merged = self
    merged.encoding = encoding ?? base.encoding
    merged.delimiter = delimiter ?? base.delimiter
    merged.quote = quote ?? base.quote
    merged.decimal = decimal ?? base.decimal
    merged.thousands = thousands ?? base.thousands
    merged.signs = signs ?? base.signs
    merged.dates = dates ?? base.dates
    merged.currency = currency ?? base.currency
    merged.pricesIncludeTax = pricesIncludeTax ?? base.pricesIncludeTax
    merged.taxRatePercent = taxRatePercent ?? base.taxRatePercent
    return merged
  }

  /// The number format: the decimal sign is a point where nothing is declared or found out, and a comma where
  /// points stand between thousands. Signs that are not declared are those of the currency.
  public func numberFormat(companyCurrency: Currency) -> NumberFormat {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    return NumberFormat(
      decimal: decimal ?? (thousands == .byte(point) ? comma : point),
      thousands: thousands ?? .none, signs: signs ?? (currency ?? companyCurrency).signs)
  }

  init() {}

  init(_ reader: ObjectReader) {
    encoding = reader.choice("encoding")
    delimiter = Self.delimiter(reader)
    quote = Self.quote(reader)
    (decimal, thousands) = Self.numbers(reader)
    signs = reader.given("signs") == nil ? nil : reader.texts("signs")
    dates = Self.dates(reader)
    currency = reader.node("currency").flatMap { reader.context.currency($0, "currency") }
    pricesIncludeTax = reader.flagIfAny("prices_include_tax")
    taxRatePercent = reader.decimalIfAny("tax_rate")
  }
}

extension SourceDialect {
  private static func delimiter(_ reader: ObjectReader) -> Delimiter? {
    guard let node = reader.node("delimiter"), let text = reader.context.text(node, "delimiter")
    else { return nil }
    if text == "tab" { return .byte(9) }
    if text == "blanks" { return .blanks }
    if text.utf8.count == 1, let byte = text.utf8.first { return .byte(byte) }
    reader.context.outOfRange(node, "delimiter", "one character, \"tab\" or \"blanks\"", text)
    return nil
  }

  private static func quote(_ reader: ObjectReader) -> Quote? {
    guard let node = reader.node("quote"), let text = reader.context.cell(node, "quote") else {
      return nil
    }
    if text.isEmpty { return Quote.none }
    if text.utf8.count == 1, let byte = text.utf8.first { return .byte(byte) }
    reader.context.outOfRange(node, "quote", "one character, or \"\" for none", text)
    return nil
  }

  /// The decimal and the thousands sign; that they differ is checked here too.
  static func numbers(_ reader: ObjectReader) -> (UInt8?, NumberFormat.Thousands?) {
    let decimal = reader.textIfAny("decimal").flatMap(\.utf8.first)
    let thousands = thousands(reader)
    if let decimal, thousands == .byte(decimal), let place = reader.given("thousands")?.node.place {
      reader.context.log.add(place, "decimal and thousands are the same sign")
    }
    return (decimal, thousands)
  }

  private static func thousands(_ reader: ObjectReader) -> NumberFormat.Thousands? {
    guard let node = reader.node("thousands"),
      let text = reader.context.cell(node, "thousands")
    else { return nil }
    switch text {
    case "": return NumberFormat.Thousands.none
    case " ", "\u{A0}", "\u{202F}": return .blank
    case "'", "\u{2019}": return .apostrophe
    case ".", ",": return .byte(text == "." ? 46 : 44)
    default:
      reader.context.outOfRange(node, "thousands", "one of \"\", \" \", \".\", \",\", \"'\"", text)
      return nil
    }
  }

  static func dates(_ reader: ObjectReader) -> DatePattern? {
    guard let node = reader.node("dates"), let text = reader.context.text(node, "dates") else {
      return nil
    }
    do throws(DatePatternFault) {
      return try DatePattern(text)
    } catch {
      reader.context.log.add(node.place, "dates: \(error)", hint: "a pattern is as \"dd.MM.yyyy\"")
      return nil
    }
  }

  /// The settings that a source, a file and, some of them, a column can have.
  static let numberAndDateSettings = [
    Setting(
      "decimal", .choice([".", ","]),
      "The decimal sign; default: what alone fits the file's numbers, else a point, or a comma where"
        + " points part thousands."),
    Setting(
      "thousands", .other("one of \"\", \" \", \".\", \",\", \"'\""),
      "The sign between groups of three digits; a blank is also a no-break blank; default: as for"
        + " `decimal`, else none."),
    Setting(
      "signs", .other("a list of texts"),
      "Signs before or behind amounts, [\"Kč\"]; default: those of the currency, of per cent %."),
    Setting(
      "dates", .other("a pattern as \"dd.MM.yyyy\""),
      "How dates are written: yyyy yy MM M MMM dd d HH H hh h mm ss a; blanks do not matter."),
  ]

  static let settings =
    [
      Setting(
        "encoding", .choice(Encoding.allCases.map(\.rawValue)),
        "How text is encoded; UTF-8 and byte-order marks are recognised."),
      Setting(
        "delimiter", .other("one character, \"tab\" or \"blanks\""),
        "What stands between two cells; \"blanks\" is a run of them."),
      Setting(
        "quote", .other("one character, or \"\" for none"), "What cells are quoted with."),
    ] + numberAndDateSettings + [
      Setting(
        "currency", .other("a currency code as \"CZK\""),
        "The currency of amounts without one of their own; default: the company's."),
      Setting("prices_include_tax", .flag, "Whether prices and net amounts include tax."),
      Setting(
        "tax_rate", .decimal(decimals(0, 100)), "The tax rate in per cent where a row has none."),
    ]
}

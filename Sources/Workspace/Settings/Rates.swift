import Warehouse

/// Columns that become rows: each cell from one column on makes a row of its own, with the
/// column's header as one value and the cell as another. The columns before them stay.
public struct Unpivot: Hashable, Sendable {
  /// The first column's position, from 1.
  public let first: Int
  /// The last column's position; nil: to the end of the record.
  public let last: Int?
  /// Our column for the header.
  public let nameColumn: String
  /// Our column for the cell.
  public let valueColumn: String
  /// Cells that make no row, beside empty ones.
  public let blanks: [String]

  init?(_ file: ObjectReader) {
    guard let member = file.given("unpivot") else { return nil }
    let reader = ObjectReader(member.node, Self.group, file.context, at: member.place)
    first = reader.integer("from")
    last = reader.integerIfAny("to")
    nameColumn = reader.text("name")
    valueColumn = reader.text("value")
    blanks = reader.texts("blank")
    if let last, last < first, let place = reader.given("to")?.node.place {
      file.context.log.add(place, "to (\(last)) is less than from (\(first)) in unpivot")
    }
  }

  static let group = SettingGroup(
    "unpivot", "Columns that become rows: a header as one value, its cell as another.",
    example: """
      unpivot: { from: 2, name: "currency", value: "rate", blank: ["N/A"] }
      """,
    [
      Setting("from", .integer(1...100_000), .required("2"), "The first column's position."),
      Setting("to", .integer(1...100_000), "The last column's position; default: the last of all."),
      Setting("name", .text, .required("\"currency\""), "Our column for the header."),
      Setting("value", .text, .required("\"rate\""), "Our column for the cell."),
      Setting(
        "blank", .other("a list of texts"), .means("[]"),
        "Cells that make no row, beside empty ones."),
    ])
}

/// How exchange rates are quoted.
public struct RateQuotation: Hashable, Sendable {
  /// Which way a rate is to be read.
  public enum Quotes: String, CaseIterable, Sendable {
    /// So many units of the base for one unit of the currency (25.30 CZK for 1 EUR, base CZK).
    case basePerUnit = "base_per_unit"
    /// So many units of the currency for one of the base (25.30 CZK for 1 EUR, base EUR).
    case unitsPerBase = "units_per_base"
  }

  /// The base where a row names none; nil: the company's currency.
  public let base: Currency?
  /// Which way rates are to be read.
  public let quotes: Quotes

  init(_ file: ObjectReader) {
    let reader = file.object("rates", Self.group)
    base = reader.node("base").flatMap { file.context.currency($0, "base") }
    quotes = reader.choice("quotes") ?? .basePerUnit
  }

  static let group = SettingGroup(
    "rates", "How exchange rates are quoted.",
    example: #"rates: { base: "EUR", quotes: "units_per_base" }"#,
    [
      Setting(
        "base", .other("a currency code as \"EUR\""),
        "What rates are quoted in, where a row does not say; default: the company's currency."),
      Setting(
        "quotes", .choice(Quotes.allCases.map(\.rawValue)), .means("'base_per_unit'"),
        "Units of the base for one of the currency, or of the currency for one of the base."),
    ])
}

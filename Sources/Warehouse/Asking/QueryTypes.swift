/// What a column of a query holds, which decides how its raw values are written.
public enum ColumnType: String, CaseIterable, Sendable {
  /// A text for people.
  case text
  /// A text that identifies something: kept to the letter, never read as a number.
  case id
  /// A whole number.
  case integer
  /// A whole number of things.
  case count
  /// Millionths of a unit: `1500000` is 1.5.
  case quantity
  /// Minor units of the company's currency.
  case money
  /// A share or a growth as a number, written with 6 decimals.
  case ratio
  /// Days as a number, written with 1 decimal.
  case days
  /// A day as YYYYMMDD; 0 is unknown.
  case date
  /// A month as YYYYMM; 0 is unknown.
  case month
  /// 0 or 1.
  case flag
  /// Any number.
  case real
  /// What the row's `unit` column says: an ISO currency (money), `count`, `ratio`, `days`,
  /// `quantity` or `text`.
  case byUnit = "by_unit"
  /// What SQLite returns, as it is: columns of ad-hoc queries.
  case asIs = "as_is"

  /// Whether figures of this type stand right in a table.
  public var isNumber: Bool {
    switch self {
    case .integer, .count, .quantity, .money, .ratio, .days, .flag, .real, .byUnit: true
    case .text, .id, .date, .month, .asIs: false
    }
  }
}

/// What a parameter of a query takes.
public enum ParameterType: Equatable, Sendable {
  /// A month, written `2025-12`, bound as YYYYMM.
  case month
  /// A day, written `2025-12-31`, bound as YYYYMMDD.
  case date
  /// Any text.
  case text
  /// A whole number.
  case integer
  /// A number with a decimal point.
  case number
  /// An amount in the company's currency, bound in minor units.
  case money
  /// 0 or 1, also `no` and `yes`.
  case flag
  /// One of these words, bound as it is; declared as `one|other`.
  case choice([String])

  /// The names of the types, but for choices.
  static let names = ["month", "date", "text", "integer", "number", "money", "flag"]

  /// The type that a head names; nil where there is none such.
  init?(_ name: Substring) {
    switch name {
    case "month": self = .month
    case "date": self = .date
    case "text": self = .text
    case "integer": self = .integer
    case "number": self = .number
    case "money": self = .money
    case "flag": self = .flag
    default:
      guard name.contains("|") else { return nil }
      self = .choice(name.split(separator: "|").map(String.init))
    }
  }

  /// What a value must look like, for messages.
  public var form: String {
    switch self {
    case .month: "a month such as 2025-12"
    case .date: "a day such as 2025-12-31"
    case .text: "a text"
    case .integer: "a whole number"
    case .number: "a number such as 0.5"
    case .money: "an amount such as 1234.50"
    case .flag: "yes or no"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    }
  }
}

/// A column that a query declares.
public struct QueryColumn: Equatable, Sendable {
  /// The column's name.
  public let name: String
  /// What it holds.
  public let type: ColumnType
  /// What it means, in a sentence; empty for ad-hoc queries.
  public let description: String

  /// A column.
  public init(name: String, type: ColumnType, description: String = "") {
    self.name = name
    self.type = type
    self.description = description
  }
}

/// A parameter that a query declares.
public struct QueryParameter: Equatable, Sendable {
  /// What is taken where nothing is given.
  public enum Default: Equatable, Sendable {
    /// Something must be given.
    case required
    /// NULL is bound.
    case none
    /// The last month or day of the history; the last classified month where the query needs one.
    case last
    /// This text, read as one that is given.
    case text(String)
  }

  /// The parameter's name, without its colon.
  public let name: String
  /// What it takes.
  public let type: ParameterType
  /// What is taken where nothing is given.
  public let defaultValue: Default
  /// What it means.
  public let description: String
}

import Warehouse

/// What the cells of a column hold.
public enum ColumnType: Hashable, Sendable {
  /// The key of a row of an entity, in its source's own writing; never a number.
  case id(EntityName)
  /// Any text.
  case text
  /// A day; a time of day behind it is passed over.
  case day
  /// A day with, perhaps, a time of day.
  case instant
  /// A month, `2025-12`.
  case month
  /// A day of the year, `12-24`, or a date whose year says nothing.
  case dayOfYear
  /// An exact number.
  case decimal
  /// An amount in the row's currency.
  case money
  /// A whole number.
  case integer
  /// A share: 0.15 is 15 %.
  case ratio
  /// A number of per cent: 21 is 21 %.
  case percent
  /// Yes or no.
  case flag
  /// A currency code.
  case currency
  /// One of these values.
  case enumeration([String])

  /// What it is, in a word or two.
  public var name: String {
    switch self {
    case .id(let entity): "id of \(entity.rawValue)"
    case .text: "text"
    case .day: "day"
    case .instant: "day and time"
    case .month: "month"
    case .dayOfYear: "day of the year"
    case .decimal: "number"
    case .money: "amount"
    case .integer: "whole number"
    case .ratio: "share (0.15)"
    case .percent: "per cent (15)"
    case .flag: "yes or no"
    case .currency: "currency"
    case .enumeration(let values): values.joined(separator: ", ")
    }
  }

  /// Whether cells of this type hold the ids of customers, products and the like.
  public var isID: Bool {
    if case .id = self { true } else { false }
  }

  /// Whether cells of this type are read with the source's number format.
  public var isNumber: Bool {
    switch self {
    case .decimal, .money, .integer, .ratio, .percent: true
    default: false
    }
  }

  /// Whether cells of this type are read with the source's date pattern.
  public var isDate: Bool {
    switch self {
    case .day, .instant, .dayOfYear: true
    default: false
    }
  }
}

/// A column of an entity.
public struct Column: Hashable, Sendable {
  /// The canonical name.
  public let name: String
  /// What its cells hold.
  public let type: ColumnType
  /// Whether every row must have it.
  public let isRequired: Bool
  /// Whether earlier values are kept, with the days on which they held.
  public let keepsHistory: Bool
  /// One line about it.
  public let summary: String

  static func required(_ name: String, _ type: ColumnType, _ summary: String) -> Column {
    Column(name: name, type: type, isRequired: true, keepsHistory: false, summary: summary)
  }

  static func optional(_ name: String, _ type: ColumnType, _ summary: String) -> Column {
    Column(name: name, type: type, isRequired: false, keepsHistory: false, summary: summary)
  }

  static func kept(_ name: String, _ type: ColumnType, _ summary: String) -> Column {
    Column(name: name, type: type, isRequired: false, keepsHistory: true, summary: summary)
  }
}

import Warehouse

/// What a measure is counted in.
public enum MeasureUnit: Sendable, Hashable {
  /// Minor units of the company's currency.
  case money
  /// A share, in millionths.
  case ratio
  /// How many times, in millionths.
  case factor
  /// Days.
  case days
  /// Pieces.
  case count
  /// Days since 1970-01-01.
  case date
}

/// A limit of a rule: what it is compared by, and the words for that, from one declaration.
public struct Threshold: Sendable, Hashable {
  /// How a value must lie to the limit.
  public enum Comparison: String, Sendable {
    /// value ≥ limit
    case atLeast = "at least"
    /// value ≤ limit
    case atMost = "at most"
    /// value > limit
    case moreThan = "more than"
    /// value < limit
    case under = "under"
  }

  /// The setting that holds the limit: `classes.loyal.months`.
  public let setting: String
  /// How a value must lie to it.
  public let comparison: Comparison
  /// The limit, in the unit.
  public let limit: Int64
  /// What limit and values are counted in.
  public let unit: MeasureUnit

  init(_ setting: String, _ comparison: Comparison, _ limit: Int64, _ unit: MeasureUnit) {
    self.setting = setting
    self.comparison = comparison
    self.limit = limit
    self.unit = unit
  }

  init(_ setting: String, _ comparison: Comparison, days: Int) {
    self.init(setting, comparison, Int64(days), .days)
  }

  /// A share, which is held in millionths.
  init(_ setting: String, _ comparison: Comparison, ratio: ExactDecimal) {
    self.init(setting, comparison, ratio.rounded(digits: 6) ?? .max, .ratio)
  }

  /// A factor, which is held in millionths.
  init(_ setting: String, _ comparison: Comparison, factor: ExactDecimal) {
    self.init(setting, comparison, factor.rounded(digits: 6) ?? .max, .factor)
  }

  /// Whether a value meets it.
  @inline(__always)
  func isMet(by value: Int64) -> Bool {
    switch comparison {
    case .atLeast: value >= limit
    case .atMost: value <= limit
    case .moreThan: value > limit
    case .under: value < limit
    }
  }

  /// Whether part ÷ whole, both exact, meets a limit in millionths. The whole is positive.
  @inline(__always)
  func isMet(byPart part: Int64, of whole: Int64) -> Bool {
    let left = Int128(part) * 1_000_000
    let right = Int128(limit) * Int128(whole)
    return switch comparison {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .moreThan: left > right
    case .under: left < right
    }
  }
}

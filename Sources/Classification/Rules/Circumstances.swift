/// What rules must know beside a customer's own profile.
public struct Circumstances: Equatable, Sendable {
  /// What customers are ranked by.
  public enum Basis: String, Sendable {
    /// Margin − cost to serve.
    case contribution
    /// Margin; no cost to serve is known.
    case margin
    /// Revenue; no cost of goods is known.
    case revenue
    /// Nothing was sold, and no cost is known.
    case none
  }

  /// The as-of day, in days since 1970-01-01.
  public var asOfDay: Int32
  /// What customers are ranked by.
  public var basis: Basis
  /// Whether any order, invoice … is known by the as-of day: without, nothing can be said of it.
  public var hasSales: Bool
  /// Whether the ledger has begun.
  public var hasReceivables: Bool
  /// Whether a cost of goods is known of any line of the trailing year.
  public var hasMargin: Bool
  /// Whether the cost to serve is known.
  public var hasCostToServe: Bool

  /// Circumstances in which everything is known.
  public init(
    asOfDay: Int32, basis: Basis = .contribution, hasSales: Bool = true,
    hasReceivables: Bool = true, hasMargin: Bool = true, hasCostToServe: Bool = true
  ) {
    self.asOfDay = asOfDay
    self.basis = basis
    self.hasSales = hasSales
    self.hasReceivables = hasReceivables
    self.hasMargin = hasMargin
    self.hasCostToServe = hasCostToServe
  }
}

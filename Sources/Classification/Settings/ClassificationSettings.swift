import Warehouse
import Workspace

/// Everything that classification needs to be told: thresholds, rates and how money is written.
public struct ClassificationSettings: Hashable, Sendable {
  /// The company's currency and its decimals.
  public var money = MoneyFormat(currency: "EUR", minorDigits: 2)
  /// A customer whose last order is more days ago than this is lost.
  public var inactiveAfterDays = 365
  /// Rates of what serving a customer costs.
  public var rates = ServiceRates()
  /// Thresholds of the four classes.
  public var classes = ClassLimits()
  /// Thresholds of the stages, in days.
  public var stages = StageLimits()
  /// The classes that come before the stage in the headline, the first that holds wins.
  public var headline = ["indebted", "unprofitable", "key", "loyal"]
  /// Classes of the firm's own.
  public var ownClasses: [OwnClassDefinition] = []
  /// The customers of a group (`parent_id`) are ranked as one.
  public var ranksGroups = false
  /// Settings on which no verdict rests, but queries: kept in the warehouse for them.
  public var querySettings: [QuerySetting] = []

  /// The defaults of METRICS, in euros.
  public init() {}

  /// Changes whenever any setting changes, but not where it stands: kept beside every snapshot, so
  /// that one made under other settings is known to be stale.
  public var fingerprint: String {
    var settings = self
    settings.querySettings = []
    for index in settings.ownClasses.indices { settings.ownClasses[index].places = nil }
    return StableHash.hexadecimal(of: String(describing: settings))
  }
}

/// A setting as queries read it from `warehouse_setting`.
public struct QuerySetting: Hashable, Sendable {
  /// Its name there.
  public let name: String
  /// Its value; nil where nothing is said, and queries take the default.
  public let value: String?

  /// A setting of that name.
  public init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

/// How amounts of money are written.
public struct MoneyFormat: Hashable, Sendable {
  /// The ISO code.
  public let currency: String
  /// How many decimals an amount has.
  public let minorDigits: Int

  /// A currency with its decimals.
  public init(currency: String, minorDigits: Int) {
    self.currency = currency
    self.minorDigits = minorDigits
  }
}

/// What serving a customer costs. Every rate is optional: unknown is not zero. Minor units.
public struct ServiceRates: Hashable, Sendable {
  /// A rate of one medium; `*` is every medium without one of its own.
  public struct Medium: Hashable, Sendable {
    /// The medium.
    public let medium: String
    /// Minor units a contact, or a minute.
    public let minor: Int64
    /// A medium's rate.
    public init(_ medium: String, _ minor: Int64) {
      self.medium = medium
      self.minor = minor
    }
  }

  /// For each contact, sorted by medium.
  public var perContact: [Medium]
  /// For each minute of a contact, sorted by medium.
  public var perMinute: [Medium]
  /// For each order.
  public var perOrderMinor: Int64?
  /// For each line that comes back.
  public var perReturnLineMinor: Int64?
  /// Yearly interest on overdue balances, a share.
  public var overdueInterestPerYear: ExactDecimal?

  /// Rates; without arguments none is known.
  public init(
    perContact: [Medium] = [], perMinute: [Medium] = [], perOrderMinor: Int64? = nil,
    perReturnLineMinor: Int64? = nil, overdueInterestPerYear: ExactDecimal? = nil
  ) {
    self.perContact = perContact.sorted { $0.medium < $1.medium }
    self.perMinute = perMinute.sorted { $0.medium < $1.medium }
    self.perOrderMinor = perOrderMinor
    self.perReturnLineMinor = perReturnLineMinor
    self.overdueInterestPerYear = overdueInterestPerYear
  }

  /// Whether any rate is given at all.
  public var isAnyGiven: Bool {
    !perContact.isEmpty || !perMinute.isEmpty || perOrderMinor != nil
      || perReturnLineMinor != nil || overdueInterestPerYear != nil
  }
}

/// Thresholds of the four classes.
public struct ClassLimits: Hashable, Sendable {
  /// Below what the contribution makes a customer unprofitable.
  public enum Floor: Hashable, Sendable {
    /// An amount in minor units.
    case amount(Int64)
    /// A share of the customer's revenue.
    case share(ExactDecimal)
  }

  /// Key: the customers before it hold less than this share of all positive values.
  public var keyShare = ExactDecimal(mantissa: 80, scale: 2)
  /// Loyal: orders in at least so many months of the trailing year.
  public var loyalMonths = 6
  /// Loyal: first order at least so many days ago.
  public var loyalFirstOrderDays = 365
  /// Loyal: last order at most so many days ago.
  public var loyalLastOrderDays = 90
  /// Indebted: at least so much overdue, less credits, in minor units.
  public var indebtedMinimumMinor: Int64 = 10_000
  /// Indebted: the oldest overdue for at least so many days.
  public var indebtedOldestDays = 30
  /// Unprofitable: contribution below this.
  public var unprofitableFloor = Floor.amount(0)

  /// The defaults of METRICS.
  public init() {}
}

/// Thresholds of the stages, in days.
public struct StageLimits: Hashable, Sendable {
  /// New: first order at most so many days ago.
  public var newDays = 90
  /// At risk: last order more than so many days ago.
  public var atRiskDays = 90
  /// Dormant: last order more than so many days ago.
  public var dormantDays = 180
  /// At risk also: silent for more than so many times its own median gap …
  public var gapFactor = ExactDecimal(2)
  /// … having ordered on at least so many days.
  public var gapOrderDays = 4

  /// The defaults of METRICS.
  public init() {}
}

/// A class of the firm's own: a condition over the profile.
public struct OwnClassDefinition: Hashable, Sendable {
  /// The class's name.
  public let name: String
  /// A condition in SQL over the columns of the profile.
  public let condition: String
  /// A sentence with columns in braces.
  public let reason: String
  /// Whether it can be a customer's headline.
  public let isHeadline: Bool
  /// Where name, condition and reason stand in the workspace's settings.
  public var places: Places?

  /// Where name, condition and reason stand.
  public struct Places: Hashable, Sendable {
    /// The name's.
    public let name: Place
    /// The condition's.
    public let condition: Place
    /// The reason's.
    public let reason: Place
    /// All places.
    public init(name: Place, condition: Place, reason: Place) {
      self.name = name
      self.condition = condition
      self.reason = reason
    }
  }

  /// A class; without a reason its sentence is the condition.
  public init(
    name: String, condition: String, reason: String? = nil, isHeadline: Bool = false,
    places: Places? = nil
  ) {
    self.name = name
    self.condition = condition
    self.reason = reason ?? condition
    self.isHeadline = isHeadline
    self.places = places
  }
}

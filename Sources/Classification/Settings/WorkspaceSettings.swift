import SQLite
import Warehouse
import Workspace

extension ClassificationSettings {
  /// What a workspace's settings say of classification.
  public init(_ settings: Settings) {
    let currency = settings.company.currency
    money = MoneyFormat(currency: currency.code, minorDigits: currency.minorDigits)
    inactiveAfterDays = settings.inactiveAfterDays
    rates = ServiceRates(settings.costToServe)
    classes = ClassLimits(settings.classes)
    stages = StageLimits(settings.stages)
    headline = settings.headline
    ownClasses = settings.classes.own.map(OwnClassDefinition.init)
    ranksGroups = settings.identity.groups
    querySettings = Self.querySettings(settings)
  }
}

extension ClassificationSettings {
  private static func querySettings(_ settings: Settings) -> [QuerySetting] {
    let (products, dunning, costs) = (settings.products, settings.dunning, settings.costToServe)
    return [
      QuerySetting("abc_a_share", products.abc.first?.description),
      QuerySetting("abc_b_share", products.abc.last?.description),
      QuerySetting("xyz_x_variation", products.xyz.first?.description),
      QuerySetting("xyz_y_variation", products.xyz.last?.description),
      QuerySetting("margin_floor_ratio", products.marginFloorRatio.description),
      QuerySetting("dunning_reminder_days", "\(dunning.reminderDays)"),
      QuerySetting("dunning_second_days", "\(dunning.secondDays)"),
      QuerySetting("dunning_last_days", "\(dunning.lastDays)"),
      QuerySetting("dunning_end_days", "\(dunning.endDays)"),
      QuerySetting("cost_per_order_minor", costs.perOrderMinor.map { "\($0)" }),
      QuerySetting("cost_per_return_line_minor", costs.perReturnLineMinor.map { "\($0)" }),
      QuerySetting(
        "overdue_interest_per_year", costs.overdueInterestPerYear.map(\.description)),
    ] + rates("cost_per_contact_minor", costs.perContactMinor)
      + rates("cost_per_minute_minor", costs.perMinuteMinor)
  }

  /// A rate of each medium: `cost_per_contact_minor:phone`.
  private static func rates(_ name: String, _ media: [String: Int64]) -> [QuerySetting] {
    media.sorted { $0.key < $1.key }.map { QuerySetting("\(name):\($0.key)", "\($0.value)") }
  }
}

extension ServiceRates {
  /// The workspace's rates.
  init(_ costs: CostToServe) {
    self.init(
      perContact: costs.perContactMinor.map { Medium($0.key, $0.value) },
      perMinute: costs.perMinuteMinor.map { Medium($0.key, $0.value) },
      perOrderMinor: costs.perOrderMinor, perReturnLineMinor: costs.perReturnLineMinor,
      overdueInterestPerYear: costs.overdueInterestPerYear)
  }
}

extension ClassLimits {
  /// The workspace's limits.
  init(_ thresholds: ClassThresholds) {
    keyShare = thresholds.keyShare
    loyalMonths = thresholds.loyalMonths
    loyalFirstOrderDays = thresholds.loyalFirstOrderDays
    loyalLastOrderDays = thresholds.loyalLastOrderDays
    indebtedMinimumMinor = thresholds.indebtedMinimumMinor
    indebtedOldestDays = thresholds.indebtedOldestDays
    unprofitableFloor =
      switch thresholds.unprofitableFloor {
      case .amount(let minor): .amount(minor)
      case .share(let share): .share(share)
      }
  }
}

extension StageLimits {
  /// The workspace's limits.
  init(_ stages: Stages) {
    newDays = stages.newDays
    atRiskDays = stages.atRiskDays
    dormantDays = stages.dormantDays
    gapFactor = stages.gapFactor
    gapOrderDays = stages.gapOrderDays
  }
}

extension OwnClassDefinition {
  /// The workspace's class.
  init(_ own: OwnClass) {
    self.init(
      name: own.name, condition: own.condition, reason: own.reason, isHeadline: own.isHeadline,
      places: Places(
        name: own.namePlace, condition: own.conditionPlace, reason: own.reasonPlace))
  }
}

extension Classifier {
  /// A classifier under a workspace's settings.
  public init(connection: Connection, workspace: Settings) {
    self.init(connection: connection, settings: ClassificationSettings(workspace))
  }
}

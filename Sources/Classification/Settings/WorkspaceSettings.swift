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
      places: Places(condition: own.conditionPlace, reason: own.reasonPlace))
  }
}

extension Classifier {
  /// A classifier under a workspace's settings.
  public init(connection: Connection, workspace: Settings) {
    self.init(connection: connection, settings: ClassificationSettings(workspace))
  }
}

/// A rule that says whether a customer bears a class.
public protocol ClassRule: Sendable {
  /// The class's name.
  var name: String { get }
  /// What the manual says of the rule.
  var entry: RuleEntry { get }
  /// Whether the class is borne; nil where an input is unknown.
  func assess(_ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances) -> Bool?
  /// The same with its evidence.
  func explain(_ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances)
    -> Verdict
}

/// The four rules of a workspace and the stage.
public struct RuleBook: Sendable {
  /// Who brings most.
  public let key: KeyRule
  /// Who orders steadily.
  public let loyal: LoyalRule
  /// Who owes for long.
  public let indebted: IndebtedRule
  /// Who costs more than it brings.
  public let unprofitable: UnprofitableRule
  /// Where in its life with the company a customer is.
  public let stage: StageRule
  /// Which class or stage stands for the customer where it must be counted once.
  public let headline: HeadlineRule

  /// The rules under those settings.
  public init(_ settings: ClassificationSettings) {
    key = KeyRule(settings.classes)
    loyal = LoyalRule(settings.classes)
    indebted = IndebtedRule(settings.classes)
    unprofitable = UnprofitableRule(settings.classes)
    stage = StageRule(settings.stages, inactiveAfterDays: settings.inactiveAfterDays)
    headline = HeadlineRule(order: settings.headline)
  }

  /// The rules of the classes, in the order of the manual.
  public var classes: [any ClassRule] { [key, loyal, indebted, unprofitable] }

  /// All verdicts of a customer, also those that do not hold; the stage's is the last.
  public func verdicts(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> [Verdict] {
    classes.map { $0.explain(profile, standing, circumstances) }
      + [stage.explain(profile, circumstances)]
  }
}

extension RuleBook {
  /// The limits in force as warehouse_setting keeps them: `loyal_months` 6, `indebted_minimum`
  /// 100.00, `key_share` 0.8.
  func limits(_ money: MoneyFormat) -> [(name: String, value: String)] {
    let entries = classes.map(\.entry) + [stage.entry]
    return entries.flatMap(\.thresholds).map { threshold in
      (Self.settingName(threshold.setting), threshold.machineText(money))
    }
  }

  /// Limits of which only one is in force.
  static let alternativeLimits = ["unprofitable_floor", "unprofitable_floor_share"]

  private static func settingName(_ path: String) -> String {
    let parts = path.split(separator: ".")
    let isGrouped = parts.count > 1 && (parts[0] == "classes" || parts[0] == "stages")
    return (isGrouped ? parts.dropFirst() : parts[...]).joined(separator: "_")
  }
}

/// Key: ranked by contribution of the trailing year, the customers with a positive value whose
/// predecessors together hold less than a share of all positive values.
public struct KeyRule: ClassRule {
  private let share: Threshold

  init(_ limits: ClassLimits) {
    share = Threshold("classes.key.share", .under, ratio: limits.keyShare)
  }

  /// `key`
  public var name: String { "key" }

  /// What the manual says.
  public var entry: RuleEntry {
    RuleEntry(
      name: name, title: "Key customers",
      text: """
        Customers are ranked by contribution of the trailing year (by margin where the cost to \
        serve is unknown, by revenue where no cost is known at all), ties by customer id. A \
        customer is key if its value is positive and those before it together hold \
        {\(share.setting)} of all positive values. Where the workspace says `identity.groups`, the \
        customers below one head (`parent_id`) are ranked as one, by their values together, and \
        are key together.
        """,
      thresholds: [share],
      inputs: ["contribution_12m", "margin_12m", "revenue_12m", "customer_id", "parent_id"],
      notAssessed: "no sales are known, or none of the customer's lines has a cost.")
  }

  /// Whether it holds; nil where the customer's value is unknown.
  public func assess(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Bool? {
    guard Self.value(of: profile, by: circumstances.basis) != nil else { return nil }
    guard let standing else { return false }
    return share.isMet(byPart: standing.beforeMinor, of: standing.totalMinor)
  }

  /// The verdict.
  public func explain(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Verdict {
    guard let holds = assess(profile, standing, circumstances),
      let value = Self.value(of: profile, by: circumstances.basis)
    else { return .notAssessed(name, missing: circumstances.hasSales ? "cost" : "sales") }
    let group = standing?.group
    var evidence: [Verdict.Evidence] = [
      .word("basis", circumstances.basis.rawValue), .money("value", group?.valueMinor ?? value),
      .date("as_of", circumstances.asOfDay),
    ]
    guard let standing else {
      return Verdict(
        name, .doesNotHold, threshold: share, sentence: "key.not_positive", evidence)
    }
    let before = Verdict.Evidence.share(
      "before", standing.beforeMinor, of: standing.totalMinor)
    evidence += [
      .count("rank", standing.rank), .count("ranked", standing.ranked), before,
      .limit("threshold", share),
    ]
    if let group { evidence.append(.count("members", group.members)) }
    let sentence = (group == nil ? "key." : "key.group_") + (holds ? "holds" : "misses")
    return Verdict(
      name, holds ? .holds : .doesNotHold, value: before.number, threshold: share,
      sentence: sentence, evidence)
  }

  /// What a customer is ranked by; nil where it is unknown.
  static func value(of profile: Profile, by basis: Circumstances.Basis) -> Int64? {
    switch basis {
    case .contribution: profile.contributionYearMinor
    case .margin: profile.marginYearMinor
    case .revenue: profile.revenueYearMinor
    case .none: nil
    }
  }
}

extension Verdict.Evidence {
  /// The number, where it is one.
  var number: Int64? {
    guard case .number(let number, _) = value else { return nil }
    return number
  }
}

/// Unprofitable: contribution of the trailing year below the floor, with at least one completed line
/// or contact in it.
///
/// Revenue alone cannot show it. Where the cost to serve is known and that of the goods is not, the
/// contribution is at most revenue − cost to serve: below the floor it shows a loss all the same,
/// and above it nothing.
public struct UnprofitableRule: ClassRule {
  private let floor: Threshold

  init(_ limits: ClassLimits) {
    switch limits.unprofitableFloor {
    case .amount(let minor):
      floor = Threshold("classes.unprofitable.floor", .under, minor, .money)
    case .share(let share):
      floor = Threshold("classes.unprofitable.floor_share", .under, ratio: share)
    }
  }

  /// `unprofitable`
  public var name: String { "unprofitable" }

  /// What the manual says.
  public var entry: RuleEntry {
    RuleEntry(
      name: name, title: "Unprofitable customers",
      text: """
        A customer is unprofitable if its contribution of the trailing year (margin − cost to \
        serve) is {\(floor.setting)}\(floor.unit == .ratio ? " of its revenue" : "") and it has \
        at least one completed line or contact in that year. Where only the cost to serve is \
        known, revenue − cost to serve, which the contribution cannot exceed, can show it too.
        """,
      thresholds: [floor],
      inputs: [
        "contribution_12m", "revenue_12m", "cost_to_serve_12m", "lines_12m", "contacts_12m",
      ],
      notAssessed: "neither margin nor cost to serve is known, or the margin is unknown and "
        + "revenue less cost to serve is not below the floor.")
  }

  /// Whether it holds; nil where what is known cannot show it.
  public func assess(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Bool? {
    guard circumstances.hasMargin || circumstances.hasCostToServe else { return nil }
    guard profile.linesYear > 0 || profile.contactsYear > 0 else { return false }
    if let contribution = profile.contributionYearMinor { return isBelow(contribution, profile) }
    guard let highest = Self.highestContribution(profile) else { return nil }
    return isBelow(highest, profile) ? true : nil
  }

  private func isBelow(_ contribution: Int64, _ profile: Profile) -> Bool {
    guard floor.unit == .ratio else { return floor.isMet(by: contribution) }
    // contribution < share × revenue, also where the revenue is not positive.
    return Int128(contribution) * 1_000_000 < Int128(floor.limit) * Int128(profile.revenueYearMinor)
  }

  /// What the contribution cannot exceed where the cost of the goods is unknown.
  private static func highestContribution(_ profile: Profile) -> Int64? {
    profile.costToServeYearMinor.map { profile.revenueYearMinor &- $0 }
  }

  /// The verdict.
  public func explain(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Verdict {
    guard let holds = assess(profile, standing, circumstances) else {
      return .notAssessed(name, missing: "cost")
    }
    let asOf = Verdict.Evidence.date("as_of", circumstances.asOfDay)
    let limit = floorMinor(of: profile)
    guard profile.linesYear > 0 || profile.contactsYear > 0 else {
      return Verdict(
        name, .doesNotHold, value: nil, limit: limit, unit: .money,
        sentence: "unprofitable.nothing_done", [asOf])
    }
    let isKnown = profile.contributionYearMinor != nil
    let value = profile.contributionYearMinor ?? Self.highestContribution(profile) ?? 0
    let kind = isKnown ? "unprofitable" : "unprofitable.at_most"
    return Verdict(
      name, holds ? .holds : .doesNotHold, value: value, limit: limit, unit: .money,
      sentence: kind + (holds ? ".holds" : ".misses"),
      [
        .word("basis", profile.costToServeYearMinor == nil ? "margin" : "contribution"),
        .money("value", value), asOf, .money("threshold", limit),
      ])
  }

  /// The floor of a customer as an amount; a share of its revenue is rounded half away from zero.
  private func floorMinor(of profile: Profile) -> Int64 {
    guard floor.unit == .ratio else { return floor.limit }
    let exact = Int128(floor.limit) * Int128(profile.revenueYearMinor)
    return Int64(clamping: roundedQuotient(exact, 1_000_000))
  }
}

/// Indebted: overdue less credits at least a minimum, and the oldest overdue for long enough.
public struct IndebtedRule: ClassRule {
  private let minimum: Threshold
  private let oldest: Threshold

  init(_ limits: ClassLimits) {
    minimum = Threshold(
      "classes.indebted.minimum", .atLeast, limits.indebtedMinimumMinor, .money)
    oldest = Threshold(
      "classes.indebted.oldest_days", .atLeast, days: limits.indebtedOldestDays)
  }

  /// `indebted`
  public var name: String { "indebted" }

  /// What the manual says.
  public var entry: RuleEntry {
    RuleEntry(
      name: name, title: "Indebted customers",
      text: """
        A customer is indebted if its overdue balance less its credits is {\(minimum.setting)} \
        and its oldest overdue invoice was due {\(oldest.setting)} ago.
        """,
      thresholds: [minimum, oldest],
      inputs: ["overdue", "credit", "oldest_overdue_days"],
      notAssessed: "no invoices and no payments are known.")
  }

  /// Whether it holds; nil where no receivables are known.
  public func assess(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Bool? {
    guard circumstances.hasReceivables else { return nil }
    guard let days = profile.oldestOverdueDays else { return false }
    return minimum.isMet(by: profile.overdueMinor &- profile.creditMinor)
      && oldest.isMet(by: Int64(days))
  }

  /// The verdict.
  public func explain(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Verdict {
    guard let holds = assess(profile, standing, circumstances) else {
      return .notAssessed(name, missing: "receivables")
    }
    let value = profile.overdueMinor &- profile.creditMinor
    guard let days = profile.oldestOverdueDays else {
      return Verdict(
        name, .doesNotHold, value: value, threshold: minimum, sentence: "indebted.nothing_overdue",
        [.date("as_of", circumstances.asOfDay)])
    }
    return Verdict(
      name, holds ? .holds : .doesNotHold, value: value, threshold: minimum,
      sentence: holds ? "indebted.holds" : "indebted.misses",
      [
        .money("value", value), .limit("threshold", minimum),
        .date("as_of", circumstances.asOfDay), .days("oldest", days),
        .limit("oldest_threshold", oldest),
      ])
  }
}

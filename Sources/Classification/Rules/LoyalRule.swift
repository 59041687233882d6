/// Loyal: orders in at least so many months of the trailing year, the first one long ago, the last
/// one not.
public struct LoyalRule: ClassRule {
  private let months: Threshold
  private let firstOrder: Threshold
  private let lastOrder: Threshold

  init(_ limits: ClassLimits) {
    months = Threshold("classes.loyal.months", .atLeast, Int64(limits.loyalMonths), .count)
    firstOrder = Threshold(
      "classes.loyal.first_order_days", .atLeast, days: limits.loyalFirstOrderDays)
    lastOrder = Threshold(
      "classes.loyal.last_order_days", .atMost, days: limits.loyalLastOrderDays)
  }

  /// `loyal`
  public var name: String { "loyal" }

  /// What the manual says.
  public var entry: RuleEntry {
    RuleEntry(
      name: name, title: "Loyal customers",
      text: """
        A customer is loyal if it ordered in {\(months.setting)} different months of the trailing \
        year, its first order was {\(firstOrder.setting)} ago and its last one \
        {\(lastOrder.setting)} ago.
        """,
      thresholds: [months, firstOrder, lastOrder],
      inputs: ["order_months_12m", "tenure_days", "recency_days"],
      notAssessed: "no sales are known.")
  }

  /// Whether it holds; nil where no sales are known.
  public func assess(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Bool? {
    guard circumstances.hasSales else { return nil }
    guard let tenure = profile.tenureDays, let recency = profile.recencyDays else { return false }
    return months.isMet(by: Int64(profile.orderMonthsYear))
      && firstOrder.isMet(by: Int64(tenure)) && lastOrder.isMet(by: Int64(recency))
  }

  /// The verdict.
  public func explain(
    _ profile: Profile, _ standing: Standing?, _ circumstances: Circumstances
  ) -> Verdict {
    guard let holds = assess(profile, standing, circumstances) else {
      return .notAssessed(name, missing: "sales")
    }
    guard let tenure = profile.tenureDays, let recency = profile.recencyDays else {
      return Verdict(
        name, .doesNotHold, value: 0, threshold: months, sentence: "loyal.no_order",
        [.date("as_of", circumstances.asOfDay)])
    }
    return Verdict(
      name, holds ? .holds : .doesNotHold, value: Int64(profile.orderMonthsYear),
      threshold: months, sentence: holds ? "loyal.holds" : "loyal.misses",
      [
        .count("months", profile.orderMonthsYear), .limit("months_threshold", months),
        .date("as_of", circumstances.asOfDay), .days("first_order", tenure),
        .limit("first_order_threshold", firstOrder), .days("last_order", recency),
        .limit("last_order_threshold", lastOrder),
      ])
  }
}

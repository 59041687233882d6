import Testing

@testable import Classification

/// 2025-10-31
private let asOf: Int32 = 20_392

@Suite struct LoyalRuleTests {
  @Test(arguments: [
    (5, 365, 90, false), (6, 365, 90, true), (7, 365, 90, true), (6, 364, 90, false),
    (6, 366, 90, true), (6, 365, 89, true), (6, 365, 91, false),
  ])
  func thresholds(months: Int, first: Int, last: Int, holds: Bool) {
    let rule = RuleBook(ClassificationSettings()).loyal
    var profile = Profile()
    profile.orderMonthsYear = months
    profile.tenureDays = first
    profile.recencyDays = last
    let circumstances = Circumstances(asOfDay: asOf)
    #expect(rule.assess(profile, nil, circumstances) == holds)
    #expect(rule.explain(profile, nil, circumstances).outcome == (holds ? .holds : .doesNotHold))
  }
}

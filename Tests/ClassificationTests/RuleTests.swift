import Testing
import Warehouse

@testable import Classification

/// 2025-10-31
private let circumstances = Circumstances(asOfDay: 20_392)
private let book = RuleBook(ClassificationSettings())
private let sentences = Sentences(money: MoneyFormat(currency: "CZK", minorDigits: 2))

private func profile(_ change: (inout Profile) -> Void) -> Profile {
  var profile = Profile()
  change(&profile)
  return profile
}

@Suite struct KeyRuleTests {
  /// The outcome for customers of those values, by hand: `before` is what those before hold.
  @Test(arguments: [
    (79, 100, true), (80, 100, false), (81, 100, false), (0, 1, true), (0, 100, true),
    (799_999, 1_000_000, true), (800_000, 1_000_000, false), (800_001, 1_000_000, false),
  ])
  func shareBeforeIsUnderTheLimit(before: Int64, total: Int64, holds: Bool) {
    let standing = Standing(rank: 2, ranked: 3, beforeMinor: before, totalMinor: total)
    let profile = profile { $0.marginYearMinor = total - before }
    #expect(book.key.assess(profile, standing, circumstances) == holds)
  }

  @Test func valueMustBePositive() {
    for margin: Int64 in [-1, 0] {
      let profile = profile { $0.marginYearMinor = margin }
      #expect(book.key.assess(profile, nil, circumstances) == false)
    }
  }

  @Test(
    arguments: [
      (.contribution, 100, 30, 70),
      (.margin, 100, nil, 100), (.revenue, nil, nil, 900), (.contribution, 100, nil, 100),
      (.contribution, nil, 30, nil), (.margin, nil, 30, nil), (.none, 100, 30, nil),
    ] as [(Circumstances.Basis, Int64?, Int64?, Int64?)])
  func valueByBasis(
    basis: Circumstances.Basis, margin: Int64?, service: Int64?, value: Int64?
  ) {
    let profile = profile {
      $0.marginYearMinor = margin
      $0.costToServeYearMinor = service
      $0.revenueYearMinor = 900
    }
    #expect(KeyRule.value(of: profile, by: basis) == value)
    var known = circumstances
    known.basis = basis
    if value == nil {
      #expect(book.key.assess(profile, nil, known) == nil)
      #expect(book.key.explain(profile, nil, known).outcome == .notAssessed)
    }
  }

  @Test func sentence() {
    let standing = Standing(
      rank: 14, ranked: 1_204, beforeMinor: 412_345, totalMinor: 1_000_000)
    let profile = profile { $0.marginYearMinor = 18_234_000 }
    let verdict = book.key.explain(profile, standing, circumstances)
    #expect(
      sentences.labelled(verdict)
        == "key: contribution 182,340.00 CZK in the 12 months to 31 Oct 2025, rank 14 of 1,204; "
        + "those before it hold 41.2 % of the total, under 80 %")
    #expect(verdict.value == 412_345)
    #expect(verdict.threshold == 800_000)
  }

  @Test func rankingOfTies() {
    let ids = ["", "b", "a", "C", "ab"]
    let ranking = Ranking([(1, 5), (2, 5), (3, 5), (4, 7), (0, 0), (0, -3)]) { ids }
    // Byte by byte, capitals come first.
    #expect(ranking.places.map(\.customer) == [4, 3, 2, 1])
    #expect(ranking.totalMinor == 22)
  }
}

@Suite struct LoyalRuleTests {
  @Test(arguments: [
    (5, 365, 90, false), (6, 365, 90, true), (7, 365, 90, true), (6, 364, 90, false),
    (6, 366, 90, true), (6, 365, 89, true), (6, 365, 91, false), (5, 364, 91, false),
  ])
  func thresholds(months: Int, first: Int, last: Int, holds: Bool) {
    let profile = profile {
      $0.orderMonthsYear = months
      $0.tenureDays = first
      $0.recencyDays = last
    }
    #expect(book.loyal.assess(profile, nil, circumstances) == holds)
    #expect(
      book.loyal.explain(profile, nil, circumstances).outcome == (holds ? .holds : .doesNotHold))
  }

  @Test func withoutOrdersAndWithoutSales() {
    #expect(book.loyal.assess(Profile(), nil, circumstances) == false)
    var unknown = circumstances
    unknown.hasSales = false
    #expect(book.loyal.assess(Profile(), nil, unknown) == nil)
    #expect(book.loyal.explain(Profile(), nil, unknown).missing == "sales")
  }
}

@Suite struct IndebtedRuleTests {
  @Test(arguments: [
    (9_999, 0, 30, false), (10_000, 0, 30, true), (10_001, 0, 30, true), (10_000, 0, 29, false),
    (10_000, 0, 31, true), (10_001, 1, 30, true), (10_000, 1, 30, false),
    (90_000, 85_000, 99, false),
  ])
  func thresholds(overdue: Int64, credit: Int64, oldest: Int, holds: Bool) {
    let profile = profile {
      $0.overdueMinor = overdue
      $0.creditMinor = credit
      $0.oldestOverdueDays = oldest
    }
    #expect(book.indebted.assess(profile, nil, circumstances) == holds)
  }

  @Test func nothingOverdueAndNothingKnown() {
    let verdict = book.indebted.explain(Profile(), nil, circumstances)
    #expect(sentences.labelled(verdict) == "indebted: nothing overdue on 31 Oct 2025")
    var unknown = circumstances
    unknown.hasReceivables = false
    #expect(book.indebted.assess(profile { $0.oldestOverdueDays = 99 }, nil, unknown) == nil)
    #expect(
      sentences.labelled(book.indebted.explain(Profile(), nil, unknown))
        == "indebted: not assessed: invoices and payments are unknown")
  }

  @Test func sentence() {
    let profile = profile {
      $0.overdueMinor = 1_234_567
      $0.creditMinor = 67
      $0.oldestOverdueDays = 1_045
    }
    #expect(
      sentences.labelled(book.indebted.explain(profile, nil, circumstances))
        == "indebted: 12,345.00 CZK overdue less credits on 31 Oct 2025, at least 100.00 CZK; "
        + "the oldest for 1,045 days, at least 30 days")
  }
}

@Suite struct UnprofitableRuleTests {
  /// margin, cost to serve, lines, contacts → verdict, floor 0, all inputs present or missing.
  @Test(
    arguments: [
      (-1, nil, 1, 0, true), (0, nil, 1, 0, false), (1, nil, 1, 0, false),
      (10, 11, 1, 0, true), (10, 10, 1, 0, false), (10, 9, 1, 0, false), (0, 5, 0, 1, true),
      (-9, 5, 0, 0, false), (0, 0, 0, 1, false), (nil, nil, 1, 1, nil), (nil, 899, 1, 1, nil),
      (nil, 900, 1, 1, nil), (nil, 901, 1, 1, true), (nil, nil, 0, 0, false),
    ] as [(Int64?, Int64?, Int, Int, Bool?)])
  func thresholds(
    margin: Int64?, service: Int64?, lines: Int, contacts: Int, holds: Bool?
  ) {
    let profile = profile {
      $0.marginYearMinor = margin
      $0.costToServeYearMinor = service
      $0.linesYear = lines
      $0.contactsYear = contacts
      $0.revenueYearMinor = 900
    }
    #expect(book.unprofitable.assess(profile, nil, circumstances) == holds)
  }

  @Test(arguments: [(false, false, true), (true, false, false), (false, true, false)])
  func neitherMarginNorServiceIsKnown(margin: Bool, service: Bool, isUnknown: Bool) {
    var known = circumstances
    known.hasMargin = margin
    known.hasCostToServe = service
    let verdict = book.unprofitable.assess(Profile(), nil, known)
    #expect((verdict == nil) == isUnknown)
  }

  @Test(arguments: [(49, true), (50, false), (51, false)])
  func floorAsShareOfRevenue(contribution: Int64, holds: Bool) {
    var settings = ClassificationSettings()
    settings.classes.unprofitableFloor = .share(ExactDecimal(mantissa: 5, scale: 2))
    let rule = RuleBook(settings).unprofitable
    let profile = profile {
      $0.marginYearMinor = contribution
      $0.revenueYearMinor = 1_000
      $0.linesYear = 1
    }
    #expect(rule.assess(profile, nil, circumstances) == holds)
    #expect(rule.explain(profile, nil, circumstances).threshold == 50)
  }
}

@Suite struct StageRuleTests {
  @Test(arguments: [
    (90, 90, Stage.new), (91, 0, .active), (91, 90, .active), (91, 91, .atRisk),
    (400, 180, .atRisk), (400, 181, .dormant), (400, 365, .dormant), (400, 366, .lost),
    (90, 0, .new), (89, 3, .new),
  ])
  func byDays(tenure: Int, recency: Int, stage: Stage) {
    let profile = profile {
      $0.tenureDays = tenure
      $0.recencyDays = recency
    }
    #expect(book.stage.assess(profile, circumstances) == stage)
  }

  /// Silent for more than twice the median gap, having ordered on four days or more.
  @Test(arguments: [
    (4, 20, 20, Stage.active), (4, 20, 21, .atRisk), (3, 20, 21, .active), (5, 21, 21, .active),
    (5, 21, 22, .atRisk), (4, 200, 90, .active), (4, 180, 91, .atRisk),
  ])
  func byGap(orderDays: Int, gapTwice: Int, recency: Int, stage: Stage) {
    let profile = profile {
      $0.tenureDays = 400
      $0.recencyDays = recency
      $0.orderDays = orderDays
      $0.medianGapTwice = gapTwice
    }
    #expect(book.stage.assess(profile, circumstances) == stage)
  }

  @Test func withoutOrdersAndWithoutSales() {
    #expect(book.stage.assess(Profile(), circumstances) == .prospect)
    var unknown = circumstances
    unknown.hasSales = false
    #expect(book.stage.assess(Profile(), unknown) == .notAssessed)
  }

  @Test func sentenceByGap() {
    let profile = profile {
      $0.tenureDays = 400
      $0.recencyDays = 40
      $0.orderDays = 9
      $0.medianGapTwice = 35
    }
    #expect(
      sentences.labelled(book.stage.explain(profile, circumstances))
        == "at risk: last order 40 days ago, more than 2 times its own median gap of 17.5 days")
  }
}

@Suite struct HeadlineRuleTests {
  /// All sixteen combinations of the four classes.
  @Test(arguments: 0..<16)
  func firstOfTheOrder(bits: Int) {
    let names = ["indebted", "unprofitable", "key", "loyal"]
    let borne = Set(names.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
    let expected = [
      "active", "indebted", "unprofitable", "indebted", "key", "indebted", "unprofitable",
      "indebted", "loyal", "indebted", "unprofitable", "indebted", "key", "indebted",
      "unprofitable", "indebted",
    ]
    #expect(book.headline.choose(stage: .active) { borne.contains($0) } == expected[bits])
  }
}

@Suite struct RuleManualTests {
  @Test func saysTheLimitsInForce() {
    var settings = ClassificationSettings()
    settings.money = MoneyFormat(currency: "PLN", minorDigits: 2)
    settings.classes.loyalMonths = 4
    settings.classes.indebtedMinimumMinor = 40_000
    let manual = RuleManual.markdown(settings)
    #expect(manual.contains("it ordered in at least 4 different months of the trailing year"))
    #expect(manual.contains("its overdue balance less its credits is at least 400.00 PLN"))
    #expect(manual.contains("those before it together hold under 80 % of all positive values"))
    #expect(manual.contains("silent for more than 2 times its own median gap"))
    #expect(manual.contains("| `classes.loyal.months` | 4 |"))
    #expect(!manual.contains("{"))
  }

  @Test func everySentenceHasItsPattern() {
    for verdict in book.verdicts(Profile(), nil, circumstances) {
      #expect(Sentences.english[verdict.sentence] != nil)
    }
  }
}

import Testing
import Warehouse

@testable import Classification

/// Every rule at its thresholds −1, 0, +1 and with each input missing, in all combinations, against the
/// definitions of METRICS written out once more, with the numbers as they stand there.
@Suite struct RuleEnumerationTests {
  private let book = RuleBook(ClassificationSettings())

  private func circumstances(
    sales: Bool = true, receivables: Bool = true, margin: Bool = true, service: Bool = true
  ) -> Circumstances {
    Circumstances(
      asOfDay: 20_392, hasSales: sales, hasReceivables: receivables, hasMargin: margin,
      hasCostToServe: service)
  }

  /// Assessed and explained say the same.
  private func outcome(
    _ rule: any ClassRule, _ profile: Profile, _ standing: Standing?, _ known: Circumstances
  ) -> Bool? {
    let assessed = rule.assess(profile, standing, known)
    let explained: Bool? =
      switch rule.explain(profile, standing, known).outcome {
      case .holds: true
      case .doesNotHold: false
      case .notAssessed: nil
      }
    #expect(assessed == explained)
    return assessed
  }

  @Test func loyal() {
    var cases = 0
    for months in [0, 5, 6, 7] {
      for first in [nil, 364, 365, 366] as [Int?] {
        for last in [nil, 89, 90, 91] as [Int?] {
          for sales in [true, false] {
            var profile = Profile()
            profile.orderMonthsYear = months
            profile.tenureDays = first
            profile.recencyDays = last
            let expected: Bool? =
              !sales ? nil : months >= 6 && (first ?? 0) >= 365 && (last ?? 1_000) <= 90
            let found = outcome(book.loyal, profile, nil, circumstances(sales: sales))
            #expect(found == expected, "\(months), \(first ?? -1), \(last ?? -1)")
            cases += 1
          }
        }
      }
    }
    #expect(cases == 128)
  }

  @Test func indebted() {
    var cases = 0
    for overdue: Int64 in [0, 9_999, 10_000, 10_001] {
      for credit: Int64 in [0, 1, 10_001] {
        for oldest in [nil, 29, 30, 31] as [Int?] {
          for receivables in [true, false] {
            var profile = Profile()
            profile.overdueMinor = overdue
            profile.creditMinor = credit
            profile.oldestOverdueDays = oldest
            let expected: Bool? =
              !receivables ? nil : overdue - credit >= 10_000 && (oldest ?? 0) >= 30
            let known = circumstances(receivables: receivables)
            #expect(
              outcome(book.indebted, profile, nil, known) == expected,
              "\(overdue), \(credit), \(oldest ?? -1)")
            cases += 1
          }
        }
      }
    }
    #expect(cases == 96)
  }

  /// Floors of 0 and of 5 % of a revenue of 1,000; margin and cost to serve so that contribution, or
  /// with an unknown margin the most that it can be, is at the floor −1, 0, +1.
  @Test(arguments: [(nil, 0), (5, 50)] as [(Int64?, Int64)])
  func unprofitable(percent: Int64?, floor: Int64) {
    var settings = ClassificationSettings()
    if let percent {
      settings.classes.unprofitableFloor = .share(ExactDecimal(mantissa: percent, scale: 2))
    }
    let rule = RuleBook(settings).unprofitable
    var cases = 0
    for contribution in [floor - 1, floor, floor + 1] {
      for service in [nil, 0, 7] as [Int64?] {
        for isMarginKnown in [true, false] {
          for (lines, contacts) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            for (margin, cost) in [(true, true), (true, false), (false, true), (false, false)] {
              var profile = Profile()
              profile.marginYearMinor = isMarginKnown ? contribution + (service ?? 0) : nil
              profile.costToServeYearMinor = service
              profile.revenueYearMinor = 1_000
              profile.linesYear = lines
              profile.contactsYear = contacts
              let known = circumstances(margin: margin, service: cost)
              let expected: Bool? =
                if !margin, !cost { nil } else if lines + contacts == 0 {
                  false
                } else if isMarginKnown { contribution < floor }
                // Revenue less the cost to serve, far above the floor, shows nothing.
                else { nil }
              #expect(outcome(rule, profile, nil, known) == expected)
              cases += 1
            }
          }
        }
      }
    }
    #expect(cases == 288)
  }

  /// With an unknown margin a cost to serve over the revenue shows a loss all the same.
  @Test(arguments: [(999, nil), (1_000, nil), (1_001, true)] as [(Int64, Bool?)])
  func unprofitableAtMost(service: Int64, expected: Bool?) {
    var profile = Profile()
    profile.costToServeYearMinor = service
    profile.revenueYearMinor = 1_000
    profile.linesYear = 1
    #expect(outcome(book.unprofitable, profile, nil, circumstances()) == expected)
  }

  @Test func key() {
    var cases = 0
    for basis in [Circumstances.Basis.contribution, .margin, .revenue, .none] {
      for value: Int64 in [-1, 0, 1] {
        for isKnown in [true, false] {
          for before: Int64 in [0, 799_999, 800_000, 800_001] {
            var profile = Profile()
            profile.marginYearMinor = isKnown ? value : nil
            profile.revenueYearMinor = value
            var known = circumstances()
            known.basis = basis
            // Only positive values have a place in the ranking.
            let standing =
              value > 0
              ? Standing(rank: 2, ranked: 3, beforeMinor: before, totalMinor: 1_000_000) : nil
            let isValueKnown = basis == .revenue || basis != .none && isKnown
            let expected: Bool? = isValueKnown ? value > 0 && before < 800_000 : nil
            #expect(outcome(book.key, profile, standing, known) == expected)
            cases += 1
          }
        }
      }
    }
    #expect(cases == 96)
  }

  /// Stages: tenure and recency at 90, 180, 365 days −1, 0, +1, four order days −1, 0, +1, and a silence
  /// of twice the median gap −1, 0, +1; no order, no sales, no gap.
  @Test func stages() {
    let edges = [0, 89, 90, 91, 179, 180, 181, 364, 365, 366]
    var cases = 0
    for tenure in [nil] + edges.map(Optional.some) {
      for recency in edges where recency <= tenure ?? .max {
        for orderDays in [3, 4, 5] {
          for gapTwice in [nil, recency - 1, recency, recency + 1] as [Int?] {
            if let gapTwice, gapTwice < 0 { continue }
            for sales in [true, false] {
              var profile = Profile()
              profile.tenureDays = tenure
              profile.recencyDays = tenure == nil ? nil : recency
              profile.orderDays = orderDays
              profile.medianGapTwice = gapTwice
              let expected: Stage =
                if !sales { .notAssessed } else if tenure == nil {
                  .prospect
                } else if tenure ?? 0 <= 90 { .new } else if recency > 365 {
                  .lost
                } else if recency > 180 { .dormant } else if recency > 90 {
                  .atRisk
                } else if orderDays >= 4, recency > gapTwice ?? .max { .atRisk } else { .active }
              #expect(
                book.stage.assess(profile, circumstances(sales: sales)) == expected,
                "\(tenure ?? -1), \(recency), \(orderDays)")
              cases += 1
            }
          }
        }
      }
    }
    #expect(cases == 1_494)
  }
}

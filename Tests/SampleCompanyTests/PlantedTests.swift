import Foundation
import SampleCompany
import Testing

/// What is planted is in the exports, for other seeds and sizes too.
@Suite struct PlantedTests {
  @Test(arguments: [(1, 20_000), (2, 20_000), (3, 3000), (1, 200_000)] as [(UInt64, Int)])
  func plantedCustomers(seed: UInt64, lines: Int) throws {
    let folder = try TemporaryFolder()
    let sample = folder.path + "/sample"
    try SampleCompany(seed: seed, lines: lines).write(to: sample)
    let tally = try Tally(sample)
    #expect(tally.lineCount == lines)
    #expect(tally.customersOfOrder.values.allSatisfy { $0.count == 1 })
    let planted = try Table("planted.csv", in: sample, separator: ",").rows
    let hundreds = max((lines * 3 + 5000) / 10_000, 1)
    checkProportions(planted, hundreds: hundreds)
    let keys = keyCustomers(tally)
    for row in planted {
      let figures = try #require(tally.customers[String(row[0])], "\(row)")
      check(row, figures, isKey: keys.contains(String(row[0])))
      checkStage(row, figures)
      if ["joined_by_tax_id", "joined_by_email", "contradicting_address"].contains(row[2]) {
        let other = String(row[8].dropFirst("shop:".count))
        #expect(tally.joined[other] == String(row[0]), "\(row)")
      }
    }
    #expect(tally.joined.count == hundreds * 4)
  }

  /// Per hundred customers, from the table in the README.
  private func checkProportions(_ planted: [[Substring]], hundreds: Int) {
    let perHundred: [Substring: Int] = [
      "key": 3, "key_without_contact": 1, "loyal": 6, "indebted": 3, "unprofitable": 2, "lost": 4,
      "dormant": 2, "at_risk": 2, "reactivated": 2, "new": 3, "prospect": 2,
      "joined_by_tax_id": 2, "joined_by_email": 1, "joined_to_register": 2,
      "contradicting_address": 1, "likely_double": 1, "group": 2, "moved": 2,
    ]
    let counts = Dictionary(planted.map { ($0[2], 1) }, uniquingKeysWith: +)
    for (kind, count) in perHundred { #expect(counts[kind] == count * hundreds, "\(kind)") }
    #expect(counts["forbidden_join"] == 1)
    #expect(counts["handover"] ?? 0 >= hundreds)
  }

  /// By contribution: those before them hold less than 80 % of all that is positive.
  private func keyCustomers(_ tally: Tally) -> Set<String> {
    let ranked = tally.customers.mapValues(\.contribution2025).filter { $0.value > 0 }
      .sorted { $0.value > $1.value }
    let total = ranked.reduce(0) { $0 + $1.value }
    var before = 0
    var keys: Set<String> = []
    for customer in ranked where before < total * 4 / 5 {
      keys.insert(customer.key)
      before += customer.value
    }
    return keys
  }

  private func check(_ row: [Substring], _ figures: Tally.Figures, isKey: Bool) {
    let isLoyal =
      figures.months2025 >= 6 && figures.firstOrder <= "2024-12-31"
      && figures.lastOrder >= "2025-10-02" && !figures.orderDays.isEmpty
    let isIndebted = figures.overdueKoruna >= 2000 && figures.oldestDue <= "2025-12-01"
    let isUnprofitable = figures.contribution2025 < 0 && figures.lines2025 > 0
    let verdicts = [isKey, isLoyal, isIndebted, isUnprofitable]
    for (claim, verdict) in zip(row[3...6], verdicts) where !claim.isEmpty {
      #expect(claim == (verdict ? "1" : "0"), "\(row): \(figures)")
    }
    // Clear of the thresholds, too.
    switch row[2] {
    case "loyal": #expect(figures.months2025 >= 8 && figures.lastOrder >= "2025-11-01", "\(row)")
    case "indebted":
      #expect(figures.overdueKoruna >= 4000 && figures.oldestDue <= "2025-11-01", "\(row)")
    case "unprofitable": #expect(figures.contribution2025 < -1000, "\(row): \(figures)")
    default: break
    }
  }

  /// The days that lie 90, 180 and 365 days before 31 December 2025: 2 October, 4 July, and
  /// 31 December 2024.
  private func checkStage(_ row: [Substring], _ figures: Tally.Figures) {
    guard !row[7].isEmpty else { return }
    let (first, last) = (figures.firstOrder, figures.lastOrder)
    let holds: Bool
    switch row[7] {
    case "prospect": holds = last.isEmpty
    case "new": holds = first >= "2025-10-02"
    case "lost": holds = last < "2024-12-31" && !last.isEmpty
    case "dormant": holds = last < "2025-07-04" && last >= "2024-12-31"
    case "at_risk": holds = last < "2025-10-02" && last >= "2025-07-04"
    default: holds = last >= "2025-12-05" && first < "2025-10-02"
    }
    #expect(holds, "\(row): \(figures)")
  }
}

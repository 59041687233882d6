import Testing
import Warehouse

@testable import Classification

private let december = Month(index: 2024 * 12 + 11)

/// Six customers: B and C belong to A, E and F to a head that is no customer.
@Suite struct GroupTests {
  private func classified(groups: Bool) throws -> TinyWarehouse {
    let tiny = try TinyWarehouse()
    let margins: [Int64] = [100_00, 50_00, -20_00, 120_00, 60_00, 65_00]
    for (index, id) in ["A", "B", "C", "D", "E", "F"].enumerated() {
      try tiny.addCustomer(index + 1, id)
      try tiny.addSales(
        index + 1, 202412, days: [1], revenue: 1_000_00, cost: 1_000_00 - margins[index])
    }
    for (id, head) in [("B", "A"), ("C", "B"), ("E", "HQ"), ("F", "HQ")] {
      try tiny.run("UPDATE dim_customer SET parent_id = '\(head)' WHERE customer_id = '\(id)'")
    }
    try Classifier(connection: tiny.connection, settings: settings(groups: groups))
      .classify(month: december)
    return tiny
  }

  private func settings(groups: Bool) -> ClassificationSettings {
    var settings = ClassificationSettings()
    settings.money = MoneyFormat(currency: "CZK", minorDigits: 2)
    settings.classes.keyShare = ExactDecimal(mantissa: 66, scale: 2)
    settings.ranksGroups = groups
    return settings
  }

  private let keys = """
    SELECT customer_id, contribution_rank, is_key FROM customer_snapshot
    JOIN dim_customer USING (customer_key) ORDER BY customer_id
    """

  /// By hand: D 120, A 100, F 65, E 60, B 50 of 395; 66 % are 260.70: before E there are 285.
  @Test func withoutGroupsEachIsRankedByItself() throws {
    let tiny = try classified(groups: false)
    #expect(try tiny.rows(keys) == ["A|2|1", "B|5|0", "C|-|0", "D|1|1", "E|4|0", "F|3|1"])
  }

  /// By hand: A, B and C 130, E and F 125, D 120 of 375; 66 % are 247.50: before D there are 255.
  @Test func aGroupIsRankedAsOne() throws {
    let tiny = try classified(groups: true)
    #expect(try tiny.rows(keys) == ["A|1|1", "B|1|1", "C|1|1", "D|3|0", "E|2|1", "F|2|1"])
    #expect(
      try tiny.row("SELECT ranked_customers, ranked_total_minor FROM snapshot_month") == "3|37500")
    #expect(
      try tiny.row("SELECT reason FROM customer_tag WHERE customer_key = 3 AND class = 'key'")
        == """
        key: group of 3: margin 130.00 CZK in the 12 months to 31 Dec 2024, rank 1 of 3; those \
        before it hold 0 % of the total, under 66 %
        """)
  }

  /// What was kept says the same again, also of a customer whose verdict did not hold.
  @Test func aKeptVerdictIsThatOfTheGroup() throws {
    let tiny = try classified(groups: true)
    let sentences = Sentences(money: MoneyFormat(currency: "CZK", minorDigits: 2))
    let told = try [3, 4, 5].map { customer in
      let kept = try KeptProfile(tiny.connection, month: december, customerKey: customer)
      return try sentences.sentence(#require(kept?.verdicts(settings(groups: true)).first))
    }
    #expect(
      told == [
        """
        group of 3: margin 130.00 CZK in the 12 months to 31 Dec 2024, rank 1 of 3; those before \
        it hold 0 % of the total, under 66 %
        """,
        """
        margin 120.00 CZK in the 12 months to 31 Dec 2024, rank 3 of 3; those before it hold \
        68 % of the total, not under 66 %
        """,
        """
        group of 2: margin 125.00 CZK in the 12 months to 31 Dec 2024, rank 2 of 3; those before \
        it hold 34.6 % of the total, under 66 %
        """,
      ])
  }

  /// Each of the heads of three customers, all combinations: who is one group with whom.
  @Test func heads() throws {
    let ids = ["A", "B", "C"]
    for choice in 0..<125 {
      let tiny = try TinyWarehouse()
      let heads = [choice % 5, choice / 5 % 5, choice / 25].map { ["", "A", "B", "C", "X"][$0] }
      for (index, id) in ids.enumerated() {
        try tiny.addCustomer(index + 1, id)
        if heads[index] == "" { continue }
        try tiny.run(
          "UPDATE dim_customer SET parent_id = '\(heads[index])' WHERE customer_id = '\(id)'")
      }
      let groups = try CustomerGroups(tiny.connection, count: 4, asOf: 2024_12_31)
      // Reachable by any chain of heads, in either direction.
      var names = ids
      for _ in 0..<4 {
        for (index, head) in heads.enumerated() where head != "" {
          let other = head == "X" ? "X" : names[ids.firstIndex(of: head) ?? 0]
          let (low, high) = (min(names[index], other), max(names[index], other))
          names = names.map { $0 == high ? low : $0 }
        }
        let strangers = heads.indices.filter { heads[$0] == "X" }
        if let first = strangers.map({ names[$0] }).min() {
          let joined = Set(strangers.map { names[$0] })
          names = names.map { joined.contains($0) ? first : $0 }
        }
      }
      for one in 0..<3 {
        for other in 0..<3 {
          let isOne = groups.head(of: one + 1) == groups.head(of: other + 1)
          #expect(isOne == (names[one] == names[other]), "\(heads)")
        }
      }
    }
  }
}

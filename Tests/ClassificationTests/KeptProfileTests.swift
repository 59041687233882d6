import Testing
import Warehouse

@testable import Classification

@Suite struct KeptProfileTests {
  private let month = Month(index: 2024 * 12 + 11)

  /// What is read back says the same as what was judged, for those who bear classes and others.
  @Test func verdictsOfAKeptMonth() throws {
    let tiny = try TinyWarehouse()
    for (key, id) in [(1, "A"), (2, "B"), (3, "C"), (4, "D")] { try tiny.addCustomer(key, id) }
    try tiny.addSales(1, 202411, days: [1, 5, 6], revenue: 900_000, cost: 100_000)
    try tiny.addSales(2, 202412, days: [2], revenue: 100_000, cost: 50_000)
    try tiny.addSales(3, 202412, days: [2], revenue: 100, cost: 50_000)
    try tiny.addContacts(3, 202412, contacts: 2, minutes: 10)
    try tiny.addReceivable(2, 202412, overdue: 9_000, oldestDue: 20241101)
    var settings = ClassificationSettings()
    settings.money = MoneyFormat(currency: "CZK", minorDigits: 2)
    settings.rates = ServiceRates(perOrderMinor: 1_000)
    try Classifier(connection: tiny.connection, settings: settings).classify(month: month)
    let sentences = Sentences(money: settings.money)
    let kept = try #require(
      try KeptProfile(tiny.connection, month: month, customerKey: 2))
    #expect(
      kept.verdicts(settings).map(sentences.labelled)
        == [
          "key: contribution 490.00 CZK in the 12 months to 31 Dec 2024, rank 2 of 2; those before "
            + "it hold 94.2 % of the total, not under 80 %",
          "loyal: orders in 1 of the 12 months to 31 Dec 2024 (6 are needed); first order 29 days "
            + "ago (at least 365 days); last 29 days ago (at most 90 days)",
          "indebted: 90.00 CZK overdue less credits on 31 Dec 2024 (at least 100.00 CZK is needed); "
            + "the oldest for 60 days (at least 30 days)",
          "unprofitable: contribution 490.00 CZK in the 12 months to 31 Dec 2024, not under 0.00 CZK",
          "new: first order 29 days ago, at most 90 days",
        ])
    for customer in 1...4 {
      let tags = try tiny.rows(
        "SELECT reason FROM customer_tag WHERE customer_key = \(customer) AND month_key = 202412")
      let again = try #require(
        try KeptProfile(tiny.connection, month: month, customerKey: customer))
      let holding = again.verdicts(settings).dropLast().filter { $0.outcome == .holds }
      #expect(Set(holding.map(sentences.labelled)) == Set(tags))
    }
    #expect(try KeptProfile(tiny.connection, month: month, customerKey: 9) == nil)
    #expect(try KeptProfile(tiny.connection, month: Month(index: 5), customerKey: 1) == nil)
  }
  /// The classes that are not borne, of several customers at once; groups are ranked as one.
  @Test func missedClasses() throws {
    let tiny = try TinyWarehouse()
    for (key, id) in [(1, "A"), (2, "B"), (3, "C"), (4, "D")] { try tiny.addCustomer(key, id) }
    try tiny.addSales(1, 202411, days: [1], revenue: 90_000)
    try tiny.addSales(2, 202412, days: [2], revenue: 20_000)
    try tiny.addSales(3, 202412, days: [2], revenue: 10_000)
    try tiny.run("UPDATE dim_customer SET parent_id = 'B' WHERE customer_key = 3")
    var settings = ClassificationSettings()
    settings.money = MoneyFormat(currency: "CZK", minorDigits: 2)
    settings.ranksGroups = true
    try Classifier(connection: tiny.connection, settings: settings).classify(month: month)
    let missed = try #require(
      try MissedClasses(tiny.connection, month: month, settings: settings))
    let misses = try missed.misses(ofCustomers: ["A", "C", "D", "X"])
    #expect(misses["A"]?.map(\.name) == ["loyal", "indebted", "unprofitable"])
    // 900 of 1,200 stand before the group of 300: 75 %.
    #expect(misses["C"]?.map(\.name) == ["loyal", "indebted", "unprofitable"])
    #expect(
      misses["D"]?.map(\.sentence) == [
        "key: revenue 0.00 CZK in the 12 months to 31 Dec 2024 is not positive",
        "loyal: no order up to 31 Dec 2024",
        "indebted: not assessed: invoices and payments are unknown",
        "unprofitable: not assessed: the cost of the goods is unknown",
      ])
    #expect(misses["X"] == nil)
    for (key, id) in [(1, "A"), (2, "B"), (3, "C"), (4, "D")] {
      let kept = try #require(
        try KeptProfile(tiny.connection, month: month, customerKey: key))
      let expected = kept.verdicts(settings).dropLast().filter { $0.outcome != .holds }
        .map(Sentences(money: settings.money).labelled)
      #expect(try missed.misses(ofCustomers: [id])[ExactText(id)]?.map(\.sentence) == expected)
    }
    #expect(
      try MissedClasses(tiny.connection, month: Month(index: 5), settings: settings) == nil)
  }
}

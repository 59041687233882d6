import Testing
import Warehouse
import Workspace

@testable import Classification

@Suite struct OwnClassTests {
  private func warehouse() throws -> TinyWarehouse {
    let tiny = try TinyWarehouse()
    for (key, id) in [(1, "A"), (2, "B"), (3, "C")] { try tiny.addCustomer(key, id) }
    try tiny.addSales(1, 202412, days: [1], revenue: 123_456)
    try tiny.addSales(2, 202412, days: [31], revenue: 500)
    return tiny
  }

  private func classify(_ tiny: TinyWarehouse, _ own: [OwnClassDefinition], headline: [String])
    throws
  {
    var settings = ClassificationSettings()
    settings.money = MoneyFormat(currency: "CZK", minorDigits: 2)
    settings.ownClasses = own
    settings.headline = headline
    try Classifier(connection: tiny.connection, settings: settings)
      .classify(month: Month(index: 2024 * 12 + 11))
  }

  @Test func tagsSentencesAndHeadlines() throws {
    let tiny = try warehouse()
    let big = OwnClassDefinition(
      name: "big", condition: "revenue_12m > 1000 -- korunas",
      reason: "{name} brought {revenue_12m}, {recency_days} days ago; {margin_12m}",
      isHeadline: true)
    let any = OwnClassDefinition(name: "any", condition: "orders_12m > 0", isHeadline: true)
    try classify(tiny, [any, big], headline: ["indebted", "big", "key", "any"])
    #expect(
      try tiny.rows("SELECT customer_key, class, value, reason FROM customer_tag")
        == [
          "1|any|-|any: orders_12m > 0",
          "1|big|-|big: Firm A brought 1,234.56 CZK, 30 days ago; –",
          "1|key|0|key: revenue 1,234.56 CZK in the 12 months to 31 Dec 2024, rank 1 of 2; those "
            + "before it hold 0 % of the total, under 80 %",
          "2|any|-|any: orders_12m > 0",
        ])
    #expect(
      try tiny.rows("SELECT headline FROM customer_snapshot ORDER BY customer_key")
        == ["big", "any", "prospect"])
  }

  @Test(arguments: [
    ("revenue_13m > 0", "no such column: revenue_13m"),
    ("orders_12m >", "near \")\": syntax error"),
    ("1; DELETE FROM customer_tag", "near \";\": syntax error"),
    ("orders_12m > ?2", "a condition has no parameters and changes nothing"),
    ("last_order_on > 2024-06-01", "a date stands in single quotes: write '2024-06-01'"),
  ])
  func wrongConditions(condition: String, message: String) throws {
    let tiny = try warehouse()
    let before = tiny.connection.totalChanges
    let place = Place(line: 12, column: 5)
    let own = OwnClassDefinition(
      name: "x", condition: condition, places: .init(name: place, condition: place, reason: place))
    let error = #expect(throws: ClassificationError.self) {
      try classify(tiny, [own], headline: [])
    }
    #expect(error?.description.hasPrefix("klientela.json:12:5: class x: \(message)") == true)
    #expect(tiny.connection.totalChanges == before)
  }

  /// A column, a function and a word of SQL.
  @Test(arguments: ["recency_days", "bought", "order"])
  func takenNames(name: String) throws {
    let tiny = try warehouse()
    let place = Place(line: 12, column: 5)
    let other = Place(line: 13, column: 5)
    let own = OwnClassDefinition(
      name: name, condition: "1", places: .init(name: place, condition: other, reason: other))
    let error = #expect(throws: ClassificationError.self) {
      try classify(tiny, [own], headline: [])
    }
    #expect(
      error?.description == "klientela.json:12:5: class \(name): its name means something else in"
        + " conditions; choose another")
  }

  @Test func wrongPlaceholder() throws {
    let tiny = try warehouse()
    let own = OwnClassDefinition(
      name: "x", condition: "1", reason: "{revenue_12n} is much")
    let error = #expect(throws: ClassificationError.self) {
      try classify(tiny, [own], headline: [])
    }
    #expect(
      error?.description
        == "class x: {revenue_12n} in its reason is no column of the profile; is it {revenue_12m}?")
  }
}

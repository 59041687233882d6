import Testing
import Warehouse

@testable import Classification

/// Numbers that are the same in every run.
private struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}

/// Classifying month by month, at once, again, and after corrections.
@Suite struct HistoryTests {
  private static let months = (0..<30).map { Month(index: 2022 * 12 + $0) }

  private static func settings() -> ClassificationSettings {
    var settings = ClassificationSettings()
    settings.rates = ServiceRates(
      perMinute: [.init("*", 50)], perOrderMinor: 300,
      overdueInterestPerYear: ExactDecimal(mantissa: 12, scale: 2))
    return settings
  }

  /// Sixty customers who come at different times; facts of a month are the same whenever they come.
  private static func addCustomers(_ tiny: TinyWarehouse) throws {
    for key in 1...60 { try tiny.addCustomer(key, "C\(key)") }
  }

  private static func addFacts(_ month: Month, to tiny: TinyWarehouse) throws {
    var dice = Dice(UInt64(month.index))
    for key in 1...60 {
      if dice.roll(3) == 0, month.index >= 2022 * 12 + key / 3 {
        let days = Set((0...dice.roll(4)).map { _ in 1 + dice.roll(28) }).sorted()
        let revenue = Int64(1 + dice.roll(100_000))
        let cost = dice.roll(5) == 0 ? nil : Int64(dice.roll(110_000))
        try tiny.addSales(
          key, month.key, days: days, revenue: revenue, cost: cost,
          firstDayRevenue: days.count == 1 ? revenue : revenue / Int64(days.count))
      }
      if dice.roll(4) == 0 {
        try tiny.addContacts(key, month.key, contacts: 1 + dice.roll(3), minutes: dice.roll(60))
      }
      if dice.roll(5) == 0 {
        try tiny.addReceivable(
          key, month.key, overdue: Int64(dice.roll(40_000)),
          oldestDue: month.adding(months: -1).firstDay.key)
      }
    }
    try tiny.touch(month.key)
  }

  private static func warehouse(_ months: ArraySlice<Month>) throws -> TinyWarehouse {
    let tiny = try TinyWarehouse()
    try addCustomers(tiny)
    for month in months { try addFacts(month, to: tiny) }
    return tiny
  }

  private static func classifier(_ tiny: TinyWarehouse) -> Classifier {
    Classifier(connection: tiny.connection, settings: settings())
  }

  /// Which import a snapshot rests on depends on how many there were.
  private static func content(_ tiny: TinyWarehouse) throws -> [String] {
    try tiny.run("UPDATE snapshot_month SET run_key = 0")
    return try tiny.dump()
  }

  @Test func monthByMonthEqualsAtOnce() throws {
    let grown = try Self.warehouse(Self.months[..<1])
    try Self.classifier(grown).classify(month: Self.months[0])
    for month in Self.months.dropFirst() {
      try Self.addFacts(month, to: grown)
      let result = try Self.classifier(grown).classify(month: month)
      // The months before and a year ago are fresh: only the new one, or two, are made.
      #expect(result.snapshots == [month])
      #expect(result.companyMonths == 1)
    }
    let atOnce = try Self.warehouse(Self.months[...])
    try Self.classifier(atOnce).classifyAll()
    #expect(
      try grown.row("SELECT count(*) FROM customer_snapshot WHERE alive_probability > 0") != "0")
    #expect(try Self.content(grown) == Self.content(atOnce))
  }

  @Test func aYearLaterGoesOnFromWhereItWasKept() throws {
    let grown = try Self.warehouse(Self.months[..<20])
    try Self.classifier(grown).classify(month: Self.months[19])
    for place in 20..<30 {
      try Self.addFacts(Self.months[place], to: grown)
      let result = try Self.classifier(grown).classify(month: Self.months[place])
      #expect(result.snapshots == [Self.months[place - 12], Self.months[place]])
      #expect(try grown.rows("SELECT DISTINCT month_key FROM sweep_state ORDER BY 1").count == 2)
    }
    try Self.classifier(grown).classifyAll()
    let atOnce = try Self.warehouse(Self.months[...])
    try Self.classifier(atOnce).classifyAll()
    #expect(try Self.content(grown) == Self.content(atOnce))
  }

  @Test func againChangesNothing() throws {
    let tiny = try Self.warehouse(Self.months[...])
    let month = Self.months[29]
    try Self.classifier(tiny).classify(month: month)
    let before = try tiny.dump()
    let changes = tiny.connection.totalChanges
    let result = try Self.classifier(tiny).classify(month: month)
    #expect(result == ClassificationResult())
    #expect(try tiny.dump() == before)
    #expect(tiny.connection.totalChanges == changes)
  }

  @Test func aCorrectionMakesItsMonthAndLaterOnesStale() throws {
    let tiny = try Self.warehouse(Self.months[...])
    try Self.classifier(tiny).classifyAll()
    try tiny.run(
      "UPDATE customer_month SET revenue_minor = revenue_minor + 5 WHERE month_key = 202310")
    try tiny.touch(202310)
    let result = try Self.classifier(tiny).classify(month: Self.months[29])
    // 2024-06, 2024-05; 2023-06 lies before the correction.
    #expect(result.snapshots == [Self.months[28], Self.months[29]])
    #expect(result.companyMonths == 9)
    #expect(
      try tiny.row("SELECT min(month_key), count(*) FROM snapshot_month WHERE is_stale = 1")
        == "202310|7")
    let sales = "SELECT sum(revenue_minor) FROM customer_month WHERE month_key = 202310"
    let revenue = try #require(Int(try tiny.row(sales)))
    let corrected =
      Int(try tiny.row("SELECT 5 * count(*) FROM customer_month WHERE month_key = 202310")) ?? 0
    #expect(
      try tiny.rows("SELECT month_key, metric, before_value, after_value FROM month_restated")
        == ["202310|revenue|\(revenue - corrected)|\(revenue)"])
    try Self.classifier(tiny).classifyAll()
    let fresh = try Self.warehouse(Self.months[...])
    try fresh.run(
      "UPDATE customer_month SET revenue_minor = revenue_minor + 5 WHERE month_key = 202310")
    try Self.classifier(fresh).classifyAll()
    #expect(try Self.content(tiny) == Self.content(fresh))
  }

  @Test func otherSettingsMakeAllStale() throws {
    let tiny = try Self.warehouse(Self.months[...])
    try Self.classifier(tiny).classify(month: Self.months[29])
    var other = Self.settings()
    other.classes.loyalMonths = 2
    let classifier = Classifier(connection: tiny.connection, settings: other)
    let result = try classifier.classify(month: Self.months[29])
    #expect(result.snapshots.count == 3)
    #expect(result.companyMonths == 30)
    #expect(
      try tiny.row("SELECT value FROM warehouse_setting WHERE name = 'loyal_months'") == "2")
  }

  @Test func temporarilyTheSameAndNothingIsKept() throws {
    let tiny = try Self.warehouse(Self.months[...])
    let kept = try Self.warehouse(Self.months[...])
    try Self.classifier(kept).classify(month: Self.months[25])
    try Self.classifier(tiny).classifyTemporarily(month: Self.months[25])
    let read = "SELECT * FROM customer_snapshot WHERE month_key = 202402 ORDER BY customer_key"
    #expect(try tiny.rows(read) == kept.rows(read))
    #expect(try tiny.row("SELECT count(*) FROM customer_snapshot") == "60")
    for table in ["customer_snapshot", "customer_tag", "company_month", "sweep_state"] {
      #expect(try tiny.row("SELECT count(*) FROM main.\(table)") == "0")
    }
    // Another month on the same connection.
    try Self.classifier(tiny).classifyTemporarily(month: Self.months[29])
    #expect(try tiny.row("SELECT DISTINCT month_key FROM customer_snapshot") == "202406")
  }

  @Test func damagedStateIsNotBelieved() throws {
    let tiny = try Self.warehouse(Self.months[..<29])
    try Self.classifier(tiny).classify(month: Self.months[28])
    try tiny.run(
      "UPDATE sweep_state SET bytes = substr(bytes, 1, length(bytes) / 2) WHERE part = 1")
    try Self.addFacts(Self.months[29], to: tiny)
    try Self.classifier(tiny).classifyAll()
    let atOnce = try Self.warehouse(Self.months[...])
    try Self.classifier(atOnce).classifyAll()
    #expect(try Self.content(tiny) == Self.content(atOnce))
  }
}

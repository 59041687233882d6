import Warehouse

@testable import Classification

/// Numbers that are the same in every run.
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}

/// A firm of thirty months, from January 2022 on.
enum TinyFirm {
  static let months = (0..<30).map { Month(index: 2022 * 12 + $0) }

  static func settings() -> ClassificationSettings {
    var settings = ClassificationSettings()
    settings.rates = ServiceRates(
      perMinute: [.init("*", 50)], perOrderMinor: 300,
      overdueInterestPerYear: ExactDecimal(mantissa: 12, scale: 2))
    return settings
  }

  /// Sixty customers who come at different times; facts of a month are the same whenever they come.
  static func addCustomers(_ tiny: TinyWarehouse) throws {
    for key in 1...60 { try tiny.addCustomer(key, "C\(key)") }
  }

  static func addFacts(_ month: Month, to tiny: TinyWarehouse) throws {
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

  static func warehouse(
    _ months: ArraySlice<Month>, path: String = ":memory:"
  ) throws -> TinyWarehouse {
    let tiny = try TinyWarehouse(path: path)
    try addCustomers(tiny)
    for month in months { try addFacts(month, to: tiny) }
    return tiny
  }

  static func classifier(_ tiny: TinyWarehouse) -> Classifier {
    Classifier(connection: tiny.connection, settings: settings())
  }

  /// Which import a snapshot rests on depends on how many there were.
  static func content(_ tiny: TinyWarehouse) throws -> [String] {
    try tiny.run("UPDATE snapshot_month SET run_key = 0")
    return try tiny.dump()
  }
}

import Warehouse

/// When a customer changes its stage (METRICS, stage), in days.
public struct Stages: Hashable, Sendable {
  /// First order at most so many days ago: new.
  public let newDays: Int
  /// Last order more than so many days ago: at risk.
  public let atRiskDays: Int
  /// Last order more than so many days ago: dormant.
  public let dormantDays: Int
  /// Silent for more than this many times its own median gap: at risk.
  public let gapFactor: ExactDecimal
  /// … if it has ordered on so many days.
  public let gapOrderDays: Int

  init(_ reader: ObjectReader) {
    newDays = reader.integer("new_days")
    atRiskDays = reader.integer("at_risk_days")
    dormantDays = reader.integer("dormant_days")
    gapFactor = reader.decimal("gap_factor")
    gapOrderDays = reader.integer("gap_order_days")
    reader.requireAscending(["at_risk_days", "dormant_days"])
  }

  static let group = SettingGroup(
    "stages", "When a customer changes its stage.",
    example: "stages: { new_days: 60, dormant_days: 240 }",
    [
      Setting(
        "new_days", .integer(0...3650), .means("90"), "New: first order at most so long ago."),
      Setting(
        "at_risk_days", .integer(1...3650), .means("90"),
        "At risk: last order longer ago than this."),
      Setting(
        "dormant_days", .integer(1...3650), .means("180"),
        "Dormant: last order longer ago than this."),
      Setting(
        "gap_factor", .decimal(decimals(1, 100)), .means("2"),
        "At risk also: silent for more than so many times its own median gap."),
      Setting(
        "gap_order_days", .integer(2...365), .means("4"),
        "… having ordered on at least so many days."),
    ])
}

/// How products are sorted (METRICS, products).
public struct ProductThresholds: Hashable, Sendable {
  /// Running shares under which a product is A, and B.
  public let abc: [ExactDecimal]
  /// Coefficients of variation up to which a product is X, and Y.
  public let xyz: [ExactDecimal]
  /// The margin ratio under which a product is to be repriced or withdrawn.
  public let marginFloorRatio: ExactDecimal

  init(_ reader: ObjectReader) {
    abc = ProductThresholds.pair("abc", reader, decimals(0, 1))
    xyz = ProductThresholds.pair("xyz", reader, decimals(0, 100))
    marginFloorRatio = reader.decimal("margin_floor_ratio")
  }

  private static func pair(
    _ key: String, _ reader: ObjectReader, _ range: ClosedRange<ExactDecimal>
  ) -> [ExactDecimal] {
    guard let node = reader.node(key),
      let nodes = reader.context.array(node, key, of: "two numbers")
    else { return [] }
    let form = "a number of \(range.lowerBound) to \(range.upperBound)"
    let numbers = nodes.compactMap { reader.context.decimal($0, key, form, range) }
    if nodes.count != 2 || (numbers.count == 2 && numbers[0] >= numbers[1]) {
      reader.context.log.add(node.place, "\(key) must be two numbers, the smaller one first")
    }
    return numbers
  }

  static let group = SettingGroup(
    "products", "How products are sorted.", example: "products: { abc: [0.7, 0.9] }",
    [
      Setting(
        "abc", .other("two numbers of 0 to 1"), .means("[0.80, 0.95]"),
        "Running shares under which a product is A, and B; the others are C."),
      Setting(
        "xyz", .other("two numbers"), .means("[0.5, 1.0]"),
        "Coefficients of variation up to which a product is X, and Y; the others are Z."),
      Setting(
        "margin_floor_ratio", .decimal(decimals(-1, 1)), .means("0.05"),
        "The margin ratio under which a product is to be repriced or withdrawn."),
    ])
}

/// From how many days overdue each step of dunning begins.
public struct Dunning: Hashable, Sendable {
  /// A reminder.
  public let reminderDays: Int
  /// The second letter.
  public let secondDays: Int
  /// The last letter.
  public let lastDays: Int
  /// The advice to end the relation.
  public let endDays: Int

  init(_ reader: ObjectReader) {
    reminderDays = reader.integer("reminder_days")
    secondDays = reader.integer("second_days")
    lastDays = reader.integer("last_days")
    endDays = reader.integer("end_days")
    reader.requireAscending(["reminder_days", "second_days", "last_days", "end_days"])
  }

  static let group = SettingGroup(
    "dunning", "From how many days overdue each step of dunning begins.",
    example: "dunning: { reminder_days: 3, second_days: 14 }",
    [
      Setting("reminder_days", .integer(1...3650), .means("1"), "A reminder."),
      Setting("second_days", .integer(1...3650), .means("15"), "The second letter."),
      Setting("last_days", .integer(1...3650), .means("30"), "The last letter."),
      Setting("end_days", .integer(1...3650), .means("60"), "The advice to end the relation."),
    ])
}

/// How many rows of a file may be rejected before the import stops.
public struct RejectLimit: Hashable, Sendable {
  /// The share of a file's rows, 0–1.
  public let share: ExactDecimal
  /// The number of a file's rows. The import stops where both are exceeded.
  public let rows: Int

  init(_ reader: ObjectReader) {
    share = reader.decimal("share")
    rows = reader.integer("rows")
  }

  static let group = SettingGroup(
    "rejects", "The import stops, with nothing changed, where a file exceeds both.",
    example: "rejects: { share: 0.01, rows: 0 }",
    [
      Setting(
        "share", .decimal(decimals(0, 1)), .means("0.05"), "The share of a file's rows rejected."),
      Setting(
        "rows", .integer(0...1_000_000_000), .means("20"), "The number of its rows rejected."),
    ])
}

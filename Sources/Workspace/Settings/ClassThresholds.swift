import Warehouse

/// The thresholds of the four classes (METRICS, customer classes) and the firm's own classes.
public struct ClassThresholds: Hashable, Sendable {
  /// Below what a customer's yearly contribution makes it unprofitable.
  public enum Floor: Hashable, Sendable {
    /// An amount, in minor units of the company's currency.
    case amount(Int64)
    /// A share of the customer's revenue.
    case share(ExactDecimal)
  }

  /// Key: the customers before it hold less than this share of all positive values.
  public let keyShare: ExactDecimal
  /// Loyal: orders in at least so many months of the trailing year.
  public let loyalMonths: Int
  /// Loyal: first order at least so many days ago.
  public let loyalFirstOrderDays: Int
  /// Loyal: last order at most so many days ago.
  public let loyalLastOrderDays: Int
  /// Indebted: at least so much overdue, in minor units.
  public let indebtedMinimumMinor: Int64
  /// Indebted: the oldest overdue for at least so many days.
  public let indebtedOldestDays: Int
  /// Unprofitable: contribution below this.
  public let unprofitableFloor: Floor
  /// The firm's own classes, in their order.
  public let own: [OwnClass]

  static let builtIn = ["indebted", "unprofitable", "key", "loyal"]
  static let stageNames = ["prospect", "new", "lost", "dormant", "at_risk", "active"]

  init(_ reader: ObjectReader) {
    keyShare = reader.object("key", Self.keyGroup).decimal("share")
    let loyal = reader.object("loyal", Self.loyalGroup)
    loyalMonths = loyal.integer("months")
    loyalFirstOrderDays = loyal.integer("first_order_days")
    loyalLastOrderDays = loyal.integer("last_order_days")
    let indebted = reader.object("indebted", Self.indebtedGroup)
    indebtedMinimumMinor = indebted.money("minimum")
    indebtedOldestDays = indebted.integer("oldest_days")
    unprofitableFloor = Self.floor(reader.object("unprofitable", Self.unprofitableGroup))
    own = OwnClass.decode(reader)
  }

  private static func floor(_ reader: ObjectReader) -> Floor {
    guard let share = reader.given("floor_share") else { return .amount(reader.money("floor")) }
    if reader.given("floor") != nil {
      reader.context.log.add(
        share.place, "unprofitable has both floor and floor_share", hint: "keep one of them")
    }
    return .share(reader.decimal("floor_share"))
  }

  static let group = SettingGroup(
    "classes", "The thresholds of the classes.",
    example:
      #"classes: { key: { share: 0.75 }, indebted: { minimum: "2000.00", oldest_days: 30 } }"#,
    [
      Setting("key", .other("an object"), "Customers who bring most of the contribution."),
      Setting("loyal", .other("an object"), "Customers who order steadily."),
      Setting("indebted", .other("an object"), "Customers who owe for too long."),
      Setting("unprofitable", .other("an object"), "Customers who cost more than they bring."),
      Setting("own", .other("a list of objects"), "Classes of the firm's own."),
    ])

  static let keyGroup = SettingGroup(
    "classes.key", "Ranked by contribution of the trailing year.",
    [
      Setting(
        "share", .decimal(decimals(0, 1)), .means("0.80"),
        "Those before it hold less than this share of all positive values.")
    ])

  static let loyalGroup = SettingGroup(
    "classes.loyal", "All three must hold.",
    [
      Setting(
        "months", .integer(1...12), .means("6"), "Orders in so many months of the trailing year."),
      Setting(
        "first_order_days", .integer(0...36_500), .means("365"),
        "First order at least so many days ago."),
      Setting(
        "last_order_days", .integer(0...3650), .means("90"), "Last order at most so many days ago."),
    ])

  static let indebtedGroup = SettingGroup(
    "classes.indebted", "Both must hold.",
    [
      Setting("minimum", .money, .means("'100'"), "Overdue less credits, at least."),
      Setting(
        "oldest_days", .integer(1...3650), .means("30"), "The oldest overdue for at least so long."),
    ])

  static let unprofitableGroup = SettingGroup(
    "classes.unprofitable", "Contribution of the trailing year below the floor.",
    example: "classes: { unprofitable: { floor_share: 0.05 } }",
    [
      Setting("floor", .money, .means("'0'"), "The floor as an amount."),
      Setting(
        "floor_share", .decimal(decimals(-1, 1)), "The floor as a share of revenue, instead."),
    ])
}

/// A class of the firm's own: a condition over the customer's profile.
public struct OwnClass: Hashable, Sendable {
  /// Small letters, digits and underscores.
  public let name: String
  /// Where the name stands, for its faults.
  public let namePlace: Place
  /// A condition in SQL over the columns of the profile.
  public let condition: String
  /// Where the condition stands, for its faults.
  public let conditionPlace: Place
  /// A sentence with columns in braces: `{name} has not ordered for {recency_days} days`.
  public let reason: String?
  /// Where the reason stands.
  public let reasonPlace: Place
  /// Whether it can be a customer's headline.
  public let isHeadline: Bool

  private init(_ reader: ObjectReader) {
    name = reader.text("name")
    namePlace = reader.given("name")?.node.place ?? reader.place
    condition = reader.text("where")
    conditionPlace = reader.given("where")?.node.place ?? reader.place
    reason = reader.textIfAny("reason")
    reasonPlace = reader.given("reason")?.node.place ?? reader.place
    if let reason, Self.hasOpenBrace(reason) {
      reader.context.log.add(
        reasonPlace, "reason has a brace that is not closed", hint: "a column stands as {name}")
    }
    isHeadline = reader.flag("headline")
  }

  private static func hasOpenBrace(_ reason: String) -> Bool {
    reason.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .contains { !$0.contains("}") }
  }

  static func decode(_ classes: ObjectReader) -> [OwnClass] {
    let context = classes.context
    guard let node = classes.node("own"), let nodes = context.array(node, "own", of: "objects")
    else {
      return []
    }
    var taken = Set(ClassThresholds.builtIn + ClassThresholds.stageNames)
    return nodes.map { node in
      let reader = ObjectReader(node, group, context, at: node.place)
      let own = OwnClass(reader)
      if let place = reader.given("name")?.node.place { check(own.name, place, &taken, context) }
      return own
    }
  }

  private static func check(
    _ name: String, _ place: Place, _ taken: inout Set<String>, _ context: DecodingContext
  ) {
    if !isIdentifier(name) {
      context.log.add(
        place, "name must be small letters, digits and underscores, not \(name)")
    } else if !taken.insert(name).inserted {
      context.log.add(place, "a class or stage \(name) exists already", hint: "choose another name")
    }
  }

  static let group = SettingGroup(
    "classes.own", "A class of the firm's own.",
    example: """
      classes: { own: [{
        name: "sleeping_giant", headline: true,
        where: "revenue_total > 1000000 and recency_days > 180",
        reason: "{name} brought {revenue_total} and has been silent for {recency_days} days",
      }] }
      """,
    [
      Setting(
        "name", .text, .required("\"sleeping_giant\""), "Small letters, digits, underscores."),
      Setting(
        "where", .text, .required("\"recency_days > 180\""),
        "A condition in SQL over the columns of the profile."),
      Setting("reason", .text, "A sentence with columns in braces, which says why."),
      Setting("headline", .flag, .means("false"), "Whether it can be a customer's headline."),
    ])
}

/// Small letters, digits and underscores, a letter first.
func isIdentifier(_ name: String) -> Bool {
  guard let first = name.utf8.first, first >= 97, first <= 122 else { return false }
  return name.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 }
}

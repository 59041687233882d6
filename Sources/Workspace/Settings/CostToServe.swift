import Warehouse

/// What serving a customer costs (METRICS, cost to serve). Every rate is optional: unknown is not
/// zero. Amounts are minor units of the company's currency.
public struct CostToServe: Hashable, Sendable {
  /// For each contact, by medium; `*` is the rest.
  public let perContactMinor: [String: Int64]
  /// For each minute of a contact, by medium; `*` is the rest.
  public let perMinuteMinor: [String: Int64]
  /// For each order.
  public let perOrderMinor: Int64?
  /// For each line that comes back.
  public let perReturnLineMinor: Int64?
  /// The yearly interest on overdue balances, a share.
  public let overdueInterestPerYear: ExactDecimal?

  /// Whether the workspace gives any rate at all.
  public var isKnown: Bool {
    !perContactMinor.isEmpty || !perMinuteMinor.isEmpty || perOrderMinor != nil
      || perReturnLineMinor != nil || overdueInterestPerYear != nil
  }

  init(_ reader: ObjectReader) {
    perContactMinor = Self.rates("per_contact", reader)
    perMinuteMinor = Self.rates("per_minute", reader)
    perOrderMinor = reader.moneyIfAny("per_order")
    perReturnLineMinor = reader.moneyIfAny("per_return_line")
    overdueInterestPerYear = reader.decimalIfAny("overdue_interest_per_year")
  }

  private static func rates(_ key: String, _ reader: ObjectReader) -> [String: Int64] {
    guard let node = reader.node(key) else { return [:] }
    let context = reader.context
    switch node.value {
    case .object(let members):
      var rates: [String: Int64] = [:]
      for member in members {
        rates[member.key] = context.money(member.node, "\(key).\(member.key)")
      }
      return rates
    case .number, .text:
      return context.money(node, key).map { ["*": $0] } ?? [:]
    default:
      context.wrongKind(node, key, "an amount, or an object of amounts by medium")
      return [:]
    }
  }

  static let group = SettingGroup(
    "cost_to_serve", "What serving a customer costs. A contact's own cost wins over these rates.",
    example: """
      cost_to_serve: {
        per_contact: { phone: "50.00", visit: "400.00", "*": "20.00" },
        per_order: "3.00", overdue_interest_per_year: 0.08,
      }
      """,
    [
      Setting(
        "per_contact", .other("an amount, or an object of amounts by medium"),
        "For each contact; `*` is every other medium."),
      Setting(
        "per_minute", .other("an amount, or an object of amounts by medium"),
        "For each minute of a contact; `*` is every other medium."),
      Setting("per_order", .money, "For each order."),
      Setting("per_return_line", .money, "For each line that comes back."),
      Setting(
        "overdue_interest_per_year", .decimal(decimals(0, 10)),
        "The yearly interest on overdue balances; 0.08 is 8 %."),
    ])
}

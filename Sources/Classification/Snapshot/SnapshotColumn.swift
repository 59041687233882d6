/// A column of customer_snapshot: one declaration for what is written and for the data dictionary.
public struct SnapshotColumn: Sendable {
  /// What a cell holds.
  public enum Kind: String, Sendable {
    /// YYYYMM
    case month
    /// A key
    case key
    /// A word
    case text
    /// 1, 0, or NULL where not assessed
    case flag
    /// YYYYMMDD, 0 where there is none
    case date
    /// A whole number
    case count
    /// Days
    case days
    /// Minor units of the company's currency
    case money
    /// Millionths
    case micro
    /// A number
    case real
  }

  /// The column's name.
  public let name: String
  /// What its cells hold.
  public let kind: Kind
  /// The definition.
  public let text: String

  private init(_ name: String, _ kind: Kind, _ text: String) {
    self.name = name
    self.kind = kind
    self.text = text
  }

  /// All columns, in the order of the table.
  public static let all: [SnapshotColumn] = identity + orders + sales + service + debts + scores

  private static let identity = [
    SnapshotColumn("month_key", .month, "the month at whose last day the profile is"),
    SnapshotColumn("customer_key", .key, "the customer's durable key"),
    SnapshotColumn("stage", .text, "prospect, new, lost, dormant, at_risk, active, not_assessed"),
    SnapshotColumn("headline", .text, "the one class or stage that stands for the customer"),
    SnapshotColumn("is_key", .flag, "whether it is key"),
    SnapshotColumn("is_loyal", .flag, "whether it is loyal"),
    SnapshotColumn("is_indebted", .flag, "whether it is indebted"),
    SnapshotColumn("is_unprofitable", .flag, "whether it is unprofitable"),
  ]

  private static let orders = [
    SnapshotColumn("first_order_date_key", .date, "the day of its first order ever"),
    SnapshotColumn("last_order_date_key", .date, "the day of its last order"),
    SnapshotColumn("recency_days", .days, "days since its last order"),
    SnapshotColumn("tenure_days", .days, "days since its first order"),
    SnapshotColumn("order_days", .count, "on how many days it ever ordered"),
    SnapshotColumn("median_gap_days", .real, "median of the days between its order days"),
    SnapshotColumn("orders_total", .count, "orders ever"),
    SnapshotColumn("orders_12m", .count, "orders of the trailing year"),
    SnapshotColumn("order_months_12m", .count, "months of the trailing year with an order"),
  ]

  private static let sales = [
    SnapshotColumn("lines_12m", .count, "completed lines of the trailing year"),
    SnapshotColumn("return_lines_12m", .count, "of these the ones with a negative quantity"),
    SnapshotColumn("units_micro_12m", .micro, "units of the trailing year, returns negative"),
    SnapshotColumn("revenue_total_minor", .money, "revenue ever"),
    SnapshotColumn("revenue_12m_minor", .money, "revenue of the trailing year"),
    SnapshotColumn("revenue_year_before_minor", .money, "revenue of the year before that"),
    SnapshotColumn("discounts_12m_minor", .money, "discounts of the trailing year"),
    SnapshotColumn("returns_12m_minor", .money, "returns of the trailing year"),
    SnapshotColumn(
      "costed_revenue_12m_minor", .money, "revenue of the lines whose cost is known"),
    SnapshotColumn(
      "margin_12m_minor", .money,
      "revenue − cost over the lines whose cost is known; NULL where there are lines and none has"),
  ]

  private static let service = [
    SnapshotColumn("contacts_12m", .count, "contacts of the trailing year"),
    SnapshotColumn("contact_minutes_micro_12m", .micro, "minutes of these contacts"),
    SnapshotColumn("last_contact_date_key", .date, "the day of its last contact"),
    SnapshotColumn(
      "cost_to_serve_12m_minor", .money,
      "contacts, orders, returns, overdue interest and campaigns; NULL where nothing is known"),
    SnapshotColumn(
      "contribution_12m_minor", .money,
      "margin − cost to serve; the margin where the cost to serve is unknown"),
    SnapshotColumn(
      "contribution_rank", .count,
      "place by what the month's customers are ranked by, for positive values"),
  ]

  private static let debts = [
    SnapshotColumn("receivables_minor", .money, "open balance of its invoices"),
    SnapshotColumn("overdue_minor", .money, "the overdue part of it"),
    SnapshotColumn("credit_minor", .money, "its credits"),
    SnapshotColumn("disputed_minor", .money, "the disputed part of the open balance"),
    SnapshotColumn("oldest_overdue_days", .days, "days since the oldest overdue invoice was due"),
  ]

  private static let scores = [
    SnapshotColumn("recency_score", .count, "1–5, 5 for the most recent last order"),
    SnapshotColumn("frequency_score", .count, "1–5, 5 for the most orders of the trailing year"),
    SnapshotColumn("money_score", .count, "1–5, 5 for the most revenue of the trailing year"),
    SnapshotColumn("later_order_days", .count, "order days after the first"),
    SnapshotColumn(
      "later_order_revenue_minor", .money, "money of the orders after the first order day"),
    SnapshotColumn("alive_probability", .real, "probability that it will order again (BG/NBD)"),
    SnapshotColumn("expected_orders_12m", .real, "order days expected in the next 12 months"),
    SnapshotColumn(
      "expected_revenue_12m_minor", .money, "revenue expected in the next 12 months"),
    SnapshotColumn(
      "lifetime_value_12m_minor", .money,
      "the same, discounted monthly and times its margin ratio where known"),
  ]
}

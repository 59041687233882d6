/// A function that segments have beside SQLite's own: what customers did in the last days, and how
/// their classes changed.
enum SegmentFunction: String, CaseIterable {
  case entered, exited, bought, boughtCategory = "bought_category", contacted
  case notAssessed = "not_assessed"

  /// How it is written, with what it means.
  var manual: (form: String, means: String) {
    switch self {
    case .entered:
      ("entered('key', 3)", "bears the class in the month, and did not 3 months before")
    case .exited: ("exited('loyal', 6)", "does not bear the class, and did 6 months before")
    case .bought:
      ("bought('P0012', 90)", "bought the product in the 90 days to the month's end")
    case .boughtCategory:
      ("bought_category('Tape', 365)", "bought something of the category in the last 365 days")
    case .contacted:
      (
        "contacted('phone', 60)",
        "had a contact of that medium, or '*' for any, in the last 60 days"
      )
    case .notAssessed: ("not_assessed('indebted')", "it could not be said whether the class holds")
    }
  }

  /// Whether a number follows the name.
  var takesNumber: Bool { self != .notAssessed }

  /// What its number counts.
  var unit: String { self == .entered || self == .exited ? "months" : "days" }

  /// The condition that the customer bears a class of the firm's own.
  static func bearing(_ name: String) -> String {
    Self.entered.bears("'" + name.replacing("'", with: "''") + "'", 0)
  }

  /// A condition on `profile.customer_key` at the month `:month`.
  func condition(_ name: String, _ number: Int) -> String {
    let literal = "'" + name.replacing("'", with: "''") + "'"
    switch self {
    case .entered: return "(\(bears(literal, 0)) AND NOT \(bears(literal, number)))"
    case .exited: return "(NOT \(bears(literal, 0)) AND \(bears(literal, number)))"
    case .bought:
      let products = "SELECT product_key FROM dim_product WHERE product_id = \(literal)"
      return buyers(of: products, days: number)
    case .boughtCategory:
      let products = """
        SELECT product.product_key FROM dim_product AS product JOIN dim_category AS category \
        ON category.category_key = product.category_key WHERE category.category = \(literal)
        """
      return buyers(of: products, days: number)
    case .contacted: return contacted(name == "*" ? nil : literal, days: number)
    case .notAssessed: return "(profile.is_\(name) IS NULL)"
    }
  }

  /// That the customer bore a class some months before. The four stand in the snapshot, which is
  /// faster to walk through than the tags with their reasons.
  private func bears(_ literal: String, _ monthsBefore: Int) -> String {
    let before = """
      (SELECT before.month_key FROM dim_month AS asked JOIN dim_month AS before \
      ON before.month_index = asked.month_index - \(monthsBefore) WHERE asked.month_key = :month)
      """
    let month = monthsBefore == 0 ? ":month" : before
    let name = literal.dropFirst().dropLast()
    let bearers =
      SegmentNames.assessed.contains(String(name))
      ? "SELECT customer_key FROM customer_snapshot WHERE is_\(name) = 1 AND month_key = \(month)"
      : "SELECT customer_key FROM customer_tag WHERE class = \(literal) AND month_key = \(month)"
    return "(profile.customer_key IN (\(bearers)))"
  }

  /// A line bought is one that stands: it was not reversed, and its quantity is positive.
  private func buyers(of products: String, days: Int) -> String {
    let line = """
      SELECT line.account_key, line.line_count FROM fact_sale_line AS line \
      WHERE line.ordered_date_key BETWEEN \(first("day.date_key", days)) AND \(last("last_date_key")) \
      AND line.status = 2 AND line.quantity_micro * line.line_count > 0 \
      AND line.product_key IN (\(products))
      """
    let month = "line.ordered_date_key / 10000 * 12 + line.ordered_date_key / 100 % 100 - 1"
    return """
      (profile.customer_key IN (SELECT account.customer_key FROM (\(line) \
      AND line.sale_line_key >= \(first("first.month_index", days)) << 48 \
      AND line.sale_line_key < (\(last("month_index")) + 1) << 48 \
      AND \(month) = line.sale_line_key >> 48 \
      UNION ALL \(line) AND \(month) <> line.sale_line_key >> 48) AS line \
      JOIN dim_account AS account ON account.account_key = line.account_key \
      GROUP BY account.customer_key HAVING sum(line.line_count) > 0))
      """
  }

  private func contacted(_ literal: String?, days: Int) -> String {
    let contact = """
      SELECT contact.account_key FROM fact_contact AS contact \
      WHERE contact.contact_date_key BETWEEN \(first("day.date_key", days)) \
      AND \(last("last_date_key"))\(literal.map { " AND contact.medium = \($0)" } ?? "")
      """
    let month = "contact.contact_date_key / 10000 * 12 + contact.contact_date_key / 100 % 100 - 1"
    return """
      (profile.customer_key IN (SELECT account.customer_key FROM (\(contact) \
      AND contact.contact_key >= \(first("first.month_index", days)) << 24 \
      AND contact.contact_key < (\(last("month_index")) + 1) << 24 \
      AND \(month) = contact.contact_key >> 24 \
      UNION ALL \(contact) AND \(month) <> contact.contact_key >> 24) AS contact \
      JOIN dim_account AS account ON account.account_key = contact.account_key))
      """
  }

  /// A figure of the first of the days to the month's end, 0 before the calendar. Facts lie together
  /// by month; a bound that stands alone lets SQLite begin where they do.
  private func first(_ column: String, _ days: Int) -> String {
    """
    (SELECT coalesce(max(\(column)), 0) FROM dim_month AS asked \
    JOIN dim_date AS day ON day.day_number = asked.last_day_number - \(days - 1) \
    JOIN dim_month AS first ON first.month_key = day.month_key WHERE asked.month_key = :month)
    """
  }

  private func last(_ column: String) -> String {
    "(SELECT \(column) FROM dim_month WHERE month_key = :month)"
  }
}

/// What a manual says of segments.
public enum SegmentManual {
  /// The functions, as they are written, with what they mean.
  public static let functions = SegmentFunction.allCases.map(\.manual)
}

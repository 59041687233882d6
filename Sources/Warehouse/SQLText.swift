/// The statements of this room, which lie in `SQL/` as files.
enum SQLText: String, CaseIterable {
  case schema
  case monthLines = "month_lines"
  case strayOrders = "stray_orders"
  case customerMarkets = "customer_markets"
  case clearMonth = "clear_month"
  case fillDates = "fill_dates"
  case fillMonths = "fill_months"
  case unknownMembers = "unknown_members"
  case views

  /// The statement's text. Every case has its file, which a test makes sure of.
  var text: String { Embedded.files["SQL/\(rawValue).sql"] ?? "" }
}

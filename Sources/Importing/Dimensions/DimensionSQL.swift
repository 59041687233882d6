/// The statements that derive dimensions, which lie in `SQL/` as files.
enum DimensionSQL: String, CaseIterable {
  case currentWords = "current_words"
  case customerRecords = "customer_records"
  case marketNames = "market_names"
  case borneProducts = "borne_products"
  case costlessLines = "costless_lines"

  /// The statement's text. Every case has its file, which a test makes sure of.
  var text: String { Embedded.files["SQL/\(rawValue).sql"] ?? "" }
}

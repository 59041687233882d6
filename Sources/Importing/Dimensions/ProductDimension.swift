import SQLite
import Warehouse

/// Completes the products that only facts have named with what those facts say of them: name,
/// category, line and unit of the latest business day.
struct ProductDimension {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// What facts say of a product, where it differs from what stands.
  private struct Word {
    var product: Int64
    var name: String?
    var category: String?
    var line: String?
    var unit: String?
    var categoryBefore: Int64
  }

  /// Brings the inferred products up to date, inside the caller's transaction.
  /// - Parameter moved: The products that files brought into another category.
  /// - Returns: Whether a category changed that sums of earlier imports rest on.
  func derive(moved: [Int64] = []) throws -> Bool {
    let words = try differing()
    if words.isEmpty { return try isSummed(moved) }
    let categories = try categoryKeys(words)
    let update = try connection.prepare(SQLText.setProduct.text)
    var moved = moved
    for word in words {
      let category = categories[ExactText(word.category ?? "")] ?? 0
      update.bind(word.name, at: 0).bind(category, at: 1).bind(word.line, at: 2)
        .bind(word.unit, at: 3).bind(word.product, at: 4)
      try update.run()
      if category != word.categoryBefore { moved.append(word.product) }
    }
    return try isSummed(moved)
  }

  private func differing() throws(SQLiteError) -> [Word] {
    let statement = try connection.prepare(DimensionSQL.borneProducts.text)
    var words: [Word] = []
    while try statement.step() {
      words.append(
        Word(
          product: statement.integer(0), name: statement.optionalText(1),
          category: statement.optionalText(2), line: statement.optionalText(3),
          unit: statement.optionalText(4), categoryBefore: statement.integer(5)))
    }
    return words
  }

  /// The keys of categories, those added that are missing, in the order of their names.
  private func categoryKeys(_ words: [Word]) throws(SQLiteError) -> [ExactText: Int64] {
    let members = try connection.prepare("SELECT category, category_key FROM dim_category")
    var keys: [ExactText: Int64] = [:]
    while try members.step() { keys[ExactText(members.text(0))] = members.integer(1) }
    var last = keys.values.max() ?? 0
    let insert = try connection.prepare(
      "INSERT INTO dim_category (category_key, category) VALUES (?, ?)")
    for name in Set(words.compactMap { $0.category.map { ExactText($0) } }).sorted()
    where keys[name] == nil {
      last += 1
      insert.bind(last, at: 0).bind(name.string, at: 1)
      try insert.run()
      keys[name] = last
    }
    return keys
  }

  /// Whether monthly sums hold any of the products.
  private func isSummed(_ products: [Int64]) throws(SQLiteError) -> Bool {
    if products.isEmpty { return false }
    let months = try connection.prepare("SELECT DISTINCT month_key FROM product_month")
    let find = try connection.prepare(
      "SELECT 1 FROM product_month WHERE month_key = ? AND product_key = ?")
    while try months.step() {
      for product in products {
        find.reset()
        find.bind(months.integer(0), at: 0).bind(product, at: 1)
        if try find.step() { return true }
      }
    }
    return false
  }
}

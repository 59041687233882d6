import SQLite

/// What the aggregates need to know of customers and products, in arrays by key.
public struct CustomerLookup: Sendable {
  /// The customer of an account.
  let customerOfAccount: [Int32]
  /// The days for paying, of those customers with whom something is agreed.
  let agreedDays: [Int32: Int32]
  /// The category of a product.
  let categoryOfProduct: [Int]
  /// The least size of an array that is indexed by customer.
  var customerCount: Int { customerOfAccount.count }

  private let versions: [Version]
  private let lastVersion: [Int32]

  private struct Version: Sendable {
    var customer: Int32
    var validFrom: Int32
    var market: Int32
    var country: Int32
  }

  /// The warehouse's present customers and products.
  public init(_ connection: Connection) throws(SQLiteError) {
    customerOfAccount = try connection.customersOfAccounts()
    categoryOfProduct = try Self.categories(connection)
    let statement = try connection.prepare(SQLText.customerMarkets.text)
    var versions: [Version] = []
    var agreedDays: [Int32: Int32] = [:]
    while try statement.step() {
      versions.append(
        Version(
          customer: Int32(statement.integer(0)), validFrom: Int32(statement.integer(1)),
          market: Int32(statement.integer(2)), country: Int32(statement.integer(3))))
      if statement.integer(4) == 1, let days = statement.optionalInteger(5) {
        agreedDays[Int32(statement.integer(0))] = Int32(clamping: days)
      }
    }
    var last = [Int32](repeating: -1, count: max(customerOfAccount.count, 1))
    for (index, version) in versions.enumerated() { last[Int(version.customer)] = Int32(index) }
    self.versions = versions
    self.agreedDays = agreedDays
    lastVersion = last
  }

  /// The market of a line: its own, else its customer's on that day, else the country likewise.
  func market(of line: SaleLine, customer: Int) -> Int {
    if line.market != 0 { return line.market }
    let version = version(of: customer, on: line.dateKey)
    if let market = version?.market, market != 0 { return Int(market) }
    return line.country != 0 ? line.country : Int(version?.country ?? 0)
  }

  /// The country of a line: its own, else its customer's on that day.
  func country(of line: SaleLine, customer: Int) -> Int {
    line.country != 0 ? line.country : Int(version(of: customer, on: line.dateKey)?.country ?? 0)
  }

  private func version(of customer: Int, on dateKey: Int) -> Version? {
    var index = Int(lastVersion[customer])
    guard index >= 0 else { return nil }
    // Versions lie the earliest first; the first one holds from the beginning.
    while versions[index].validFrom > dateKey, index > 0,
      versions[index - 1].customer == customer
    {
      index -= 1
    }
    return versions[index]
  }

  private static func categories(_ connection: Connection) throws(SQLiteError) -> [Int] {
    let statement = try connection.prepare("SELECT product_key, category_key FROM dim_product")
    var categories: [Int] = [0]
    while try statement.step() {
      let product = Int(statement.integer(0))
      while categories.count <= product { categories.append(0) }
      categories[product] = Int(statement.integer(1))
    }
    return categories
  }
}

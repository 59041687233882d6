import SQLite
import Warehouse

/// What was bought in a span of days: the products of each document with more bought than returned.
struct BasketLedger: Sendable {
  private(set) var baskets = Baskets()
  /// The customer of each basket, 0 for the anonymous one.
  private(set) var customers: [Int32] = []

  /// Reads the lines of a trailing year.
  init(_ connection: Connection, _ year: TrailingYear) throws(SQLiteError) {
    let owners = try Self.customersOfAccounts(connection)
    let statement = try Self.lines(connection, year)
    var document = BasketDocument()
    var key: Int64 = -1
    while try statement.step() {
      let line = statement.integer(0)
      if DocumentKey.document(ofLine: line) != key {
        close(&document, owners)
        key = DocumentKey.document(ofLine: line)
      }
      document.add(line, account: Int(statement.integer(1)))
      document.add(product: statement.small(2), quantityMicro: statement.integer(3))
    }
    close(&document, owners)
  }

  private static func lines(
    _ connection: Connection, _ year: TrailingYear
  ) throws(SQLiteError) -> Statement {
    let statement = try connection.prepare(SQLText.basketLines.text)
    let keys =
      DocumentKey.lines(of: year.first.month)
      .lowerBound..<DocumentKey.lines(of: year.last.month).upperBound
    let values: [String: Int64] = [
      ":from": keys.lowerBound, ":end": keys.upperBound, ":first": Int64(year.first.key),
      ":last": Int64(year.last.key),
    ]
    for (index, name) in statement.parameterNames.enumerated() {
      statement.bind(values[name] ?? 0, at: index)
    }
    return statement
  }

  /// By account key.
  private static func customersOfAccounts(
    _ connection: Connection
  ) throws(SQLiteError) -> [Int32] {
    let accounts = try connection.prepare("SELECT account_key, customer_key FROM dim_account")
    var customers: [Int32] = []
    while try accounts.step() {
      let account = Int(accounts.integer(0))
      while customers.count <= account { customers.append(0) }
      customers[account] = accounts.small(1)
    }
    return customers
  }

  private mutating func close(_ document: inout BasketDocument, _ owners: [Int32]) {
    let account = document.takeAccount()
    let products = document.takeProducts()
    guard !products.isEmpty else { return }
    baskets.append(products)
    customers.append(account < owners.count ? owners[account] : 0)
  }

  /// Calls `body` with each customer, ascending, and the products that it bought, ascending; the
  /// anonymous one is left out.
  func forEachCustomer(_ body: (_ customer: Int32, _ products: [Int32]) -> Void) {
    let order = customers.indices.filter { customers[$0] != 0 }
      .sorted { (customers[$0], $0) < (customers[$1], $1) }
    var start = 0
    while start < order.count {
      let customer = customers[order[start]]
      var products: [Int32] = []
      while start < order.count, customers[order[start]] == customer {
        products.append(contentsOf: baskets[order[start]])
        start += 1
      }
      products.sort()
      var last: Int32 = -1
      products.removeAll { product in
        defer { last = product }
        return product == last
      }
      body(customer, products)
    }
  }
}

/// A document's lines, of which reversals take away what they reverse.
private struct BasketDocument {
  private var products: [Int32] = []
  private var quantities: [Int64] = []
  /// The accounts of the lines that stand.
  private var accounts: [Int] = []

  /// Notes whose a line is; a reversal follows the state that it takes back, which may have been
  /// another customer's.
  mutating func add(_ line: Int64, account: Int) {
    if DocumentKey.revision(ofLine: line) % 2 == 0 {
      accounts.append(account)
    } else {
      _ = accounts.popLast()
    }
  }

  mutating func add(product: Int32, quantityMicro: Int64) {
    if let place = products.firstIndex(of: product) {
      quantities[place] &+= quantityMicro
    } else {
      products.append(product)
      quantities.append(quantityMicro)
    }
  }

  /// Whose document it is, 0 where no line stands; nothing is left behind.
  mutating func takeAccount() -> Int {
    defer { accounts.removeAll(keepingCapacity: true) }
    return accounts.first ?? 0
  }

  /// The products with more bought than returned, ascending; nothing is left behind.
  mutating func takeProducts() -> [Int32] {
    var bought: [Int32] = []
    for (place, product) in products.enumerated() where quantities[place] > 0 && product != 0 {
      bought.append(product)
    }
    products.removeAll(keepingCapacity: true)
    quantities.removeAll(keepingCapacity: true)
    bought.sort()
    return bought
  }
}

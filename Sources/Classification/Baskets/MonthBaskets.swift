import SQLite
import Warehouse

/// The baskets of a span of days, each with the account that bought it, in the order of their documents.
struct MonthBaskets: Sendable {
  private(set) var baskets = Baskets()
  /// The account of each basket.
  private(set) var accounts: [Int32] = []

  /// Reads the completed lines of the days from one to another, of documents of those months and
  /// astray ones of others.
  init(_ connection: Connection, from first: Day, through last: Day) throws(SQLiteError) {
    let statement = try Self.prepare(SQLText.basketLines, connection, from: first, through: last)
    var document = BasketDocument()
    var key: Int64 = -1
    while try statement.step() {
      let line = statement.integer(0)
      if DocumentKey.document(ofLine: line) != key {
        close(&document)
        key = DocumentKey.document(ofLine: line)
      }
      document.add(line, account: Int(statement.integer(1)))
      document.add(product: statement.small(2), quantityMicro: statement.integer(3))
    }
    close(&document)
  }

  /// Whether each line of those days lies in the month that its document's key names, and the other way
  /// round, so that the baskets of their months are whole one by one.
  static func areMonthsWhole(
    _ connection: Connection, from first: Day, through last: Day
  ) throws(SQLiteError) -> Bool {
    let stray = try prepare(SQLText.hasStrayLines, connection, from: first, through: last)
    return try stray.step() && stray.integer(0) == 0
  }

  private static func prepare(
    _ text: SQLText, _ connection: Connection, from first: Day, through last: Day
  ) throws(SQLiteError) -> Statement {
    let statement = try connection.prepare(text.text)
    let keys =
      DocumentKey.lines(of: first.month).lowerBound..<DocumentKey.lines(of: last.month).upperBound
    let values: [String: Int64] = [
      ":from": keys.lowerBound, ":end": keys.upperBound, ":first": Int64(first.key),
      ":last": Int64(last.key),
    ]
    for (index, name) in statement.parameterNames.enumerated() {
      statement.bind(values[name] ?? 0, at: index)
    }
    return statement
  }

  private mutating func close(_ document: inout BasketDocument) {
    let account = document.takeAccount()
    let products = document.takeProducts()
    guard !products.isEmpty else { return }
    baskets.append(products)
    accounts.append(Int32(truncatingIfNeeded: account))
  }
}

extension MonthBaskets {
  /// Bytes of another version are not read.
  private static let version: UInt64 = 1

  /// The baskets as bytes.
  var bytes: [UInt8] {
    let writer = ByteWriter()
    writer.unsigned(Self.version)
    writer.unsigned(UInt64(baskets.count))
    for (place, account) in accounts.enumerated() {
      writer.unsigned(UInt64(account))
      let products = baskets[place]
      writer.unsigned(UInt64(products.count))
      var last: Int32 = 0
      for product in products {
        writer.unsigned(UInt64(product - last))
        last = product
      }
    }
    return writer.bytes
  }

  /// The baskets that the bytes say; nil where they say none.
  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard reader.unsigned() == Self.version else { return nil }
    let count = reader.unsigned()
    while accounts.count < count, !reader.isAtEnd {
      accounts.append(Int32(truncatingIfNeeded: reader.unsigned()))
      var last: Int32 = 0
      var rest = reader.unsigned()
      while rest > 0, !reader.isAtEnd {
        last &+= Int32(truncatingIfNeeded: reader.unsigned())
        baskets.add(last)
        rest -= 1
      }
      guard rest == 0 else { return nil }
      baskets.endBasket()
    }
    if reader.isExhausted || !reader.isAtEnd || accounts.count != count { return nil }
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

import SQLite
import Warehouse

/// What was bought in a span of days: baskets by document, and products by customer.
struct BasketLedger {
  /// The products of each document with more bought than returned, ascending.
  private(set) var baskets: [[Int32]] = []
  /// The products that each customer bought, ascending; the anonymous one is left out.
  private(set) var productsOfCustomer: [Int32: [Int32]] = [:]

  private struct Line {
    var product: Int32
    var quantityMicro: Int64
  }

  /// Reads the lines of a trailing year.
  init(_ connection: Connection, _ year: TrailingYear) throws(SQLiteError) {
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
    var document: (key: Int64, customer: Int32, lines: [Line]) = (-1, 0, [])
    while try statement.step() {
      if statement.integer(0) != document.key {
        close(document.customer, document.lines)
        document = (statement.integer(0), statement.small(1), [])
      }
      document.lines.append(
        Line(product: statement.small(2), quantityMicro: statement.integer(3)))
    }
    close(document.customer, document.lines)
    for (customer, products) in productsOfCustomer {
      productsOfCustomer[customer] = Set(products).sorted()
    }
  }

  /// A document's lines, of which reversals take away what they reverse.
  private mutating func close(_ customer: Int32, _ lines: [Line]) {
    var quantities: [Int32: Int64] = [:]
    for line in lines { quantities[line.product, default: 0] &+= line.quantityMicro }
    let products = quantities.filter { $0.value > 0 && $0.key != 0 }.keys.sorted()
    guard !products.isEmpty else { return }
    baskets.append(products)
    if customer != 0 { productsOfCustomer[customer, default: []] += products }
  }
}

import SQLite
import Warehouse

/// What was bought in a span of days: the products of each document with more bought than returned.
struct BasketLedger: Sendable {
  private(set) var baskets = Baskets()
  /// The customer of each basket, 0 for the anonymous one.
  private(set) var customers: [Int32] = []

  /// Reads the baskets of a trailing year: those of whole months as `months` has them.
  init(
    _ connection: Connection, _ year: TrailingYear, _ months: inout KeptBaskets
  ) throws(SQLiteError) {
    let owners = try connection.customersOfAccounts()
    if try MonthBaskets.areMonthsWhole(connection, from: year.first, through: year.last) {
      for index in year.first.month.index...year.last.month.index {
        add(try months.baskets(of: Month(index: index)), owners)
      }
    } else {
      add(try MonthBaskets(connection, from: year.first, through: year.last), owners)
    }
  }

  private mutating func add(_ month: MonthBaskets, _ owners: [Int32]) {
    baskets.append(all: month.baskets)
    customers.append(
      contentsOf: month.accounts.lazy.map { $0 < owners.count ? owners[Int($0)] : 0 })
  }

  /// Calls `body` with each customer, ascending, and the products that it bought, ascending; the
  /// anonymous one is left out.
  func forEachCustomer(_ body: (_ customer: Int32, _ products: [Int32]) -> Void) {
    var order = customers.indices.filter { customers[$0] != 0 }
    order.order { Int64(customers[$0]) }
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

import SQLite

/// The customers with completed lines in a month, in one piece: those with an order of the month, and the
/// others, each with its revenue of the month.
///
/// So what the customers of the last years did month by month is read without going through a row for
/// each of them.
struct BuyerLists {
  private var buyers = BearerList()
  private var others = BearerList()

  /// Notes a customer, whose key is greater than those before it.
  mutating func append(_ customer: Int, orders: Int64, revenueMinor: Int64) {
    if orders > 0 {
      buyers.append(customer, revenueMinor: revenueMinor)
    } else {
      others.append(customer, revenueMinor: revenueMinor)
    }
  }

  /// Appends the month's row of buyer_month.
  func append(to batch: RowBatch, monthKey: Int) {
    batch.append(monthKey)
    batch.append(buyers.customers)
    batch.append(buyers.bytes)
    batch.append(others.bytes)
  }

  /// Calls `body` with each customer of a month, whether it ordered, and its revenue.
  static func forEach(
    _ connection: Connection, _ month: Month, _ body: (Int, Bool, Int64) -> Void
  ) throws(SQLiteError) {
    let row = try connection.prepare(
      "SELECT buyer_list, other_list FROM buyer_month WHERE month_key = ?")
    row.bind(month.key, at: 0)
    guard try row.step() else { return }
    BearerList.forEach(in: row.blobBytes(0)) { body($0, true, $1) }
    BearerList.forEach(in: row.blobBytes(1)) { body($0, false, $1) }
  }
}

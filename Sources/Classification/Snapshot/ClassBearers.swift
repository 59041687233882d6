import SQLite
import Warehouse

/// Who bears which class in the month that is made, gathered while its customers are judged.
struct ClassBearers {
  private var lists: [String: BearerList] = [:]

  /// Notes a customer, whose key is greater than those before it in the class.
  mutating func add(_ customer: Int, to name: String, revenueMinor: Int64) {
    lists[name, default: BearerList()].append(customer, revenueMinor: revenueMinor)
  }

  /// Writes a row for each class of the month.
  func write(_ connection: Connection, month key: Int) throws(SQLiteError) {
    let insert = try connection.prepare(SQLText.insertClassMonth.text)
    for (name, list) in lists.sorted(by: { $0.key < $1.key }) {
      insert.bind(key, at: 0).bind(name, at: 1).bind(list.customers, at: 2)
        .bind(list.revenueMinor, at: 3).bind(list.bytes, at: 4)
      try insert.run()
    }
  }
}

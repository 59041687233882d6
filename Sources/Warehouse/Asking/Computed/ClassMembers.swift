import SQLite

/// Who bears which class in a classified month.
struct ClassMembers {
  /// The customers by class, ascending.
  private(set) var customers: [String: [Int32]] = [:]

  /// No class.
  init() {}

  /// The tags of a month, which lie in the order of the customers.
  init(_ connection: Connection, _ month: Month) throws(SQLiteError) {
    let statement = try connection.prepare(
      "SELECT customer_key, class FROM customer_tag WHERE month_key = ? ORDER BY customer_key")
    statement.bind(month.key, at: 0)
    var names: [[UInt8]] = []
    var members: [[Int32]] = []
    while try statement.step() {
      let customer = Int32(truncatingIfNeeded: statement.integer(0))
      let name = statement.textBytes(1)
      if let index = names.firstIndex(where: { $0.elementsEqual(name) }) {
        members[index].append(customer)
      } else {
        names.append(Array(name))
        members.append([customer])
      }
    }
    for (name, members) in zip(names, members) {
      customers[String(decoding: name, as: UTF8.self)] = members
    }
  }

  /// The classes that somebody bears, in alphabetical order.
  var classes: [String] { customers.keys.sorted() }

  /// The customers of a class, ascending.
  func members(of name: String) -> [Int32] { customers[name] ?? [] }
}

/// The keys of an ascending list that another ascending list does not have.
func keys(of list: [Int32], missingIn other: [Int32]) -> [Int32] {
  var missing: [Int32] = []
  var place = 0
  for key in list {
    while place < other.count, other[place] < key { place += 1 }
    if place == other.count || other[place] != key { missing.append(key) }
  }
  return missing
}

extension Connection {
  /// Those of some months that are classified.
  func classified(_ months: [Month]) throws(SQLiteError) -> [Month] {
    let statement = try prepare("SELECT count(*) FROM snapshot_month WHERE month_key = ?")
    var classified: [Month] = []
    for month in months {
      statement.reset()
      statement.bind(month.key, at: 0)
      if try statement.step(), statement.integer(0) > 0 { classified.append(month) }
    }
    return classified
  }

  /// The month that the parameter `against` compares with; nil where it is not classified.
  func monthBefore(
    _ month: Month, _ values: [String: Value]
  ) throws(SQLiteError) -> Month? {
    let isPrevious = values["against"] == .text("previous_month")
    return try classified([month.adding(months: isPrevious ? -1 : -12)]).first
  }
}

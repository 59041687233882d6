import SQLite

/// Who bears which class in a classified month, and what they bring.
struct ClassMembers {
  /// The customers of a class, ascending, and their revenue of the trailing year.
  struct Class {
    var customers: [Int32] = []
    var revenueMinor: Int64 = 0

    fileprivate mutating func append(_ customer: Int, _ revenue: Int64) {
      customers.append(Int32(truncatingIfNeeded: customer))
      revenueMinor &+= revenue
    }
  }

  private var byName: [String: Class] = [:]

  /// No class.
  init() {}

  /// Those of a month.
  init(_ connection: Connection, _ month: Month) throws(SQLiteError) {
    try readLists(connection, month)
    guard byName.isEmpty else { return }
    try Self.forEachTag(connection, month) { name, customer, revenue in
      byName[name, default: Class()].append(customer, revenue)
    }
  }

  private mutating func readLists(
    _ connection: Connection, _ month: Month
  ) throws(SQLiteError) {
    let lists = try connection.prepare(SQLText.monthBearers.text)
    lists.bind(month.key, at: 0)
    while try lists.step() {
      let list = lists.blobBytes(1)
      var bearers = Class()
      // A bearer takes two bytes at least.
      bearers.customers.reserveCapacity(Int(min(max(lists.integer(2), 0), Int64(list.count / 2))))
      BearerList.forEach(in: list) { bearers.append($0, $1) }
      byName[lists.text(0)] = bearers
    }
  }

  /// Calls `body` with each class, customer and revenue of the tags, which lie in the order of the
  /// customers: for months that an older program classified, which did not keep the lists.
  static func forEachTag(
    _ connection: Connection, _ month: Month,
    _ body: (_ name: String, _ customer: Int, _ revenueMinor: Int64) -> Void
  ) throws(SQLiteError) {
    let tags = try connection.prepare(SQLText.classTags.text)
    tags.bind(month.key, at: 0)
    while try tags.step() { body(tags.text(0), Int(tags.integer(1)), tags.integer(2)) }
  }

  /// The classes that somebody bears, in alphabetical order.
  var classes: [String] { byName.keys.sorted() }

  /// Those who bear a class.
  subscript(name: String) -> Class { byName[name] ?? Class() }

  /// The customers of a class, ascending.
  func members(of name: String) -> [Int32] { byName[name]?.customers ?? [] }
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
    var classified: [Month] = []
    for month in months where try History.isClassified(month, self) { classified.append(month) }
    return classified
  }

  /// The classified months before one, ascending.
  func classifiedMonths(before month: Month) throws(SQLiteError) -> [Month] {
    let statement = try prepare(
      "SELECT month_key FROM snapshot_month WHERE month_key < ? ORDER BY month_key")
    statement.bind(month.key, at: 0)
    var months: [Month] = []
    while try statement.step() {
      if let month = Month(key: Int(statement.integer(0))) { months.append(month) }
    }
    return months
  }

  /// The month that the parameter `against` compares with; nil where it is not classified.
  func monthBefore(
    _ month: Month, _ values: [String: Value]
  ) throws(SQLiteError) -> Month? {
    let isPrevious = values["against"] == .text("previous_month")
    return try classified([month.adding(months: isPrevious ? -1 : -12)]).first
  }
}

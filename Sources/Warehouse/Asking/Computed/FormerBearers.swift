import SQLite

/// Who was key or loyal in a classified month before one, by customer.
struct FormerBearers {
  /// The classified months in which a customer was key or loyal.
  struct Past {
    private(set) var wasKey = false
    private(set) var wasLoyal = false
    private(set) var lastMonthKey = 0
    private(set) var bestMinor = Int64.min

    fileprivate mutating func add(isKey: Bool, _ monthKey: Int, revenueMinor: Int64) {
      if isKey { wasKey = true } else { wasLoyal = true }
      lastMonthKey = max(lastMonthKey, monthKey)
      bestMinor = max(bestMinor, revenueMinor)
    }
  }

  /// By customer key.
  private(set) var pasts: [Past]

  /// Those of the classified months before `month`.
  init(_ connection: Connection, before month: Month) throws(SQLiteError) {
    pasts = Array(repeating: Past(), count: try connection.customerCapacity())
    let listed = try readLists(connection, before: month)
    for each in try connection.classifiedMonths(before: month) where !listed.contains(each.key) {
      try ClassMembers.forEachTag(connection, each) { name, customer, revenue in
        guard name == "key" || name == "loyal", pasts.indices.contains(customer) else { return }
        pasts[customer].add(isKey: name == "key", each.key, revenueMinor: revenue)
      }
    }
  }

  /// Reads the lists of the months that have some, as they lie; gives these months.
  private mutating func readLists(
    _ connection: Connection, before month: Month
  ) throws(SQLiteError) -> Set<Int> {
    var listed: Set<Int> = []
    let lists = try connection.prepare(SQLText.formerBearers.text)
    lists.bind(month.key, at: 0)
    while try lists.step() {
      let (monthKey, isKey) = (Int(lists.integer(0)), lists.integer(1) == 1)
      listed.insert(monthKey)
      pasts.withUnsafeMutableBufferPointer { pasts in
        BearerList.forEach(in: lists.blobBytes(2)) { customer, revenue in
          guard pasts.indices.contains(customer) else { return }
          pasts[customer].add(isKey: isKey, monthKey, revenueMinor: revenue)
        }
      }
    }
    return listed
  }
}

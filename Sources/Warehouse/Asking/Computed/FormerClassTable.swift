import SQLite

/// Customers who are lost or dormant and were key or loyal in a classified month before: which of the two, in which month last,
/// and the revenue of the best trailing year that ended with such a month.
struct FormerClassTable: WalkingTable {
  static let name = "former_class"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("was_key", .integer), ("was_loyal", .integer),
    ("last_month_key", .integer), ("best_minor", .integer),
  ]

  let connection: Connection
  let kept: KeptTables

  private struct Past {
    var wasKey = false
    var wasLoyal = false
    var lastMonthKey = 0
    var bestMinor = Int64.min

    mutating func add(isKey: Bool, _ monthKey: Int, revenueMinor: Int64) {
      if isKey { wasKey = true } else { wasLoyal = true }
      lastMonthKey = max(lastMonthKey, monthKey)
      bestMinor = max(bestMinor, revenueMinor)
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var pasts = Array(repeating: Past(), count: try connection.customerCapacity())
    let listed = try readLists(before: month, into: &pasts)
    for each in try connection.classifiedMonths(before: month) where !listed.contains(each.key) {
      try ClassMembers.forEachTag(connection, each) { name, customer, revenue in
        guard name == "key" || name == "loyal", pasts.indices.contains(customer) else { return }
        pasts[customer].add(isKey: name == "key", each.key, revenueMinor: revenue)
      }
    }
    let states = try kept.states(of: month, connection)
    for (customer, past) in pasts.enumerated()
    where past.lastMonthKey > 0 && states[customer].isGone {
      batch.append(customer)
      batch.append(past.wasKey ? 1 : 0)
      batch.append(past.wasLoyal ? 1 : 0)
      batch.append(past.lastMonthKey)
      batch.append(past.bestMinor)
    }
  }

  /// Reads the lists of the months that have some, as they lie; gives these months.
  private func readLists(
    before month: Month, into pasts: inout [Past]
  ) throws(SQLiteError) -> Set<Int> {
    var listed: Set<Int> = []
    let lists = try connection.prepare(
      """
      SELECT month_key, class = 'key', bearer_list FROM class_month
      WHERE month_key < ? AND class IN ('key', 'loyal')
        AND month_key IN (SELECT month_key FROM snapshot_month)
      """)
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

import SQLite

/// The customers of a classified month by headline, scores and where they came from, all from one look
/// through the month's snapshot: what several lists sum up by one of these or another.
///
/// `active` ordered in the trailing year, `fresh` for the first time ever in it; `scored` have a
/// money score, and `money_scores` is these scores' sum. Sums are over what is known, NULL where
/// nothing is.
struct CustomerGroupTable: ComputedTable {
  static let name = "customer_group"
  static let columns: [(name: String, kind: CellKind)] = [
    ("headline", .text), ("recency_score", .integer), ("frequency_score", .integer),
    ("acquisition_source", .text), ("customers", .integer), ("active", .integer),
    ("fresh", .integer), ("orders", .integer), ("revenue_minor", .integer),
    ("margin_minor", .integer), ("contribution_minor", .integer), ("lifetime_minor", .integer),
    ("receivables_minor", .integer), ("overdue_minor", .integer), ("money_scores", .integer),
    ("scored", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  fileprivate struct Group: Hashable {
    let headline: Int
    let recency: Int64?
    let frequency: Int64?
    let source: Int?
  }

  fileprivate struct Sums {
    var customers = 0
    var active = 0
    var fresh = 0
    var orders: Int64 = 0
    /// Revenue, margin, contribution, lifetime value, receivables, overdue, money score.
    var known = [Int64?](repeating: nil, count: 7)
    var scored = 0
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let statement = try connection.prepare(SQLText.groupedCustomers.text)
    statement.bind(month.key, at: 0)
    var (headlines, sources) = (FewTexts(), FewTexts())
    // In the order in which they are met, so that the same warehouse gives the same rows.
    var places: [Group: Int] = [:]
    var groups: [(group: Group, sums: Sums)] = []
    while try statement.step() {
      let group = Group(
        headline: headlines.index(of: statement.textBytes(0)),
        recency: statement.optionalInteger(1), frequency: statement.optionalInteger(2),
        source: statement.isNull(3) ? nil : sources.index(of: statement.textBytes(3)))
      let place = places[group] ?? groups.count
      if place == groups.count {
        places[group] = place
        groups.append((group, Sums()))
      }
      groups[place].sums.add(statement)
    }
    for (group, sums) in groups {
      batch.append(headlines[group.headline])
      batch.append(group.recency)
      batch.append(group.frequency)
      batch.append(group.source.map { sources[$0] })
      sums.append(to: batch)
    }
  }
}

extension CustomerGroupTable.Sums {
  fileprivate mutating func add(_ row: Statement) {
    let ordered = row.integer(4)
    customers += 1
    active += ordered > 0 ? 1 : 0
    fresh += Int(row.integer(5))
    orders &+= ordered
    for index in known.indices {
      guard let value = row.optionalInteger(6 + index) else { continue }
      known[index] = (known[index] ?? 0) &+ value
    }
    scored += row.isNull(12) ? 0 : 1
  }

  fileprivate func append(to batch: RowBatch) {
    batch.append(customers)
    batch.append(active)
    batch.append(fresh)
    batch.append(orders)
    for value in known { batch.append(value) }
    batch.append(scored)
  }
}

import SQLite

/// The customers of a classified month by headline, scores and where they came from: what several lists
/// sum up by one of these or another.
///
/// `active` ordered in the trailing year, `fresh` for the first time ever in it; `scored` have a
/// money score, and `money_scores` is these scores' sum. Sums are over what is known, NULL where
/// nothing is.
struct CustomerGroupTable: WalkingTable {
  static let name = "customer_group"
  static let columns: [(name: String, kind: CellKind)] = [
    ("headline", .text), ("recency_score", .integer), ("frequency_score", .integer),
    ("acquisition_source", .text), ("customers", .integer), ("active", .integer),
    ("fresh", .integer), ("orders", .integer), ("contacts", .integer),
    ("contact_minutes_micro", .integer), ("revenue_minor", .integer), ("margin_minor", .integer),
    ("contribution_minor", .integer), ("lifetime_minor", .integer), ("receivables_minor", .integer),
    ("overdue_minor", .integer), ("money_scores", .integer), ("cost_to_serve_minor", .integer),
    ("scored", .integer),
  ]

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    try kept.walk(of: month, connection).groups.append(to: batch)
  }
}

/// The rows of `customer_group`, in the order in which the groups are met, so that the same warehouse
/// gives the same rows.
struct CustomerGroups: Sendable {
  private struct Group: Hashable {
    let headline: Int
    let recency: Int64?
    let frequency: Int64?
    let source: Int?

    func hash(into hasher: inout Hasher) {
      // One word for all, for each word more is a good part of what a customer costs.
      let scores = (recency ?? -1) &* 31 &+ (frequency ?? -1)
      hasher.combine(scores &* 1_000_003 &+ Int64(headline) &* 1_009 &+ Int64(source ?? -1))
    }
  }

  fileprivate struct Sums {
    var customers = 0
    var active = 0
    var fresh = 0
    var orders: Int64 = 0
    var contacts: Int64 = 0
    var minutesMicro: Int64 = 0
    /// Revenue, margin, contribution, lifetime value, receivables, overdue, money score, cost to serve.
    var known = Array(repeating: KnownSum(), count: 8)
    var scored = 0
  }

  private var headlines = FewTexts()
  private var sources = FewTexts()
  private var places: [Group: Int] = [:]
  private var groups: [Group] = []
  private var sums: [Sums] = []

  /// Adds a customer: a row of the walk.
  mutating func add(_ row: Statement, isFresh: Bool) {
    let group = Group(
      headline: headlines.index(of: row.textBytes(1)), recency: row.optionalInteger(2),
      frequency: row.optionalInteger(3), source: sources.index(row, 4))
    let place = places[group] ?? groups.count
    if place == groups.count {
      places[group] = place
      groups.append(group)
      sums.append(Sums())
    }
    sums[place].add(row, isFresh: isFresh)
  }

  func append(to batch: RowBatch) {
    for (group, sums) in zip(groups, sums) {
      batch.append(headlines[group.headline])
      batch.append(group.recency)
      batch.append(group.frequency)
      batch.append(group.source.map { sources[$0] })
      sums.append(to: batch)
    }
  }
}

extension CustomerGroups.Sums {
  fileprivate mutating func add(_ row: Statement, isFresh: Bool) {
    let ordered = row.integer(5)
    customers += 1
    active += ordered > 0 ? 1 : 0
    fresh += isFresh ? 1 : 0
    orders &+= ordered
    contacts &+= row.integer(15)
    minutesMicro &+= row.integer(16)
    for index in known.indices { known[index].add(row, 7 + index) }
    scored += row.isNull(13) ? 0 : 1
  }

  fileprivate func append(to batch: RowBatch) {
    batch.append(customers)
    batch.append(active)
    batch.append(fresh)
    batch.append(orders)
    batch.append(contacts)
    batch.append(minutesMicro)
    for sum in known { batch.append(sum.value) }
    batch.append(scored)
  }
}

import SQLite

/// How many customers went from one headline to another since the month that the parameter `against`
/// names, or stayed; no row where that is not classified.
///
/// Who is listed in only one of the months comes from or goes to `not listed`. `revenue_minor` is that
/// of the trailing year to the month.
struct HeadlineMoveTable: WalkingTable {
  static let name = "headline_move"
  static let columns: [(name: String, kind: CellKind)] = [
    ("from_headline", .text), ("to_headline", .text), ("customers", .integer),
    ("revenue_minor", .integer),
  ]
  static let parameters = ["against"]

  let connection: Connection
  let kept: KeptTables

  private struct Sum {
    var customers = 0
    var revenueMinor: Int64 = 0
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard let before = try connection.monthBefore(month, values) else { return }
    let then = try kept.headlines(of: before, connection)
    let now = try kept.states(of: month, connection)
    let width = now.headlines.count
    var sums = Array(repeating: Sum(), count: then.names.count * width)
    for customer in 0..<max(then.numbers.count, now.states.count) {
      let (from, to) = (then[customer], now[customer])
      let place = Int(from) * width + Int(to.headline)
      sums[place].customers += 1
      sums[place].revenueMinor &+= to.revenueMinor
    }
    // Who is listed in neither month has the first place.
    for (place, sum) in sums.enumerated() where place > 0 && sum.customers > 0 {
      batch.append(then.names[place / width])
      batch.append(now.headlines[place % width])
      batch.append(sum.customers)
      batch.append(sum.revenueMinor)
    }
  }
}

/// The headlines of a month, for which no more is read of each customer.
struct MonthHeadlines {
  /// The headlines by their numbers; 0 is that of who is not listed.
  private(set) var names = FewTexts(["not listed"])
  /// By customer key.
  private(set) var numbers: [UInt16] = []

  init(_ connection: Connection, _ month: Month) throws(SQLiteError) {
    let rows = try connection.prepare(SQLText.monthHeadlines.text)
    rows.bind(month.key, at: 0)
    while try rows.step() {
      let customer = Int(rows.integer(0))
      guard customer >= 0 else { continue }
      numbers.reach(customer, with: 0)
      numbers[customer] = UInt16(truncatingIfNeeded: names.index(of: rows.textBytes(1)))
    }
  }

  /// The number of a customer's headline.
  subscript(customer: Int) -> UInt16 {
    numbers.indices.contains(customer) ? numbers[customer] : 0
  }
}

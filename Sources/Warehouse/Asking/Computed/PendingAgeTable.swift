import SQLite

/// The planned, open and cancelled lines ordered in the trailing year, by their age at the month's end.
///
/// `age` is 1 for up to 30 days, 2 up to 60, 3 up to 90, 4 for more. `orders` are documents, each at the
/// age of its oldest line of that status.
struct PendingAgeTable: ComputedTable {
  static let name = "pending_age"
  static let columns: [(name: String, kind: CellKind)] = [
    ("status", .integer), ("age", .integer), ("lines", .integer), ("orders", .integer),
    ("revenue_minor", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The lines of a document that have one status and one age.
  private struct Part {
    /// The document, the status and the age less 1, two bits each of these.
    let key: Int64
    var lines: Int64
    var revenueMinor: Int64

    var statusAndAge: Int { Int(key & 15) }
    var documentAndStatus: Int64 { key >> 2 }
  }

  private struct Sum {
    var lines: Int64 = 0
    var orders = 0
    var revenueMinor: Int64 = 0
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let parts = Self.united(try parts(month)).filter { $0.lines > 0 }
    var sums = Array(repeating: Sum(), count: 16)
    for (place, part) in parts.enumerated() {
      sums[part.statusAndAge].lines &+= part.lines
      sums[part.statusAndAge].revenueMinor &+= part.revenueMinor
      let next = place + 1
      let isOldest =
        next == parts.count || parts[next].documentAndStatus != part.documentAndStatus
      if isOldest { sums[part.statusAndAge].orders += 1 }
    }
    for (place, sum) in sums.enumerated() where sum.lines > 0 {
      batch.append(place >> 2)
      batch.append((place & 3) + 1)
      batch.append(sum.lines)
      batch.append(sum.orders)
      batch.append(sum.revenueMinor)
    }
  }

  /// The lines as they come, those that follow each other in one part already together.
  private func parts(_ month: Month) throws(SQLiteError) -> [Part] {
    let statement = try connection.prepare(SQLText.pendingLines.text)
    let last = month.lastDay
    let keys = [
      month.adding(months: -12).lastDay.key, last.key, last.adding(days: -30).key,
      last.adding(days: -60).key, last.adding(days: -90).key,
    ]
    for (index, key) in keys.enumerated() { statement.bind(key, at: index) }
    var parts: [Part] = []
    while try statement.step() {
      let key = statement.integer(0)
      if parts.last?.key != key { parts.append(Part(key: key, lines: 0, revenueMinor: 0)) }
      parts[parts.count - 1].lines &+= statement.integer(1)
      parts[parts.count - 1].revenueMinor &+= statement.integer(2)
    }
    return parts
  }

  /// Each part once, in the order of the documents, their statuses and ages.
  private static func united(_ parts: [Part]) -> [Part] {
    var united: [Part] = []
    united.reserveCapacity(parts.count)
    for part in parts.sorted(by: { $0.key < $1.key }) {
      guard united.last?.key == part.key else {
        united.append(part)
        continue
      }
      united[united.count - 1].lines &+= part.lines
      united[united.count - 1].revenueMinor &+= part.revenueMinor
    }
    return united
  }
}

import SQLite

/// How many customers went from one headline to another since the month that the parameter `against`
/// names, or stayed; no row where that is not classified.
///
/// Who is listed in only one of the months comes from or goes to `not listed`. `revenue_minor` is that
/// of the trailing year to the month.
struct HeadlineMoveTable: ComputedTable {
  static let name = "headline_move"
  static let columns: [(name: String, kind: CellKind)] = [
    ("from_headline", .text), ("to_headline", .text), ("customers", .integer),
    ("revenue_minor", .integer),
  ]
  static let parameters = ["against"]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Sum {
    var customers = 0
    var revenueMinor: Int64 = 0
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard let before = try connection.monthBefore(month, values) else { return }
    var names = HeadlineNames()
    let notListed = names.notListed
    let capacity = try connection.customerCapacity()
    var from = Array(repeating: notListed, count: capacity)
    try read(before, capacity, &names) { from[$0] = $1 }
    var sums: [Int: Sum] = [:]
    try read(month, capacity, &names) { customer, headline, revenue in
      let place = Int(from[customer]) << 16 | Int(headline)
      sums[place, default: Sum()].customers += 1
      sums[place, default: Sum()].revenueMinor &+= revenue
      from[customer] = notListed
    }
    for headline in from where headline != notListed {
      sums[Int(headline) << 16 | Int(notListed), default: Sum()].customers += 1
    }
    for (place, sum) in sums.sorted(by: { $0.key < $1.key }) {
      batch.append(names.text(place >> 16))
      batch.append(names.text(place & 0xffff))
      batch.append(sum.customers)
      batch.append(sum.revenueMinor)
    }
  }

  private func read(
    _ month: Month, _ capacity: Int, _ names: inout HeadlineNames,
    _ body: (_ customer: Int, _ headline: UInt16, _ revenueMinor: Int64) -> Void
  ) throws(SQLiteError) {
    let statement = try connection.prepare(
      "SELECT customer_key, headline, revenue_12m_minor FROM customer_snapshot WHERE month_key = ?")
    statement.bind(month.key, at: 0)
    while try statement.step() {
      let customer = Int(statement.integer(0))
      guard customer < capacity else { continue }
      body(customer, names.index(of: statement.textBytes(1)), statement.integer(2))
    }
  }

  private func read(
    _ month: Month, _ capacity: Int, _ names: inout HeadlineNames,
    _ body: (_ customer: Int, _ headline: UInt16) -> Void
  ) throws(SQLiteError) {
    try read(month, capacity, &names) { customer, headline, _ in body(customer, headline) }
  }
}

/// The few headlines there are, as small numbers.
private struct HeadlineNames {
  private var names: [[UInt8]] = [Array("not listed".utf8)]

  /// Who is not listed.
  var notListed: UInt16 { 0 }

  mutating func index(of name: UnsafeBufferPointer<UInt8>) -> UInt16 {
    if let index = names.firstIndex(where: { $0.elementsEqual(name) }) { return UInt16(index) }
    names.append(Array(name))
    return UInt16(truncatingIfNeeded: names.count - 1)
  }

  func text(_ index: Int) -> String { String(decoding: names[index], as: UTF8.self) }
}

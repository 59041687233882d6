import SQLite

/// The classes that the customers asked about bear in a month, each with the first of the months in a
/// row in which it was borne; a month that is not classified ends the row.
struct AskedClassTable: SharingTable {
  static let name = "asked_class"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("customer_id", .text), ("class", .text),
    ("since_month_key", .integer), ("months", .integer),
  ]

  static let parameters = ["customer"]

  let connection: Connection
  let kept: KeptTables

  /// Of how many customers each is looked up in a month before; for more it is quicker to go through the
  /// list of all who bore the class.
  private static let mostLookUps = 4

  static func scope(_ connection: Connection) throws -> String {
    try AskedCustomerTable.keys(connection)
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let ids = try AskedCustomerTable.ids(connection)
    func append(_ customer: Int32, _ name: String, since first: Month) {
      batch.append(Int(customer))
      batch.append(ids[Int64(customer)] ?? "")
      batch.append(name)
      batch.append(first.key)
      batch.append(month.index - first.index + 1)
    }
    let streaks = kept.knownStreaks(through: month.adding(months: -1))
    for (name, bearers) in try bearers(month).sorted(by: { $0.key < $1.key }) {
      if let streaks {
        for customer in bearers {
          append(customer, name, since: streaks.firstMonth(of: customer, name) ?? month)
        }
      } else {
        try lookBack(from: month, bearers, name) { append($0, name, since: $1) }
      }
    }
  }

  /// Calls `body` with each of some customers, ascending, who bear a class in a month, and the first month
  /// of its row.
  private func lookBack(
    from month: Month, _ customers: [Int32], _ name: String, _ body: (Int32, Month) -> Void
  ) throws(SQLiteError) {
    var (bearers, since) = (customers, month)
    while !bearers.isEmpty {
      let before = since.adding(months: -1)
      let earlier = try self.bearers(of: name, before, among: bearers)
      for customer in keys(of: bearers, missingIn: earlier) { body(customer, since) }
      (bearers, since) = (earlier, before)
    }
  }

  /// The customers asked about who bear each class in a month, ascending.
  private func bearers(_ month: Month) throws(SQLiteError) -> [String: [Int32]] {
    let tags = try connection.prepare(SQLText.askedTags.text)
    tags.bind(month.key, at: 0)
    var bearers: [String: [Int32]] = [:]
    while try tags.step() {
      bearers[tags.text(0), default: []].append(Int32(truncatingIfNeeded: tags.integer(1)))
    }
    return bearers
  }

  /// Those of some customers, ascending, who bear a class in a month.
  private func bearers(
    of name: String, _ month: Month, among customers: [Int32]
  ) throws(SQLiteError) -> [Int32] {
    if customers.count > Self.mostLookUps {
      let list = try connection.prepare(SQLText.bearerList.text)
      list.bind(month.key, at: 0).bind(name, at: 1)
      if try list.step() { return Self.common(customers, list.blobBytes(0)) }
    }
    let tag = try connection.prepare(SQLText.customerTag.text)
    tag.bind(month.key, at: 0).bind(name, at: 2)
    var found: [Int32] = []
    for customer in customers {
      tag.reset()
      tag.bind(Int(customer), at: 1)
      if try tag.step() { found.append(customer) }
    }
    return found
  }

  /// Those of some customers, ascending, who are in a list of bearers.
  private static func common(_ customers: [Int32], _ list: UnsafeRawBufferPointer) -> [Int32] {
    var common: [Int32] = []
    var place = 0
    BearerList.forEach(in: list) { key, _ in
      while place < customers.count, customers[place] < key { place += 1 }
      guard place < customers.count, customers[place] == key else { return }
      common.append(customers[place])
    }
    return common
  }
}

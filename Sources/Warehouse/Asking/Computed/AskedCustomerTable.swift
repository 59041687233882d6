import SQLite

/// The customers that a query is asked about: the one of the parameter `customer`, unless a temporary
/// table of that name holds several.
struct AskedCustomerTable: ComputedTable {
  static let name = "asked_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("customer_id", .text),
  ]

  static let parameters = ["customer"]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard case .text(let id)? = values["customer"] else { return }
    let statement = try connection.prepare(SQLText.askedCustomer.text)
    statement.bind(id, at: 0)
    while try statement.step() {
      batch.append(statement.integer(0))
      batch.append(statement.text(1))
    }
  }
}

extension AskedCustomerTable {
  /// The ids of the customers asked about, by their keys. The table must have its rows.
  static func ids(_ connection: Connection) throws(SQLiteError) -> [Int64: String] {
    let statement = try connection.prepare("SELECT customer_key, customer_id FROM \(name)")
    var ids: [Int64: String] = [:]
    while try statement.step() { ids[statement.integer(0)] = statement.text(1) }
    return ids
  }

  /// The keys of the customers asked about, in a text that is the same for the same customers.
  static func keys(_ connection: Connection) throws(SQLiteError) -> String {
    try ids(connection).keys.sorted().map { "\($0)" }.joined(separator: ",")
  }
}

/// Finds customers by the ids that they print.
public struct CustomerKeys {
  private let find: Statement

  /// In the warehouse of the connection.
  public init(_ connection: Connection) throws(SQLiteError) {
    find = try connection.prepare(SQLText.askedCustomer.text)
  }

  /// The key of the customer; nil where nobody prints that id.
  public func key(ofID id: String) throws(SQLiteError) -> Int? {
    find.reset()
    find.bind(id, at: 0)
    return try find.step() ? Int(find.integer(0)) : nil
  }
}

extension QueryRunner {
  /// Runs `body` while queries about one customer are about all of these, each row with its
  /// customer's id.
  public func asking(aboutCustomers ids: [String], _ body: () throws -> Void) throws {
    let name = AskedCustomerTable.name
    try connection.execute("CREATE TEMP TABLE \(name) (customer_key INTEGER, customer_id TEXT)")
    defer { try? connection.execute("DROP TABLE temp.\(name)") }
    let insert = try connection.prepare(
      "INSERT INTO temp.\(name) \(SQLText.askedCustomer.text)")
    for id in ids {
      insert.reset()
      try insert.bind(id, at: 0).run()
    }
    try body()
  }

  /// The most months to a month, of those spans, in which the customers asked about have no more
  /// than so many orders; nil where none is that short.
  public func months(
    ofSpans spans: [Int], to month: Month, withOrders most: Int
  ) throws -> Int? {
    let statement = try connection.prepare(SQLText.askedOrders.text)
    var (orders, months) = (0, 0)
    let longest = spans.max() ?? 0
    while months < longest {
      statement.reset()
      statement.bind(month.adding(months: -months).key, at: 0)
      orders += try statement.step() ? Int(statement.integer(0)) : 0
      guard orders <= most else { break }
      months += 1
    }
    return spans.filter { $0 <= months }.max()
  }
}

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

  /// How many orders the customers asked about have in so many months to a month.
  public func ordersOfAskedCustomers(_ months: Int, to month: Month) throws -> Int {
    let statement = try connection.prepare(SQLText.askedOrders.text)
    statement.bind(month.adding(months: 1 - months).key, at: 0).bind(month.key, at: 1)
    return try statement.step() ? Int(statement.integer(0)) : 0
  }
}

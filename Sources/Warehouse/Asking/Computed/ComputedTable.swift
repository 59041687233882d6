import SQLite

/// A table that is not kept but worked out when a query asks for it, because SQL cannot, or because
/// keeping it for every month would cost more than it is asked for.
///
/// A query names it under `-- needs:`. A temporary table of its name stands before it.
protocol ComputedTable {
  /// The table's name.
  static var name: String { get }
  /// Its columns and what they hold.
  static var columns: [(name: String, kind: CellKind)] { get }

  /// The parameters of the query that its rows depend on, besides the month.
  static var parameters: [String] { get }
  /// Whether its rows are as of a month. Where not, the month that it is given means nothing.
  static var isOfMonth: Bool { get }
  /// The column in whose ascending order the rows are appended, where there is one.
  static var ordered: Int? { get }
  /// What else its rows depend on: what other tables hold that it is made of.
  static func scope(_ connection: Connection) throws -> String

  init(_ connection: Connection)
  /// With what other tables have read already.
  init(_ connection: Connection, _ kept: KeptTables)
  /// Appends its rows as of the end of a month; `values` are the query's parameters.
  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws
}

extension ComputedTable {
  static var parameters: [String] { [] }
  static var isOfMonth: Bool { true }
  static var ordered: Int? { nil }
  static func scope(_ connection: Connection) throws -> String { "" }
  init(_ connection: Connection, _ kept: KeptTables) { self.init(connection) }
}

/// A computed table that shares what others have read.
protocol SharingTable: ComputedTable {
  init(connection: Connection, kept: KeptTables)
}

/// A computed table made of what the walk through the customers of a month found.
protocol WalkingTable: SharingTable {}

extension SharingTable {
  init(_ connection: Connection) { self.init(connection: connection, kept: KeptTables()) }
  init(_ connection: Connection, _ kept: KeptTables) {
    self.init(connection: connection, kept: kept)
  }
}

extension ComputedTable {
  /// Makes sure that statements over the table can be prepared on the connection.
  static func declare(on connection: Connection) throws(SQLiteError) {
    if (try? connection.prepare("SELECT 1 FROM \(name)")) != nil { return }
    try connection.declareFeed(
      name, columns: columns.map(\.name).joined(separator: ", "), ordered: ordered)
  }

  /// Runs `body` while the table has its rows as of the end of a month.
  static func filled(
    on connection: Connection, month: Month, _ values: [String: Value], keeping kept: KeptTables,
    _ body: () throws -> Void
  ) throws {
    guard let batch = try batch(on: connection, month: month, values, keeping: kept) else {
      return try body()
    }
    var outcome = Result<Void, any Error>.success(())
    try batch.withRows { rows throws(SQLiteError) in
      try connection.feeding(rows, to: name) { () throws(SQLiteError) in
        outcome = Result { try body() }
      }
    }
    try outcome.get()
  }

  /// Its rows as of the end of a month; nil where a table that stands in their place has them.
  static func batch(
    on connection: Connection, month: Month, _ values: [String: Value], keeping kept: KeptTables
  ) throws -> RowBatch? {
    if try isShadowed(on: connection) { return nil }
    return try kept.batch(place(month, values, scope(connection))) {
      let batch = RowBatch(columns.map(\.kind))
      try Self(connection, kept).append(to: batch, month: month, values)
      return batch
    }
  }

  /// Whether a table stands in its place.
  static func isShadowed(on connection: Connection) throws(SQLiteError) -> Bool {
    let shadow = "SELECT count(*) FROM sqlite_temp_schema WHERE name = '\(name)'"
    return try connection.integer(shadow) > 0
  }

  /// What its rows are kept under.
  private static func place(
    _ month: Month, _ values: [String: Value], _ scope: String
  ) -> String {
    let given = parameters.map { "\($0)=\(values[$0] ?? .null)" }
    return ([name, isOfMonth ? "\(month)" : "", scope] + given).joined(separator: " ")
  }
}

extension NamedQuery.Need {
  /// The tables that are worked out for a need; none where something kept must be there.
  var tables: [any ComputedTable.Type] {
    switch self {
    case .snapshot, .company: []
    case .openInvoices: [OpenInvoiceTable.self]
    case .buyers: [ProductBuyerTable.self, ProductMarketBuyerTable.self]
    case .memberCustomers: [MemberCustomerTable.self]
    case .substitutes: [ProductYearTable.self, SubstituteTable.self]
    case .classCounts: [ClassCountTable.self]
    case .classMoves: [ClassMoveTable.self]
    case .formerClasses: [FormerClassTable.self]
    case .headlineMoves: [HeadlineMoveTable.self]
    case .usualDelays: [UsualDelayTable.self]
    case .overdueCustomers: [OverdueCustomerTable.self]
    case .expectedWeeks: [ExpectedWeekTable.self]
    case .rankedCustomers: [RankedCustomerTable.self]
    case .customerGroups: [CustomerGroupTable.self, CustomerRegionTable.self]
    case .projection: [ProjectionTable.self]
    case .productYears: [ProductYearTable.self]
    case .pendingAges: [PendingAgeTable.self]
    case .comparedRevenue: [ComparedRevenueTable.self]
    case .contactMembers: [ContactMemberTable.self]
    case .promisingCustomers: [PromisingCustomerTable.self]
    case .cohorts: [CohortTable.self]
    case .dayRates: [DayRateTable.self]
    case .workingDays: [WorkingDayTable.self]
    case .customers: [AskedCustomerTable.self]
    case .askedOrders: [AskedOrderTable.self]
    case .askedPayments: [AskedPaymentTable.self]
    case .askedOpenInvoices: [AskedOpenInvoiceTable.self]
    case .askedClasses: [AskedClassTable.self]
    case .askedDeliveries: [AskedDeliveryTable.self]
    }
  }
}

extension NamedQuery.Need {
  /// Whether it waits for the walk through the customers of a month, where that is made for many
  /// queries.
  public var restsOnWalk: Bool { tables.contains { $0 is any WalkingTable.Type } }
}

extension Warehouse {
  /// Makes every computed table known to a connection, which must be done before it may only read.
  static func declareComputedTables(on connection: Connection) throws(SQLiteError) {
    for table in NamedQuery.Need.allCases.flatMap(\.tables) { try table.declare(on: connection) }
  }
}

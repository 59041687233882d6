import SQLite

/// Runs queries on a warehouse, read-only in effect: a statement that would change something is
/// refused before it starts.
public struct QueryRunner {
  let connection: Connection
  /// What queries have worked out, where it is kept for those after them.
  private let kept: KeptTables?
  /// The company's currency and decimals.
  public let money: MoneyDigits

  /// On a connection to a warehouse. `kept`: what one query has to work out serves the others also;
  /// only while nothing changes, as in a read transaction.
  public init(_ connection: Connection, keeping kept: KeptTables? = nil) throws(SQLiteError) {
    self.connection = connection
    self.kept = kept
    money = try MoneyDigits(connection)
  }

  /// Gives up the read transaction of its connection, so that others can tidy the log.
  public func endReading() {
    if connection.isInTransaction { try? connection.execute("COMMIT") }
  }

  /// All rows of a named query. `given` are the parameters' values as the user writes them.
  public func result(
    of query: NamedQuery, _ given: [String: String] = [:], limit: Int? = nil
  ) throws -> QueryResult {
    var collector = RowCollector()
    try run(query, given, limit: limit, into: &collector)
    return collector.result
  }

  /// Gives the rows of a named query to a sink. `answers`: of queries that it uses, by their names;
  /// the others are worked out.
  public func run(
    _ query: NamedQuery, _ given: [String: String] = [:], limit: Int? = nil,
    reading answers: [String: KeptAnswer] = [:], into sink: inout some RowSink
  ) throws {
    let query = query.reading(Set(answers.keys))
    for (name, answer) in answers { try answer.declare(name, on: connection) }
    let statement = try prepare(query)
    let parameters = QueryParameters(
      query: query, connection: connection, minorDigits: money.company, kept: kept)
    let values = try parameters.values(given)
    bind(values, to: statement)
    try meetingNeeds(of: query, values, answers) {
      try step(statement, columns: columns(of: statement, query), limit, into: &sink) {
        query.place(ofByte: $0)
      }
    }
  }

  /// All rows of an ad-hoc statement.
  public func result(ofSQL sql: String, limit: Int? = nil) throws -> QueryResult {
    var collector = RowCollector()
    try run(sql: sql, limit: limit, into: &collector)
    return collector.result
  }

  /// Gives the rows of an ad-hoc statement to a sink. `file` is for messages.
  public func run(
    sql: String, file: String = "query", limit: Int? = nil, into sink: inout some RowSink
  ) throws {
    let place = { QueryError.Place(file: file, sql: sql, byte: $0) }
    let statement = try prepare(sql, place)
    if let name = statement.parameterNames.first {
      throw QueryError(.parameterOfNoQuery(name), at: place(0))
    }
    let columns = statement.columnNames.map { QueryColumn(name: $0, type: .asIs) }
    try step(statement, columns: columns, limit, into: &sink, place)
  }

  /// Prepares a named query and compares its statement with its head; throws what differs.
  @discardableResult
  public func prepare(_ query: NamedQuery) throws -> Statement {
    for table in query.computedTables { try table.declare(on: connection) }
    let statement = try prepare(query.statement) { query.place(ofByte: $0) }
    let known = Set((query.parameters + query.borrowedParameters).map { ":" + $0.name })
    for name in statement.parameterNames where !known.contains(name) {
      throw QueryError(.undeclaredParameter(name), at: query.place(ofByte: 0))
    }
    let (declared, returned) = (query.columns.map(\.name), statement.columnNames)
    guard declared.isEmpty || declared == returned else {
      throw QueryError(
        .columnsDiffer(declared: declared, returned: returned), at: query.place(ofByte: 0))
    }
    return statement
  }

  /// How SQLite goes about a query: one line a step, indented by depth.
  public func plan(of query: NamedQuery) throws -> [String] {
    try prepare(query)
    return try plan(ofSQL: query.statement)
  }

  /// How SQLite goes about a statement: one line a step, indented by depth.
  public func plan(ofSQL sql: String) throws -> [String] {
    let statement = try prepare("EXPLAIN QUERY PLAN " + sql) { _ in nil }
    var depths: [Int64: Int] = [:]
    var lines: [String] = []
    while try statement.step() {
      let depth = (depths[statement.integer(1)] ?? -1) + 1
      depths[statement.integer(0)] = depth
      lines.append(String(repeating: "  ", count: depth) + statement.text(3))
    }
    return lines
  }
}

extension QueryRunner {
  private typealias PlaceOfByte = (Int) -> QueryError.Place?

  private func prepare(_ sql: String, _ place: PlaceOfByte) throws -> Statement {
    let statement: Statement
    do {
      statement = try connection.prepare(sql)
    } catch {
      throw translate(error, place)
    }
    guard statement.isReadOnly else { throw QueryError(.notReadOnly, at: place(0)) }
    return statement
  }

  private func translate(_ error: SQLiteError, _ place: PlaceOfByte) -> QueryError {
    if error.isInterrupted { return QueryError(.interrupted) }
    if error.isDenied { return QueryError(.notReadOnly, at: place(0)) }
    return QueryError(.sql(error.message), at: place(error.offset ?? 0))
  }

  private func columns(of statement: Statement, _ query: NamedQuery) -> [QueryColumn] {
    query.columns.isEmpty
      ? statement.columnNames.map { QueryColumn(name: $0, type: .asIs) } : query.columns
  }

  private func bind(_ values: [String: Value], to statement: Statement) {
    for (index, name) in statement.parameterNames.enumerated() {
      statement.bind(values[String(name.dropFirst())] ?? .null, at: index)
    }
  }

  /// Makes sure of what a query needs for its month, and runs `body` while it is there.
  private func meetingNeeds(
    of query: NamedQuery, _ values: [String: Value], _ answers: [String: KeptAnswer],
    _ body: () throws -> Void
  ) throws {
    if let (name, answer) = answers.first {
      let others = answers.filter { $0.key != name }
      return try answer.feeding(name, on: connection) {
        try meetingNeeds(of: query, values, others, body)
      }
    }
    let needs = query.allNeeds
    let tables = query.computedTables
    let kept = kept ?? KeptTables()
    guard !needs.isEmpty, let month = try month(values) else {
      return try fill(tables.filter { !$0.isOfMonth }[...], Month(index: 12), values, kept, body)
    }
    if needs.contains(.snapshot) { try require(month, in: "snapshot_month") }
    if needs.contains(.company) { try require(month, in: "company_month") }
    try fill(tables[...], month, values, kept, body)
  }

  /// The month asked for, or the last one of the history.
  private func month(_ values: [String: Value]) throws -> Month? {
    if case .integer(let key)? = values["month"] { return Month(key: Int(key)) }
    return try History(connection)?.lastMonth
  }

  private func fill(
    _ tables: ArraySlice<any ComputedTable.Type>, _ month: Month, _ values: [String: Value],
    _ kept: KeptTables, _ body: () throws -> Void
  ) throws {
    guard let table = tables.first else { return try body() }
    try table.filled(on: connection, month: month, values, keeping: kept) {
      try fill(tables.dropFirst(), month, values, kept, body)
    }
  }

  private func require(_ month: Month, in table: String) throws {
    let sql = "SELECT count(*) FROM \(table) WHERE month_key = \(month.key)"
    guard try connection.integer(sql) == 0 else { return }
    let last = try History.lastClassifiedMonth(connection)
    throw QueryError(.notClassified("\(month)", last: last.map { "\($0)" }))
  }

  private func step(
    _ statement: Statement, columns: [QueryColumn], _ limit: Int?, into sink: inout some RowSink,
    _ place: PlaceOfByte
  ) throws {
    try sink.begin(columns: columns, money: money)
    var rows = 0
    var isCut = false
    while try next(statement, place) {
      if rows == limit {
        isCut = true
        break
      }
      try sink.row(of: statement)
      rows += 1
    }
    statement.reset()
    try sink.end(isCut: isCut)
  }

  private func next(_ statement: Statement, _ place: PlaceOfByte) throws -> Bool {
    do {
      return try statement.step()
    } catch {
      throw translate(error, place)
    }
  }
}

extension RowCollector {
  fileprivate var result: QueryResult {
    QueryResult(columns: columns, rows: rows, isCut: isCut, money: money)
  }
}

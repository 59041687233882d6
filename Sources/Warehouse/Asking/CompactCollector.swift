import SQLite

/// Keeps all rows of a query in little room.
struct CompactCollector: RowSink {
  private(set) var columns: [QueryColumn] = []
  private(set) var rows = CompactRows(width: 0)

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) {
    self.columns = columns
    rows = CompactRows(width: columns.count)
  }

  mutating func row(_ values: [Value]) { rows.append(values) }

  mutating func row(of statement: Statement) { rows.append(rowOf: statement) }

  mutating func end(isCut: Bool) {}
}

extension QueryRunner {
  /// All rows of a named query in little room, and its columns. `answers`: of queries that it uses, by
  /// their names; the others are worked out.
  public func compactRows(
    of query: NamedQuery, _ given: [String: String] = [:],
    reading answers: [String: KeptAnswer] = [:]
  ) throws -> (columns: [QueryColumn], rows: [CompactRow]) {
    var collector = CompactCollector()
    try run(query.unordered(), given, reading: answers, into: &collector)
    return (collector.columns, collector.rows.rows(by: query.order))
  }
}

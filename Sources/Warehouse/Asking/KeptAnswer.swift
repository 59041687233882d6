import SQLite

/// The answer of a query, kept so that those that use it read it instead of working it out again.
public struct KeptAnswer {
  let columns: [String]
  let batch: RowBatch

  /// The rows of an answer; nil where a column holds several kinds of values, as no table that is fed
  /// has.
  public init?(_ columns: [QueryColumn], _ rows: [CompactRow]) {
    var kinds: [CellKind] = []
    for column in columns.indices {
      guard let kind = rows.kind(ofColumn: column) else { return nil }
      kinds.append(kind)
    }
    let batch = RowBatch(kinds)
    for row in rows { row.append(to: batch, columns: columns.count) }
    self.columns = columns.map(\.name)
    self.batch = batch
  }

  /// The table that has the rows. No table or view of a warehouse has such a name.
  static func table(of query: String) -> String { "answer of \(query)" }

  /// Runs `body` while the table of a query's name has these rows.
  func feeding(_ query: String, on connection: Connection, _ body: () throws -> Void) throws {
    var outcome = Result<Void, any Error>.success(())
    try batch.withRows { rows throws(SQLiteError) in
      try connection.feeding(rows, to: Self.table(of: query)) { () throws(SQLiteError) in
        outcome = Result { try body() }
      }
    }
    try outcome.get()
  }

  /// Makes sure that statements over the table of a query's name can be prepared.
  func declare(_ query: String, on connection: Connection) throws(SQLiteError) {
    let table = Self.table(of: query)
    if (try? connection.prepare("SELECT 1 FROM \"\(table)\"")) != nil { return }
    let quoted = columns.map { "\"\($0)\"" }
    try connection.declareFeed(table, columns: quoted.joined(separator: ", "))
  }
}

extension CompactRow {
  /// Appends the row's cells to a batch of columns of their kinds.
  fileprivate func append(to batch: RowBatch, columns: Int) {
    withCells { cells in
      for column in 0..<columns {
        switch cells.kind(column) {
        case .null: batch.append(RowBatch.null)
        case .integer: batch.append(cells.integer(column))
        case .real: batch.append(real: cells.real(column))
        case .text, .blob: batch.append(cells.bytes(column))
        }
      }
    }
  }
}

extension [CompactRow] {
  /// What a column holds, for a batch of these rows; nil where it holds several kinds of values, or one
  /// that stands for NULL there.
  fileprivate func kind(ofColumn column: Int) -> CellKind? {
    var kind: Statement.Kind?
    for row in self {
      let (other, isNullInBatch) = row.withCells { cells in
        (cells.kind(column), cells.isNullInBatch(column))
      }
      guard other != .null else { continue }
      guard other == kind ?? other, !isNullInBatch else { return nil }
      kind = other
    }
    return kind.map(\.ofCell) ?? .integer
  }
}

extension CompactCells {
  fileprivate func isNullInBatch(_ column: Int) -> Bool {
    switch kind(column) {
    case .integer: integer(column) == RowBatch.null
    case .real: Int64(bitPattern: real(column).bitPattern) == RowBatch.null
    case .null, .text, .blob: false
    }
  }
}

extension Statement.Kind {
  fileprivate var ofCell: CellKind {
    switch self {
    case .null, .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }
}

extension NamedQuery {
  /// What a query that this one uses is to be asked so that it answers what this one would work out;
  /// nil where no question is sure to give that. `given` is what this one is asked.
  public func question(to used: NamedQuery, _ given: [String: String]) -> [String: String]? {
    var question: [String: String] = [:]
    for asked in used.parameters {
      let bound = parameter(asked.name)
      let decides = bound ?? borrowedParameters.first { $0.name == asked.name }
      if bound != nil, let value = given[asked.name] {
        question[asked.name] = value
      } else if asked.defaultValue == .last || decides?.defaultValue != asked.defaultValue {
        return nil
      }
    }
    return question
  }
}

import SQLite

/// What queries, tables and views hold, as rows: the part, its name, its type, what is taken where
/// nothing is given, and what it means.
public struct DataDictionary {
  private let connection: Connection
  private let queries: QueryCatalogue

  /// The dictionary of a warehouse and of the queries that can be asked of it.
  public init(_ connection: Connection, _ queries: QueryCatalogue) {
    self.connection = connection
    self.queries = queries
  }

  /// The rows for a query, else for a table or view.
  ///
  /// Throws `QueryError` where there is nothing of that name.
  public func entries(of name: String) throws -> QueryResult {
    if queries.names.contains(name) { return try queries.query(name).dictionary }
    let tables = try tableNames()
    guard tables.contains(name) else {
      throw QueryError(
        .unknownQuery(name, nearest: nearestName(to: name, in: queries.names + tables)))
    }
    return try entries(ofTable: name)
  }

  private func tableNames() throws -> [String] {
    let statement = try connection.prepare(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name")
    var names: [String] = []
    while try statement.step() { names.append(statement.text(0)) }
    return names
  }

  private func entries(ofTable name: String) throws -> QueryResult {
    // The name is that of a table that is there; quotes keep it one.
    let statement = try connection.prepare("PRAGMA table_xinfo(\"\(name)\")")
    let (known, profile) = (descriptions(of: name), descriptions(of: "profile"))
    var rows = [dictionaryRow("table", name, text: SchemaText.grain(of: name))]
    while try statement.step() {
      let column = statement.text(1)
      rows.append(
        dictionaryRow(
          "column", column, type: known[column]?.type.rawValue ?? statement.text(2).lowercased(),
          text: known[column]?.description
            ?? SchemaText.meaning(ofColumn: column, in: name).ifAny
            // The views beside the profile have columns of its names.
            ?? profile[column]?.description ?? ""))
    }
    return dictionaryResult(rows)
  }

  /// What the query of a view's name says of its columns.
  private func descriptions(of name: String) -> [String: QueryColumn] {
    guard let query = try? queries.query(name) else { return [:] }
    return Dictionary(query.columns.map { ($0.name, $0) }) { first, _ in first }
  }
}

extension NamedQuery {
  /// What the query shows, takes and returns, as rows.
  public var dictionary: QueryResult {
    let text = ([title] + notes).joined(separator: " ")
    let parameters = self.parameters.map { parameter in
      dictionaryRow(
        "parameter", parameter.name, type: parameter.type.form,
        byDefault: parameter.defaultValue.word, text: parameter.description)
    }
    let columns = self.columns.map { column in
      dictionaryRow("column", column.name, type: column.type.rawValue, text: column.description)
    }
    return dictionaryResult([dictionaryRow("query", name, text: text)] + parameters + columns)
  }
}

extension QueryCatalogue {
  /// Every query with its folder and its first line, by folder and name; a file that cannot be read
  /// as a query is listed with its fault.
  public var overview: QueryResult { overview(of: names) }

  /// The same for the queries of one folder.
  public func overview(ofFolder folder: String) -> QueryResult {
    overview(of: names(inFolder: folder))
  }

  private func overview(of names: [String]) -> QueryResult {
    let rows = names.map { name -> [String] in
      do {
        let query = try query(name)
        return [query.folder, name, query.title]
      } catch {
        return ["", name, "\(error)"]
      }
    }
    return QueryResult(
      columns: ["folder", "name", "shows"].map { QueryColumn(name: $0, type: .text) },
      rows: rows.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { $0.map(Value.text) },
      money: MoneyDigits(currency: "", company: 2))
  }
}

extension QueryParameter.Default {
  /// As it stands in a query's head.
  var word: String {
    switch self {
    case .required: "required"
    case .none: "none"
    case .last: "last"
    case .text(let text): text
    }
  }
}

extension String {
  fileprivate var ifAny: String? { isEmpty ? nil : self }
}

private func dictionaryRow(
  _ part: String, _ name: String, type: String = "", byDefault: String = "", text: String
) -> [Value] {
  [part, name, type, byDefault, text].map { $0.isEmpty ? .null : .text($0) }
}

private func dictionaryResult(_ rows: [[Value]]) -> QueryResult {
  let names = ["part", "name", "type", "default", "means"]
  return QueryResult(
    columns: names.map { QueryColumn(name: $0, type: .text) }, rows: rows,
    money: MoneyDigits(currency: "", company: 2))
}

import Reporting
import SQLite
import Warehouse
import Workspace

enum QueryCommand {
  static let name = Operand(.name("NAME", of: .queries), isRequired: false, "a named query")
  static let sql = Option("--sql", .text, "runs an SQL statement instead")
  static let file = Option("--file", .file, "runs the SQL statement in a file; - is standard input")
  static let list = Flag("--list", "names all queries with a line each")
  static let describeName = Option(
    "--describe", .name("NAME", of: .queries),
    "says what a query takes and returns, or what a table or view has: `profile`, `sales`")
  static let set = Option(
    "--set", .namedValue.completed(by: .names(.parameters)), arity: .repeated, with: ["NAME"],
    "gives a parameter of the query its value")
  static let explain = Flag(
    "--explain", with: ["NAME", "--sql", "--file"], "shows how SQLite would go about it")

  static let command = Command(
    "query", "answers a named query or an SQL statement; it can only read",
    notes: [
      "Every table and chart of a report has a named query behind it; its page names it. A"
        + " workspace's own queries lie in its folder Queries, one .sql file each; a file that"
        + " bears the name of a built-in query replaces it."
    ],
    operands: [name.declaration],
    options: [
      sql, file, list, describeName, set, explain, RowOptions.format, RowOptions.output,
      RowOptions.limit, RowOptions.timeLimit,
    ],
    alternatives: [.exactlyOne("NAME", "--sql", "--file", "--list", "--describe")]
      + ["--format", "--output", "--limit"].map { .notBoth("--explain", $0) },
    examples: [
      .init("klientela query --list", "Which queries there are."),
      .init(
        "klientela query kpi --set month=2025-12 --format csv",
        "The month's figures, for a program."),
      .init("klientela query --describe kpi", "What a query takes and returns."),
      .init(
        "klientela query --sql \"select country, count(*) from customers group by 1 order by 2\"",
        "SQL of one's own, over the views."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    let queries = call.queries(folder)
    if call[list] {
      try call.printRows(queries.overview, folder, title: "klientela query --list")
    } else if let name = call[describeName] {
      try call.printRows(try describe(name, call, folder, queries), folder, title: name)
    } else {
      try answer(call, folder, queries)
    }
    return .done
  }

  /// A query's dictionary needs no warehouse, a table's does.
  private static func describe(
    _ name: String, _ call: Call, _ folder: WorkspaceFolder, _ queries: QueryCatalogue
  ) throws -> QueryResult {
    if queries.names.contains(name) { return try queries.query(name).dictionary }
    let connection = try call.warehouseForQuestions(folder)
    return try DataDictionary(connection, queries).entries(of: name)
  }

  private static func answer(
    _ call: Call, _ folder: WorkspaceFolder, _ queries: QueryCatalogue
  ) throws {
    let question = try question(call, queries)
    let runner = try QueryRunner(try call.warehouseForQuestions(folder))
    if call[explain] {
      for line in try question.plan(runner) { try call.console.print(line) }
    } else {
      try call.printRows(folder, title: question.title) { limit, rows in
        try question.run(runner, limit: limit, into: &rows)
      }
    }
  }

  private static func question(_ call: Call, _ queries: QueryCatalogue) throws -> Question {
    if let text = call[sql] { return .text(text, file: "query") }
    if let path = call[file] { return .text(try TextFile.text(at: path), file: path) }
    var given: [String: String] = [:]
    for each in call.all(set) {
      guard given.updateValue(each.value, forKey: each.name) == nil else {
        throw UsageError.givenTwice(option: "--set \(each.name)")
      }
    }
    return .named(try queries.query(try call.required(name)), given)
  }
}

/// A named query with its parameters, or an SQL statement.
private enum Question {
  case named(NamedQuery, [String: String])
  case text(String, file: String)

  /// What the rows are: the query's first line, or the statement.
  var title: String {
    switch self {
    case .named(let query, _): query.title
    case .text(let sql, _): sql.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }

  func run(_ runner: QueryRunner, limit: Int?, into rows: inout StatedRows) throws {
    switch self {
    case .named(let query, let given): try runner.run(query, given, limit: limit, into: &rows)
    case .text(let sql, let file): try runner.run(sql: sql, file: file, limit: limit, into: &rows)
    }
  }

  func plan(_ runner: QueryRunner) throws -> [String] {
    switch self {
    case .named(let query, _): try runner.plan(of: query)
    case .text(let sql, _): try runner.plan(ofSQL: sql)
    }
  }
}

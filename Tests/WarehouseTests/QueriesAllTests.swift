import SQLite
import Testing

@testable import Warehouse

/// The names of all built-in queries, so that each is a test of its own.
private let names = QueryCatalogue.builtIn.names

@Test(arguments: names)
func everyQueryIsPreparedAndReturnsWhatItsHeadSays(name: String) throws {
  let warehouse = try TinyWarehouse()
  let query = try QueryCatalogue.builtIn.query(name)
  try QueryRunner(warehouse.connection).prepare(query)
  #expect(!query.columns.isEmpty, "the head declares no columns")
  #expect(query.title.hasSuffix("."), "the title is a sentence")
  #expect(query.sql.contains("ORDER BY"), "the order of the rows is not said")
}

@Test(arguments: names)
func everyQueryReadsOnlyWhatPostgresKnowsToo(name: String) throws {
  let sql = try QueryCatalogue.builtIn.query(name).sql.lowercased()
  let foreign = [
    "printf(", "iif(", "julianday(", "strftime(", "group_concat(", "ifnull(", "total(", "instr(",
    " glob ", "rowid", "indexed by", "datetime(", "max(0,", "min(0,",
  ]
  for word in foreign { #expect(!sql.contains(word), "\(word) is SQLite's own") }
}

@Test(arguments: names)
func everyParameterOfAQueryIsUsed(name: String) throws {
  let query = try QueryCatalogue.builtIn.query(name)
  // Tables that are worked out are so for the month, and some for other parameters.
  let tables = query.needs.flatMap(\.tables)
  let needed = Set(tables.flatMap { $0.parameters } + (tables.isEmpty ? [] : ["month"]))
  for parameter in query.parameters where !needed.contains(parameter.name) {
    #expect(query.statement.contains(":" + parameter.name), "\(parameter.name) is not used")
  }
}

@Test func noTwoQueriesHaveOneName() {
  let files = Embedded.files.keys.filter { $0.hasPrefix("Queries/") && $0.hasSuffix(".sql") }
  #expect(files.count == names.count)
}

@Test func everyViewAnswersOnAnEmptyWarehouse() throws {
  let warehouse = try TinyWarehouse()
  let views = try warehouse.connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'")
  while try views.step() {
    let statement = try warehouse.connection.prepare("SELECT count(*) FROM \(views.text(0))")
    #expect(try statement.step())
  }
}

@Test func temporaryViewsSeeTemporaryTables() throws {
  let warehouse = try TinyWarehouse()
  let connection = warehouse.connection
  try warehouse.add("company_month", ["month_key": 202501, "revenue_minor": 1_00])
  try connection.execute("CREATE TEMP TABLE company_month AS SELECT * FROM main.company_month")
  try connection.execute("UPDATE temp.company_month SET revenue_minor = 700")
  let revenue = "SELECT figure FROM kpi_figure WHERE metric = 'revenue' AND is_year_to_date = 0"
  #expect(try connection.integer(revenue) == 100)
  try Warehouse.shadowViews(on: connection)
  #expect(try connection.integer(revenue) == 700)
}

@Test func theProfileIsDescribedColumnByColumn() throws {
  let warehouse = try TinyWarehouse()
  let view = try warehouse.connection.prepare("SELECT * FROM profile").columnNames
  let described = try QueryCatalogue.builtIn.query("profile").columns.map(\.name)
  let keys = ["month_key", "customer_key"]
  #expect(Set(keys).isSubset(of: view))
  #expect(view.filter { !keys.contains($0) } == described)
}

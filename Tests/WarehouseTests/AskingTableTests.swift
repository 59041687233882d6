import SQLite
import Testing

@testable import Warehouse

/// What is known of every table, for the data dictionary and for exports.
@Suite struct AskingTableTests {
  @Test func everyTableSaysItsGrainAndWhatItsColumnsMean() throws {
    let connection = try warehouse()
    for table in try TableDescription.all(of: connection) {
      #expect(!table.grain.isEmpty, "\(table.name) says no grain")
      for column in table.columns {
        #expect(
          !column.meaning.isEmpty, "\(table.name).\(column.name) has no word in SQL/columns.txt")
      }
    }
  }

  @Test func everyColumnOfAViewHasAMeaning() throws {
    let dictionary = DataDictionary(try warehouse(), QueryCatalogue.builtIn)
    let views = [
      "history", "setting", "money_unit", "company_span", "kpi_figure", "customer_at_month",
      "snapshot_profile", "customer_profile", "profile_measures", "profile",
      "customer_unsubscribed", "sales", "invoices", "payments",
      "contacts", "customers", "dimension_sales",
    ]
    for view in views {
      for row in try dictionary.entries(of: view).texts {
        #expect(!row[4].isEmpty, "\(view).\(row[1]) has no word in SQL/columns.txt")
      }
    }
  }

  @Test func noMeaningIsLeftOver() throws {
    let connection = try warehouse()
    let known = Set(
      try connection.texts(
        """
        SELECT column.name FROM sqlite_schema AS relation, pragma_table_info(relation.name) AS column
        UNION ALL SELECT relation.name || '.' || column.name
        FROM sqlite_schema AS relation, pragma_table_info(relation.name) AS column
        """))
    for name in SchemaText.names where !known.contains(name) {
      Issue.record("SQL/columns.txt tells of \(name), which no table has")
    }
  }

  @Test func keysOfATableAreKnown() throws {
    let tables = try TableDescription.all(of: try warehouse())
    let lines = try #require(tables.first { $0.name == "fact_sale_line" })
    #expect(lines.primaryKey == ["sale_line_key"])
    #expect(lines.columns.first?.isRequired == true)
    #expect(
      lines.foreignKeys.first
        == TableDescription.ForeignKey(
          column: "account_key", table: "dim_account", key: "account_key"))
    let tags = try #require(tables.first { $0.name == "customer_tag" })
    #expect(tags.primaryKey == ["month_key", "customer_key", "class"])
    let accounts = try #require(tables.first { $0.name == "dim_account" })
    #expect(accounts.uniqueKeys == [["account_id", "source_key"]])
  }

  @Test func everyTableStandsBehindThoseThatItNames() throws {
    var before: Set<String> = []
    for table in try TableDescription.all(of: try warehouse()) {
      for key in table.foreignKeys where key.table != table.name {
        #expect(before.contains(key.table), "\(table.name) names \(key.table)")
      }
      before.insert(table.name)
    }
    #expect(!before.contains("sweep_state"))
  }

  private func warehouse() throws -> Connection {
    let connection = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: connection)
    return connection
  }
}

import Testing

@testable import SQLite

@Suite struct ConcealedTablesTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(
      """
      CREATE TABLE open (x); CREATE TABLE hidden (x);
      CREATE VIEW over AS SELECT open.x FROM open LEFT JOIN hidden ON hidden.x = open.x;
      CREATE VIEW beside AS SELECT x FROM open;
      INSERT INTO open VALUES (7)
      """)
    connection.conceal(["hidden"])
  }

  @Test(arguments: [
    "SELECT x FROM hidden", "SELECT count(*) FROM hidden", "SELECT x FROM over",
    "SELECT 1 FROM open WHERE EXISTS (SELECT 1 FROM hidden)",
    "WITH a AS MATERIALIZED (SELECT 1 FROM hidden) SELECT count(*) FROM a",
    "INSERT INTO open SELECT x FROM hidden",
  ])
  func whatReadsAConcealedTableIsRefused(_ sql: String) {
    #expect(throws: SQLiteError.self) { try connection.prepare(sql) }
  }

  @Test func everythingElseIsAllowed() throws {
    #expect(try connection.integer("SELECT x FROM beside") == 7)
    try connection.execute("CREATE TEMP TABLE own (x); INSERT INTO own SELECT x + 1 FROM open")
    #expect(try connection.integer("SELECT x FROM own") == 8)
  }
}

import Testing

@testable import SQLite

@Suite struct ConnectionTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c BLOB); -- made")
  }

  @Test func valuesComeBackAsTheyWereBound() throws {
    let insert = try connection.prepare("INSERT INTO t VALUES (?, ?, ?)")
    insert.bind(Int64.max, at: 0).bind("Žižka ''", at: 1).bind([0, 255, 0], at: 2)
    try insert.run()
    insert.bind(1, at: 0).bind("", at: 1).bind([], at: 2)
    try insert.run()
    insert.bind(2, at: 0).bind(String?.none, at: 1).bindNull(at: 2)
    try insert.run()
    let select = try connection.prepare("SELECT * FROM t ORDER BY a")
    var rows: [[Value]] = []
    while try select.step() { rows.append((0..<select.columnCount).map(select.value)) }
    #expect(
      rows == [
        [.integer(1), .text(""), .blob([])],
        [.integer(2), .null, .null],
        [.integer(.max), .text("Žižka ''"), .blob([0, 255, 0])],
      ])
  }

  /// A column that a row has not, and all columns where there is no row, are NULL.
  @Test(arguments: ["SELECT 7", "SELECT 7, 'seven', 7.5, x'07'"])
  func whatIsNotThereIsNull(sql: String) throws {
    let select = try connection.prepare(sql)
    for _ in 0..<2 {
      #expect(try select.step())
      #expect(select.integer(0) == 7)
      #expect(select.optionalInteger(select.columnCount) == nil)
      #expect(select.value(-1) == .null)
      #expect(try !select.step())
      #expect(select.value(0) == .null)
      select.reset()
      #expect(select.isNull(0))
    }
  }

  /// Between two runs a table got a column, so that SQLite made the statement anew.
  @Test func aStatementThatIsMadeAnewHasItsNewColumns() throws {
    try connection.execute("INSERT INTO t VALUES (1, 'b', NULL)")
    let select = try connection.prepare("SELECT * FROM t")
    #expect(try select.step())
    #expect(select.text(1) == "b")
    select.reset()
    try connection.execute("ALTER TABLE t ADD COLUMN d INTEGER DEFAULT 4")
    #expect(try select.step())
    #expect(select.columnCount == 4)
    #expect((0..<4).map(select.value) == [.integer(1), .text("b"), .null, .integer(4)])
  }

  @Test func errorsNameTheStatementAndHideItsValues() throws {
    let insert = try connection.prepare("INSERT INTO t VALUES (?, ?, NULL)")
    insert.bind(1, at: 0).bind("secret", at: 1)
    try insert.run()
    insert.bind(1, at: 0).bind("secret", at: 1)
    let error = #expect(throws: SQLiteError.self) { try insert.run() }
    #expect(error?.extendedCode == 1555)
    #expect(error?.isConstraint == true)
    #expect(error?.message == "UNIQUE constraint failed: t.a")
    #expect(error?.sql == "INSERT INTO t VALUES (?, ?, NULL)")
  }

  @Test func aSyntaxErrorHasItsPlace() {
    let error = #expect(throws: SQLiteError.self) { try connection.prepare("SELECT a FRM t") }
    #expect(error?.offset == 13)
  }

  @Test func onlyOneStatementIsPrepared() {
    #expect(throws: SQLiteError.self) { try connection.prepare("SELECT 1; SELECT 2") }
    #expect(throws: SQLiteError.self) { try connection.prepare(" -- nothing") }
    #expect(throws: Never.self) { try connection.prepare("/* one */ SELECT 1; -- done\n") }
  }

  @Test func aFailedTransactionLeavesNothing() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try connection.inTransaction {
        try connection.execute("INSERT INTO t (a) VALUES (7)")
        throw Stop()
      }
    }
    let count = try connection.prepare("SELECT count(*) FROM t")
    try count.step()
    #expect(count.integer(0) == 0)
    #expect(!connection.isInTransaction)
  }

  @Test func aTimeLimitStopsAnEndlessStatement() throws {
    connection.limitTime(seconds: 0.05)
    let error = #expect(throws: SQLiteError.self) {
      try connection.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    }
    #expect(error?.isInterrupted == true)
  }

  @Test(arguments: [
    "INSERT INTO t (a) VALUES (9)", "DELETE FROM t", "ATTACH ':memory:' AS x",
    "PRAGMA journal_mode = OFF", "PRAGMA user_version = 3", "SELECT load_extension('x')",
    "CREATE TABLE u (a)", "DROP TABLE t", "VACUUM INTO '/dev/null'", "BEGIN",
    "WITH x AS (SELECT 1) INSERT INTO t SELECT 5, 'a', NULL FROM x",
  ])
  func theGuardRefuses(_ sql: String) {
    connection.allowOnlyReading()
    #expect(throws: SQLiteError.self) { try connection.execute(sql) }
  }

  @Test(arguments: [
    "SELECT count(*) FROM t", "PRAGMA table_info(t)",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT * FROM n",
  ])
  func theGuardLetsReadingPass(_ sql: String) {
    connection.allowOnlyReading()
    #expect(throws: Never.self) { try connection.execute(sql) }
  }
}

@Suite struct FeedTests {
  @Test(arguments: [0, 1, 3])
  func rowsArePulledFromMemory(_ count: Int) throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c BLOB, d REAL)")
    try connection.declareFeed("numbers", columns: "a, b, c, d")
    let insert = try connection.prepare("INSERT INTO t SELECT a, b, c, d FROM numbers")
    let arena = Array("row 1row 2row 3".utf8)
    let cells = (0..<Int64(count)).flatMap { row in
      [row, (row * 5) << 28 | 5, CellRows.null, Int64(bitPattern: 0.5.bitPattern)]
    }
    let kinds: [CellRows.Kind] = [.integer, .text, .blob, .real]
    try kinds.withUnsafeBufferPointer { kinds in
      try arena.withUnsafeBufferPointer { arena in
        try (cells + [0]).withUnsafeBufferPointer { cells in
          guard let cells = cells.baseAddress, let arena = arena.baseAddress else { return }
          let rows = CellRows(cells: cells, count: count, kinds: kinds, arena: arena)
          try connection.feeding(rows, to: "numbers") { () throws(SQLiteError) in
            try insert.run()
          }
        }
      }
    }
    let sum = try connection.prepare("SELECT count(*), max(b), sum(d), count(c) FROM t")
    try sum.step()
    #expect(sum.integer(0) == count)
    #expect(sum.optionalText(1) == (count == 0 ? nil : "row \(count)"))
    #expect(sum.real(2) == 0.5 * Double(count))
    #expect(sum.integer(3) == 0)
  }

  /// The rows that have a value are those that a look at all of them finds, whatever the value is of.
  @Test(arguments: [
    "= 7", "= 8", "= 9", "= 7.0", "= '7'", "= 'x'", "IS NULL", "= NULL",
    "= -9223372036854775807 - 1", "= 7 AND b = 'y'", "= 8 OR b = 'x'",
  ])
  func rowsAreFoundByAValue(_ condition: String) throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a, b)")
    try connection.declareFeed("pairs", columns: "a, b")
    let arena = Array("xy".utf8)
    let (x, y): (Int64, Int64) = (1, 1 << 28 | 1)
    let cells = [7, x, 9, y, CellRows.null, x, 7, y, -1, CellRows.null, 7, x]
    let kinds: [CellRows.Kind] = [.integer, .text]
    func found(in table: String) throws(SQLiteError) -> [String] {
      let statement = try connection.prepare(
        "SELECT a || coalesce(b, '-') FROM \(table) WHERE a \(condition) ORDER BY 1")
      var found: [String] = []
      while try statement.step() { found.append(statement.text(0)) }
      return found
    }
    try kinds.withUnsafeBufferPointer { kinds in
      try arena.withUnsafeBufferPointer { arena in
        try cells.withUnsafeBufferPointer { cells in
          guard let cells = cells.baseAddress, let arena = arena.baseAddress else { return }
          let rows = CellRows(cells: cells, count: 6, kinds: kinds, arena: arena)
          try connection.feeding(rows, to: "pairs") { () throws(SQLiteError) in
            try connection.execute("INSERT INTO t SELECT * FROM pairs")
            #expect(try found(in: "pairs") == found(in: "t"))
          }
        }
      }
    }
  }

  /// Rows that lie in an order are not sorted by it, but the other way round and by anything else.
  @Test(arguments: [("a", false), ("a DESC", true), ("b", true), ("a, b", true)])
  func rowsThatLieInAnOrderAreNotSorted(_ order: String, _ isSorted: Bool) throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.declareFeed("ranked", columns: "a, b", ordered: 0)
    try connection.declareFeed("loose", columns: "a, b")
    for (table, expected) in [("ranked", isSorted), ("loose", true)] {
      let plan = try connection.prepare(
        "EXPLAIN QUERY PLAN SELECT * FROM \(table) ORDER BY \(order)")
      var steps: [String] = []
      while try plan.step() { steps.append(plan.text(3)) }
      #expect(steps.contains { $0.contains("ORDER BY") } == expected)
    }
  }
}

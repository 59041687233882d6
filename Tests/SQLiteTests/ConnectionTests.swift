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

private final class Countdown: Feed {
  private var left: Int64
  init(_ count: Int64) { left = count + 1 }
  func next() -> Bool {
    left -= 1
    return left > 0
  }
  func column(_ index: Int, to answer: FeedAnswer) {
    switch index {
    case 0: answer.integer(left)
    case 1: answer.text("row \(left)")
    default: answer.null()
    }
  }
}

@Suite struct FeedTests {
  @Test func rowsArePulledFromAFeed() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c BLOB)")
    try connection.declareFeed("numbers", columns: "a, b, c")
    let insert = try connection.prepare("INSERT INTO t SELECT a, b, c FROM numbers")
    for count in [0, 1, 3] as [Int64] {
      try connection.execute("DELETE FROM t")
      connection.setFeed(Countdown(count), for: "numbers")
      try insert.run()
      let sum = try connection.prepare("SELECT count(*), coalesce(max(b), '-') FROM t")
      try sum.step()
      #expect(sum.integer(0) == count)
      #expect(sum.text(1) == (count == 0 ? "-" : "row \(count)"))
    }
  }
}

import Foundation
import Testing

@testable import SQLite

/// What a load writes is what SQLite would have written: SQLite itself is asked, by `integrity_check`,
/// which walks all pages, checks orders, types and that indexes and tables agree, and by reading.
@Suite struct PageLoadTests {
  private static let schema = """
    CREATE TABLE fact (
      fact_key INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, amount INTEGER,
      ratio REAL, note BLOB
    ) STRICT;
    CREATE UNIQUE INDEX fact_by_id ON fact (id, source);
    CREATE INDEX fact_negative ON fact (source, amount) WHERE amount < 0;
    CREATE INDEX fact_sourced ON fact (source) WHERE source <> 0;
    CREATE INDEX fact_yearly ON fact ((fact_key >> 24) / 12, source) WHERE source <> 0;
    CREATE TABLE sums (month INTEGER, customer INTEGER, total INTEGER, buyers BLOB,
      PRIMARY KEY (month, customer)) STRICT, WITHOUT ROWID;
    """
  private static let kinds: [CellRows.Kind] = [.integer, .integer, .text, .integer, .real, .blob]

  /// Rows as a batch holds them.
  private struct Rows {
    var cells: [Int64] = []
    var arena: [UInt8] = [0]
    let kinds: [CellRows.Kind]

    mutating func append(_ bytes: [UInt8]) {
      cells.append(Int64(arena.count) << 28 | Int64(bytes.count))
      arena += bytes
    }

    func withRows<T>(_ body: (CellRows) throws -> T) throws -> T {
      try cells.withUnsafeBufferPointer { cells in
        try arena.withUnsafeBufferPointer { arena in
          try kinds.withUnsafeBufferPointer { kinds in
            let cellStart = try #require(cells.baseAddress)
            let arenaStart = try #require(arena.baseAddress)
            return try body(
              CellRows(
                cells: cellStart, count: cells.count / kinds.count, kinds: kinds, arena: arenaStart)
            )
          }
        }
      }
    }
  }

  private func database(pageSize: Int) throws -> (Connection, path: String) {
    let path = NSTemporaryDirectory() + "pages-\(UUID().uuidString).sqlite"
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("PRAGMA page_size = \(pageSize); PRAGMA journal_mode = OFF")
    try connection.execute(Self.schema)
    return (connection, path)
  }

  private func table(_ load: PageLoad) throws -> PageTable {
    try PageTable(
      load, table: "fact", kinds: Self.kinds, key: 0, strandBits: 24,
      indexes: [
        .unique(name: "fact_by_id", text: 2, integer: 1),
        .partial(name: "fact_negative", columns: [1, 3]) { $0[3] != CellRows.null && $0[3] < 0 },
        .dense(name: "fact_sourced", column: 1) { $0[1] != 0 },
        .grouped(name: "fact_yearly", by: { ($0 >> 24) / 12 }, column: 1) { $0[1] != 0 },
      ])
  }

  /// Integers at the borders of their lengths, and their neighbours.
  private static let integers: [Int64] =
    [0, 1, 2, .max, .min + 1]
    + [7, 8, 15, 16, 23, 24, 31, 32, 47, 48, 62].flatMap { bits -> [Int64] in
      [(1 << bits) - 1, 1 << bits, -(1 << bits), -(1 << bits) - 1]
    }

  private func factRows(count: Int, strands: Int, longest: Int) -> Rows {
    var random = SystemRandomNumberGenerator()
    var rows = Rows(kinds: Self.kinds)
    var numbers = [Int64](repeating: 0, count: strands)
    for row in 0..<count {
      let strand = Int.random(in: 0..<strands, using: &random)
      numbers[strand] += Int64.random(in: 1...3, using: &random)
      rows.cells.append(Int64(strand + 24_000) << 24 | numbers[strand])
      rows.cells.append(Int64.random(in: 0...2, using: &random))
      rows.append(Array(("I" + String(row + 1_000_000)).utf8))
      rows.cells.append(Self.integers[row % Self.integers.count])
      let ratio = Double(row) / 3
      rows.cells.append(row % 5 == 0 ? CellRows.null : Int64(bitPattern: ratio.bitPattern))
      rows.append((0..<Int.random(in: 0...longest, using: &random)).map { UInt8($0 & 255) })
    }
    return rows
  }

  @Test(arguments: [
    (512, 0, 3, 20), (512, 1, 1, 20), (512, 5_000, 7, 40), (1024, 300, 2, 9_000),
    (4096, 30_000, 60, 30), (4096, 40, 1, 60), (4096, 500, 3, 20_000), (65_536, 2_000, 3, 80),
  ])
  func loadedIsWhatSQLiteReads(pageSize: Int, count: Int, strands: Int, longest: Int) throws {
    let (connection, path) = try database(pageSize: pageSize)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rows = factRows(count: count, strands: strands, longest: longest)
    let load = try PageLoad(connection, path: path)
    let table = try table(load)
    try load.takeOver()
    if count > 0 { #expect(try rows.withRows { try table.add($0) } == count) }
    let (read, stale) = try table.finish()
    try load.giveBack()
    // Rows that are longer than a page are not read again: those indexes are left to SQLite.
    #expect(stale == (read == nil ? ["fact_sourced", "fact_yearly"] : []))
    for name in stale { try connection.execute("REINDEX \(name)") }
    #expect(try connection.prepare("PRAGMA integrity_check").firstText == "ok")
    let statement = try connection.prepare("SELECT * FROM fact WHERE fact_key = ?")
    for row in 0..<count {
      statement.reset()
      statement.bind(rows.cells[row * 6], at: 0)
      guard try statement.step() else {
        Issue.record("row \(row) is not found")
        return
      }
      #expect(statement.integer(1) == rows.cells[row * 6 + 1])
      #expect(statement.text(2) == "I" + String(row + 1_000_000))
      #expect(statement.integer(3) == rows.cells[row * 6 + 3])
      #expect(statement.isNull(4) == (row % 5 == 0))
      let note = rows.cells[row * 6 + 5]
      let bytes = rows.arena[Int(note >> 28)..<Int(note >> 28) + Int(note & 0xfff_ffff)]
      #expect(Array(statement.blobBytes(5)) == Array(bytes))
    }
    let negative = (0..<count).count { rows.cells[$0 * 6 + 3] < 0 }
    #expect(
      try connection.integer(
        "SELECT count(*) FROM fact INDEXED BY fact_negative WHERE amount < 0") == negative)
    let sourced = (0..<count).count { rows.cells[$0 * 6 + 1] != 0 }
    #expect(
      try connection.integer(
        "SELECT count(*) FROM fact INDEXED BY fact_sourced WHERE source <> 0") == sourced)
    #expect(
      try connection.integer(
        """
        SELECT count(*) FROM (SELECT DISTINCT month.column1 / 12 AS year FROM (VALUES
          (24000), (24012), (24024), (24036), (24048)) AS month) AS year
        CROSS JOIN (VALUES (1), (2)) AS source
        CROSS JOIN fact INDEXED BY fact_yearly
        WHERE (fact_key >> 24) / 12 = +year.year AND fact.source = source.column1
          AND fact.source <> 0
        """) == sourced)
  }

  /// SQLite writes on behind what was loaded, and the load behind that.
  @Test func theEndOfTheFileGoesToAndFro() throws {
    let (connection, path) = try database(pageSize: 512)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let load = try PageLoad(connection, path: path)
    let table = try table(load)
    let rows = factRows(count: 2_000, strands: 4, longest: 30)
    try load.takeOver()
    _ = try rows.withRows { try table.add($0) }
    try load.giveBack()
    try connection.execute("CREATE TABLE other (text TEXT)")
    try connection.execute(
      """
      INSERT INTO other WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
      SELECT 'text ' || i FROM n
      """)
    try load.takeOver()
    _ = try table.finish()
    try load.giveBack()
    try connection.execute("DELETE FROM other; UPDATE fact SET id = 'J' || fact_key; COMMIT")
    #expect(try connection.prepare("PRAGMA integrity_check").firstText == "ok")
    #expect(try connection.integer("SELECT count(*) FROM fact") == 2_000)
  }

  /// Rows of a document that are not in order find their places as long as its page is open; one that
  /// comes too late is not taken, nor what follows it.
  @Test func rowsOutOfOrder() throws {
    let (connection, path) = try database(pageSize: 512)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let load = try PageLoad(connection, path: path)
    let table = try table(load)
    try load.takeOver()
    var rows = Rows(kinds: Self.kinds)
    for (row, key) in ([5, 3, 4, 9, 7, 6, 8] + Array(10...200) + [2, 300]).enumerated() {
      rows.cells += [Int64(key), 0]
      rows.append(Array(String(row + 1_000).utf8))
      rows.cells += [1, CellRows.null]
      rows.append([])
    }
    #expect(try rows.withRows { try table.add($0) } == 198)
    _ = try table.finish()
    try load.giveBack()
    #expect(try connection.prepare("PRAGMA integrity_check").firstText == "ok")
    let keys = try connection.prepare("SELECT group_concat(fact_key) FROM fact NOT INDEXED")
      .firstText
    #expect(keys == (3...200).map(String.init).joined(separator: ","))
  }

  /// Texts out of order leave the index to SQLite.
  @Test func anIndexThatIsNotInOrder() throws {
    let (connection, path) = try database(pageSize: 512)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let load = try PageLoad(connection, path: path)
    let table = try table(load)
    try load.takeOver()
    var rows = Rows(kinds: Self.kinds)
    for key in 1...300 {
      rows.cells += [Int64(key), 0]
      rows.append(Array(String(key).utf8))
      rows.cells += [1, CellRows.null]
      rows.append([])
    }
    _ = try rows.withRows { try table.add($0) }
    #expect(try table.finish().stale == ["fact_by_id"])
    try load.giveBack()
    try connection.execute("REINDEX fact_by_id; COMMIT")
    #expect(try connection.prepare("PRAGMA integrity_check").firstText == "ok")
    #expect(
      try connection.integer("SELECT count(*) FROM fact INDEXED BY fact_by_id WHERE id > ''") == 300
    )
  }

  @Test(arguments: [(512, 4_000, 3_000), (4096, 20_000, 2_500), (4096, 3, 10), (512, 0, 0)])
  func tablesWithoutRowIDs(pageSize: Int, count: Int, longest: Int) throws {
    let (connection, path) = try database(pageSize: pageSize)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let kinds: [CellRows.Kind] = [.integer, .integer, .integer, .blob]
    var rows = Rows(kinds: kinds)
    for row in 0..<count {
      rows.cells += [Int64(202_001 + row / 100), Int64(row % 100 * 7), Int64(row) * 1_000_003]
      rows.append([UInt8](repeating: 7, count: row % 50 == 0 ? longest : row % 30))
    }
    let load = try PageLoad(connection, path: path)
    let table = try PageKeyedTable(load, table: "sums", kinds: kinds, keyColumns: 2)
    try load.takeOver()
    if count > 0 { try rows.withRows { try table.add($0) } }
    try table.finish()
    try load.giveBack()
    #expect(try connection.prepare("PRAGMA integrity_check").firstText == "ok")
    #expect(try connection.integer("SELECT count(*) FROM sums") == count)
    #expect(
      try connection.integer("SELECT sum(total) FROM sums")
        == (0..<count).reduce(0) { $0 + $1 * 1_000_003 })
    #expect(try connection.integer("SELECT max(length(buyers)) FROM sums") == longest)
  }

  /// A statement that is being read would hide from SQLite what is appended: it is reset.
  @Test func whileAStatementIsRead() throws {
    let (connection, path) = try database(pageSize: 512)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let load = try PageLoad(connection, path: path)
    let table = try table(load)
    let statement = try connection.prepare("SELECT name FROM sqlite_schema")
    #expect(try statement.step())
    try load.takeOver()
    let rows = factRows(count: 100, strands: 1, longest: 3)
    _ = try rows.withRows { try table.add($0) }
    statement.reset()
    #expect(try statement.step())
    _ = try table.finish()
    try load.giveBack()
    #expect(try connection.integer("SELECT count(*) FROM fact") == 100)
  }

  /// The rows read from the pages are those that were written.
  @Test func rowsReadFromThePages() throws {
    let (connection, path) = try database(pageSize: 512)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let load = try PageLoad(connection, path: path)
    let table = try table(load)
    let rows = factRows(count: 3_000, strands: 5, longest: 30)
    try load.takeOver()
    _ = try rows.withRows { try table.add($0) }
    let read = try #require(try table.finish().rows)
    try load.giveBack()
    var known: [Int64: Int] = [:]
    for row in 0..<3_000 { known[rows.cells[row * 6]] = row }
    var previous = Int64.min
    for strand in 24_000..<24_005 {
      let cursor = read.cursor(strand: Int64(strand), columns: 4)
      while try cursor.next() {
        #expect(cursor.key > previous)
        previous = cursor.key
        let found = known.removeValue(forKey: cursor.key)
        let row = try #require(found)
        #expect(cursor.integers[1] == rows.cells[row * 6 + 1])
        #expect(cursor.integers[3] == rows.cells[row * 6 + 3])
      }
    }
    #expect(known.isEmpty)
  }
}

extension Statement {
  /// The text of the first column of the first row.
  fileprivate var firstText: String? {
    get throws { try step() ? text(0) : nil }
  }
}

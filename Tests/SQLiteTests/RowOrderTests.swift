import Testing

@testable import SQLite

/// Rows in the order that SQLite gives them.
struct RowOrderTests {
  /// Cells of every kind, with those that are easily mistaken: numbers beyond each other's precision,
  /// texts that begin alike, one the beginning of the other, and one with a zero byte.
  private static let cells: [Value] = [
    .null, .integer(0), .integer(-1), .integer(7), .integer(.max), .integer(.min),
    .integer(9_007_199_254_740_993), .real(9_007_199_254_740_992), .real(-0.5), .real(0),
    .real(6.9), .real(7.1), .real(1e300), .real(-1e300), .real(9.223372036854775807e18),
    .real(.infinity), .real(-.infinity), .text(""), .text("C"), .text("C-0001"),
    .text("C-00010"), .text("C-0001000009"), .text("C-0001000010"), .text("C\u{0}"),
    .text("Ž"), .text("z"), .blob([]), .blob([0]), .blob([67, 45]), .blob([255, 1]),
  ]

  private func rows(_ count: Int, of cells: [Value], seed: UInt64) -> [[Value]] {
    var state = seed
    func next() -> Value {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return cells[Int(state >> 33) % cells.count]
    }
    return (0..<count).map { [.integer(Int64($0)), next(), next()] }
  }

  /// The numbers of the rows, as SQLite orders them; of equal ones the one inserted first.
  private func expected(_ rows: [[Value]], _ sql: String) throws -> [Int64] {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE row (number, one, two)")
    let insert = try connection.prepare("INSERT INTO row VALUES (?, ?, ?)")
    for row in rows {
      for (index, value) in row.enumerated() { insert.bind(value, at: index) }
      try insert.run()
    }
    let select = try connection.prepare("SELECT number FROM row ORDER BY \(sql), number")
    var numbers: [Int64] = []
    while try select.step() { numbers.append(select.integer(0)) }
    return numbers
  }

  private func found(_ rows: [[Value]], by orders: [RowOrder]) -> [Int64] {
    var compact = CompactRows(width: 3)
    for row in rows { compact.append(row) }
    return compact.rows(by: orders).map { row in row.withCells { $0.integer(0) } }
  }

  @Test(arguments: 0..<4, [(false, false), (false, true), (true, false), (true, true)])
  func areAsSQLiteOrdersThem(set: Int, descending: (one: Bool, two: Bool)) throws {
    let all = Self.cells
    let chosen = [
      all, all.filter { if case .text = $0 { true } else { false } },
      all.filter { if case .integer = $0 { true } else { false } },
      (0..<300).map { Value.text("CUSTOMER-\(String(1_000 + $0))") },
    ][set]
    let rows = rows(2_500, of: chosen, seed: UInt64(set + 1))
    let orders = [
      RowOrder(column: 1, isDescending: descending.one),
      RowOrder(column: 2, isDescending: descending.two),
    ]
    let sql = "one \(descending.one ? "DESC" : "ASC"), two \(descending.two ? "DESC" : "ASC")"
    #expect(try found(rows, by: orders) == expected(rows, sql))
    #expect(
      try found(rows, by: [orders[1]]) == expected(rows, "two \(descending.two ? "DESC" : "")"))
  }

  @Test func withoutAnOrderTheyStayAsTheyAre() {
    let rows = rows(50, of: Self.cells, seed: 9)
    #expect(found(rows, by: []) == (0..<50).map(Int64.init))
    #expect(found([], by: [RowOrder(column: 1)]).isEmpty)
  }
}

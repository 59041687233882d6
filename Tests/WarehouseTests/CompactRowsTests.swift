import SQLite
import Testing

@testable import Warehouse

@Suite("Rows side by side")
struct CompactRowsTests {
  @Test("every value comes back as it was given")
  func valuesComeBack() {
    let given: [[Value]] = [
      [.integer(.min), .text("Žižkov"), .null],
      [.real(-0.5), .text(""), .blob([0, 255])],
      [.integer(7), .null, .text("last")],
    ]
    var compact = CompactRows(width: 3)
    for row in given { compact.append(row) }
    #expect(compact.rows.map { row in (0..<3).map { row[$0] } } == given)
  }

  @Test("text is there as its bytes, all else is none")
  func onlyTextHasBytes() {
    var compact = CompactRows(width: 3)
    compact.append([.text("ž"), .integer(1), .null])
    let row = compact.rows[0]
    #expect(row.withCells { Array($0.bytes(0)) } == [0xC5, 0xBE])
    #expect(row.withCells { cells in (0..<3).map { cells.kind($0) } } == [.text, .integer, .null])
    #expect(row.isNull(2) && !row.isNull(0))
  }

  @Test("only what is a finite number is one")
  func numbers() {
    var compact = CompactRows(width: 5)
    compact.append([.integer(-3), .real(0.25), .real(.infinity), .text("7"), .null])
    let row = compact.rows[0]
    #expect((0..<5).map { row.number($0) } == [-3, 0.25, nil, nil, nil])
  }

  @Test("rows of a statement are those that it returns")
  func statementsRows() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    let statement = try connection.prepare(
      "SELECT 1, 2.5, 'x', NULL, x'0a' UNION ALL SELECT 2, '', 3, 4, 5")
    var compact = CompactRows(width: 5)
    while try statement.step() { compact.append(rowOf: statement) }
    let expected: [[Value]] = [
      [.integer(1), .real(2.5), .text("x"), .null, .blob([10])],
      [.integer(2), .text(""), .integer(3), .integer(4), .integer(5)],
    ]
    #expect(compact.rows.map { row in (0..<5).map { row[$0] } } == expected)
  }

  @Test("rows that were taken stay as they are when more come, also many")
  func rowsStay() {
    var compact = CompactRows(width: 2)
    var taken: [CompactRow] = []
    for number in 0..<5_000 {
      if number % 1_000 == 500 { taken = compact.rows }
      compact.append([.integer(Int64(number)), .text("row \(number)")])
    }
    #expect(taken.count == 4_500 && compact.count == 5_000)
    for (number, row) in compact.rows.enumerated() {
      #expect(row[0] == .integer(Int64(number)) && row[1] == .text("row \(number)"))
    }
    #expect(taken.enumerated().allSatisfy { $1[1] == .text("row \($0)") })
  }

  @Test("no column, no row")
  func nothing() { #expect(CompactRows(width: 0).rows.isEmpty) }
}

import Testing

@testable import Warehouse

/// What is wrong with the first value of a condition, as one line; nil where nothing is.
private func fault(_ condition: String, _ type: ColumnType) throws -> String? {
  let found = SegmentComparison.all(in: try SQLLexer.tokens(of: condition))
    .filter { $0.column == "a" }.compactMap { $0.fault(for: type) }.first
  return found.map { "\($0.message); \($0.hint)" }
}

/// Days are texts that compare as days only in one form.
@Test(
  arguments: [
    ("a < '2025-06-01'", nil), ("a >= '2025'", nil), ("a >= '2025-06'", nil),
    ("a between '2025-06-01' and '2025-06-30'", nil), ("a like '2025-06%'", nil),
    ("a is null", nil), ("a = b", nil), ("a > date('now')", nil),
    ("a < '2025-6-1'", "'2025-6-1' is not written as a day; write '2025-06-01'"),
    ("a < '2025-06-1'", "'2025-06-1' is not written as a day; write '2025-06-01'"),
    ("a < '2025/06/01'", "'2025/06/01' is not written as a day; write '2025-06-01'"),
    ("a > '31. 12. 2025'", "'31. 12. 2025' is not written as a day; write '2025-12-31'"),
    ("'31.12.2025' >= a", "'31.12.2025' is not written as a day; write '2025-12-31'"),
    ("a > '1. 6. 2025'", "'1. 6. 2025' is not written as a day; a day is written as '2025-06-01'"),
    ("a > '2025-13-01'", "'2025-13-01' is not written as a day; a day is written as '2025-06-01'"),
    (
      "a not between '2025-01-01' and '31/12/2025'",
      "'31/12/2025' is not written as a day; write '2025-12-31'"
    ),
    (
      "a in ('2025-01-01', 'January')",
      "'January' is not written as a day; a day is written as '2025-06-01'"
    ),
    ("a > 20250601", "a day stands in single quotes; write it as '2025-06-01'"),
  ] as [(String, String?)])
func daysAreComparedInTheirForm(condition: String, expected: String?) throws {
  #expect(try fault(condition, .date) == expected)
}

/// SQLite holds every number to be less than every text.
@Test(
  arguments: [
    ("a > 10000", nil), ("a > -1.5", nil), ("a * 2 > b", nil), ("b > '1'", nil),
    ("f(a) > '1'", nil),
    ("a > '10000'", "a is a number; write 10000, without quotes"),
    ("A <> '10 000,50'", "a is a number; write 10000.50, without quotes"),
    ("'5' < \"a\"", "a is a number; write 5, without quotes"),
    ("a in (1, 'many')", "a is a number; compare it with one, without quotes"),
  ] as [(String, String?)])
func numbersAreComparedWithoutQuotes(condition: String, expected: String?) throws {
  #expect(try fault(condition, .money) == expected)
}

/// Other columns hold any text.
@Test func textsAreComparedWithAnything() throws {
  #expect(try fault("a = '1. 6. 2025'", .text) == nil)
  #expect(try fault("a = '0017'", .id) == nil)
}

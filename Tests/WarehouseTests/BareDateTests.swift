import Testing

@testable import Warehouse

/// Three numbers with hyphens between them that look like a date are one; all else is arithmetic.
@Test(
  arguments: [
    ("a > 2024-06-01", "2024-06-01"), ("2024-6-1 < a", "2024-06-01"),
    ("a > 2024 - 12 - 31", "2024-12-31"), ("a > 2024-/* ? */02-31", "2024-02-31"),
    ("a > (1999-01-01)", "1999-01-01"), ("a > '2024-06-01'", nil), ("a > 2024 - 6", nil),
    ("a > b - 2024 - 6 - 1", nil), ("a > 2024 - 13 - 1", nil), ("a > 2024 - 0 - 1", nil),
    ("a > 2024 - 6 - 32", nil), ("a > 202 - 6 - 1", nil), ("a > 20240 - 6 - 1", nil),
    ("a > 2024 - 6 + 1", nil), ("a > 2024 - 6 - b", nil), ("a > 20.4 - 6 - 1", nil),
    ("a > 2024 -- 06-01", nil), ("", nil), ("'", nil),
  ] as [(String, String?)])
func datesWithoutQuotesAreFound(condition: String, date: String?) {
  #expect(BareDate.first(in: condition)?.text == date)
}

@Test func aDateWithoutQuotesHasAPlace() {
  #expect(BareDate.first(in: "a and b > 2024-06-01")?.place == 10)
}

import SQLite
import Testing

@testable import Warehouse

private let money = MoneyDigits(currency: "CZK", company: 2)

private func text(_ value: Value, _ type: ColumnType, _ digits: MoneyDigits = money) -> String {
  MachineText(columns: [QueryColumn(name: "a", type: type)], money: digits).text(0, in: [value])
}

@Test(
  arguments: [
    (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (99, "0.99"), (100, "1.00"), (-123450, "-1234.50"),
    (.max, "92233720368547758.07"), (.min, "-92233720368547758.08"),
  ] as [(Int64, String)])
func moneyHasItsDecimals(minor: Int64, expected: String) {
  #expect(text(.integer(minor), .money) == expected)
}

@Test func moneyOfOtherCurrencies() {
  #expect(text(1234, .money, MoneyDigits(currency: "JPY", company: 0)) == "1234")
  #expect(text(1234, .money, MoneyDigits(currency: "KWD", company: 3)) == "1.234")
  #expect(text(-4, .money, MoneyDigits(currency: "KWD", company: 3)) == "-0.004")
}

@Test(
  arguments: [
    (.null, .money, ""), (.real(150.0), .money, "1.50"), (.real(-150.5), .money, "-1.51"),
    (.real(0.8), .ratio, "0.800000"), (.real(1.0 / 3), .ratio, "0.333333"),
    (.real(-0.0000005), .ratio, "-0.000001"), (.integer(1), .ratio, "1.000000"),
    (.real(.nan), .ratio, ""), (.real(30), .days, "30.0"), (.real(2.25), .days, "2.3"),
    (.integer(7), .days, "7.0"), (.integer(1_500_000), .quantity, "1.5"),
    (.integer(12_000_000), .quantity, "12"), (.integer(-1), .quantity, "-0.000001"),
    (.integer(0), .quantity, "0"), (.real(12.5), .count, "12.5"),
    (.real(406199.0), .count, "406199"),
    (.integer(3), .count, "3"), (.integer(20251231), .date, "2025-12-31"), (.integer(0), .date, ""),
    (.integer(202512), .month, "2025-12"), (.integer(1), .flag, "1"), (.null, .flag, ""),
    (.text("007"), .id, "007"), (.text(""), .text, ""), (.real(1.5), .asIs, "1.5"),
    (.blob([0, 255]), .asIs, "00ff"), (.text("n/a"), .money, "n/a"),
  ] as [(Value, ColumnType, String)])
func valuesAreWrittenByTheirType(value: Value, type: ColumnType, expected: String) {
  #expect(text(value, type) == expected)
}

@Test(arguments: [
  ("CZK", "12.00"), ("EUR", "12.00"), ("JPY", "1200"), ("count", "1200"),
  ("ratio", "1200.000000"), ("days", "1200.0"), ("quantity", "0.0012"),
])
func aColumnMayTakeItsTypeFromTheUnit(unit: String, expected: String) {
  let columns = [QueryColumn(name: "unit", type: .text), QueryColumn(name: "a", type: .byUnit)]
  let machine = MachineText(columns: columns, money: money)
  #expect(machine.text(1, in: [.text(unit), 1200]) == expected)
  #expect(machine.isNumber(1, in: [.text(unit), 1200]))
}

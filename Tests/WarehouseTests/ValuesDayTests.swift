import Testing

@testable import Warehouse

// Days since 1970 and ISO weekdays as Python's datetime.date gives them.
private let knownDays: [(iso: String, number: Int32, weekday: Int)] = [
  ("0001-01-01", -719162, 1), ("1582-10-15", -141427, 5), ("1600-02-29", -135081, 2),
  ("1899-12-31", -25568, 7), ("1900-03-01", -25508, 4), ("1969-12-31", -1, 3),
  ("1970-01-01", 0, 4), ("2000-02-29", 11016, 2), ("2024-02-29", 19782, 4),
  ("2025-12-31", 20453, 3), ("9999-12-31", 2_932_896, 5),
]

@Suite struct DayTests {
  @Test(arguments: knownDays)
  func known(iso: String, number: Int32, weekday: Int) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == iso)
  }

  @Test func everyDayOfFourCenturiesThereAndBack() throws {
    var number: Int32 = -135_140  // 1600-01-01
    for year in 1600..<2000 {
      for month in 1...12 {
        for dayOfMonth in 1...Day.daysInMonth(year: year, month: month) {
          let day = Day(year: year, month: month, day: dayOfMonth)
          #expect(day?.number == number)
          #expect(day?.key == year * 10_000 + month * 100 + dayOfMonth)
          number += 1
        }
      }
    }
    #expect(number == 10_957)  // 2000-01-01
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2025, 11, 31), (2025, 0, 1), (2025, 13, 1), (2025, 1, 0),
    (2025, 1, 32), (0, 1, 1), (10_000, 1, 1), (-4, 2, 29),
  ])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    "", "2025-1-01", "2025-01-1", "2025/01/01", "20250101", "2025-01-01 ", "+025-01-01",
  ])
  func notIso(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func keys() {
    #expect(Day(key: 20_251_231)?.description == "2025-12-31")
    #expect(Day(key: 20_251_131) == nil)
    #expect(Day(key: -20_251_231) == nil)
    #expect(Month(key: 202_512)?.description == "2025-12")
    #expect(Month(key: 202_513) == nil)
  }

  @Test func arithmeticStaysWithinTheCalendar() {
    let day = Day(number: 20_453)
    #expect(day.adding(days: 1).description == "2026-01-01")
    #expect(day.adding(days: -20_453).description == "1970-01-01")
    #expect(day.adding(days: .max) == .latest)
    #expect(day.adding(days: .min) == .earliest)
    #expect(day.distance(to: Day(number: 20_400)) == -53)
  }

  @Test(arguments: [
    ("2024-02-29", "2023-02-28"), ("2024-02-28", "2023-02-28"), ("2025-02-28", "2024-02-28"),
    ("2025-12-31", "2024-12-31"), ("2025-03-01", "2024-03-01"),
  ])
  func sameDayYearBefore(iso: String, before: String) {
    #expect(Day(iso: iso)?.sameDayYearBefore.description == before)
  }
}

@Suite struct MonthTests {
  @Test func parts() throws {
    let month = try #require(Month(iso: "2024-02"))
    #expect(month.index == 24_289)
    #expect(month.key == 202_402)
    #expect(month.firstDay.description == "2024-02-01")
    #expect(month.lastDay.description == "2024-02-29")
    #expect(month.lastDay.isLastOfMonth)
    #expect(month.adding(months: -2).description == "2023-12")
    #expect(month.adding(months: 11).description == "2025-01")
    #expect(month.distance(to: month.adding(months: 25)) == 25)
    #expect(month.contains(month.lastDay) && !month.contains(month.lastDay.adding(days: 1)))
    #expect(month.firstDay.month == month)
  }

  @Test(arguments: ["2025-00", "2025-13", "2025", "2025-1", "0000-01", "2025-12-01", "dec"])
  func noMonth(text: String) {
    #expect(Month(iso: text) == nil)
  }

  @Test(arguments: [
    ("2025-12", 1, "2025-01"), ("2025-03", 4, "2024-04"), ("2025-04", 4, "2025-04"),
    ("2025-10", 10, "2025-10"), ("2025-09", 10, "2024-10"),
  ])
  func fiscalYear(month: String, start: Int, first: String) {
    #expect(Month(iso: month)?.fiscalYearStart(startingWith: start).description == first)
  }
}

@Suite struct TrailingYearTests {
  // By hand from METRICS, "Trailing year".
  @Test(arguments: [
    ("2025-12-31", "2025-01-01", "2024-01-01", "2024-12-31"),
    ("2024-02-29", "2023-03-01", "2022-03-01", "2023-02-28"),
    ("2025-02-28", "2024-03-01", "2023-03-01", "2024-02-29"),
    ("2024-02-28", "2023-03-01", "2022-03-01", "2023-02-28"),
    ("2025-12-15", "2024-12-16", "2023-12-16", "2024-12-15"),
    ("2025-01-01", "2024-01-02", "2023-01-02", "2024-01-01"),
  ])
  func bounds(last: String, first: String, firstBefore: String, lastBefore: String) throws {
    let year = TrailingYear(asOf: try #require(Day(iso: last)))
    #expect(year.first.description == first)
    #expect(year.last.description == last)
    #expect(year.before.first.description == firstBefore)
    #expect(year.before.last.description == lastBefore)
    #expect(year.contains(year.first) && year.contains(year.last))
    #expect(!year.contains(year.before.last))
  }
}

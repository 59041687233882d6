import Testing

@testable import Warehouse

// Easter Sundays as the churches publish them; the earliest and the latest that there can be too.
private let easters = [
  "1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27",
  "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2285-03-22",
]

// Working days month by month as the Python package `holidays` 0.8x counts them.
private let published: [(country: Holidays, year: Int, days: [Int])] = [
  (.czechia, 2015, [21, 20, 22, 21, 19, 22, 22, 21, 21, 21, 20, 21]),
  (.czechia, 2016, [20, 21, 21, 21, 22, 22, 19, 23, 21, 20, 21, 21]),
  (.czechia, 2025, [22, 20, 21, 20, 20, 21, 23, 21, 22, 22, 19, 20]),
  (.slovakia, 2018, [22, 20, 21, 20, 21, 21, 21, 22, 20, 22, 21, 18]),
  (.slovakia, 2023, [21, 20, 23, 18, 21, 22, 20, 22, 19, 22, 20, 19]),
  (.slovakia, 2024, [22, 21, 20, 21, 21, 20, 22, 21, 21, 23, 20, 19]),
  (.slovakia, 2025, [21, 20, 21, 20, 20, 21, 23, 20, 21, 23, 20, 20]),
  (.slovakia, 2026, [20, 20, 22, 20, 20, 22, 23, 21, 22, 22, 21, 21]),
  (.poland, 2010, [20, 20, 23, 21, 20, 21, 22, 22, 22, 21, 20, 23]),
  (.poland, 2018, [22, 20, 22, 20, 20, 21, 22, 22, 20, 23, 20, 19]),
  (.poland, 2024, [22, 21, 21, 21, 20, 20, 23, 21, 21, 23, 19, 20]),
  (.poland, 2025, [21, 20, 21, 21, 21, 20, 23, 20, 22, 23, 19, 20]),
]

@Suite struct HolidaysTests {
  @Test(arguments: easters)
  func easterIsWhenItIs(_ iso: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(Day.easterSunday(year: day.year) == day)
  }

  @Test func easterIsASundayBetweenItsBounds() throws {
    for year in 1583...4099 {
      let easter = try #require(Day.easterSunday(year: year))
      let key = easter.key % 10_000
      #expect(easter.weekday == 7 && key >= 322 && key <= 425, "\(year)")
    }
  }

  /// As the calendars of the three states for 2025 print them.
  @Test(arguments: [
    (
      Holidays.czechia,
      [101, 418, 421, 501, 508, 705, 706, 928, 1028, 1117, 1224, 1225, 1226]
    ),
    (
      .slovakia,
      [101, 106, 418, 421, 501, 508, 705, 829, 915, 1101, 1224, 1225, 1226]
    ),
    (.poland, [101, 106, 421, 501, 503, 619, 815, 1101, 1111, 1224, 1225, 1226]),
  ])
  func holidaysOf2025(_ country: Holidays, _ expected: [Int]) {
    #expect(country.days(year: 2025).map { $0.key % 10_000 } == expected)
  }

  @Test func workingDaysMonthByMonth() throws {
    for (country, year, expected) in published {
      let holidays = Set(country.days(year: year))
      let counted = try (1...12).map { number in
        try #require(Month(year: year, month: number)).workingDays(holidays).working
      }
      #expect(counted == expected, "\(country.rawValue) \(year)")
    }
  }

  @Test func withoutACountryEveryWeekdayCounts() throws {
    let december = try #require(Month(iso: "2025-12"))
    #expect(december.workingDays([]) == (23, 0))
    #expect(december.workingDays(Set(Holidays.czechia.days(year: 2025))) == (20, 3))
  }
}

import Foundation
import Testing

@testable import SampleCompany

@Suite struct ToolsTests {
  /// The published first numbers of SplitMix64 from state 1234567 (Rosetta Code, "Pseudo-random
  /// numbers/Splitmix64").
  @Test func generatorGivesThePublishedNumbers() {
    var random = Random(state: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func numbersStayBelowTheirBound() {
    var random = Random(seed: 5, .order, 7)
    for bound in 1...50 {
      let drawn = (0..<200).map { _ in random.below(bound) }
      #expect(drawn.allSatisfy { (0..<bound).contains($0) })
    }
    #expect(random.below(0) == 0)
  }

  /// No two indices meet, for every space that is used.
  @Test(arguments: [1000, 1_000_000, 2_700_000])
  func scatteringIsOneToOne(space: Int) {
    let count = min(space, 50_000)
    let places = Set((0..<count).map { scattered($0, over: space, from: 17) })
    #expect(places.count == count)
    #expect(places.allSatisfy { (0..<space).contains($0) })
  }

  @Test(arguments: [
    (1970, 1, 1, 0, 3), (2000, 2, 29, 11_016, 1), (2023, 1, 2, 19_359, 0),
    (2025, 12, 31, 20_453, 2), (1969, 12, 31, -1, 2),
  ])
  func days(year: Int, month: Int, dayOfMonth: Int, number: Int, weekday: Int) {
    let day = Day(year, month, dayOfMonth)
    #expect(day.number == Int32(number))
    #expect(day.parts == (year, month, dayOfMonth))
    #expect(day.weekday == weekday)
  }

  /// December 2025: 31 days, 23 of them Monday to Friday, less 24, 25 and 26 December.
  @Test func workingDays() {
    #expect(History.calendarDays[35].count == 31)
    #expect(History.workingDays[35].count == 20)
    #expect(History.workingDays[0].first == Day(2023, 1, 2))
    #expect(History.workingDay(onOrBefore: Day(2025, 12, 26)) == Day(2025, 12, 23))
    #expect(History.workingDay(onOrAfter: Day(2025, 11, 15)) == Day(2025, 11, 18))
  }

  /// All splits of up to 40 lines over up to 20 orders.
  @Test func lineCountsAddUp() {
    for orders in 1...20 {
      for lines in orders...40 {
        var counts = LineCounts(seed: 3, orderCount: orders, lineCount: lines)
        let drawn = (0..<orders).map { _ in counts.next() }
        #expect(drawn.reduce(0, +) == lines)
        #expect(drawn.allSatisfy { $0 >= 1 })
      }
    }
  }

  @Test(arguments: [
    (5, 10, 1), (4, 10, 0), (-5, 10, -1), (-4, 10, 0), (15, 10, 2), (-15, 10, -2), (7, 3, 2),
    (8, 3, 3),
  ])
  func roundingIsHalfAwayFromZero(numerator: Int, denominator: Int, quotient: Int) {
    #expect(roundedQuotient(numerator, denominator) == quotient)
  }

  @Test func slugs() {
    #expect(slug("Žďár nad Sázavou") == "zdar-nad-sazavou")
    #expect(slug("Łódź") == "lodz")
    #expect(slug("Ľupták, s. r. o.") == "luptak-s-r-o")
  }
}

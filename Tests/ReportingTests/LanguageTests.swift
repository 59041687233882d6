import Testing
import Warehouse

@testable import Reporting

@Suite struct LanguageTests {
  @Test(arguments: [
    (Language.en, [0, 1, 2, 5, 21, 112], ["many", "one", "many", "many", "many", "many"]),
    (
      .cs, [0, 1, 2, 4, 5, 21, 22, 101],
      ["many", "one", "few", "few", "many", "many", "many", "many"]
    ),
    (.sk, [0, 1, 3, 5, 24, 102], ["many", "one", "few", "many", "many", "many"]),
    (
      .pl, [0, 1, 2, 5, 12, 14, 21, 22, 25, 112, 122],
      [
        "many", "one", "few", "many", "many", "many", "many", "few", "many", "many", "few",
      ]
    ),
  ])
  func nounsTakeTheFormOfTheirNumber(language: Language, counts: [Int64], forms: [String]) {
    #expect(counts.map { language.pluralForm($0).rawValue } == forms)
  }

  @Test func wholeNumbersAreGrouped() {
    let english = NumberText(.en)
    #expect(english.integer(0) == "0")
    #expect(english.integer(999) == "999")
    #expect(english.integer(1_000) == "1,000")
    #expect(english.integer(-1_234_567) == "−1,234,567")
    #expect(english.integer(.min) == "−9,223,372,036,854,775,808")
    #expect(NumberText(.cs).integer(1_234_567) == "1\u{202f}234\u{202f}567")
    #expect(NumberText(.sk).integer(12_345) == "12\u{202f}345")
    #expect(NumberText(.pl).integer(1_000) == "1\u{202f}000")
  }

  @Test(arguments: [
    (0.5, 0, "1"), (-0.5, 0, "−1"), (0.49, 0, "0"), (2.345, 2, "2.35"), (-2.345, 2, "−2.35"),
    (1234.5, 1, "1,234.5"), (0.05, 1, "0.1"), (9.999, 2, "10.00"), (0, 3, "0.000"),
  ])
  func numbersAreRoundedHalfAwayFromZero(value: Double, decimals: Int, text: String) {
    #expect(NumberText(.en).fixed(value, decimals: decimals) == text)
  }

  @Test func numbersThatAreNoneAreUnknown() {
    for value in [Double.nan, .infinity, -.infinity, 1e30] {
      #expect(NumberText(.en).fixed(value, decimals: 1) == "–")
    }
  }

  @Test func percentFollowsTheLanguage() {
    #expect(NumberText(.en).percent(0.128) == "12.8\u{a0}%")
    #expect(NumberText(.cs).percent(0.128) == "12,8\u{a0}%")
    #expect(NumberText(.pl).percent(-0.5, decimals: 0) == "−50%")
  }

  @Test func moneyStandsWithItsSign() {
    #expect(
      MoneyText(currency: "CZK", language: .cs).text(418_264_049)
        == "4\u{202f}182\u{202f}640\u{a0}Kč")
    #expect(MoneyText(currency: "CZK", language: .en).signed(47_200_000) == "+472,000\u{a0}Kč")
    #expect(MoneyText(currency: "GBP", language: .en).text(-68_268_051) == "−£682,681")
    #expect(
      MoneyText(currency: "EUR", language: .sk).text(123_450, exact: true)
        == "1\u{202f}234,50\u{a0}€")
    #expect(MoneyText(currency: "PLN", language: .pl).text(50) == "1\u{a0}zł")
    #expect(MoneyText(currency: "JPY", language: .en).text(1_500) == "1,500\u{a0}JPY")
    #expect(MoneyText(currency: "CZK", language: .en).signed(0) == "0\u{a0}Kč")
    #expect(MoneyText(currency: "CZK", language: .en).signed(40) == "0\u{a0}Kč")
  }

  @Test(arguments: [
    (
      Language.en, "in December 2025", "against September 2025", "31\u{a0}December 2025",
      "31\u{a0}Dec\u{a0}2025"
    ),
    (.cs, "v prosinci 2025", "proti září 2025", "31.\u{a0}prosince 2025", "31.\u{a0}12.\u{a0}2025"),
    (
      .sk, "v decembri 2025", "oproti septembru 2025", "31.\u{a0}decembra 2025",
      "31.\u{a0}12.\u{a0}2025"
    ),
    (.pl, "w grudniu 2025", "w porównaniu z wrześniem 2025", "31\u{a0}grudnia 2025", "31.12.2025"),
  ])
  func monthsTakeTheirCase(
    language: Language, inDecember: String, against: String, long: String, short: String
  ) throws {
    let dates = DateText(try Texts(language))
    let december = try #require(Month(key: 202_512))
    #expect(dates.month(december, form: "in") == inDecember)
    #expect(dates.month(try #require(Month(key: 202_509)), form: "against") == against)
    #expect(dates.long(december.lastDay) == long)
    #expect(dates.short(december.lastDay) == short)
  }

  @Test func prepositionsAgreeWithTheMonth() throws {
    let slovak = DateText(try Texts(.sk))
    let polish = DateText(try Texts(.pl))
    #expect(slovak.month(try #require(Month(key: 202_502)), form: "in") == "vo februári 2025")
    #expect(polish.month(try #require(Month(key: 202_509)), form: "in") == "we wrześniu 2025")
    #expect(
      polish.month(try #require(Month(key: 202_501)), form: "against")
        == "w porównaniu ze styczniem 2025")
  }

  @Test func sentencesAreFilled() throws {
    let sentence = Sentence(texts: try Texts(.cs))
    let inserts: [String: Insert] = [
      "n": .count(3), "m": .month(try #require(Month(key: 202_512))), "t": .text("{n}"),
    ]
    #expect(
      sentence.fill("{n} {n:customer} {n#je|jsou|je} {m:in}", inserts)
        == "3 3\u{a0}zákazníci jsou v prosinci 2025")
    #expect(sentence.fill("{t} {nic} {", inserts) == "{n} {nic} {")
  }

  @Test func changesAreSignedAndShort() throws {
    let wording = try Wording(.cs, currency: "CZK")
    #expect(wording.relativeChange(0.128) == "+12,8\u{a0}%")
    #expect(
      wording.relativeChange(-0.0004) == "0,0\u{a0}%"
        || wording.relativeChange(-0.0004) == "−0,0\u{a0}%")
    #expect(wording.relativeChange(1.853) == "+185\u{a0}%")
    #expect(wording.points(0.004) == "+0,4\u{a0}p.\u{a0}b.")
  }

  @Test(arguments: [
    (Language.en, "2\u{a0}Jan\u{a0}2026\u{a0}03:04\u{a0}UTC"),
    (.cs, "2.\u{a0}1.\u{a0}2026\u{a0}03:04\u{a0}UTC"), (.pl, "02.01.2026\u{a0}03:04\u{a0}UTC"),
  ])
  func momentsAreInTheReadersForm(language: Language, expected: String) throws {
    let wording = try Wording(language, currency: "CZK")
    #expect(wording.value("2026-01-02T03:04:05Z", of: "started_at") == expected)
    #expect(wording.value("yesterday", of: "started_at") == "yesterday")
  }

  @Test func aYearStaysWithItsMonth() {
    #expect("in December 2025, 12 of 345".holdingYears == "in December\u{a0}2025, 12 of 345")
    #expect("2025 and 31,234".holdingYears == "2025 and 31,234")
  }
}

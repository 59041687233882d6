import SQLite
import Testing
import Warehouse

@testable import Reporting

@Suite struct TotalsTests {
  private let answer = Answer(
    query: "q",
    columns: [
      QueryColumn(name: "name", type: .text), QueryColumn(name: "revenue", type: .money),
      QueryColumn(name: "margin", type: .money), QueryColumn(name: "ratio", type: .ratio),
      QueryColumn(name: "none", type: .money),
    ],
    rows: [
      [.text("a"), .integer(10_000), .integer(1_000), .real(0.1), .null],
      [.text("b"), .integer(30_000), .integer(9_000), .real(0.3), .null],
      [.text("c"), .integer(0), .null, .null, .null],
    ])

  private func total(_ column: String, _ rule: TotalRule) -> Value {
    Totals(rules: [column: rule], answer: answer).total(of: column)
  }

  @Test func sumsAddWhatIsKnown() {
    #expect(total("revenue", .sum) == .integer(40_000))
    #expect(total("margin", .sum) == .integer(10_000))
  }

  @Test func aSumOfNothingKnownIsUnknown() {
    #expect(total("none", .sum) == .null)
  }

  @Test func ratiosComeFromTotals() {
    #expect(total("ratio", .ratio(of: "margin", to: "revenue")) == .real(0.25))
    #expect(total("ratio", .growth(of: "revenue", from: "margin")) == .real(3))
    #expect(total("ratio", .ratio(of: "margin", to: "none")) == .null)
  }

  /// 400 of 500 are reached; what is sold without a target has no part in it.
  @Test func aRatioIsOfTheRowsThatKnowBoth() {
    let people = Answer(
      query: "q",
      columns: [
        QueryColumn(name: "revenue", type: .money), QueryColumn(name: "target", type: .money),
      ],
      rows: [
        [.integer(10_000), .integer(30_000)], [.integer(30_000), .integer(20_000)],
        [.integer(77_000), .null], [.null, .integer(90_000)],
      ])
    let totals = Totals(
      rules: ["target_ratio": .ratio(of: "revenue", to: "target")], answer: people)
    #expect(totals.total(of: "target_ratio") == .real(0.8))
  }

  @Test func aColumnWithoutARuleHasNoTotal() {
    #expect(Totals(rules: [:], answer: answer).total(of: "revenue") == .null)
  }
}

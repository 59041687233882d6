import Foundation
import Testing
import Warehouse

@testable import Classification

/// Hahsler, Hornik & Reutterer: the Groceries data, as in ../shared/REFERENCES.md.
@Suite(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.missing)), .serialized)
struct GroceriesTests {
  struct Groceries {
    var baskets: [[Int32]] = []
    var names: [String] = []

    init() throws {
      let text = try String(contentsOf: SharedData.file("groceries/groceries.csv"), encoding: .utf8)
      var numbers: [String: Int32] = [:]
      for line in text.split(whereSeparator: \.isNewline) {
        let items = Set(
          line.split(separator: ",").map { name in
            let number = numbers[String(name)] ?? Int32(numbers.count)
            if numbers[String(name)] == nil { names.append(String(name)) }
            numbers[String(name)] = number
            return number
          })
        baskets.append(items.sorted())
      }
    }

    func text(_ rule: BasketRule) -> String {
      let left = rule.left.map { names[Int($0)] }.sorted().joined(separator: ", ")
      return "{\(left)} => {\(names[Int(rule.right)])}"
    }
  }

  static let groceries = Result { try Groceries() }

  @Test func theDataIsAsPublished() throws {
    let groceries = try Self.groceries.get()
    #expect(groceries.baskets.count == 9_835)
    #expect(groceries.names.count == 169)
    #expect(groceries.baskets.reduce(0) { $0 + $1.count } == 43_367)
  }

  @Test(arguments: [
    (5, 50, 120), (6, 25, 463), (1, 80, 410), (1, 50, 5_668), (10, 50, 15),
  ])
  func counts(supportThousandths: Int64, confidencePercent: Int64, rules: Int) throws {
    let miner = BasketMiner(
      minimumSupport: ExactDecimal(mantissa: supportThousandths, scale: 3),
      minimumConfidence: ExactDecimal(mantissa: confidencePercent, scale: 2))
    let clock = ContinuousClock.now
    let result = miner.rules(of: Baskets(try Self.groceries.get().baskets))
    #expect(result.rules.count == rules)
    #expect(result.leftOut == 0)
    // An optimised build takes a fiftieth of this.
    #expect(ContinuousClock.now - clock < .seconds(60))
  }

  @Test func bestRules() throws {
    let groceries = try Self.groceries.get()
    let frequent = BasketMiner(
      minimumSupport: ExactDecimal(mantissa: 6, scale: 3),
      minimumConfidence: ExactDecimal(mantissa: 25, scale: 2))
    let herbs = try #require(frequent.rules(of: Baskets(groceries.baskets)).rules.first)
    #expect(groceries.text(herbs) == "{herbs} => {root vegetables}")
    #expect(abs(herbs.support - 0.007_015_76) < 0.5e-8)
    #expect(abs(herbs.confidence - 0.431_25) < 0.5e-8)
    #expect(abs(herbs.lift - 3.956_477) < 0.5e-6)
    let sure = BasketMiner(
      minimumSupport: ExactDecimal(mantissa: 1, scale: 3),
      minimumConfidence: ExactDecimal(mantissa: 80, scale: 2))
    let liquor = try #require(sure.rules(of: Baskets(groceries.baskets)).rules.first)
    #expect(groceries.text(liquor) == "{liquor, red/blush wine} => {bottled beer}")
    #expect(abs(liquor.lift - 11.235_269) < 0.5e-6)
  }
}

@Suite struct BasketMinerTests {
  private static let half = ExactDecimal(mantissa: 5, scale: 1)

  /// Five baskets by hand: 0 with 1 three times, 2 twice.
  private static let baskets: [[Int32]] = [[0, 1], [0, 1, 2], [0, 1], [0], [2]]

  @Test func everyRuleOfASmallCase() {
    let miner = BasketMiner(
      minimumSupport: ExactDecimal(mantissa: 2, scale: 1), minimumConfidence: Self.half)
    let rules = miner.rules(of: Baskets(Self.baskets)).rules.map {
      "\($0.left)>\($0.right) \($0.count)"
    }
    // Lifts: 0,2>1 and 1>0, 0>1: 5/3 and 5/4; 2>1: 5/6; 2>0 and 1,2>0: 5/8 and 5/4.
    #expect(rules == ["[0, 2]>1 1", "[0]>1 3", "[1]>0 3", "[1, 2]>0 1", "[2]>1 1", "[2]>0 1"])
  }

  @Test(arguments: [(19, 1), (20, 1), (21, 2), (40, 2), (41, 3), (60, 3), (61, 4)])
  func minimumCountIsTheCeiling(percent: Int64, count: Int) {
    let miner = BasketMiner(
      minimumSupport: ExactDecimal(mantissa: percent, scale: 2), minimumConfidence: Self.half)
    #expect(miner.rules(of: Baskets(Self.baskets)).minimumCount == count)
  }

  @Test func confidenceAtItsLimitCounts() {
    let threeQuarters = ExactDecimal(mantissa: 75, scale: 2)
    let above = ExactDecimal(mantissa: 751, scale: 3)
    let support = ExactDecimal(mantissa: 4, scale: 1)
    let at = BasketMiner(minimumSupport: support, minimumConfidence: threeQuarters)
    #expect(at.rules(of: Baskets(Self.baskets)).rules.map(\.right) == [1, 0])
    let over = BasketMiner(minimumSupport: support, minimumConfidence: above)
    #expect(over.rules(of: Baskets(Self.baskets)).rules.map(\.right) == [0])
  }

  @Test func hugeBasketsAreLeftOut() {
    var miner = BasketMiner(minimumSupport: Self.half, minimumConfidence: Self.half)
    miner.basketCap = 2
    let result = miner.rules(of: Baskets(Self.baskets))
    #expect(result.baskets == 4)
    #expect(result.leftOut == 1)
    #expect(miner.rules(of: Baskets([])).rules.isEmpty)
  }
}

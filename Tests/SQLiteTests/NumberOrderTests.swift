import SQLite
import Testing

@Suite struct OrderByDigitsTests {
  @Test(
    arguments: [
      [], [3], [5, 1, 4], [0, -1, 1, .min, .max], [1 << 40, 7, 1 << 40, 2_047, 2_048],
      [9, 9, 9], [-5, -2_049, 2_049, -5],
    ] as [[Int64]])
  func ascends(numbers: [Int64]) {
    var ordered = numbers
    ordered.order { $0 }
    #expect(ordered == numbers.sorted())
  }

  @Test func equalOnesStayAsTheyStand() {
    var pairs = (0..<5_000).map { (number: Int64($0 * 7919 % 13), place: $0) }
    pairs.order { $0.number }
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0 < $1 })
  }
}

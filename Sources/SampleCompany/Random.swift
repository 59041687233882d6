/// A stream of pseudo-random integers (SplitMix64, after Steele, Lea and Flood 2014).
///
/// Each thing of the sample company draws from a stream of its own, keyed by what the thing is, so
/// that one more draw for one customer moves no other. Integer arithmetic only: the same key gives
/// the same numbers on every machine.
struct Random {
  /// What a stream is drawn for; part of its key.
  enum Topic: UInt64 {
    case customer = 1
    case profile, orderDays, order, lineCounts, rates, contacts, tickets, opportunities, contracts
    case responses, staff, targets, versions, accounting, ordinals
  }

  private var state: UInt64

  init(seed: UInt64, _ topic: Topic, _ first: Int = 0, _ second: Int = 0) {
    var key = Random.mixed(seed &+ 0x9E37_79B9_7F4A_7C15 &* topic.rawValue)
    key = Random.mixed(key ^ UInt64(bitPattern: Int64(first)))
    state = Random.mixed(key &+ 0x632B_E59B_D9B4_E019 &* UInt64(bitPattern: Int64(second)))
  }

  /// The plain generator.
  init(state: UInt64) {
    self.state = state
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Random.mixed(state)
  }

  /// A number from 0 to `bound` − 1; 0 where `bound` is not positive.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  mutating func chance(perMille: Int) -> Bool {
    below(1000) < perMille
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// The index of one of the weights, in proportion to them.
  mutating func pickIndex(weights: [Int]) -> Int {
    var rest = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }
}

/// Spreads consecutive indices over `0 ..< space` without two meeting, as long as the indices are
/// fewer than `space`, which must have no prime factor but 2, 3 and 5.
func scattered(_ index: Int, over space: Int, from offset: Int = 0) -> Int {
  (index % space * 7_368_787 + offset) % space
}

import Warehouse

/// Who buys these also buys that.
public struct BasketRule: Equatable, Sendable {
  /// What is in the basket, ascending, not empty.
  public var left: [Int32]
  /// What is bought with it.
  public var right: Int32
  /// Baskets with all of it.
  public var count: Int
  /// Baskets with the left side.
  public var leftCount: Int
  /// Baskets with the right side.
  public var rightCount: Int
  /// All baskets.
  public var baskets: Int

  /// The share of baskets with all of it.
  public var support: Double { Double(count) / Double(baskets) }
  /// Of the baskets with the left side, the share that has the right side too.
  public var confidence: Double { Double(count) / Double(leftCount) }
  /// How many times more often the right side is bought with the left than without regard to it.
  public var lift: Double {
    Double(count) * Double(baskets) / (Double(leftCount) * Double(rightCount))
  }
}

/// Finds what is bought together: rules with one item on the right.
///
/// A rule's baskets are at least ceil(minimum support × baskets). Baskets of more items than the cap
/// are left out and counted, for one huge basket holds millions of sets.
public struct BasketMiner: Sendable {
  /// The least share of baskets that hold a rule's items.
  public var minimumSupport: ExactDecimal
  /// The least confidence.
  public var minimumConfidence: ExactDecimal
  /// Baskets of more items are left out.
  public var basketCap = 100
  /// The most items of a rule, both sides together.
  public var maximumItems = 10

  /// A miner with those limits.
  public init(minimumSupport: ExactDecimal, minimumConfidence: ExactDecimal) {
    self.minimumSupport = minimumSupport
    self.minimumConfidence = minimumConfidence
  }

  /// What was found.
  public struct Result: Sendable {
    /// The highest lift first, then the highest count, then by items.
    public var rules: [BasketRule]
    /// Baskets looked at.
    public var baskets: Int
    /// Baskets of more items than the cap.
    public var leftOut: Int
    /// The least number of baskets of a rule.
    public var minimumCount: Int
  }

  /// The rules of baskets whose items are small numbers from 0 on, each once in a basket.
  public func rules(of baskets: Baskets) -> Result {
    let leftOut = (0..<baskets.count).count { baskets.size(of: $0) > basketCap }
    let kept = baskets.count - leftOut
    let minimumCount = max(leastCount(of: kept), 1)
    let sets = FrequentSets(
      baskets, cap: basketCap, minimumCount: minimumCount, maximumItems: maximumItems
    ).found
    let counts = Dictionary(uniqueKeysWithValues: sets.map { ($0.items, $0.count) })
    var rules = sets.flatMap { set in
      set.items.count < 2 ? [] : self.rules(of: set, counts, baskets: kept)
    }
    rules.sort(by: Self.isBetter)
    return Result(
      rules: rules, baskets: kept, leftOut: leftOut, minimumCount: minimumCount)
  }

  /// ceil(minimum support × baskets), exact.
  private func leastCount(of baskets: Int) -> Int {
    let unit = Self.unit(minimumSupport)
    let product = Int128(minimumSupport.mantissa) * Int128(baskets)
    return Int(clamping: (product + unit - 1) / unit)
  }

  private static func unit(_ decimal: ExactDecimal) -> Int128 {
    (0..<decimal.scale).reduce(Int128(1)) { power, _ in power * 10 }
  }

  private func rules(
    of set: FrequentSet, _ counts: [[Int32]: Int], baskets: Int
  ) -> [BasketRule] {
    set.items.indices.compactMap { place in
      var left = set.items
      let right = left.remove(at: place)
      // Every part of a frequent set is frequent, so both counts are there.
      guard let leftCount = counts[left], let rightCount = counts[[right]] else { return nil }
      let isConfident =
        Int128(set.count) * Self.unit(minimumConfidence)
        >= Int128(minimumConfidence.mantissa) * Int128(leftCount)
      guard isConfident else { return nil }
      return BasketRule(
        left: left, right: right, count: set.count, leftCount: leftCount, rightCount: rightCount,
        baskets: baskets)
    }
  }

  /// Whether a rule comes before another: it is stronger, else by its items.
  static func isBetter(_ one: BasketRule, _ other: BasketRule) -> Bool {
    // Lifts compared as fractions: equal ones must not depend on rounding.
    let left = Int128(one.count) * Int128(other.leftCount) * Int128(other.rightCount)
    let right = Int128(other.count) * Int128(one.leftCount) * Int128(one.rightCount)
    if left != right { return left > right }
    if one.count != other.count { return one.count > other.count }
    if one.left != other.left { return one.left.lexicographicallyPrecedes(other.left) }
    return one.right < other.right
  }
}

/// What to offer a customer next: of the rules whose left side it has bought and whose right side it
/// has not, the surest; of equally sure ones that with the higher lift.
struct NextOffers {
  private let rules: [BasketRule]
  /// The places of the rules by the first product of their left side.
  private let placesOfFirst: [Int32: [Int]]
  /// A rule's place in the order of offers.
  private let preference: [Int]

  init(_ rules: [BasketRule]) {
    self.rules = rules
    // Rules come with the highest lift first, so that a stable order by confidence is enough.
    let sorted = rules.indices.sorted { one, other in
      let left = Int128(rules[one].count) * Int128(rules[other].leftCount)
      let right = Int128(rules[other].count) * Int128(rules[one].leftCount)
      return left == right ? one < other : left > right
    }
    var preference = [Int](repeating: 0, count: rules.count)
    for (rank, place) in sorted.enumerated() { preference[place] = rank }
    self.preference = preference
    placesOfFirst = Dictionary(grouping: rules.indices) { rules[$0].left[0] }
  }

  /// The place of the rule that makes the offer; nil where none fits. `products` are ascending.
  func best(for products: [Int32]) -> Int? {
    let bought = Set(products)
    let fitting = products.flatMap { placesOfFirst[$0] ?? [] }.filter { place in
      !bought.contains(rules[place].right) && rules[place].left.allSatisfy(bought.contains)
    }
    return fitting.min { preference[$0] < preference[$1] }
  }
}

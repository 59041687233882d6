/// A set of items that occur together in enough baskets.
struct FrequentSet: Equatable {
  /// Ascending.
  var items: [Int32]
  /// In how many baskets they occur together.
  var count: Int
}

/// Finds all frequent sets, depth first, by intersecting the lists of baskets that hold each item
/// (Zaki 2000, Eclat).
struct FrequentSets {
  private let minimumCount: Int
  private let maximumItems: Int
  private(set) var found: [FrequentSet] = []

  private struct Candidate {
    var item: Int32
    var baskets: [Int32]
  }

  /// Baskets of more items than the cap are passed over.
  init(_ baskets: Baskets, cap: Int, minimumCount: Int, maximumItems: Int) {
    self.minimumCount = minimumCount
    self.maximumItems = maximumItems
    extend([], Self.singles(baskets, cap: cap, minimumCount: minimumCount))
  }

  private static func singles(_ baskets: Baskets, cap: Int, minimumCount: Int) -> [Candidate] {
    var counts = [Int](repeating: 0, count: Int(baskets.items.max() ?? -1) + 1)
    forEachItem(of: baskets, cap: cap) { item, _ in counts[item] += 1 }
    var lists = counts.map { count in
      var list: [Int32] = []
      if count >= minimumCount { list.reserveCapacity(count) }
      return list
    }
    forEachItem(of: baskets, cap: cap) { item, basket in
      if counts[item] >= minimumCount { lists[item].append(basket) }
    }
    return counts.indices.compactMap { item in
      counts[item] >= minimumCount ? Candidate(item: Int32(item), baskets: lists[item]) : nil
    }
  }

  @inline(__always)
  private static func forEachItem(
    of baskets: Baskets, cap: Int, _ body: (_ item: Int, _ basket: Int32) -> Void
  ) {
    for basket in 0..<baskets.count {
      let place = baskets.place(of: basket)
      guard place.count <= cap else { continue }
      for item in baskets.items[place] { body(Int(item), Int32(basket)) }
    }
  }

  /// Adds the prefix with each candidate, and goes on with what occurs together with both.
  private mutating func extend(_ prefix: [Int32], _ candidates: [Candidate]) {
    for (index, candidate) in candidates.enumerated() {
      let items = prefix + [candidate.item]
      found.append(FrequentSet(items: items, count: candidate.baskets.count))
      guard items.count < maximumItems else { continue }
      let next = candidates[(index + 1)...].compactMap { other -> Candidate? in
        let both = Self.common(candidate.baskets, other.baskets, atLeast: minimumCount)
        return both.map { Candidate(item: other.item, baskets: $0) }
      }
      if !next.isEmpty { extend(items, next) }
    }
  }

  /// What two ascending lists have in common; nil as soon as it cannot be enough.
  private static func common(_ first: [Int32], _ second: [Int32], atLeast count: Int) -> [Int32]? {
    var common: [Int32] = []
    var (left, right) = (0, 0)
    while left < first.count, right < second.count {
      if common.count + min(first.count - left, second.count - right) < count { return nil }
      let (one, other) = (first[left], second[right])
      if one == other { common.append(one) }
      if one <= other { left += 1 }
      if other <= one { right += 1 }
    }
    return common.count >= count ? common : nil
  }
}

/// A customer's place in the ranking by value.
public struct Standing: Equatable, Sendable {
  /// 1 for the customer with the highest value.
  public var rank: Int
  /// How many customers have a positive value.
  public var ranked: Int
  /// What the customers before it hold together, in minor units.
  public var beforeMinor: Int64
  /// All positive values together.
  public var totalMinor: Int64
  /// The group with which it is ranked as one; nil where it is ranked by itself.
  public var group: Group?

  /// Customers that are ranked as one.
  public struct Group: Equatable, Sendable {
    /// How many there are.
    public var members: Int
    /// What they are ranked by, together, in minor units.
    public var valueMinor: Int64

    /// A group.
    public init(members: Int, valueMinor: Int64) {
      self.members = members
      self.valueMinor = valueMinor
    }
  }

  /// A place.
  public init(
    rank: Int, ranked: Int, beforeMinor: Int64, totalMinor: Int64, group: Group? = nil
  ) {
    self.group = group
    self.rank = rank
    self.ranked = ranked
    self.beforeMinor = beforeMinor
    self.totalMinor = totalMinor
  }
}

/// The ranking of all customers of a month by contribution, margin or revenue.
struct Ranking {
  /// Positive values, the highest first, ties by customer id.
  private(set) var places: [(customer: Int, value: Int64)]
  /// Together.
  let totalMinor: Int64

  /// Ranks the positive values. `ids`, by customer key, are asked for where values are equal.
  init(_ values: [(customer: Int, value: Int64)], ids: () throws -> [String]) rethrows {
    places = values.filter { $0.value > 0 }
    places.sort { $0.value > $1.value }
    totalMinor = places.reduce(0) { $0 &+ $1.value }
    let hasTies = zip(places, places.dropFirst()).contains { $0.value == $1.value }
    guard hasTies else { return }
    let ids = try ids()
    places.sort { left, right in
      left.value == right.value
        ? ids[left.customer].utf8.lexicographicallyPrecedes(ids[right.customer].utf8)
        : left.value > right.value
    }
  }

  /// Calls `body` with each ranked customer's place, the first one first.
  func forEach(_ body: (_ customer: Int, _ standing: Standing) -> Void) {
    var before: Int64 = 0
    for (index, place) in places.enumerated() {
      body(
        place.customer,
        Standing(
          rank: index + 1, ranked: places.count, beforeMinor: before, totalMinor: totalMinor))
      before &+= place.value
    }
  }
}

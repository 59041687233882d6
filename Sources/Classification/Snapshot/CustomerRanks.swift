/// The month's ranking in arrays by customer key, as the snapshot needs it.
struct CustomerRanks {
  /// Customers, or groups of them, with a positive value.
  let ranked: Int
  /// These values together.
  let totalMinor: Int64
  private let groups: CustomerGroups?
  private var rank: [Int32]
  private var beforeMinor: [Int64]
  private var valueMinor: [Int64] = []
  private var members: [Int32] = []

  /// Ranks the listed customers, or the groups that they are.
  init(
    _ source: ProfileSource, listed: [Int], directory: CustomerDirectory, groups: CustomerGroups?
  ) throws {
    self.groups = groups
    let count = source.sweep.customerCount
    var values = listed.compactMap { customer in
      source.rankedValue(of: customer).map { (customer: customer, value: $0) }
    }
    if let groups {
      (valueMinor, members) = Self.sums(values, groups, count: count)
      values = Self.heads(valueMinor, members)
    }
    let ranking = try Ranking(values, ids: directory.ids)
    ranked = ranking.places.count
    totalMinor = ranking.totalMinor
    var rank = [Int32](repeating: 0, count: count)
    var beforeMinor = [Int64](repeating: 0, count: count)
    ranking.forEach { customer, standing in
      rank[customer] = Int32(standing.rank)
      beforeMinor[customer] = standing.beforeMinor
    }
    self.rank = rank
    self.beforeMinor = beforeMinor
  }

  /// By the customer that stands for a group: what it is ranked by, and how many have a value.
  private static func sums(
    _ values: [(customer: Int, value: Int64)], _ groups: CustomerGroups, count: Int
  ) -> (valueMinor: [Int64], members: [Int32]) {
    var valueMinor = [Int64](repeating: 0, count: count)
    var members = [Int32](repeating: 0, count: count)
    for (customer, value) in values {
      let head = groups.head(of: customer)
      valueMinor[head] &+= value
      members[head] += 1
    }
    return (valueMinor, members)
  }

  private static func heads(
    _ valueMinor: [Int64], _ members: [Int32]
  ) -> [(customer: Int, value: Int64)] {
    members.indices.filter { members[$0] > 0 }.map { ($0, valueMinor[$0]) }
  }

  /// A customer's place; nil where its value, or its group's, is not positive or unknown.
  func standing(of customer: Int) -> Standing? {
    let head = groups?.head(of: customer) ?? customer
    guard rank[head] > 0 else { return nil }
    let isGroup = groups != nil && members[head] > 1
    return Standing(
      rank: Int(rank[head]), ranked: ranked, beforeMinor: beforeMinor[head],
      totalMinor: totalMinor,
      group: isGroup
        ? Standing.Group(members: Int(members[head]), valueMinor: valueMinor[head]) : nil)
  }
}

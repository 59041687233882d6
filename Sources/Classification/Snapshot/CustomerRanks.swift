/// The month's ranking in arrays by customer key, as the snapshot needs it.
struct CustomerRanks {
  /// Customers with a positive value.
  let ranked: Int
  /// These values together.
  let totalMinor: Int64
  private var rank: [Int32]
  private var beforeMinor: [Int64]

  init(_ source: ProfileSource, listed: [Int], directory: CustomerDirectory) throws {
    let values = listed.compactMap { customer in
      source.rankedValue(of: customer).map { (customer, $0) }
    }
    let ranking = try Ranking(values, ids: directory.ids)
    ranked = ranking.places.count
    totalMinor = ranking.totalMinor
    var rank = [Int32](repeating: 0, count: source.sweep.customerCount)
    var beforeMinor = [Int64](repeating: 0, count: source.sweep.customerCount)
    ranking.forEach { customer, standing in
      rank[customer] = Int32(standing.rank)
      beforeMinor[customer] = standing.beforeMinor
    }
    self.rank = rank
    self.beforeMinor = beforeMinor
  }

  /// A customer's place; nil where its value is not positive or unknown.
  func standing(of customer: Int) -> Standing? {
    guard rank[customer] > 0 else { return nil }
    return Standing(
      rank: Int(rank[customer]), ranked: ranked, beforeMinor: beforeMinor[customer],
      totalMinor: totalMinor)
  }
}

/// How much of a total its largest parts hold.
struct Concentration {
  private let descending: [Double]
  private let total: Double

  /// Of the positive values; the others hold nothing.
  init(_ values: [Double]) {
    descending = values.filter { $0 > 0 }.sorted(by: >)
    total = descending.reduce(0, +)
  }

  /// The shares that are worth a mark: what a tenth of the customers hold, and how many hold 80 %.
  var points: [(count: Int, share: Double)] {
    guard descending.count >= 10, total > 0 else { return [] }
    let tenth = descending.count / 10
    let most = count(holding: 0.8)
    let all = tenth < most ? [tenth, most] : [most]
    return all.map { ($0, share(of: $0)) }
  }

  /// How many of the largest it takes to hold a share.
  func count(holding share: Double) -> Int {
    var running = 0.0
    return descending.prefix { value in
      defer { running += value }
      return running < share * total
    }.count
  }

  private func share(of count: Int) -> Double { descending.prefix(count).reduce(0, +) / total }
}

/// Which products are asked for in a month, by country: draws them in proportion to popularity,
/// season, country and the product's own story.
struct Assortment {
  /// Running sums of the weights, for each country.
  private let runningWeights: [[Int]]

  init(month: Int) {
    runningWeights = Country.allCases.map { country in
      var sum = 0
      return Catalogue.products.map { product in
        sum += Assortment.weight(of: product, month, country)
        return sum
      }
    }
  }

  private static func weight(
    of product: Catalogue.Product, _ month: Int, _ country: Country
  ) -> Int {
    guard Catalogue.isSold(product, inMonth: month) else { return 0 }
    let season = product.category.season[month % 12]
    let demand = product.category.demand(in: country)
    return product.popularity * season * demand * trendPercent(product.story, month)
  }

  /// Decline goes down evenly from 150 % to 5 % of the usual demand in 36 months.
  private static func trendPercent(_ story: Catalogue.Story, _ month: Int) -> Int {
    switch story {
    case .decline, .withdraw: 150 - month * 145 / 35
    default: 100
    }
  }

  /// The index of a product that is sold this month.
  func draw(_ country: Country, _ random: inout Random) -> Int {
    let sums = runningWeights[Int(country.rawValue)]
    let target = random.below(sums[sums.count - 1])
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }

  func isOffered(_ product: Int, _ country: Country) -> Bool {
    let sums = runningWeights[Int(country.rawValue)]
    return sums[product] > (product == 0 ? 0 : sums[product - 1])
  }
}

/// The sixty products and their prices.
enum Catalogue {
  struct Product {
    var id: String
    var name: String
    /// The ERP's code of the category.
    var category: Category
    var unit: String
    /// List price before the price rise, in hundredths of a koruna; a multiple of 25.
    var listPriceMinor: Int
    /// Unit cost in 2023 as a share of the list price.
    var costPercent: Int
    /// How often it is bought, against the others.
    var popularity: Int
    /// What is bought with it: the index of another product.
    var companion: Int?
    var story: Story
  }

  /// What happens to a product.
  enum Story {
    case none
    /// Sold less and less.
    case decline
    /// Bought dearer than it is sold.
    case loss
    /// Little sold, less and less, at next to no margin.
    case withdraw
    /// Not sold after a day.
    case discontinued
    /// Not sold before a day.
    case launched
  }

  enum Category: String, CaseIterable {
    case woodScrews = "VRUTY"
    case bolts = "SROUBY"
    case nuts = "MATICE"
    case anchors = "KOTVY"
    case nails = "HREBIKY"
    case hinges = "KOVANI"
    case ropes = "LANA"
    case tools = "NARADI"

    /// The name that the workspace's mapping gives to the code.
    var englishName: String {
      switch self {
      case .woodScrews: "Wood screws"
      case .bolts: "Bolts"
      case .nuts: "Nuts and washers"
      case .anchors: "Anchors"
      case .nails: "Nails"
      case .hinges: "Hinges and brackets"
      case .ropes: "Ropes and chains"
      case .tools: "Tools and bits"
      }
    }

    /// Demand in each month, January first, in percent of the average.
    var season: [Int] {
      switch self {
      case .woodScrews: [60, 70, 110, 140, 150, 140, 110, 100, 110, 100, 70, 50]
      case .nails: [70, 80, 110, 120, 120, 120, 100, 100, 120, 110, 80, 60]
      case .ropes: [80, 80, 90, 100, 110, 120, 130, 120, 110, 100, 90, 80]
      case .tools: [80, 80, 90, 90, 90, 90, 80, 90, 100, 120, 150, 180]
      default: [80, 90, 105, 110, 115, 110, 100, 95, 110, 110, 95, 70]
      }
    }

    /// Demand in a country in percent of the average: the product × market table is not flat.
    func demand(in country: Country) -> Int {
      switch (self, country) {
      case (.woodScrews, .poland): 150
      case (.anchors, .slovakia): 140
      case (.ropes, .poland): 40
      case (.tools, .slovakia): 60
      default: 100
      }
    }
  }

  /// The price rise: 12 % on all anchors from a day.
  static let priceRiseOn = Day(2025, 3, 1)
  static let priceRisePercent = 12
  static let priceRiseCategory = Category.anchors

  static let discontinuedOn = Day(2024, 9, 30)
  static let launchedOn = Day(2025, 2, 3)

  /// List price without tax on a day, in hundredths of a koruna.
  static func listPriceMinor(_ product: Product, on day: Day) -> Int {
    guard product.category == priceRiseCategory, day >= priceRiseOn else {
      return product.listPriceMinor
    }
    return product.listPriceMinor * (100 + priceRisePercent) / 100
  }

  /// Unit cost on a day, in hundredths of a koruna. Metal grows dearer by 4 % in 2024 and 3 % in
  /// 2025; the other products keep their cost.
  static func unitCostMinor(_ product: Product, on day: Day) -> Int {
    let base = product.listPriceMinor * product.costPercent / 100
    guard hasCostHistory(product) else { return base }
    if day >= Day(2025, 1, 1) { return base * 107 / 100 }
    return day >= Day(2024, 1, 1) ? base * 104 / 100 : base
  }

  static func hasCostHistory(_ product: Product) -> Bool {
    product.category == .bolts || product.category == .nuts || product.category == .anchors
  }

  static func isSold(_ product: Product, inMonth month: Int) -> Bool {
    switch product.story {
    case .discontinued: History.lastDay(ofMonth: month) <= discontinuedOn
    case .launched: History.firstDay(ofMonth: month) >= launchedOn
    default: true
    }
  }
}

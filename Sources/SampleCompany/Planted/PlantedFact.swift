/// A row of `planted-facts.csv`: what is planted beside customers.
struct PlantedFact {
  static let header = "planted|entity|id|since|detail"

  var planted: String
  var entity: String
  var id: String
  /// A day or a month; blank for the whole history.
  var since: String
  var detail: String

  static let all: [PlantedFact] =
    priceRise + products + [newMarket, departure] + seasons

  private static let priceRise: [PlantedFact] = Catalogue.products
    .filter { $0.category == Catalogue.priceRiseCategory }
    .map { product in
      PlantedFact(
        planted: "price_rise", entity: "product", id: product.id,
        since: Catalogue.priceRiseOn.iso,
        detail: "list price \(Catalogue.priceRisePercent) % higher")
    }

  private static let products: [PlantedFact] = Catalogue.products.compactMap { product in
    switch product.story {
    case .none: nil
    case .decline:
      fact(product, "decline", "", "demand falls evenly from 150 % to 5 % of the usual")
    case .loss: fact(product, "loss", "", "unit cost is \(product.costPercent) % of the list price")
    case .withdraw:
      fact(
        product, "withdraw", "",
        "little and falling demand, unit cost \(product.costPercent) % of the list price")
    case .discontinued:
      fact(product, "discontinued", Catalogue.discontinuedOn.iso, "not sold after this day")
    case .launched:
      fact(product, "launched", Catalogue.launchedOn.iso, "sold from the next month on")
    }
  }

  private static func fact(
    _ product: Catalogue.Product, _ planted: String, _ since: String, _ detail: String
  ) -> PlantedFact {
    PlantedFact(
      planted: planted, entity: "product", id: product.id, since: since, detail: detail)
  }

  private static let newMarket = PlantedFact(
    planted: "new_market", entity: "market", id: Country.poland.code,
    since: Country.poland.opensOn.iso, detail: "no customer and no sale before")

  private static let departure = PlantedFact(
    planted: "departure", entity: "rep", id: Staff.id(Staff.leaver),
    since: Staff.leaverLastDay.iso,
    detail: "left; customers passed to "
      + Staff.successors.map(Staff.id).joined(separator: " and "))

  private static let seasons: [PlantedFact] = [
    PlantedFact(
      planted: "season", entity: "category", id: Catalogue.Category.woodScrews.englishName,
      since: "", detail: "strongest from April to June"),
    PlantedFact(
      planted: "season", entity: "category", id: Catalogue.Category.tools.englishName,
      since: "", detail: "strongest in November and December"),
  ]
}

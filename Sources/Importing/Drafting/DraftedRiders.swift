import Workspace

/// Customers and products that a file of facts brings with it.
extension FileDraft {
  /// What files of facts are likely to say of a product or a customer, and not of themselves.
  private static let borne: Set<String> = [
    "name", "category", "line", "unit", "email", "phone", "street", "city", "postal_code", "region",
    "country", "tax_id", "registration_id",
  ]

  /// Customers and products that a file of facts names beside their ids.
  static func riders(_ sample: FileSample, _ main: Part) -> [Part] {
    let facts: Set<EntityName> = [.sales, .orderLines, .orders, .invoices]
    guard facts.contains(main.entity) else { return [] }
    let products = rider(.products, "product_id", sample, main)
    // What the product is called is not what the customer is.
    let taken = Set(products?.matches.compactMap(\.index) ?? [])
    let customers = rider(.customers, "customer_id", sample, main, without: taken)
    return [products, customers].compactMap { $0 }
  }

  private static func rider(
    _ entity: EntityName, _ key: String, _ sample: FileSample, _ main: Part,
    without taken: Set<Int> = []
  ) -> Part? {
    guard let id = main.matches.first(where: { $0.column == key }), let index = id.index else {
      return nil
    }
    let used = taken.union(main.matches.compactMap(\.index))
    var rest: [Match] = []
    for match in part(entity, sample, without: used).matches where borne.contains(match.column) {
      if let index = match.index, sample.values(index).isEmpty { continue }
      rest.append(withRiderQuestion(match, sample))
    }
    if let own = wordInKey(entity, index, sample, rest) {
      rest.removeAll { $0.column == own }
      rest.insert(Match(column: own, origin: .column(index)), at: 0)
    }
    if !rest.contains(where: { $0.column == "name" }),
      let name = sample.names.indices.first(where: {
        !used.contains($0) && PersonNames(sample).areNames($0)
          && ColumnNames.column(for: sample.names[$0], in: main.entity) == key
      })
    {
      rest.insert(Match(column: "name", origin: .column(name)), at: 0)
    }
    // Where it was sold to is, of a customer of whom nothing else is known, where it is.
    if entity == .customers, main.entity == .sales,
      let country = main.matches.first(where: { $0.column == "country" })
    {
      rest.append(country)
    }
    return rest.isEmpty ? nil : Part(entity: entity, matches: [id] + rest)
  }

  /// What an id says beside: where a name or an address stands for the code, it is that too.
  private static func wordInKey(
    _ entity: EntityName, _ index: Int, _ sample: FileSample, _ rest: [Match]
  ) -> String? {
    if let own = ColumnNames.column(for: sample.names[index], in: entity), borne.contains(own) {
      return own
    }
    let isNamed = rest.contains { $0.column == "name" }
    return !isNamed && PersonNames(sample).areNames(index) ? "name" : nil
  }

  /// Of what documents say of a customer or a product the latest one's words hold, also empty ones.
  private static func withRiderQuestion(_ match: Match, _ sample: FileSample) -> Match {
    guard match.question == nil, let index = match.index, sample.isOftenEmpty(index) else {
      return match
    }
    var asked = match
    asked.question =
      emptyCells(index, sample) + ", and the latest row tells: fill it down in the file"
    return asked
  }
}

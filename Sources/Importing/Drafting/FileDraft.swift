import CSV
import Warehouse
import Workspace

/// What can be said of one export, or of several with the same header, without having been told.
struct FileDraft {
  /// Our column with the header that means it.
  struct Match: Equatable {
    let column: String
    let header: String
    /// Whether whole numbers are written with a decimal point: 17850.0.
    let trimsDecimal: Bool
  }

  /// An entity that the file feeds, and by which columns.
  struct Part: Equatable {
    let entity: EntityName
    let matches: [Match]
    /// What it needs and no header means.
    let missing: [String]
  }

  let sample: FileSample
  /// The entities, the one that its rows are counted by first; none where it is not known.
  let parts: [Part]
  /// Headers that none of the parts takes.
  let unused: [String]
  let dates: Drafted
  let decimal: Drafted
  let thousands: Drafted

  init(_ sample: FileSample) {
    self.sample = sample
    let main = Self.main(sample)
    let riders = main.map { Self.riders(sample, $0) } ?? []
    parts = [main].compactMap { $0 } + riders
    let used = Set(parts.flatMap(\.matches).map(\.header))
    unused = sample.header.filter { !used.contains($0) && !$0.isEmpty }
    dates = ValueForms.dates(Self.values(sample, parts) { $0.type.isDate })
    (decimal, thousands) = ValueForms.numbers(Self.values(sample, parts) { $0.type.isNumber })
  }

  /// The entity that the file's name and its headers speak for: of those that lack nothing the one
  /// with most columns; else the one that its name says.
  private static func main(_ sample: FileSample) -> Part? {
    let named = ColumnNames.entities(forFileName: sample.path)
    let candidates = EntityName.allCases.map { part($0, sample) }
    let whole = candidates.filter { $0.missing.isEmpty && $0.matches.count > 1 }
    if let best = named.compactMap({ name in whole.first { $0.entity == name } }).first {
      return best
    }
    if let name = named.first, let part = candidates.first(where: { $0.entity == name }),
      !part.matches.isEmpty
    {
      return part
    }
    let most = whole.map(\.matches.count).max() ?? 0
    let best = whole.filter { $0.matches.count == most }
    return best.count == 1 ? best.first : nil
  }

  private static func part(
    _ entity: EntityName, _ sample: FileSample, without used: Set<String> = []
  ) -> Part {
    var matches: [Match] = []
    for (index, header) in sample.header.enumerated() where !used.contains(header) {
      guard let column = ColumnNames.column(for: header, in: entity),
        !matches.contains(where: { $0.column == column })
      else { continue }
      let isID = Entity.of(entity).column(column)?.type.isID ?? false
      matches.append(
        Match(
          column: column, header: header,
          trimsDecimal: isID && endsInPointZero(sample.values(index))))
    }
    return Part(
      entity: entity, matches: matches,
      missing: Entity.of(entity).missing(from: Set(matches.map(\.column))))
  }

  /// What files of facts are likely to say of a product or a customer, and not of themselves.
  private static let borne: Set<String> = [
    "name", "category", "line", "unit", "email", "phone", "street", "city", "postal_code", "region",
    "country", "tax_id", "registration_id",
  ]

  /// Customers and products that a file of facts names beside their ids.
  private static func riders(_ sample: FileSample, _ main: Part) -> [Part] {
    let facts: Set<EntityName> = [.sales, .orderLines, .orders, .invoices]
    guard facts.contains(main.entity) else { return [] }
    let used = Set(main.matches.map(\.header))
    return [(EntityName.products, "product_id"), (.customers, "customer_id")].compactMap {
      entity, key in
      guard let id = main.matches.first(where: { $0.column == key }) else { return nil }
      let rest = part(entity, sample, without: used).matches.filter {
        borne.contains($0.column)
      }
      return rest.isEmpty ? nil : Part(entity: entity, matches: [id] + rest, missing: [])
    }
  }

  private static func endsInPointZero(_ values: [String]) -> Bool {
    !values.isEmpty && values.allSatisfy { $0.hasSuffix(".0") && Int($0.dropLast(2)) != nil }
  }

  private static func values(
    _ sample: FileSample, _ parts: [Part], _ isWanted: (Workspace.Column) -> Bool
  ) -> [String] {
    let headers = parts.flatMap { part in
      part.matches.filter { match in
        Entity.of(part.entity).column(match.column).map(isWanted) ?? false
      }.map(\.header)
    }
    return Set(headers).sorted().flatMap { header in
      sample.header.firstIndex(of: header).map(sample.values) ?? []
    }
  }
}

import CSV
import Warehouse
import Workspace

/// What can be said of one export, or of several with the same header, without having been told.
struct FileDraft {
  /// Where the values of one of our columns come from.
  enum Origin: Equatable {
    /// A column by its name, or by its position where the file has no header.
    case column(Int)
    case join([Int], with: String)
    case constant(String)
  }

  /// Our column with what means it.
  struct Match: Equatable {
    let column: String
    let origin: Origin
    /// Whole numbers are written with a decimal point: 17850.0.
    var trimsDecimal = false
    /// The source whose ids these are, where it is another one.
    var idSource: String?
    /// The form of its dates, where the file's others have another one.
    var dates: String?
    /// Their values, each with ours, where that is certain.
    var values: [String: String] = [:]
    /// What only a person can know of it.
    var question: String?

    /// The column of the file, where it is one.
    var index: Int? { if case .column(let index) = origin { index } else { nil } }
  }

  /// An entity that the file feeds, and by which columns.
  struct Part: Equatable {
    let entity: EntityName
    var matches: [Match]
    /// What it needs and no column means.
    var missing: [String] {
      Entity.of(entity).missing(from: Set(matches.map(\.column) + unpivoted))
    }
    /// What it can do without, but a person would miss: sales without a customer count for nobody.
    var missed: [String] {
      let isOfCustomers = entity == .sales || entity == .orders
      return isOfCustomers && !matches.contains { $0.column == "customer_id" }
        ? ["customer_id"] : []
    }
    /// Columns that are made of the headers and cells of a table of rates.
    var unpivoted: [String] = []
  }

  let sample: FileSample
  /// The entities, the one that its rows are counted by first; none where it is not known.
  var parts: [Part]
  /// The first column that becomes rows, in a table of rates; nil elsewhere.
  let firstRateColumn: Int?
  private(set) var dates: Drafted
  let decimal: Drafted
  let thousands: Drafted

  init(_ sample: FileSample) {
    self.sample = sample
    let rates = RateTable(sample)
    firstRateColumn = rates?.firstColumn
    var parts: [Part]
    if let rates {
      parts = [rates.part]
    } else if let main = sample.hasHeader ? Self.main(sample) : UnnamedColumns(sample).part {
      parts = [main] + Self.riders(sample, main)
    } else {
      parts = []
    }
    dates = ValueForms.dates(Self.values(sample, parts) { $0.type.isDate })
    if case .usual = dates { Self.settleDates(sample, &parts, &dates) }
    let numbers = Self.values(sample, parts) { $0.type.isNumber }
    (decimal, thousands) = ValueForms.numbers(numbers + (rates?.values ?? []))
    self.parts = parts
  }

  /// The names of columns that none of the parts takes.
  var unused: [String] {
    let used = Set(parts.flatMap(\.matches).compactMap(\.index))
    guard firstRateColumn == nil else { return [] }
    return sample.names.indices.filter { !used.contains($0) }.map { sample.names[$0] }
      .filter { !$0.isEmpty }
  }

  /// The entity that the file's name and its headers speak for: of those that lack nothing the one
  /// with most columns; else the one that its name says. What would be heads of documents is sales
  /// where the rows are lines.
  private static func main(_ sample: FileSample) -> Part? {
    let candidates = EntityName.allCases.map { part($0, sample) }
    let found = main(sample, candidates)
    guard let lines = candidates.first(where: DocumentLines(sample).areLines),
      found.map({ [.orders, .invoices, .products].contains($0.entity) }) ?? true
    else { return found }
    return lines
  }

  private static func main(_ sample: FileSample, _ candidates: [Part]) -> Part? {
    let named = ColumnNames.entities(forFileName: sample.path)
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
    _ entity: EntityName, _ sample: FileSample, without used: Set<Int> = []
  ) -> Part {
    var matches: [Match] = []
    for (index, header) in sample.names.enumerated() where !used.contains(index) {
      guard let column = column(index, header, entity, sample),
        !matches.contains(where: { $0.column == column })
      else { continue }
      matches.append(match(column, index, of: entity, sample))
    }
    var part = Part(entity: entity, matches: matches)
    PersonNames(sample).complete(&part)
    DocumentLines(sample).complete(&part)
    ContentMatches(sample).complete(&part, without: used)
    return part
  }

  /// Our column by a header. A rate and an amount of tax bear one name; sign and values tell which.
  private static func column(
    _ index: Int, _ header: String, _ entity: EntityName, _ sample: FileSample
  ) -> String? {
    guard let column = ColumnNames.column(for: header, in: entity) else { return nil }
    let values = sample.values(index)
    let isPercent =
      header.contains("%") || (!values.isEmpty && values.allSatisfy { $0.hasSuffix("%") })
    switch column {
    case "tax_amount" where isPercent: return Entity.of(entity).column("tax_rate")?.name
    case "tax_rate" where !isPercent:
      let numbers = SampleNumbers(values)
      return values.contains { (numbers.read($0) ?? 0).magnitude > 100 } ? "tax_amount" : column
    default: return column
    }
  }

  /// A column of ours by one of the file's, with what its values tell.
  static func match(
    _ column: String, _ index: Int, of entity: EntityName, _ sample: FileSample,
    question: String? = nil
  ) -> Match {
    guard let declared = Entity.of(entity).column(column) else {
      return Match(column: column, origin: .column(index), question: question)
    }
    let values = sample.values(index)
    if declared.type == .currency, let signs = DraftedCurrency.signs(values) {
      return Match(column: column, origin: .column(index), values: signs)
    }
    return Match(
      column: column, origin: .column(index),
      trimsDecimal: declared.type.isID && ValueForms.endInPointZero(values),
      question: question ?? ValueForms.question(of: declared, values)
        ?? taxQuestion(column, sample.names[index]) ?? emptyQuestion(declared, index, sample))
  }

  /// Where heads of documents stand in a document's first row only, the others would be rejected.
  private static func emptyQuestion(
    _ column: Workspace.Column, _ index: Int, _ sample: FileSample
  ) -> String? {
    guard column.isRequired, sample.hasHeader, sample.isOftenEmpty(index) else { return nil }
    return emptyCells(index, sample)
      + ", which would be rejected: fill it down in the file, or choose another"
  }

  /// Prices that are called gross are likely with tax, which the mapping must say.
  private static func taxQuestion(_ column: String, _ header: String) -> String? {
    let words = foldedName(header).split(separator: " ")
    let isGross =
      words.contains("brutto") || words.contains("gross") || words.suffix(2) == ["s", "dph"]
    guard isGross, ["unit_price", "net_amount"].contains(column) else { return nil }
    return "with tax? Then say prices_include_tax: true too"
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
    return [
      rider(.products, "product_id", sample, main), rider(.customers, "customer_id", sample, main),
    ].compactMap { $0 }
  }

  private static func rider(
    _ entity: EntityName, _ key: String, _ sample: FileSample, _ main: Part
  ) -> Part? {
    guard let id = main.matches.first(where: { $0.column == key }), let index = id.index else {
      return nil
    }
    let used = Set(main.matches.compactMap(\.index))
    var rest: [Match] = []
    for match in part(entity, sample, without: used).matches where borne.contains(match.column) {
      rest.append(withRiderQuestion(match, sample))
    }
    if let own = wordInKey(entity, index, sample, rest) {
      rest.insert(Match(column: own, origin: .column(index)), at: 0)
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

  private static func emptyCells(_ index: Int, _ sample: FileSample) -> String {
    let empty = sample.rows.count - sample.values(index).count
    return "empty in \(empty) of the first \(sample.rows.count) rows"
  }

  /// Columns whose dates have not one form among them say theirs one by one.
  private static func settleDates(
    _ sample: FileSample, _ parts: inout [Part], _ dates: inout Drafted
  ) {
    var forms: [String: Int] = [:]
    for part in parts.indices {
      for match in parts[part].matches.indices {
        let found = parts[part].matches[match]
        guard let index = found.index,
          Entity.of(parts[part].entity).column(found.column)?.type.isDate == true,
          case .found(let form) = ValueForms.dates(sample.values(index))
        else { continue }
        parts[part].matches[match].dates = form
        forms[form, default: 0] += 1
      }
    }
    guard let usual = forms.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return
    }
    dates = .found(usual)
    for part in parts.indices {
      for match in parts[part].matches.indices where parts[part].matches[match].dates == usual {
        parts[part].matches[match].dates = nil
      }
    }
  }

  private static func values(
    _ sample: FileSample, _ parts: [Part], _ isWanted: (Workspace.Column) -> Bool
  ) -> [String] {
    let columns = parts.flatMap { part in
      part.matches.filter { match in
        Entity.of(part.entity).column(match.column).map(isWanted) ?? false
      }.compactMap(\.index)
    }
    return Set(columns).sorted().flatMap(sample.values)
  }
}

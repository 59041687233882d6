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
      // One column is little to believe a name by, where those of another entity are many.
      guard part.matches.count == 1, let richest = richest(candidates), richest.matches.count > 4
      else { return part }
      return richest
    }
    return richest(whole)
  }

  /// The one with most columns; nil where there are several.
  private static func richest(_ candidates: [Part]) -> Part? {
    let most = candidates.map(\.matches.count).max() ?? 0
    let best = candidates.filter { $0.matches.count == most }
    return best.count == 1 ? best.first : nil
  }

  private static func part(
    _ entity: EntityName, _ sample: FileSample, without used: Set<Int> = []
  ) -> Part {
    var matches: [Match] = []
    let meaning = HeaderMeaning(sample)
    for index in sample.names.indices where !used.contains(index) {
      guard let column = meaning.column(index, in: entity) else { continue }
      if let place = matches.firstIndex(where: { $0.column == column }) {
        guard isCode(index, ratherThan: matches[place], entity, sample) else { continue }
        matches.remove(at: place)
      }
      matches.append(match(column, index, of: entity, sample))
    }
    var part = Part(entity: entity, matches: matches)
    PersonNames(sample).complete(&part)
    DocumentLines(sample).complete(&part)
    takeCustomerName(&part, sample)
    ContentMatches(sample).complete(&part, without: used)
    // By a day that only its values told, the lines of a document are known too.
    DocumentLines(sample).complete(&part)
    askParent(&part, sample)
    DealEndings(sample).complete(&part)
    return part
  }

  /// A group of customers is no group of companies: its head is a customer.
  private static func askParent(_ part: inout Part, _ sample: FileSample) {
    guard part.entity == .customers,
      let place = part.matches.firstIndex(where: { $0.column == "parent_id" }),
      let parent = part.matches[place].index,
      let key = part.matches.first(where: { $0.column == "customer_id" })?.index,
      Set(sample.values(parent)).isDisjoint(with: sample.values(key))
    else { return }
    part.matches[place].question =
      "the head of a group of companies? None of its values is a customer_id here"
  }

  /// Whether a column is called a customer's or product's code, where the one found before is only
  /// called what it is: `Odběratel` may hold names, `Číslo odběratele` does not.
  private static func isCode(
    _ index: Int, ratherThan found: Match, _ entity: EntityName, _ sample: FileSample
  ) -> Bool {
    guard let other = found.index,
      case .id(let owner)? = Entity.of(entity).column(found.column)?.type, owner != entity,
      [.customers, .products].contains(owner), !sample.isOftenEmpty(index)
    else { return false }
    return ForeignKey.saysKey(sample.names[index]) && !ForeignKey.saysKey(sample.names[other])
      && PersonNames(sample).areNames(other)
  }

  /// Of invoices and orders without a customer's code, what the customer is called stands for it.
  private static func takeCustomerName(_ part: inout Part, _ sample: FileSample) {
    guard [.invoices, .orders].contains(part.entity),
      !part.matches.contains(where: { $0.column == "customer_id" })
    else { return }
    let taken = Set(part.matches.compactMap(\.index))
    for column in ["name", "email"] {
      guard
        let index = sample.names.indices.first(where: {
          !taken.contains($0) && !sample.isOftenEmpty($0)
            && !vague.contains(foldedName(sample.names[$0]))
            && ColumnNames.column(for: sample.names[$0], in: .customers) == column
        })
      else { continue }
      let question = "there is no code, so this stands for it; is it right?"
      part.matches.append(match("customer_id", index, of: part.entity, sample, question: question))
      return
    }
  }

  /// What may be called so is not a customer's name only.
  private static let vague: Set<String> = [
    "name", "nazev", "nazov", "nazwa", "jmeno", "meno", "full name",
  ]

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
    if let ours = ValueForms.inOtherCase(values, declared) {
      return Match(column: column, origin: .column(index), values: ours)
    }
    return Match(
      column: column, origin: .column(index),
      trimsDecimal: declared.type.isID && ValueForms.endInPointZero(values),
      question: question ?? doubleQuestion(index, sample)
        ?? ValueForms.question(of: declared, values)
        ?? taxQuestion(column, sample.names[index]) ?? emptyQuestion(declared, index, sample))
  }

  private static func doubleQuestion(_ index: Int, _ sample: FileSample) -> String? {
    let name = sample.names[index]
    let places = sample.names.indices.filter { !name.isEmpty && sample.names[$0] == name }
    guard places.count > 1 else { return nil }
    let list = places.map { "\($0 + 1)" }.joined(separator: ", ")
    return "columns \(list) are all called \(name): is it this one?"
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
    // An amount of pieces or of money.
    if column == "quantity", words.last == "amount" { return "how many pieces, not their worth?" }
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

  /// The currency of all amounts, where no column of ours says it row by row: one that headers name,
  /// or the only one in a column that the entity has not.
  var currency: String? {
    let matches = parts.flatMap { part in part.matches.map { (part.entity, $0) } }
    guard !matches.contains(where: { $0.1.column == "currency" }) else { return nil }
    if parts.contains(where: {
      $0.entity != .rates && Entity.of($0.entity).column("currency") == nil
    }) {
      let codes = sample.names.indices
        .filter { ColumnNames.column(for: sample.names[$0], in: .payments) == "currency" }
        .flatMap(sample.values)
      if let only = codes.first, Set(codes).count == 1, Currency(only)?.isListed == true {
        return only
      }
    }
    let found = Set(
      matches.compactMap { entity, match -> String? in
        guard let index = match.index, Entity.of(entity).column(match.column)?.type == .money else {
          return nil
        }
        return HeaderCurrency(sample.names[index])?.code
      })
    return found.count == 1 ? found.first : nil
  }

  /// Rows of documents that no column of ours tells apart by their state: drafts, cancelled invoices
  /// and failed payments would count. The header with some of its values.
  var untoldState: (header: String, values: [String])? {
    guard let main = parts.first, [.invoices, .payments].contains(main.entity) else { return nil }
    let used = Set(parts.flatMap(\.matches).compactMap(\.index))
    for index in sample.names.indices where !used.contains(index) {
      guard ["status", "state", "stav", "stan"].contains(foldedName(sample.names[index])) else {
        continue
      }
      let values = Set(sample.values(index)).sorted()
      if values.count > 1, values.count <= 20 { return (sample.names[index], values) }
    }
    return nil
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

import Workspace

/// The entity that a file feeds, and by which columns.
extension FileDraft {
  /// The entity that the file's name and its headers speak for: of those that lack nothing the one
  /// with most columns; else the one that its name says. What would be heads of documents is sales
  /// where the rows are lines.
  static func main(_ sample: FileSample) -> Part? {
    let candidates = EntityName.allCases.map { part($0, sample) }
    let found = main(sample, candidates).map { takeNameAsKey($0, sample) }
    guard let lines = candidates.first(where: DocumentLines(sample).areLines),
      found.map({ [.orders, .invoices, .products].contains($0.entity) }) ?? true
    else { return found }
    return lines
  }

  private static func main(_ sample: FileSample, _ candidates: [Part]) -> Part? {
    let named = ColumnNames.entities(forFileName: sample.path)
    let weights = PartWeights(sample)
    let whole = candidates.filter { weights.missing($0).isEmpty && weights.told($0) > 1 }
    if let best = named.compactMap({ name in whole.first { $0.entity == name } }).first {
      return weights.richer(than: best, of: candidates, whole) ?? best
    }
    if let name = named.first, let part = candidates.first(where: { $0.entity == name }),
      !part.matches.isEmpty
    {
      return weights.richer(than: part, of: candidates, whole) ?? part
    }
    return weights.richest(whole.filter(PartWeights.isCredible)) ?? weights.keyless(candidates)
  }

  static func part(
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
    DocumentLines(sample).dropCostOfLine(&part)
    ContentMatches(sample).complete(&part, without: used)
    // By a day that only its values told, the lines of a document are known too.
    DocumentLines(sample).complete(&part)
    askParent(&part, sample)
    DealEndings(sample).complete(&part)
    return part
  }

  /// Where customers have no code, what they are called stands for it, as in documents.
  private static func takeNameAsKey(_ part: Part, _ sample: FileSample) -> Part {
    guard part.entity == .customers, part.missing == ["customer_id"],
      let name = part.matches.first(where: { $0.column == "name" })?.index,
      !sample.isOftenEmpty(name)
    else { return part }
    var keyed = part
    let question = "there is no code, so this stands for it; is it right?"
    keyed.matches.insert(
      match("customer_id", name, of: .customers, sample, question: question), at: 0)
    return keyed
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
    // What has a number, a day and an amount, and is called no more than a name, is a document's.
    let isDocument = part.entity == .invoices && part.missing == ["customer_id"]
    for column in ["name", "email"] {
      guard
        let index = sample.names.indices.first(where: {
          !taken.contains($0) && !sample.isOftenEmpty($0)
            && (isDocument || !vague.contains(foldedName(sample.names[$0])))
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
}

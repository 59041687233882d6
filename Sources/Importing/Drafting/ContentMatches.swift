import Warehouse
import Workspace

/// Recognises columns by what stands in them, where their names tell nothing: addresses of e-mail,
/// currency codes, and whatever an entity needs that only one of the columns left can be.
struct ContentMatches {
  let sample: FileSample

  /// What is asked of a column that only its values tell.
  static let question = "so say its values; is it right?"

  init(_ sample: FileSample) { self.sample = sample }

  /// Completes the columns of an entity; those that are used for another one are not taken.
  func complete(_ part: inout FileDraft.Part, without used: Set<Int>) {
    // Of a file whose names say nothing of the entity, values alone say too little.
    guard !part.matches.isEmpty else { return }
    let entity = Entity.of(part.entity)
    let meaning = HeaderMeaning(sample)
    for column in entity.columns where !part.matches.contains(where: { $0.column == column.name }) {
      guard isTellingByItself(column) || isNeeded(column, by: part),
        !isForeign(column, to: entity)
      else { continue }
      let isKey = entity.key.contains(column.name) && Self.members.contains(entity.name)
      // What has a key of something else is that, and none of these has a number among its values.
      if isKey, ForeignKey.first(of: sample.names) != nil { continue }
      // A variable symbol is no amount, though it is a number: its header says what it is.
      let fitting = free(part, used).filter {
        fits(sample.values($0), column) && meaning.column($0, in: entity.name) == nil
          && !(isKey && PersonNames(sample).areNames($0))
          && (Self.members.contains(entity.name) || !column.type.isID || !isName(sample.names[$0]))
      }
      guard fitting.count == 1, let index = fitting.first else { continue }
      part.matches.append(
        FileDraft.match(
          column.name, index, of: part.entity, sample, question: Self.question))
    }
  }

  /// What is described: suppliers and shippers look like customers, categories like products.
  private static let members: Set<EntityName> = [.customers, .products, .reps, .campaigns]

  /// Whether it says of which customer or product a row is: those come again, and what stands once
  /// in each row is least likely theirs.
  private func isForeign(_ column: Workspace.Column, to entity: Entity) -> Bool {
    guard case .id(let owner) = column.type else { return false }
    return owner != entity.name && Self.members.contains(owner)
  }

  /// Whether a column is called what products, customers or others are: no number of a document.
  private func isName(_ header: String) -> Bool {
    [.products, .customers].contains { ColumnNames.column(for: header, in: $0) == "name" }
      || foldedName(header).split(separator: " ").contains { Self.names.contains(String($0)) }
  }

  private static let names: Set<String> = ["name", "nazev", "nazov", "nazwa", "jmeno", "meno"]

  private func free(_ part: FileDraft.Part, _ used: Set<Int>) -> [Int] {
    let taken = used.union(part.matches.compactMap(\.index))
    return sample.names.indices.filter { !taken.contains($0) && !sample.values($0).isEmpty }
  }

  private func isTellingByItself(_ column: Workspace.Column) -> Bool {
    column.type == .currency || column.name == "email"
  }

  private func isNeeded(_ column: Workspace.Column, by part: FileDraft.Part) -> Bool {
    column.isRequired || part.missing.contains { $0.contains(column.name) }
  }

  private func fits(_ values: [String], _ column: Workspace.Column) -> Bool {
    if column.name == "email" { return ValueForms.areMails(values) }
    switch column.type {
    case .currency: return ValueForms.areCurrencies(values)
    case .day, .instant: return ValueForms.areDates(values)
    case .decimal, .money: return ValueForms.areDecimals(values) && !ValueForms.areCodes(values)
    case .id:
      return column.isRequired && ValueForms.areKeys(values) && !ValueForms.areDates(values)
        && !ValueForms.areDecimals(values, withPoint: true)
    default: return false
    }
  }
}

/// A table of exchange rates: a day in each row, a column for each currency.
struct RateTable {
  /// The first column of rates.
  let firstColumn: Int
  let part: FileDraft.Part
  /// Some of its rates.
  let values: [String]

  /// Nil where the headers are not currencies.
  init?(_ sample: FileSample) {
    let codes = sample.names.map { Currency($0)?.isListed ?? false }
    guard let first = codes.firstIndex(of: true), first > 0, codes.count(where: { $0 }) > 2,
      let day = sample.names[..<first].indices.first(where: { index in
        ColumnNames.column(for: sample.names[index], in: .rates) == "on"
          || ValueForms.areDates(sample.values(index))
      })
    else { return nil }
    firstColumn = first
    part = FileDraft.Part(
      entity: .rates, matches: [FileDraft.Match(column: "on", origin: .column(day))],
      unpivoted: ["currency", "rate"])
    values = codes.indices.filter { codes[$0] }.flatMap(sample.values)
      .filter { $0.first?.isNumber == true }
  }
}

import Workspace

/// A column of ours by one of the file's, and what only a person can know of it.
extension FileDraft {
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
        ?? amountQuestion(column, sample.names[index]) ?? emptyQuestion(declared, index, sample))
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

  /// An amount may be one of pieces or of money; prices that are called gross are likely with tax, which
  /// the mapping must say.
  private static func amountQuestion(_ column: String, _ header: String) -> String? {
    let words = foldedName(header).split(separator: " ")
    if column == "quantity", words.last == "amount" { return "how many pieces, not their worth?" }
    let isGross =
      words.contains("brutto") || words.contains("gross") || words.suffix(2) == ["s", "dph"]
    guard isGross, ["unit_price", "net_amount"].contains(column) else { return nil }
    return "with tax? Then say prices_include_tax: true too"
  }

  static func emptyCells(_ index: Int, _ sample: FileSample) -> String {
    let empty = sample.rows.count - sample.values(index).count
    return "empty in \(empty) of the first \(sample.rows.count) rows"
  }
}

import Workspace

/// Payments name invoices by a symbol that the invoices bear in another column than their number, as
/// banks' statements do: then none would be paid.
extension [DraftedSource] {
  /// Asks for the column by which payments and invoices find each other.
  mutating func askForSymbols() {
    let invoices = flatMap { source in
      source.files.filter { $0.entity == .invoices }.map { SymbolColumns($0, of: source.name) }
    }
    let known = Set(invoices.flatMap(\.ids))
    guard !known.isEmpty else { return }
    for source in indices {
      for file in self[source].files.indices {
        self[source].files[file].draft.askForSymbols(invoices, known, own: self[source].name)
      }
    }
  }
}

/// The numbers of a file's invoices, and its columns that none of ours takes.
private struct SymbolColumns {
  let source: String
  let path: String
  let ids: Set<String>
  let others: [(header: String, values: Set<String>)]

  init(_ file: DraftedFile, of source: String) {
    let sample = file.draft.sample
    let taken = Set(file.draft.parts.flatMap(\.matches).compactMap(\.index))
    var ids: Set<String> = []
    for match in file.draft.parts[0].matches where match.column == "invoice_id" {
      if let index = match.index { ids.formUnion(sample.values(index)) }
    }
    self.source = source
    self.ids = ids
    path = file.path
    others = sample.names.indices.filter { !taken.contains($0) && !sample.names[$0].isEmpty }
      .map { (sample.names[$0], Set(sample.values($0))) }
  }
}

extension FileDraft {
  fileprivate mutating func askForSymbols(
    _ invoices: [SymbolColumns], _ known: Set<String>, own: String
  ) {
    guard parts.first?.entity == .payments,
      let place = parts[0].matches.firstIndex(where: { $0.column == "invoice_id" }),
      let index = parts[0].matches[place].index
    else { return }
    let values = Set(sample.values(index))
    guard !values.isEmpty, values.isDisjoint(with: known) else { return }
    for file in invoices {
      guard
        let symbol = file.others.first(where: { other in
          values.count(where: other.values.contains) * 2 > values.count
        })
      else { continue }
      let owner =
        file.source == own ? "" : ", and source: \"\(file.source)\" beside this column here"
      parts[0].matches[place].question =
        "no number of an invoice: these stand in \(symbol.header) of \(file.path). Make that the"
        + " invoice_id there\(owner)"
      return
    }
  }
}

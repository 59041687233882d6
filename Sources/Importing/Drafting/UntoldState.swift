import Workspace

extension FileDraft {
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
}

import Workspace

/// What of a file's rows may not count, and nothing in the mapping says so.
extension FileDraft {
  /// A column that says of documents what state they are in or of what kind they are, and that no
  /// column of ours has: drafts, cancelled invoices and failed payments would count, and payments
  /// among invoices. The header with some of its values.
  var untoldState: (header: String, values: [String])? {
    guard let main = parts.first, [.invoices, .payments].contains(main.entity) else { return nil }
    return untold(Self.states) ?? untold(Self.kinds).flatMap { isToldBySign($0.header) ? nil : $0 }
  }

  private static let states: Set<String> = ["status", "state", "stav", "stan"]
  private static let kinds: Set<String> = [
    "type", "transaction type", "typ", "typ dokladu", "druh dokladu", "typ pohybu",
    "oznaceni operace", "typ dokumentu", "rodzaj dokumentu", "rodzaj operacji", "druh",
  ]

  /// Whether all payments of negative amounts are of one kind: leaving these out is enough.
  private func isToldBySign(_ header: String) -> Bool {
    guard let paidOut, let amount = sample.names.firstIndex(of: paidOut),
      let kind = sample.names.firstIndex(of: header)
    else { return false }
    let negative = sample.rows.filter { row in
      row.indices.contains(max(amount, kind)) && row[amount].hasPrefix("-")
    }
    return Set(negative.map { $0[kind] }).count == 1
  }

  private func untold(_ headers: Set<String>) -> (header: String, values: [String])? {
    // How a payment was made may be what it is.
    let used = Set(
      parts.flatMap(\.matches).filter { $0.column != "method" }.compactMap(\.index))
    for index in sample.names.indices where !used.contains(index) {
      guard headers.contains(foldedName(sample.names[index])) else { continue }
      let values = Set(sample.values(index)).sorted()
      if values.count > 1, values.count <= 20 { return (sample.names[index], values) }
    }
    return nil
  }

  /// The header of payments' amounts of which some are negative, as of what a firm pays itself in a
  /// bank's statement.
  var paidOut: String? {
    guard let main = parts.first, main.entity == .payments,
      let amount = main.matches.first(where: { $0.column == "amount" })?.index
    else { return nil }
    let values = sample.values(amount)
    let negative = values.count { $0.hasPrefix("-") }
    return negative * 20 > values.count ? sample.names[amount] : nil
  }

  /// The header that says how much of an invoice is paid, or whether, where none says when.
  var paidWithoutDay: String? {
    guard let main = parts.first, main.entity == .invoices,
      !main.matches.contains(where: { $0.column == "settled_on" })
    else { return nil }
    let used = Set(parts.flatMap(\.matches).compactMap(\.index))
    return sample.names.indices.first {
      !used.contains($0) && Self.paid.contains(foldedName(sample.names[$0]))
        && !sample.values($0).isEmpty
    }.map { sample.names[$0] }
  }

  private static let paid: Set<String> = [
    "paid", "amount paid", "paid amount", "payments", "payment", "balance due", "balance",
    "open balance", "amount due", "zaplaceno", "uhrazeno", "uhrazena castka", "castka uhrazeno",
    "zbyva zaplatit", "zbyva uhradit", "zbyva", "k uhrade", "k likvidaci", "nezaplaceno",
    "zaplatene", "uhradene", "uhradena suma", "zostava uhradit", "zostava zaplatit", "na uhradu",
    "zaplacono", "pozostalo", "pozostalo do zaplaty", "do zaplaty", "rozliczono", "saldo",
  ]
}

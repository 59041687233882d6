import Warehouse
import Workspace

/// What the header of a file's column means for an entity, unless its values say that it cannot.
struct HeaderMeaning {
  private let sample: FileSample
  /// The code of the one currency that headers name; nil where they name none, or several.
  private let currency: String?

  init(_ sample: FileSample) {
    self.sample = sample
    let found = Set(sample.names.compactMap { HeaderCurrency($0)?.code })
    currency = found.count == 1 ? found.first : nil
  }

  /// Our column; nil where the header names none, or one whose values are others.
  func column(_ index: Int, in entity: EntityName) -> String? {
    let header = sample.names[index]
    guard let named = named(header, in: entity) else { return nil }
    let values = sample.values(index)
    let column = taxColumn(named, header, values, in: entity)
    guard let column, let type = Entity.of(entity).column(column)?.type else { return nil }
    return Self.contradict(values, type) ? nil : column
  }

  private func named(_ header: String, in entity: EntityName) -> String? {
    if isPaidDay(header), entity == .invoices { return "settled_on" }
    // Beside a bank's other symbols KS is the constant one, and no pieces.
    if foldedName(header) == "ks", sample.names.contains(where: { foldedName($0) == "vs" }) {
      return nil
    }
    if let column = ColumnNames.column(for: header, in: entity) { return column }
    guard let bare = Self.withoutUnit(header, isCurrencyClear: currency != nil) else { return nil }
    return ColumnNames.column(for: bare, in: entity)
  }

  /// Of a Polish invoice "data płatności" is when it was paid, where another column says until when
  /// it was to be.
  private func isPaidDay(_ header: String) -> Bool {
    foldedName(header) == "data platnosci"
      && sample.names.contains { foldedName($0) == "termin platnosci" }
  }

  /// The header without what it says of the unit: `Celkem [Kč]`, `Created (UTC)`, `Kč celkem`. Of
  /// several currencies none is preferred. Nil where nothing is left, or nothing was said.
  private static func withoutUnit(_ header: String, isCurrencyClear: Bool) -> String? {
    if isCurrencyClear, let currency = HeaderCurrency(header) { return currency.rest }
    let words = foldedName(header).split(separator: " ").map(String.init)
    guard let last = words.last, words.count > 1, header.hasSuffix(")") || header.hasSuffix("]"),
      units.contains(last)
    else { return nil }
    return words.dropLast().joined(separator: " ")
  }

  private static let units: Set<String> = [
    "utc", "sku", "refund", "ks", "kus", "pcs", "szt", "kg",
  ]

  /// A rate and an amount of tax bear one name; sign, currency and values tell which.
  private func taxColumn(
    _ column: String, _ header: String, _ values: [String], in entity: EntityName
  ) -> String? {
    let isPercent =
      header.contains("%") || (!values.isEmpty && values.allSatisfy { $0.hasSuffix("%") })
    switch column {
    case "tax_amount" where isPercent: return Entity.of(entity).column("tax_rate")?.name
    case "tax_rate" where !isPercent:
      if HeaderCurrency(header) != nil { return "tax_amount" }
      let numbers = SampleNumbers(values)
      return values.contains { (numbers.read($0) ?? 0).magnitude > 100 } ? "tax_amount" : column
    default: return column
    }
  }

  /// Whether values cannot be of a type: days and codes as U17 are no number, amounts and words are
  /// no day.
  private static func contradict(_ values: [String], _ type: Workspace.ColumnType) -> Bool {
    guard !values.isEmpty else { return false }
    if type.isNumber { return ValueForms.areDates(values) || values.allSatisfy(isLetteredCode) }
    guard type.isDate, !ValueForms.areDates(values) else { return false }
    return ValueForms.areAmounts(values) || values.allSatisfy { !$0.contains(where: \.isNumber) }
  }

  /// Whether a value begins with letters that are no currency's.
  private static func isLetteredCode(_ value: String) -> Bool {
    let letters = String(value.prefix { $0.isLetter })
    guard !letters.isEmpty, value.count > letters.count else { return false }
    return Currency(letters)?.isListed != true && DraftedCurrency.signs([letters]) == nil
      && letters.lowercased() != "kr"
  }
}

/// The currency that stands in a header beside what the column is: `Celkem EUR`, `kwota w zł`.
struct HeaderCurrency {
  let code: String
  /// The header's other words, folded.
  let rest: String

  private static let words = [
    "kc": "CZK", "czk": "CZK", "eur": "EUR", "pln": "PLN", "zl": "PLN", "usd": "USD", "gbp": "GBP",
  ]
  private static let prepositions: Set<String> = ["v", "w", "in"]

  /// Nil where the header names no currency, several, or nothing beside.
  init?(_ header: String) {
    let all = foldedName(header).split(separator: " ").map(String.init)
    let places = all.indices.filter { Self.words[all[$0]] != nil }
    guard places.count == 1, let place = places.first, let code = Self.words[all[place]] else {
      return nil
    }
    var before = all[..<place]
    if let last = before.last, Self.prepositions.contains(last) { before = before.dropLast() }
    let rest = before + all[(place + 1)...]
    guard !rest.isEmpty else { return nil }
    self.code = code
    self.rest = rest.joined(separator: " ")
  }
}

import CSV
import Workspace

/// Writes a drafted `klientela.json`. What only a person can know is a comment that begins with
/// `// ?`.
struct DraftText {
  private(set) var text = ""
  /// How many questions are in it.
  private(set) var questions = 0

  /// The settings of a company with the files of its sources.
  init(company: String, sources: [DraftedSource]) {
    line(0, "// Drafted by `klientela init`: what begins with // ? is for you to answer.")
    line(0, "{")
    line(1, "company: {")
    line(2, "name: \(Self.quoted(company)),")
    let currency = DraftedCurrency.only(sources) ?? "EUR"
    line(
      2, "currency: \(Self.quoted(currency)),",
      question: "the currency of all figures, such as CZK, EUR, PLN")
    line(2, "language: \"en\",", question: "the language of the reports: en, cs, sk or pl")
    line(1, "},")
    line(1, "sources: {")
    for source in sources {
      line(2, "\(source.name): {", question: "one system's exports; its name is yours to choose")
      line(3, "files: [")
      let entities = Self.entities(of: source, among: sources)
      for file in source.files { write(file, beside: entities) }
      line(3, "],")
      line(2, "},")
    }
    line(1, "},")
    line(0, "}")
  }

  /// What the files of a source are, with what others tell of it: a bank has a firm's payments.
  private static func entities(
    of source: DraftedSource, among sources: [DraftedSource]
  ) -> Set<EntityName> {
    let known = Set(sources.flatMap(\.files).compactMap(\.entity))
    return known.intersection([.payments]).union(source.files.compactMap(\.entity))
  }

  /// The settings of a company whose exports bear our names.
  static func empty(company: String) -> DraftText {
    var draft = DraftText(company: company, sources: [DraftedSource(name: "erp", files: [])])
    let files = ["customers", "products", "sales", "invoices", "payments", "contacts"]
    let lines = files.map { "        \"exports/\($0)*.csv\"," }.joined(separator: "\n")
    draft.text = draft.text.replacing("      files: [\n", with: "      files: [\n\(lines)\n")
    return draft
  }

  private mutating func line(_ depth: Int, _ content: String, question: String? = nil) {
    if question != nil { questions += 1 }
    let mark = question.map { "  // ? \(Self.oneLine($0))" } ?? ""
    text += String(repeating: "  ", count: depth) + content + mark + "\n"
  }

  private mutating func question(_ depth: Int, _ content: String) {
    questions += 1
    line(depth, "// ? \(Self.oneLine(content))")
  }

  private mutating func write(_ file: DraftedFile, beside entities: Set<EntityName>) {
    let draft = file.draft
    guard !draft.parts.isEmpty else {
      let columns =
        draft.sample.hasHeader
        ? "Its columns are \(list(draft.sample.header))"
        : "It has no header, and begins with \(list(draft.sample.rows.first ?? []))"
      let foreign = ForeignKey.first(of: draft.sample.header).map { name in
        " \(name) is a key of none of our entities: leave the file out if its rows are."
      }
      question(4, "\(file.path): what are its rows?\(foreign ?? "") \(columns)")
      return
    }
    line(4, "{")
    line(5, "path: \(Self.quoted(file.path)),")
    if let date = file.date { line(5, "file_date: \(Self.quoted(date)),") }
    writeDialect(draft)
    writeParts(draft)
    writeRates(draft)
    if draft.sample.repeatsHeader, let first = draft.sample.names.first, !first.isEmpty {
      let name = Self.quoted(first)
      line(5, "leave_out: [{ column: \(name), equals: \(name) }],  // the header stands again")
    }
    askWhatIsMissing(file, beside: entities)
    askWhatCounts(draft)
    if !draft.unused.isEmpty { line(5, "// not used: \(list(draft.unused))") }
    line(4, "},")
  }

  /// Asks for what no export of a source tells: what orders come to, what was paid of invoices.
  private mutating func askWhatIsMissing(_ file: DraftedFile, beside entities: Set<EntityName>) {
    if file.entity == .orders, !entities.contains(.orderLines) {
      question(
        5,
        "orders without lines come to no revenue. Where no export has their lines: entity: \"sales\","
          + " product_id: { constant: \"all\" }, quantity: { constant: \"1\" }, and net_amount:"
          + " one of \(list(file.draft.unused))")
    }
    if let paid = file.draft.paidWithoutDay, !entities.contains(.payments) {
      question(
        5,
        "without payments all invoices are open, whatever \(paid) says. Best is an export of payments,"
          + " or a column with the day of payment, as settled_on; else what README says on exports"
          + " that tell how much is paid")
    }
  }

  /// Asks which rows count.
  private mutating func askWhatCounts(_ draft: FileDraft) {
    if let (header, values) = draft.untoldState {
      let kinds = values.joined(separator: ", ")
      question(
        5,
        "leave_out: [{ column: \(Self.quoted(header)), equals: [] }],"
          + " with those that do not count, such as drafts or what was cancelled or failed: \(kinds)"
      )
    }
    if let header = draft.paidOut {
      question(
        5,
        "leave_out: [{ column: \(Self.quoted(header)), starts_with: \"-\" }],"
          + " if negative amounts are what the firm paid, and no refunds to customers")
    }
  }

  private mutating func writeDialect(_ draft: FileDraft) {
    let guess = draft.sample.guess
    if guess.encoding.value != .utf8, !draft.sample.hasByteOrderMark {
      let name = "encoding: \"\(guess.encoding.value.settingName)\","
      line(5, name, question: guess.encoding.isCertain ? nil : "are letters with accents right?")
    }
    switch guess.separator.value {
    case .byte(Ascii.comma): break
    case .byte(Ascii.tab): line(5, "delimiter: \"tab\",")
    case .byte(let byte): line(5, "delimiter: \"\(Character(Unicode.Scalar(byte)))\",")
    case .blanks: line(5, "delimiter: \"blanks\",")
    }
    if !draft.sample.hasHeader { line(5, "header: false,") }
    write("dates", draft.dates)
    write("decimal", draft.decimal)
    write("thousands", draft.thousands)
    if let currency = draft.currency { line(5, "currency: \(Self.quoted(currency)),") }
  }

  private mutating func write(_ setting: String, _ drafted: Drafted) {
    switch drafted {
    case .usual: break
    case .found(let value): line(5, "\(setting): \(Self.quoted(value)),")
    case .open(let values):
      question(5, "\(setting): \(values.map(Self.quoted).joined(separator: " or ")),")
    }
  }

  private mutating func writeParts(_ draft: FileDraft) {
    if draft.parts.count == 1, let part = draft.parts.first {
      line(
        5, "entity: \"\(part.entity.rawValue)\",",
        question: part.matches.count == 1 && part.unpivoted.isEmpty
          ? "only \(part.matches[0].column) is recognised: are these its rows?" : nil)
      writeColumns(part, draft, depth: 5, opening: "columns: {")
    } else {
      line(5, "entities: {")
      for part in draft.parts {
        writeColumns(part, draft, depth: 6, opening: "\(part.entity.rawValue): {")
      }
      line(5, "},")
    }
  }

  private mutating func writeColumns(
    _ part: FileDraft.Part, _ draft: FileDraft, depth: Int, opening: String
  ) {
    let texts = part.matches.map { (match: $0, text: Self.text(of: $0, draft.sample)) }
    let said = texts.filter { $0.text != "\"\($0.match.column)\"" || $0.match.question != nil }
    guard !said.isEmpty || !part.missing.isEmpty || depth > 5 else { return }
    line(depth, opening)
    for each in said {
      line(
        depth + 1, "\(each.match.column): \(each.text),", question: each.match.question)
    }
    for name in part.missing {
      question(depth + 1, "\(name): which column? There are \(list(draft.unused))")
    }
    for name in part.missed where !draft.unused.isEmpty {
      let sparse = draft.sparse(name).map { " \($0)." } ?? ""
      question(depth + 1, "\(name): which column, if any?\(sparse) There are \(list(draft.unused))")
    }
    for remark in part.remarks { question(depth + 1, remark) }
    line(depth, "},")
  }

  private mutating func writeRates(_ draft: FileDraft) {
    guard let first = draft.firstRateColumn else { return }
    line(
      5,
      "unpivot: { from: \(first + 1), name: \"currency\", value: \"rate\", blank: [\"N/A\"] },")
    line(
      5, "rates: { base: \"EUR\", quotes: \"units_per_base\" },",
      question: "how many units one EUR buys? base_per_unit, if what a unit costs")
  }

  /// How the mapping says where a column is.
  private static func text(of match: FileDraft.Match, _ sample: FileSample) -> String {
    let place: String
    switch match.origin {
    case .column(let index): place = name(index, sample)
    case .join(let indices, let separator):
      let names = indices.map { name($0, sample) }.joined(separator: ", ")
      return "{ join: [\(names)], with: \(quoted(separator)) }"
    case .constant(let text): return "{ constant: \(quoted(text)) }"
    }
    var terms: [String] = []
    if match.trimsDecimal { terms.append("trim_decimal: true") }
    if let source = match.idSource { terms.append("source: \(quoted(source))") }
    if let dates = match.dates { terms.append("dates: \(quoted(dates))") }
    if !match.values.isEmpty {
      let values = match.values.sorted { $0.key < $1.key }
        .map { "\(quoted($0.key)): \(quoted($0.value))" }
      terms.append("values: { \(values.joined(separator: ", ")) }")
    }
    if terms.isEmpty { return place }
    return "{ column: \(place), \(terms.joined(separator: ", ")) }"
  }

  private static func name(_ index: Int, _ sample: FileSample) -> String {
    // Of two columns that are called alike each is told by its position.
    let isOne = sample.hasHeader && sample.names.count { $0 == sample.names[index] } == 1
    return isOne ? quoted(sample.names[index]) : "\(index + 1)"
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty
      ? "none left; { constant: \"…\" } is one value for all rows"
      : names.prefix(20).map(Self.oneLine).joined(separator: ", ")
  }

  private static func oneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 32 || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// A text as JSON5 has it.
  private static func quoted(_ text: String) -> String {
    let escaped = oneLine(text).unicodeScalars.map { scalar -> String in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }
}

import CSV
import Workspace

/// Writes a drafted `klientela.json`. What only a person can know is a comment that begins with
/// `// ?`.
struct DraftText {
  private(set) var text = ""
  /// How many questions are in it.
  private(set) var questions = 0

  /// The settings of a company with the files of one source; each file with the paths or pattern by
  /// which it is found.
  init(company: String, source: String, files: [(path: String, draft: FileDraft)]) {
    line(0, "// Drafted by `klientela init`: what begins with // ? is for you to answer.")
    line(0, "{")
    line(1, "company: {")
    line(2, "name: \(Self.quoted(company)),")
    line(2, "currency: \"EUR\",", question: "the currency of all figures, such as CZK, EUR, PLN")
    line(2, "language: \"en\",", question: "the language of the reports: en, cs, sk or pl")
    line(1, "},")
    line(1, "sources: {")
    line(2, "\(source): {", question: "one system's exports; its name is yours to choose")
    line(3, "files: [")
    for file in files { write(file.draft, path: file.path) }
    line(3, "],")
    line(2, "},")
    line(1, "},")
    line(0, "}")
  }

  /// The settings of a company whose exports bear our names.
  static func empty(company: String) -> DraftText {
    var draft = DraftText(company: company, source: "erp", files: [])
    let files = ["customers", "products", "sales", "invoices", "payments", "contacts"]
    let lines = files.map { "        \"exports/\($0)*.csv\"," }.joined(separator: "\n")
    draft.text = draft.text.replacing("      files: [\n", with: "      files: [\n\(lines)\n")
    return draft
  }

  private mutating func line(_ depth: Int, _ content: String, question: String? = nil) {
    if question != nil { questions += 1 }
    let mark = question.map { "  // ? \($0)" } ?? ""
    text += String(repeating: "  ", count: depth) + content + mark + "\n"
  }

  private mutating func question(_ depth: Int, _ content: String) {
    questions += 1
    line(depth, "// ? \(content)")
  }

  private mutating func write(_ draft: FileDraft, path: String) {
    guard !draft.parts.isEmpty else {
      question(4, "\(path): what are its rows? Its columns are \(list(draft.sample.header))")
      return
    }
    line(4, "{")
    line(5, "path: \(Self.quoted(path)),")
    writeDialect(draft)
    writeParts(draft)
    if !draft.unused.isEmpty { line(5, "// not used: \(list(draft.unused))") }
    line(4, "},")
  }

  private mutating func writeDialect(_ draft: FileDraft) {
    let guess = draft.sample.guess
    if guess.encoding.value != .utf8, !draft.sample.hasByteOrderMark {
      let name = "encoding: \"\(guess.encoding.value.rawValue)\","
      line(5, name, question: guess.encoding.isCertain ? nil : "are letters with accents right?")
    }
    switch guess.separator.value {
    case .byte(Ascii.comma): break
    case .byte(Ascii.tab): line(5, "delimiter: \"tab\",")
    case .byte(let byte): line(5, "delimiter: \"\(Character(Unicode.Scalar(byte)))\",")
    case .blanks: line(5, "delimiter: \"blanks\",")
    }
    if draft.sample.header.isEmpty { line(5, "header: false,") }
    write("dates", draft.dates)
    write("decimal", draft.decimal)
    write("thousands", draft.thousands)
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
      line(5, "entity: \"\(part.entity.rawValue)\",")
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
    let said = part.matches.filter { $0.column != $0.header || $0.trimsDecimal }
    guard !said.isEmpty || !part.missing.isEmpty || depth > 5 else { return }
    line(depth, opening)
    for match in said {
      let header = Self.quoted(match.header)
      let value = match.trimsDecimal ? "{ column: \(header), trim_decimal: true }" : header
      line(depth + 1, "\(match.column): \(value),")
    }
    for name in part.missing {
      question(depth + 1, "\(name): which column? There are \(list(draft.unused))")
    }
    line(depth, "},")
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "none left" : names.prefix(20).map(Self.oneLine).joined(separator: ", ")
  }

  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }

  /// A text as JSON5 has it.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{2028}", "\u{2029}": " "
      default: scalar.value < 32 ? " " : String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

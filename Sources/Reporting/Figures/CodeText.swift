extension Wording {
  /// What a column is called: the text of its name, else the name in plain letters. A query in which the
  /// name means something else has a text of its own.
  func heading(_ column: String, of query: String? = nil) -> String {
    if let text = query.flatMap({ texts.optional("headings.\($0).\(column)") })
      ?? texts.optional("columns.\(column)") ?? texts.optional("metrics.\(column)")
    {
      return text
    }
    return column.split(separator: "_").joined(separator: " ").raisingFirst
  }

  /// What a code of a column is called: `star` is a star; anything else stays as it is.
  func value(_ code: String, of column: String) -> String {
    switch column {
    case "setting": return setting(code)
    case "what": return event(code)
    case "started_at", "finished_at": return dates.moment(code)
    default: break
    }
    let groups = Self.groups(of: column)
    if let text = groups.lazy.compactMap({ texts.optional("\($0).\(code)") }).first { return text }
    return groups == ["values.\(column)"] ? texts.optional("values.\(code)") ?? code : code
  }

  /// Under which names the texts of a column's codes stand.
  static func groups(of column: String) -> [String] {
    switch column {
    case "metric": ["metrics"]
    case "sign", "ground": ["values.\(column)", "columns"]
    case "joined_by": ["values.ground", "columns"]
    case "field": ["columns"]
    case "preferred_medium": ["values.medium"]
    case "member": ["values.channel", "values.medium"]
    default: ["values.\(column)"]
    }
  }

  /// What a cell of a column of texts says: a reason as a sentence, a code as a word.
  func cell(_ code: String, of column: String, _ reasons: ReasonText?) -> String {
    guard column == "reason", let reasons else { return value(code, of: column) }
    return texts.optional("values.reason.\(code)") ?? reasons.text(code)
  }

  /// What happened: a word of ours, and behind a comma or a colon the source's own words.
  private func event(_ code: String) -> String {
    let end = code.utf8.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }
    let word = end.map { String(code[..<$0]) } ?? code
    let known =
      texts.optional("values.what.\(word)") ?? texts.optional("values.medium.\(word)")
      ?? texts.optional("values.kind.\(word)")
    return (known ?? word) + (end.map { ending(String(code[$0...])) } ?? "")
  }

  /// Behind the last colon a word of ours may stand once more: whether a ticket is open.
  private func ending(_ text: String) -> String {
    guard let colon = text.ranges(of: ": ").last,
      let known = texts.optional("values.what.\(text[colon.upperBound...])")
    else { return text }
    return text[..<colon.upperBound] + known
  }

  /// A setting's name; behind a colon a rate's medium, `*` for all others.
  private func setting(_ code: String) -> String {
    let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
    let name = texts.optional("values.setting.\(parts.first ?? code)") ?? code
    guard parts.count == 2 else { return name }
    let medium = parts[1] == "*" ? texts["page.others"] : value(parts[1], of: "medium")
    return name + ": " + medium
  }
}

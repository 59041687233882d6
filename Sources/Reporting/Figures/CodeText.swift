extension Wording {
  /// What a column is called: the text of its name, else the name in plain letters.
  func heading(_ column: String) -> String {
    if let text = texts.optional("columns.\(column)") ?? texts.optional("metrics.\(column)") {
      return text
    }
    return column.split(separator: "_").joined(separator: " ").raisingFirst
  }

  /// What a code of a column is called: `star` is a star; anything else stays as it is.
  func value(_ code: String, of column: String) -> String {
    switch column {
    case "metric": return texts.optional("metrics.\(code)") ?? code
    case "sign":
      return texts.optional("values.sign.\(code)") ?? texts.optional("columns.\(code)") ?? code
    case "field", "ground", "joined_by": return texts.optional("columns.\(code)") ?? code
    case "setting": return setting(code)
    case "what": return event(code)
    case "preferred_medium": return texts.optional("values.medium.\(code)") ?? code
    case "started_at", "finished_at": return dates.moment(code)
    case "member":
      return texts.optional("values.channel.\(code)") ?? texts.optional("values.medium.\(code)")
        ?? code
    default: break
    }
    return texts.optional("values.\(column).\(code)") ?? texts.optional("values.\(code)") ?? code
  }

  /// What happened: a word of ours, and behind a comma or a colon the source's own words.
  private func event(_ code: String) -> String {
    let end = code.firstIndex { $0 == "," || $0 == ":" } ?? code.endIndex
    let word = String(code[..<end])
    let known =
      texts.optional("values.what.\(word)") ?? texts.optional("values.medium.\(word)")
      ?? texts.optional("values.kind.\(word)")
    return (known ?? word) + ending(String(code[end...]))
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

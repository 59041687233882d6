import SQLite

/// A condition over the profile as people write it, and what it is in SQL.
///
/// Classes are plain names, saved segments too; functions ask what customers did in the last days
/// and how their classes changed. Everything else is SQL that can only read.
struct SegmentExpression {
  /// As it was written.
  let text: String
  /// The condition in SQL, on rows of `profile` at the month `:month`.
  private(set) var sql = ""
  /// Which of the four classes it speaks of.
  private(set) var classes: [String] = []
  /// The view that its names are found in, which stands under the name `profile`: where the snapshot
  /// has all of them, the one that joins nothing.
  private(set) var source = "profile_measures AS profile"
  /// What its functions were given.
  private(set) var uses: [(function: SegmentFunction, name: String, number: Int, at: Int)] = []

  private var tokens: [SQLToken] = []
  private var names: SegmentNames
  /// Where pieces of the SQL come from, in bytes: first in SQL, then in the text.
  private var origins: [(sql: Int, text: Int, isCopied: Bool)] = []

  /// Reads an expression. Throws `SegmentError` with the place of what is wrong.
  init(_ text: String, names: SegmentNames) throws(SegmentError) {
    self.text = text
    self.names = names
    do throws(SQLLexer.Unfinished) {
      tokens = try SQLLexer.tokens(of: text)
    } catch {
      throw self.error("this does not end", at: error.start, hint: "close the quote or the comment")
    }
    try checkForm()
    try checkValues()
    try translate()
    if tokens.contains(where: needsCustomer) { source = "profile" }
  }

  /// Whether a word asks who the customer is, or may do so.
  private func needsCustomer(_ token: SQLToken) -> Bool {
    guard token.kind == .word || token.kind == .quotedName else { return false }
    let word = token.content.lowercased()
    if word == "select" || names.saved.keys.contains(where: { $0.lowercased() == word }) {
      return true
    }
    return names.columns.contains(word) && !names.measures.contains(word)
  }

  /// An error at a byte of the text.
  func error(_ message: String, at byte: Int, hint: String? = nil) -> SegmentError {
    SegmentError(
      message, at: QueryError.Place(file: "segment", sql: text, byte: byte), hint: hint)
  }

  /// The byte of the text that a byte of the SQL comes from.
  func textByte(ofSQLByte byte: Int) -> Int {
    guard let origin = origins.last(where: { $0.sql <= byte }) else { return 0 }
    return min(origin.isCopied ? origin.text + byte - origin.sql : origin.text, text.utf8.count)
  }

  /// Where a name stands first, in bytes.
  func place(ofName name: String) -> Int? {
    tokens.first { token in
      (token.kind == .word || token.kind == .quotedName)
        && token.content.lowercased() == name.lowercased()
    }?.range.lowerBound
  }
}

extension SegmentExpression {
  /// One condition: no end of a statement, no parameter, brackets in pairs.
  private func checkForm() throws(SegmentError) {
    var open: [Int] = []
    for token in tokens {
      let place = token.range.lowerBound
      switch token.text {
      case ";": throw error("a segment is one condition", at: place, hint: "leave the ; out")
      case "(": open.append(place)
      case ")":
        if open.popLast() == nil { throw error("nothing was opened here", at: place) }
      default:
        if token.kind == .parameter {
          throw error("\(token.text) has no value here", at: place, hint: "write the value")
        }
      }
    }
    if let place = open.last { throw error("this bracket is not closed", at: place) }
    if let date = BareDate.first(in: tokens) {
      throw error(BareDate.message, at: date.place, hint: date.hint)
    }
    guard tokens.contains(where: { $0.kind != .blank && $0.kind != .comment }) else {
      throw error("the condition is empty", at: 0, hint: "write one, such as \"key and not loyal\"")
    }
  }

  /// What columns are compared with: days and numbers in their form, stages and headlines that there
  /// are.
  private func checkValues() throws(SegmentError) {
    for comparison in SegmentComparison.all(in: tokens) {
      let place = comparison.value.range.lowerBound
      guard let type = names.types[comparison.column] else { continue }
      if let fault = comparison.fault(for: type) {
        throw error(fault.message, at: place, hint: fault.hint)
      }
      guard comparison.value.kind == .string, let known = try names.values(of: comparison.column),
        !known.contains(comparison.value.content)
      else { continue }
      let value = comparison.value.content
      throw error(
        "there is no \(comparison.column) \(value)", at: place,
        hint: nearestName(to: value, in: known).map { "did you mean \($0)?" }
          ?? "there are \(known.joined(separator: ", "))")
    }
  }

  private mutating func translate() throws(SegmentError) {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .comment: append(" ", from: token, isCopied: false)
      case .word: index = try translateWord(at: index)
      case .quotedName: try translateQuoted(token)
      default: append(token.text, from: token, isCopied: true)
      }
      index += 1
    }
  }

  private mutating func append(_ sql: String, from token: SQLToken, isCopied: Bool) {
    origins.append((self.sql.utf8.count, token.range.lowerBound, isCopied))
    self.sql += sql
  }

  /// Translates a word, with what belongs to it; returns the index of the last token taken.
  private mutating func translateWord(at index: Int) throws(SegmentError) -> Int {
    let token = tokens[index]
    let word = token.text.lowercased()
    let next = significant(after: index)
    if next.map({ tokens[$0].text == "(" }) ?? false {
      if let function = SegmentFunction(rawValue: word), let next {
        return try translate(function, token, open: next)
      }
    } else if isName(at: index, next), !names.columns.contains(word) {
      if let saved = names.saved.first(where: { $0.key.lowercased() == word }) {
        append(SavedSegment.condition(saved.value), from: token, isCopied: false)
        return index
      }
      if !SegmentNames.assessed.contains(word), !SQLWords.reserved.contains(word),
        let own = try names.own.names().first(where: { $0.lowercased() == word })
      {
        append(SegmentFunction.bearing(own), from: token, isCopied: false)
        return index
      }
    }
    if SegmentNames.assessed.contains(word), !classes.contains(word) { classes.append(word) }
    append(token.text, from: token, isCopied: true)
    return index
  }

  /// SQLite takes a quoted name that it does not know for a text, and then no customer is found.
  private mutating func translateQuoted(_ token: SQLToken) throws(SegmentError) {
    let isPlain = !tokens.contains { $0.text.lowercased() == "select" }
    if isPlain, !names.columns.contains(token.content.lowercased()) {
      throw unknownColumn(token.content, at: token.range.lowerBound, isQuoted: true)
    }
    append(token.text, from: token, isCopied: true)
  }

  /// A part of a longer name, or the name of a table, is none of ours.
  private func isName(at index: Int, _ next: Int?) -> Bool {
    if let next, tokens[next].text == "." { return false }
    guard let before = significant(before: index) else { return true }
    return ![".", "from", "join", "as", ","].contains(tokens[before].text.lowercased())
      || (tokens[before].text == "," && !tokens.contains { $0.text.lowercased() == "from" })
  }

  func unknownColumn(_ name: String, at byte: Int, isQuoted: Bool = false) -> SegmentError {
    let hint = nearestName(to: name, in: names.all).map { "did you mean \($0)?" }
    return error(
      "the profile has no column \(name)", at: byte,
      hint: isQuoted
        ? hint ?? "a text stands in single quotes: '\(name)'"
        : hint ?? "`klientela query --describe profile` lists them")
  }

  func significant(after index: Int) -> Int? {
    tokens.indices.first { $0 > index && tokens[$0].kind != .blank && tokens[$0].kind != .comment }
  }

  private func significant(before index: Int) -> Int? {
    tokens.indices.last { $0 < index && tokens[$0].kind != .blank && tokens[$0].kind != .comment }
  }
}

extension SegmentExpression {
  /// Translates `bought('P0012', 90)`; returns the index of its closing bracket.
  private mutating func translate(
    _ function: SegmentFunction, _ token: SQLToken, open: Int
  ) throws(SegmentError) -> Int {
    var arguments: [SQLToken] = []
    var index = open
    while let next = significant(after: index), tokens[next].text != ")" {
      arguments.append(tokens[next])
      index = next
    }
    let place = token.range.lowerBound
    let form = "write \(function.manual.form)"
    let count = function.takesNumber ? 3 : 1
    guard arguments.count == count, arguments[0].kind == .string,
      let close = significant(after: index), count == 1 || arguments[1].text == ","
    else { throw error("\(function.rawValue) is not written so", at: place, hint: form) }
    let number = count == 1 ? 0 : Int(arguments[2].text) ?? 0
    guard count == 1 || (1...36_500).contains(number) else {
      throw error(
        "`\(arguments[2].text)` is no number of \(function.unit)",
        at: arguments[2].range.lowerBound, hint: form)
    }
    let name = arguments[0].content
    try check(name, of: function, at: arguments[0].range.lowerBound)
    uses.append((function, name, number, arguments[0].range.lowerBound))
    append(function.condition(name, number), from: token, isCopied: false)
    return close
  }

  private func check(
    _ name: String, of function: SegmentFunction, at place: Int
  ) throws(SegmentError) {
    guard !SegmentNames.assessed.contains(name) else { return }
    let known =
      switch function {
      case .entered, .exited: SegmentNames.assessed + (try names.own.names())
      case .notAssessed: SegmentNames.assessed
      case .bought, .boughtCategory, .contacted: [name]
      }
    guard !known.contains(name) else { return }
    throw error(
      "there is no class \(name)", at: place,
      hint: nearestName(to: name, in: known).map { "did you mean \($0)?" }
        ?? "there are \(known.joined(separator: ", "))")
  }
}

import SQLite

/// Reads the comment lines that a query begins with.
struct QueryHead {
  private enum Section { case prose, parameters, columns }

  let file: String
  var title = ""
  var notes: [String] = []
  var needs: [NamedQuery.Need] = []
  var uses: [String] = []
  var filters: [String] = []
  /// Names of columns, the line on which they stand, and whether the greatest come first.
  private(set) var orders: [(name: String, isDescending: Bool, line: Int)] = []
  var severity = NamedQuery.Severity.error
  var parameters: [QueryParameter] = []
  var columns: [QueryColumn] = []
  private var section = Section.prose
  private var line = 0

  init(file: String) { self.file = file }

  mutating func read(_ sql: String, name: String) throws(QueryError) {
    // Line after line, for the statement behind the head is much longer and not looked at.
    var rest = sql[...]
    while rest.hasPrefix("--") {
      line += 1
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let content = rest[..<end].dropFirst(2)
      if line == 1 { try readTitle(content, name: name) } else { try readLine(content) }
      rest = end < rest.endIndex ? rest[rest.utf8.index(after: end)...] : ""
    }
    guard !title.isEmpty else { throw error(.noHead(name: name), column: 1) }
  }

  private mutating func readTitle(_ text: Substring, name: String) throws(QueryError) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !parts[1].trimmed.isEmpty else {
      throw error(.noHead(name: name), column: 1)
    }
    guard parts[0].trimmed == name else {
      throw error(.nameDiffers(found: String(parts[0].trimmed), expected: name), column: 4)
    }
    title = String(parts[1].trimmed)
  }

  private mutating func readLine(_ text: Substring) throws(QueryError) {
    let indentation = text.prefix { $0 == " " }.count
    switch text.trimmed {
    case "parameters:": section = .parameters
    case "columns:": section = .columns
    case let content where content.isEmpty: section = .prose
    case let content where indentation < 2: try readProse(content, column: indentation + 3)
    case let content where section == .prose: try readProse(content, column: indentation + 3)
    case let content where indentation > 4: continueDescription(content)
    case let content: try readEntry(content, column: indentation + 3)
    }
  }

  private mutating func readProse(_ text: Substring, column: Int) throws(QueryError) {
    section = .prose
    if text.hasPrefix("needs:") {
      for word in text.dropFirst(6).split(separator: " ") {
        needs.append(try known(word, as: "need", column: column))
      }
    } else if text.hasPrefix("uses:") {
      uses += text.dropFirst(5).split(separator: " ").map(String.init)
    } else if text.hasPrefix("filters:") {
      filters += text.dropFirst(8).split(separator: " ").map(String.init)
    } else if text.hasPrefix("order:") {
      for term in text.dropFirst(6).split(separator: ",") {
        let words = term.split(separator: " ").map(String.init)
        guard let name = words.first, words.count == 1 || words.dropFirst() == ["desc"] else {
          throw error(.incomplete(what: "the order", form: "`column, column desc`"), column: column)
        }
        orders.append((name, words.count == 2, line))
      }
    } else if text.hasPrefix("severity:") {
      severity = try known(text.dropFirst(9).trimmed, as: "severity", column: column)
    } else {
      notes.append(String(text))
    }
  }

  /// The order of the rows by columns that the head declares.
  func order() throws(QueryError) -> [RowOrder] {
    var found: [RowOrder] = []
    for (name, isDescending, line) in orders {
      guard let column = columns.firstIndex(where: { $0.name == name }) else {
        let known = columns.map(\.name)
        throw QueryError(
          .unknownWord(name, what: "column", known: known),
          at: QueryError.Place(file: file, line: line, column: 1))
      }
      found.append(RowOrder(column: column, isDescending: isDescending))
    }
    return found
  }

  private mutating func readEntry(_ text: Substring, column: Int) throws(QueryError) {
    let isParameter = section == .parameters
    let parts = text.split(separator: " ", maxSplits: isParameter ? 3 : 2).map(\.trimmed)
    guard parts.count == (isParameter ? 4 : 3) else {
      let form = isParameter ? "`name type default description`" : "`name type description`"
      throw error(
        .incomplete(what: isParameter ? "the parameter" : "the column", form: form), column: column)
    }
    let name = String(parts[0])
    guard !names.contains(name) else { throw error(.declaredTwice(name), column: column) }
    if isParameter {
      guard let type = ParameterType(parts[1]) else {
        throw error(
          .unknownWord(String(parts[1]), what: "parameter type", known: ParameterType.names),
          column: column)
      }
      parameters.append(
        QueryParameter(
          name: name, type: type, defaultValue: Self.defaultValue(parts[2]),
          description: String(parts[3])))
    } else {
      let type: ColumnType = try known(parts[1], as: "column type", column: column)
      columns.append(QueryColumn(name: name, type: type, description: String(parts[2])))
    }
  }

  private var names: [String] {
    section == .parameters ? parameters.map(\.name) : columns.map(\.name)
  }

  private mutating func continueDescription(_ text: Substring) {
    if section == .parameters, let last = parameters.popLast() {
      parameters.append(
        QueryParameter(
          name: last.name, type: last.type, defaultValue: last.defaultValue,
          description: last.description + " " + text))
    } else if section == .columns, let last = columns.popLast() {
      columns.append(
        QueryColumn(
          name: last.name, type: last.type, description: last.description + " " + text))
    }
  }

  private static func defaultValue(_ word: Substring) -> QueryParameter.Default {
    switch word {
    case "required": .required
    case "none": .none
    case "last": .last
    default: .text(String(word))
    }
  }

  private func known<Word: RawRepresentable & CaseIterable>(
    _ word: Substring, as what: String, column: Int
  ) throws(QueryError) -> Word where Word.RawValue == String {
    if let known = Word(rawValue: String(word)) { return known }
    throw error(
      .unknownWord(String(word), what: what, known: Word.allCases.map(\.rawValue)), column: column)
  }

  private func error(_ fault: QueryFault, column: Int) -> QueryError {
    QueryError(fault, at: QueryError.Place(file: file, line: max(1, line), column: column))
  }
}

extension Substring {
  /// Without the blanks, tabs and carriage returns around it.
  fileprivate var trimmed: Substring {
    var text = self
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text.drop { $0 == " " || $0 == "\t" }
  }
}

/// Why a query cannot be found, read or run: the place, what is wrong, and one hint.
public struct QueryError: Error, Equatable, CustomStringConvertible {
  /// A place in a query's text; line and column count from 1.
  public struct Place: Equatable, Sendable {
    /// The file as the user knows it, or `query` for a text given on the command line.
    public let file: String
    /// The line.
    public let line: Int
    /// The column, in characters.
    public let column: Int
  }

  /// Where, if the fault lies in a query's text.
  public let place: Place?
  /// What is wrong.
  public let fault: QueryFault

  /// An error at a place.
  public init(_ fault: QueryFault, at place: Place? = nil) {
    self.place = place
    self.fault = fault
  }

  /// `file:line:column: error: what is wrong; what to do`.
  public var description: String {
    let where_ = place.map { "\($0.file):\($0.line):\($0.column): error: " } ?? ""
    let hint = fault.hint.map { "; \($0)" } ?? ""
    return where_ + fault.message + hint
  }
}

/// What can be wrong with a query or with what it is given.
public enum QueryFault: Equatable, Sendable {
  /// The text does not begin with a head.
  case noHead(name: String)
  /// The head names another query than the file.
  case nameDiffers(found: String, expected: String)
  /// A line of the head lacks a part.
  case incomplete(what: String, form: String)
  /// A word of the head is none of those that may stand there.
  case unknownWord(String, what: String, known: [String])
  /// A name stands twice in the head.
  case declaredTwice(String)
  /// The statement has a parameter that the head does not declare.
  case undeclaredParameter(String)
  /// An ad-hoc statement has a parameter, which only named queries are given values of.
  case parameterOfNoQuery(String)
  /// The statement returns other columns than the head declares.
  case columnsDiffer(declared: [String], returned: [String])
  /// There is no query of that name.
  case unknownQuery(String, nearest: String?)
  /// The query uses itself, directly or through others.
  case usesItself(String)
  /// The query has no parameter of that name.
  case unknownParameter(String, query: String, known: [String])
  /// A parameter without a default was not given.
  case missingParameter(String, type: ParameterType)
  /// A value is not of its parameter's type.
  case wrongValue(String, parameter: String, type: ParameterType)
  /// A month or day lies outside of the history.
  case outsideHistory(String, first: String, last: String)
  /// The warehouse has no fact of any kind.
  case noHistory
  /// The month has no snapshot.
  case notClassified(String, last: String?)
  /// SQLite refuses the statement.
  case sql(String)
  /// The statement would change something.
  case notReadOnly
  /// The statement ran over its time limit, or was interrupted.
  case interrupted
  /// A file or folder of queries cannot be read.
  case unreadable(String)
}

extension QueryFault {
  /// What is wrong, in one line.
  var message: String {
    switch self {
    case .noHead(let name): "the query has no head that begins with `-- \(name): `"
    case .nameDiffers(let found, let expected):
      "the head names `\(found)`, the file `\(expected)`"
    case .incomplete(let what, _): "\(what) is incomplete"
    case .unknownWord(let word, let what, _): "unknown \(what) `\(word)`"
    case .declaredTwice(let name): "`\(name)` is declared twice"
    case .undeclaredParameter(let name): "the parameter `\(name)` is not declared in the head"
    case .parameterOfNoQuery(let name): "the parameter `\(name)` has no value here"
    case .columnsDiffer(let declared, let returned): Self.difference(declared, returned)
    case .unknownQuery(let name, _): "there is no query `\(name)`"
    case .usesItself(let name): "the query `\(name)` uses itself"
    case .unknownParameter(let name, let query, _): "`\(query)` has no parameter `\(name)`"
    case .missingParameter(let name, _): "the parameter `\(name)` is missing"
    case .wrongValue(let text, let parameter, let type):
      "\(parameter)=\(text) is not \(type.form)"
    case .outsideHistory(let text, _, _): "\(text) lies outside of the history"
    case .noHistory: "the warehouse holds no facts yet"
    case .notClassified(let month, _): "\(month) is not classified"
    case .sql(let message): message
    case .notReadOnly: "the statement would change the warehouse; queries only read"
    case .interrupted: "the query was stopped before its end"
    case .unreadable(let detail): "cannot be read: \(detail)"
    }
  }

  /// What to do, where there is something to say.
  var hint: String? {
    switch self {
    case .noHead, .nameDiffers: "the first line of a query's file is `-- NAME: what it shows`"
    case .incomplete(_, let form): "write \(form)"
    case .unknownWord(let word, _, let known):
      nearestName(to: word, in: known).map { "did you mean `\($0)`?" }
        ?? "one of \(known.joined(separator: ", "))"
    case .undeclaredParameter: "add it under `-- parameters:`"
    case .parameterOfNoQuery:
      "write the value, or keep the query in the workspace's folder Queries and ask it by its name"
    case .unknownQuery(_, let nearest):
      nearest.map { "did you mean `\($0)`?" } ?? "`klientela query --list` names them all"
    case .unknownParameter(let name, _, let known): Self.knownHint(name, known)
    case .missingParameter(let name, let type): "give \(type.form): --set \(name)=…"
    case .outsideHistory(_, let first, let last): "there is \(first) to \(last)"
    case .noHistory: "run `klientela import`"
    case .notClassified(let month, let last):
      "run `klientela classify --month \(month)`"
        + (last.map { "; the last classified month is \($0)" } ?? "")
    case .interrupted: "--time-limit SECONDS gives it longer"
    case .usesItself: "take it out of `-- uses:`"
    case .sql(let message): Self.tableHint(message)
    case .declaredTwice, .columnsDiffer, .wrongValue, .notReadOnly, .unreadable: nil
    }
  }

  /// Of a table that is not there, those that are for people.
  private static func tableHint(_ message: String) -> String? {
    let start = "no such table: "
    guard message.hasPrefix(start) else { return nil }
    return nearestName(to: String(message.dropFirst(start.count)), in: views).map {
      "did you mean `\($0)`?"
    } ?? "the views are \(views.joined(separator: ", "))"
  }

  private static let views = [
    "sales", "invoices", "payments", "contacts", "customers", "profile",
  ]

  private static func knownHint(_ name: String, _ known: [String]) -> String {
    if known.isEmpty { return "it has none" }
    return nearestName(to: name, in: known).map { "did you mean `\($0)`?" }
      ?? "it has \(known.joined(separator: ", "))"
  }

  private static func difference(_ declared: [String], _ returned: [String]) -> String {
    if let name = returned.first(where: { !declared.contains($0) }) {
      return "the column `\(name)` is not declared in the head"
    }
    if let name = declared.first(where: { !returned.contains($0) }) {
      return "the column `\(name)` is declared in the head and not returned"
    }
    return "the columns are declared in another order than they are returned"
  }
}

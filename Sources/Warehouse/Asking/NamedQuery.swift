/// A SELECT in a file of its own, with a head that says what it shows, takes and returns.
public struct NamedQuery: Equatable, Sendable {
  /// What must have been made before the query can answer.
  public enum Need: String, CaseIterable, Sendable {
    /// The month's customers must be classified and kept.
    case snapshot
    /// The company's figures of the month must have been made, as every run of classify does.
    case company
    /// The invoices open at the end of the month are worked out: the table `open_invoice`.
    case openInvoices = "open_invoices"
  }

  /// How much a check's findings matter.
  public enum Severity: String, CaseIterable, Sendable {
    /// A figure is wrong or may be.
    case error
    /// Something should be looked at.
    case warning
  }

  /// The name by which it is asked for.
  public let name: String
  /// The file as the user knows it.
  public let file: String
  /// The folder it lies in, such as `kpi` or `checks`; empty where none.
  public let folder: String
  /// The first line: what it shows.
  public let title: String
  /// The rest of the prose: definitions, what a blank means.
  public let notes: [String]
  /// What must have been made before.
  public let needs: [Need]
  /// How much its rows matter, if it is a check: a check returns what offends.
  public let severity: Severity
  /// What it takes.
  public let parameters: [QueryParameter]
  /// What it returns; empty where the head does not say.
  public let columns: [QueryColumn]
  /// The whole text, head included, so that places in it are places in the file.
  public let sql: String

  /// Whether its rows are faults of the data.
  public var isCheck: Bool { folder == "checks" }

  /// Reads a query's text. `file` is for messages, `name` the one it must bear.
  public init(_ sql: String, name: String, file: String, folder: String = "") throws(QueryError) {
    var head = QueryHead(file: file)
    try head.read(sql, name: name)
    self.name = name
    self.file = file
    self.folder = folder
    self.sql = sql
    title = head.title
    notes = head.notes
    needs = head.needs
    severity = head.severity
    parameters = head.parameters
    columns = head.columns
  }

  /// The parameter of that name.
  public func parameter(_ name: String) -> QueryParameter? {
    parameters.first { $0.name == name }
  }

  /// The place of a byte of the text.
  func place(ofByte offset: Int) -> QueryError.Place {
    QueryError.Place(file: file, sql: sql, byte: offset)
  }
}

extension QueryError.Place {
  /// The line and column of a byte of a text.
  init(file: String, sql: String, byte offset: Int) {
    let before = String(decoding: sql.utf8.prefix(offset), as: UTF8.self)
    let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.init(file: file, line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1)
  }
}

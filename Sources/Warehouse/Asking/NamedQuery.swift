import SQLite

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
    /// The buyers of the trailing year are counted: the tables `product_buyers` and
    /// `product_market_buyers`.
    case buyers
    /// The customers of each member of the parameter `dimension` are counted: `member_customers`.
    case memberCustomers = "member_customers"
    /// What the buyers of products under the margin floor buy instead: `product_substitute`.
    case substitutes
    /// How many customers bear each class in the last classified months: `class_count`.
    case classCounts = "class_counts"
    /// Who entered and left each class since the month of the parameter `against`: `class_move`.
    case classMoves = "class_moves"
    /// Who was key or loyal in an earlier month: `former_class`.
    case formerClasses = "former_classes"
    /// How many customers went from one headline to another since then: `headline_move`.
    case headlineMoves = "headline_moves"
    /// By how many days each customer usually pays late: `usual_delay`.
    case usualDelays = "usual_delays"
    /// What each customer has overdue, of the open invoices: `overdue_customer`.
    case overdueCustomers = "overdue_customers"
    /// When the open invoices are likely to be paid, by the usual delays: `expected_week`.
    case expectedWeeks = "expected_weeks"
    /// The customers by what they bring, with the running total: `ranked_customer`.
    case rankedCustomers = "ranked_customers"
    /// The customers by headline, scores and where they came from, and by region: `customer_group`,
    /// `customer_region`.
    case customerGroups = "customer_groups"
    /// What revenue is expected to be is worked out: `projection_step`.
    case projection
    /// What each product sold in two years is summed: `product_year`.
    case productYears = "product_years"
    /// The lines not completed are counted by age: `pending_age`.
    case pendingAges = "pending_ages"
    /// The revenue of a month beside that of another, by what its customers are: `compared_revenue`.
    case comparedRevenue = "compared_revenue"
    /// The contacts of the month, beside earlier ones, by what they can be told by: `contact_member`.
    case contactMembers = "contact_members"
    /// From whom most is expected and with whom most may be lost: `promising_customer`.
    case promisingCustomers = "promising_customers"
    /// What customers did in each month since their first order: `cohort_month`.
    case cohorts
    /// What currencies were worth day by day: `day_rate`.
    case dayRates = "day_rates"
    /// The working days of each month are counted: `working_days`.
    case workingDays = "working_days"
    /// It is about the customer of the parameter `customer`, or about several: `asked_customer`.
    case customers
    /// The documents of these customers with the sums of their lines: `asked_order`.
    case askedOrders = "asked_orders"
    /// The payments of these customers that name only an invoice: `asked_payment`.
    case askedPayments = "asked_payments"
    /// What of the invoices of these customers is open at the month's end: `asked_open_invoice`.
    case askedOpenInvoices = "asked_open_invoices"
    /// The classes of these customers, with since when each is borne: `asked_class`.
    case askedClasses = "asked_classes"
    /// How these customers were served in the trailing year: `asked_delivery`.
    case askedDeliveries = "asked_deliveries"
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
  /// The names of the queries whose answers it reads as tables.
  public let uses: [String]
  /// Those queries, as the catalogue found them.
  let used: [NamedQuery]
  /// The names of those whose answers are kept, so that they are read instead of worked out.
  private(set) var read: Set<String> = []
  /// Parameters that only leave out rows whose column of that name has another value, so that the rows
  /// without them hold the answer.
  public let filters: [String]
  /// The order of its rows, where the head says it too: as the ORDER BY that the statement ends with, by
  /// columns that together are never the same in two rows. Who keeps all rows may order them.
  public let order: [RowOrder]
  /// Whether the statement leaves its rows as they come.
  private var isUnordered = false
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
    try self.init(sql, name: name, file: file, folder: folder) { _ in [] }
  }

  /// Reads a query's text; `find` gives the queries that it uses.
  init(
    _ sql: String, name: String, file: String, folder: String,
    _ find: ([String]) throws(QueryError) -> [NamedQuery]
  ) throws(QueryError) {
    var head = QueryHead(file: file)
    try head.read(sql, name: name)
    let used = try find(head.uses)
    self.name = name
    self.file = file
    self.folder = folder
    self.sql = sql
    title = head.title
    notes = head.notes
    uses = head.uses
    filters = head.filters
    order = try head.order()
    self.used = used
    needs = head.needs
    severity = head.severity
    parameters = head.parameters
    columns = head.columns
  }

  /// The parameter of that name.
  public func parameter(_ name: String) -> QueryParameter? {
    parameters.first { $0.name == name }
  }
}

extension NamedQuery {
  /// The statement that is run: the text, before it the answers of the queries that it uses.
  public var statement: String {
    let whole = preamble.isEmpty ? sql : preamble + body
    return isUnordered ? whole.withoutOrder : whole
  }

  /// The query whose rows come in any order, where the head says in which they belong.
  func unordered() -> NamedQuery {
    var query = self
    query.isUnordered = !order.isEmpty
    return query
  }

  /// The query where it reads the kept answers of those queries instead of working them out.
  func reading(_ names: Set<String>) -> NamedQuery {
    var reading = self
    reading.read = names.intersection(uses)
    return reading
  }

  /// What must have been made before it and the queries that it uses.
  var allNeeds: [Need] { needs + used.flatMap(\.allNeeds) }

  /// The tables that are worked out for it and the queries that it uses.
  var computedTables: [any ComputedTable.Type] {
    needs.flatMap(\.tables) + used.filter { !read.contains($0.name) }.flatMap(\.computedTables)
  }

  /// The parameters that only the queries that it uses declare: they take their defaults.
  var borrowedParameters: [QueryParameter] {
    used.flatMap { $0.parameters + $0.borrowedParameters }.filter { parameter($0.name) == nil }
  }

  /// The place of a byte of the statement.
  func place(ofByte offset: Int) -> QueryError.Place {
    guard !preamble.isEmpty else { return QueryError.Place(file: file, sql: sql, byte: offset) }
    let shift = sql.utf8.count - body.utf8.count - preamble.utf8.count
    return QueryError.Place(file: file, sql: sql, byte: max(0, offset + shift))
  }

  private var preamble: String {
    guard !used.isEmpty else { return "" }
    let tables = used.map { query in
      read.contains(query.name)
        ? "\(query.name) AS (SELECT * FROM \"\(KeptAnswer.table(of: query.name))\")"
        : "\(query.name) AS (\n\(query.statement.withoutEnd)\n)"
    }
    return "WITH " + tables.joined(separator: ",\n") + (isBodyWith ? ",\n" : "\n")
  }

  /// The text behind the head; without its WITH, where it begins with one and follows another.
  private var body: String {
    let text = sql.afterHead
    return String(isBodyWith ? text.dropFirst(4) : text)
  }

  private var isBodyWith: Bool { sql.afterHead.prefix(4).uppercased() == "WITH" }
}

extension String {
  /// Behind the comment and empty lines that it begins with.
  fileprivate var afterHead: Substring {
    var rest = self[...]
    while let line = rest.firstIndex(where: \.isNewline) {
      guard rest.hasPrefix("--") || rest.first?.isNewline == true else { break }
      rest = rest[rest.index(after: line)...]
    }
    return rest
  }

  /// Without the ORDER BY that it ends with; as it is where a LIMIT rests on that, or where the last one
  /// stands in brackets.
  fileprivate var withoutOrder: String {
    guard let order = ranges(of: "\nORDER BY ").last else { return self }
    let end = self[order.upperBound...]
    let isInBrackets = end.count { $0 == "(" } != end.count { $0 == ")" }
    if isInBrackets || end.uppercased().contains("LIMIT") { return self }
    return String(self[..<order.lowerBound])
  }

  /// Without the semicolon at its end, so that it can stand in brackets.
  fileprivate var withoutEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    return String(text)
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

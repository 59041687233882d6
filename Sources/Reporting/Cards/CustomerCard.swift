import SQLite
import Warehouse

/// Everything about one customer, in sections that each have a query of their own.
public struct CustomerCard {
  /// A part of the card.
  public struct Section: Sendable {
    /// Its heading.
    public let title: String
    /// The query that gives it.
    public let query: String
    /// Its rows.
    public let result: QueryResult
    /// Whether it is one row, to be read as a list of names and values.
    public let isList: Bool
  }

  fileprivate struct Plan {
    let title: String
    let query: String
    var isList = false
    var isOfMonth = false
    /// Whether it lists what happened, which may go back a long way.
    var isHistory = false
    /// Whether the latest rows come first, so that the last months alone may fill what is shown.
    var isLatestFirst = false
    /// Whether the query takes how many of the latest rows of a customer are wanted.
    var isLimitedByQuery = false
    /// Whether it lists the classes borne.
    var isOfClasses = false
    /// How many rows are shown; the latest come first.
    var limit: Int?
  }

  private static let plans = [
    Plan(title: "Record", query: "customer_record", isList: true),
    Plan(title: "Known as", query: "customer_accounts"),
    Plan(
      title: "The firm's own classes", query: "customer_classes", isOfMonth: true,
      isOfClasses: true),
    Plan(
      title: "Cost, value, convenience, communication", query: "customer_four_c", isOfMonth: true),
    Plan(
      title: "History of classes", query: "customer_class_history", isOfMonth: true,
      isLimitedByQuery: true, limit: 13),
    Plan(title: "Orders by state", query: "customer_orders", isHistory: true, limit: 20),
    Plan(
      title: "Invoices", query: "customer_invoices", isHistory: true, isLatestFirst: true, limit: 20
    ),
    Plan(
      title: "What happened", query: "customer_events", isHistory: true, isLatestFirst: true,
      limit: 40),
  ]

  private let runner: QueryRunner
  /// Whether the four classes are told elsewhere, with those that do not hold.
  private let leavesOutVerdicts: Bool
  private let queries: QueryCatalogue
  private let month: Month?
  /// The classes that are not borne; nil where they are told elsewhere.
  private let missed: MissedVerdicts?

  /// A card as of a classified month; without one, what needs a class is left out.
  /// `leavesOutVerdicts`: of the classes only the firm's own, for the four are told elsewhere.
  public init(
    _ connection: Connection, queries: QueryCatalogue, month: Month?,
    leavesOutVerdicts: Bool = false, missed: MissedVerdicts? = nil
  ) throws {
    self.init(
      try QueryRunner(connection), queries: queries, month: month,
      leavesOutVerdicts: leavesOutVerdicts, missed: missed)
  }

  init(
    _ runner: QueryRunner, queries: QueryCatalogue, month: Month?,
    leavesOutVerdicts: Bool = false, missed: MissedVerdicts? = nil
  ) {
    self.runner = runner
    self.missed = missed
    self.leavesOutVerdicts = leavesOutVerdicts
    self.queries = queries
    self.month = month
  }

  /// The sections of a customer by its id, those without rows left out. `isWhole` shows all rows
  /// of the long ones.
  public func sections(of id: String, isWhole: Bool = false) throws -> [Section] {
    try Self.plans.compactMap { plan -> Section? in
      guard let given = given(plan, customer: id) else { return nil }
      let query = try queries.query(plan.query)
      let latest = isWhole ? nil : try latest(plan, query, given)
      let result =
        try latest ?? runner.result(of: query, given, limit: isWhole ? nil : plan.limit)
      guard !result.rows.isEmpty else { return nil }
      return plan.section(result)
    } + [missed?.sections(of: [id])[ExactText(id)]].compactMap { $0 }
  }

  private static let latestMonths = 3

  /// What is shown of a customer's history, where its last months fill that; else nil. Who buys every
  /// day has a history too long to be read for a few rows.
  private func latest(
    _ plan: Plan, _ query: NamedQuery, _ given: [String: String]
  ) throws -> QueryResult? {
    guard plan.isLatestFirst, month != nil else { return nil }
    var given = given
    given["months"] = "\(Self.latestMonths)"
    let result = try runner.result(of: query, given, limit: plan.limit)
    return result.isCut ? result : nil
  }

  /// The sections of many customers by their ids, cut as one customer's: each query is asked once,
  /// for all of them.
  ///
  /// What happened goes back two years, or less where the customers ordered very often, so that the
  /// cost is bounded; such a section counts as cut.
  public func sections(ofAll ids: [String]) throws -> [ExactText: [Section]] {
    var sections: [ExactText: [Section]] = [:]
    try runner.asking(aboutCustomers: ids) {
      let months = try monthsBack()
      for plan in Self.plans {
        guard var given = given(plan, customer: "") else { continue }
        if plan.isHistory { given["months"] = months.map { "\($0)" } }
        if plan.isLimitedByQuery { given["latest"] = plan.limit.map { "\($0 + 1)" } }
        let result = try runner.result(of: try queries.query(plan.query), given)
        for (id, own) in result.byCustomer {
          let cut = own.cut(to: plan.limit, isShortened: plan.isHistory && months != nil)
          sections[id, default: []].append(plan.section(cut))
        }
      }
    }
    for (id, section) in try missed?.sections(of: ids) ?? [:] { sections[id]?.append(section) }
    return sections
  }

  private static let mostOrders = 5_000

  /// How many months of what happened are asked for; nil where there is no month to count from.
  private func monthsBack() throws -> Int? {
    guard let month else { return nil }
    return try runner.months(ofSpans: [24, 12, 6, 3], to: month, withOrders: Self.mostOrders) ?? 1
  }

  /// The parameters of a section's query; nil where it needs a month and there is none.
  private func given(_ plan: Plan, customer id: String) -> [String: String]? {
    var given = ["customer": id]
    if plan.isOfClasses, leavesOutVerdicts { given["only_own"] = "1" }
    if plan.isHistory || plan.isOfMonth { given["month"] = month.map { "\($0)" } }
    return plan.isOfMonth && month == nil ? nil : given
  }
}

extension CustomerCard.Plan {
  /// The section of an answer; only the record says whose it is.
  fileprivate func section(_ result: QueryResult) -> CustomerCard.Section {
    CustomerCard.Section(
      title: title, query: query, result: isList ? result : result.withoutCustomer,
      isList: isList)
  }
}

extension QueryResult {
  private var customerColumn: Int? { columns.firstIndex { $0.name == "customer_id" } }

  /// The rows of each customer, in their order.
  fileprivate var byCustomer: [ExactText: QueryResult] {
    guard let column = customerColumn else { return [:] }
    return Dictionary(grouping: rows) { ExactText($0[column].string ?? "") }.mapValues {
      QueryResult(columns: columns, rows: $0, money: money)
    }
  }

  fileprivate var withoutCustomer: QueryResult {
    guard let column = customerColumn else { return self }
    var columns = columns
    columns.remove(at: column)
    let rows = rows.map { row in
      var row = row
      row.remove(at: column)
      return row
    }
    return QueryResult(columns: columns, rows: rows, isCut: isCut, money: money)
  }

  fileprivate func cut(to limit: Int?, isShortened: Bool) -> QueryResult {
    let shown = limit.map { Array(rows.prefix($0)) } ?? rows
    return QueryResult(
      columns: columns, rows: shown, isCut: isShortened || shown.count < rows.count, money: money)
  }
}

extension CustomerCard.Section {
  /// The section's rows as lines of text for a terminal of that width.
  public func text(width: Int?) throws -> String {
    guard isList, let row = result.rows.first else {
      return String(decoding: try result.formatted(as: .table, width: width), as: UTF8.self)
    }
    let machine = result.machineText
    let known = result.columns.indices.filter { !machine.text($0, in: row).isEmpty }
    let column = known.map { result.columns[$0].name.count }.max() ?? 0
    return known.map { index in
      let name = result.columns[index].name
      let blanks = String(repeating: " ", count: column - name.count)
      return "\(name)\(blanks)  \(machine.text(index, in: row))\n"
    }.joined()
  }
}

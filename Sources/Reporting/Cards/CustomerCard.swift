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

  private struct Plan {
    let title: String
    let query: String
    var isList = false
    var isOfMonth = false
    var given: [String: String] = [:]
    /// How many rows are shown; the latest come first.
    var limit: Int?
  }

  private static let plans = [
    Plan(title: "Record", query: "customer_record", isList: true),
    Plan(title: "Known as", query: "customer_accounts"),
    Plan(
      title: "The firm's own classes", query: "customer_classes", isOfMonth: true,
      given: ["only_own": "1"]),
    Plan(
      title: "Cost, value, convenience, communication", query: "customer_four_c", isOfMonth: true),
    Plan(title: "History of classes", query: "customer_class_history", limit: 13),
    Plan(title: "Orders by state", query: "customer_orders", limit: 20),
    Plan(title: "Invoices", query: "customer_invoices", limit: 20),
    Plan(title: "What happened", query: "customer_events", limit: 40),
  ]

  private let runner: QueryRunner
  private let queries: QueryCatalogue
  private let month: Month?

  /// A card as of a classified month; without one, what needs a class is left out.
  public init(_ connection: Connection, queries: QueryCatalogue, month: Month?) throws {
    runner = try QueryRunner(connection)
    self.queries = queries
    self.month = month
  }

  /// The sections of a customer by its id, those without rows left out. `isWhole` shows all rows
  /// of the long ones.
  public func sections(of id: String, isWhole: Bool = false) throws -> [Section] {
    try Self.plans.compactMap { plan in
      var given = plan.given
      given["customer"] = id
      if plan.isOfMonth {
        guard let month else { return nil }
        given["month"] = "\(month)"
      }
      let result = try runner.result(
        of: try queries.query(plan.query), given, limit: isWhole ? nil : plan.limit)
      guard !result.rows.isEmpty else { return nil }
      return Section(
        title: plan.title, query: plan.query, result: result, isList: plan.isList)
    }
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

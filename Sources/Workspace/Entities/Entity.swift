/// The canonical entities that files are read as (INPUT).
public enum EntityName: String, CaseIterable, Sendable {
  // The raw values are the names in a mapping.
  case customers, products, sales, orders
  case orderLines = "order_lines"
  case invoices, payments, contacts, tickets, campaigns, responses, opportunities, contracts
  case documents, reps, targets, rates, totals

  /// The entity that a file's name begins with: `sales-2025-01.csv`, `exports/order_lines.csv`.
  /// Nil where it begins with none.
  public init?(fileName path: String) {
    let name = path.split(separator: "/").last?.lowercased() ?? ""
    let candidates = EntityName.allCases.filter { entity in
      guard name.hasPrefix(entity.rawValue) else { return false }
      let next = name.unicodeScalars.dropFirst(entity.rawValue.count).first
      return next.map { !$0.continuesJSON5Name || $0 == "_" || $0.isDecimalDigit } ?? true
    }
    guard let longest = candidates.max(by: { $0.rawValue.count < $1.rawValue.count }) else {
      return nil
    }
    self = longest
  }
}

/// An entity with its columns: what the importer takes, the decoder checks and the manual prints.
public struct Entity: Sendable {
  /// Of which of several sets of columns one must be there.
  public struct Alternatives: Hashable, Sendable {
    /// Sets of column names: `[["unit_price"], ["net_amount"]]`.
    public let sets: [[String]]
    /// Whether it is an error to have several.
    public let isExclusive: Bool
    /// Whether one must be there.
    public let isRequired: Bool

    /// `unit_price or net_amount`, `file or entity with month`.
    public var text: String {
      sets.map { $0.joined(separator: " with ") }.joined(separator: " or ")
    }
  }

  /// Its name.
  public let name: EntityName
  /// What a row is, one line.
  public let summary: String
  /// The columns in their canonical order.
  public let columns: [Column]
  /// The columns that together name a row. Empty: the row's place in its document names it.
  public let key: [String]
  /// Choices between columns.
  public let alternatives: [Alternatives]

  /// The column of that name.
  public func column(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }

  /// What a set of columns lacks to make a row, as texts for a message: `order_id`,
  /// `unit_price or net_amount`.
  public func missing(from present: Set<String>) -> [String] {
    let columns = columns.filter { $0.isRequired && !present.contains($0.name) }.map(\.name)
    let choices = alternatives.filter { choice in
      choice.isRequired && !choice.sets.contains { $0.allSatisfy(present.contains) }
    }
    return columns + choices.map(\.text)
  }

  /// The entity of that name.
  public static func of(_ name: EntityName) -> Entity {
    switch name {
    case .customers: customers
    case .products: products
    case .sales: sales
    case .orders: orders
    case .orderLines: orderLines
    case .invoices: invoices
    case .payments: payments
    case .contacts: contacts
    case .tickets: tickets
    case .campaigns: campaigns
    case .responses: responses
    case .opportunities: opportunities
    case .contracts: contracts
    case .documents: documents
    case .reps: reps
    case .targets: targets
    case .rates: rates
    case .totals: totals
    }
  }

  init(
    _ name: EntityName, _ summary: String, key: [String], alternatives: [Alternatives] = [],
    _ columns: [Column]
  ) {
    self.name = name
    self.summary = summary
    self.columns = columns
    self.key = key
    self.alternatives = alternatives
  }
}

import SQLite
import Warehouse
import Workspace

/// Keeps the list of likely doubles.
struct DoubleTable {
  /// A row of `likely_double`.
  struct Row: Hashable, Comparable {
    var customer: Int64
    var other: Int64
    var sign: String

    static func < (one: Row, other: Row) -> Bool {
      (one.customer, one.other, one.sign) < (other.customer, other.other, other.sign)
    }
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Brings the table up to date; only rows that differ are written.
  func update(_ rows: [Row]) throws(SQLiteError) {
    try SmallTable(connection, "likely_double", ["customer_key", "other_customer_key", "sign"])
      .update(
        Set(rows).sorted().map { row in
          [.integer(row.customer), .integer(row.other), .text(row.sign)]
        })
  }
}

/// Accounts by the order of their sources, then by their ids.
struct AccountOrder {
  private let ranks: SourceRanks
  private let ids: AccountIDs

  init(_ connection: Connection, _ ranks: SourceRanks) throws(SQLiteError) {
    self.ranks = ranks
    ids = try AccountIDs(connection)
  }

  /// Whether an account comes before another one.
  func isBefore(_ account: Int64, _ other: Int64) throws(SQLiteError) -> Bool {
    let (one, two) = (try place(account), try place(other))
    return one.rank != two.rank
      ? one.rank < two.rank : one.id.utf8.lexicographicallyPrecedes(two.id.utf8)
  }

  private func place(_ account: Int64) throws(SQLiteError) -> (rank: Int, id: String) {
    let said = try ids.id(of: account) ?? (source: 0, id: "")
    return (ranks.rank(of: said.source), said.id)
  }
}

/// Keeps the rules of identity that are in force, for those who read the warehouse.
struct IdentitySetting {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Whether the rules are others than those in force.
  func isOther(_ identity: Identity, sourceOrder: [String]) throws(SQLiteError) -> Bool {
    try KeptSettings(connection).value(of: "identity") != Self.text(identity, sourceOrder)
  }

  /// Notes the rules. Returns whether they changed.
  func update(_ identity: Identity, sourceOrder: [String]) throws(SQLiteError) -> Bool {
    guard try isOther(identity, sourceOrder: sourceOrder) else { return false }
    try KeptSettings(connection).keep(Self.text(identity, sourceOrder), as: "identity")
    return true
  }

  /// `match tax_id, email; prefer * erp, shop; forbid erp:1 shop:7; sources erp, shop`.
  private static func text(_ identity: Identity, _ sourceOrder: [String]) -> String {
    var parts: [String] = []
    if !identity.match.isEmpty {
      parts.append("match " + identity.match.map(\.rawValue).joined(separator: ", "))
    }
    for (column, sources) in identity.prefer.sorted(by: { $0.key < $1.key }) {
      parts.append("prefer \(column) " + sources.joined(separator: ", "))
    }
    for apart in identity.forbid {
      parts.append("forbid " + apart.map(\.description).joined(separator: " "))
    }
    parts.append("sources " + sourceOrder.joined(separator: ", "))
    return parts.joined(separator: "; ")
  }
}

import SQLite
import Warehouse
import Workspace

/// Finds a customer by what a person knows of it: an id, an e-mail address, or a name, also without
/// accents, in part or with a typing error.
public struct CustomerFinder {
  /// A customer that may be meant.
  public struct Found: Equatable, Sendable {
    /// The durable key.
    public let key: Int
    /// The id that prints.
    public let id: String
    /// Its name, empty where none is known.
    public let name: String
    /// Its town and country, as far as known.
    public let place: String
  }

  private let connection: Connection

  /// Looks in the warehouse of the connection.
  public init(_ connection: Connection) { self.connection = connection }

  /// The customers that a text means, the first kind of likeness that finds any: the id, the id of
  /// a source, the address, the name, the beginning of a word of the name, a name nearly the same.
  public func find(_ text: String) throws -> [Found] {
    let exact = [
      "customer.customer_id = ?",
      "customer.customer_key IN (SELECT customer_key FROM dim_account WHERE account_id = ?)",
      "lower(customer.email) = lower(?)",
    ]
    for condition in exact {
      let found = try rows(condition, text)
      if !found.isEmpty { return found.map(\.found) }
    }
    return try byName(foldedName(text))
  }

  private struct Row {
    let found: Found
    let foldedName: String
  }

  private func rows(_ condition: String, _ text: String?) throws(SQLiteError) -> [Row] {
    let statement = try connection.prepare(
      """
      SELECT customer.customer_id, coalesce(customer.name, ''), coalesce(customer.city, ''),
        coalesce(customer.country, ''), customer.customer_key
      FROM dim_customer AS customer
      WHERE customer.is_current = 1 AND customer.customer_key > 0 AND \(condition)
      ORDER BY customer.customer_id
      """)
    if let text { statement.bind(text, at: 0) }
    var rows: [Row] = []
    while try statement.step() {
      let name = statement.text(1)
      let place = [statement.text(2), statement.text(3)].filter { !$0.isEmpty }
      rows.append(
        Row(
          found: Found(
            key: Int(statement.integer(4)), id: statement.text(0), name: name,
            place: place.joined(separator: ", ")),
          foldedName: text == nil ? foldedName(name) : ""))
    }
    return rows
  }

  private func byName(_ wanted: String) throws -> [Found] {
    guard !wanted.isEmpty else { return [] }
    let all = try rows("customer.name IS NOT NULL", nil)
    for isLike in [
      { (name: String) in name == wanted },
      { (name: String) in name.hasPrefix(wanted) || name.contains(" " + wanted) },
      { (name: String) in name.contains(wanted) },
    ] {
      let found = all.filter { isLike($0.foldedName) }
      if !found.isEmpty { return found.map(\.found) }
    }
    return nearest(to: wanted, all)
  }

  /// Customers whose name, or whose first words, are the nearest to what was written.
  private func nearest(to wanted: String, _ all: [Row]) -> [Found] {
    let words = wanted.split(separator: " ").count
    let starts = all.map { row in
      row.foldedName.split(separator: " ").prefix(words).joined(separator: " ")
    }
    let near =
      nearestName(to: wanted, in: all.map(\.foldedName))
      ?? nearestName(
        to: wanted, in: starts)
    guard let near else { return [] }
    return zip(all, starts).filter { $0.foldedName == near || $1 == near }.map(\.0.found)
  }
}

/// Why there is no customer to show.
public enum CustomerFinderError: Error, Equatable, CustomStringConvertible {
  /// Nobody is like that.
  case nobody(String)
  /// Several are.
  case several(String, [CustomerFinder.Found])

  /// A line, and one for each that may be meant, ten at most.
  public var description: String {
    switch self {
    case .nobody(let text):
      "there is no customer like `\(text)`; try a part of the name, an e-mail address or an id"
    case .several(let text, let found):
      ([
        "\(found.count) customers are like `\(text)`; say which by its id:"
      ]
        + found.prefix(10).map {
          "  \($0.id)  \($0.name)\($0.place.isEmpty ? "" : ", " + $0.place)"
        }
        + (found.count > 10 ? ["  … and \(found.count - 10) more"] : [])).joined(separator: "\n")
    }
  }
}

import SQLite
import Warehouse
import Workspace

@testable import Importing

/// A warehouse in memory with accounts and what their sources say of them.
final class IdentityWarehouse {
  /// What a source says of an account: `erp:1` from a day on.
  struct Said {
    var source: String
    var id: String
    var from = 0
    var isBorne = false
    var words: [String: String] = [:]
  }

  let connection: Connection
  private var sourceKeys: [String: Int] = [:]

  /// Sources are known in the order of the names, which need not be the workspace's.
  init(sources: [String] = ["erp", "shop", "books"]) throws {
    connection = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: connection)
    for (index, name) in sources.enumerated() {
      try connection.execute("INSERT INTO source VALUES (\(index + 1), '\(name)')")
      sourceKeys[name] = index + 1
    }
  }

  /// The account of that id, made where it is new.
  @discardableResult
  func account(_ source: String, _ id: String) throws -> Int64 {
    let sourceKey = sourceKeys[source] ?? 0
    let find = try connection.prepare(
      "SELECT account_key FROM dim_account WHERE account_id = ? AND source_key = ?")
    find.bind(id, at: 0).bind(sourceKey, at: 1)
    if try find.step() { return find.integer(0) }
    let insert = try connection.prepare(
      "INSERT INTO dim_account (source_key, account_id) VALUES (?, ?)")
    insert.bind(sourceKey, at: 0).bind(id, at: 1)
    try insert.run()
    return connection.lastInsertedRow
  }

  /// Notes what a source says; the record of the same day is replaced.
  func say(_ said: Said) throws {
    let account = try account(said.source, said.id)
    let columns = said.words.keys.sorted()
    let insert = try connection.prepare(
      """
      INSERT OR REPLACE INTO customer_record (account_key, is_borne_by_facts,
        valid_from_date_key, stamp, file_key\(columns.map { ", " + $0 }.joined()))
      VALUES (?, ?, ?, '', 0\(columns.map { _ in ", ?" }.joined()))
      """)
    insert.bind(account, at: 0).bind(said.isBorne ? 1 : 0, at: 1).bind(said.from, at: 2)
    for (index, column) in columns.enumerated() {
      insert.bind(said.words[column], at: index + 3)
    }
    try insert.run()
  }

  func say(_ source: String, _ id: String, from: Int = 0, _ words: [String: String]) throws {
    try say(Said(source: source, id: id, from: from, words: words))
  }

  /// Takes away all that a source says of an account.
  func unsay(_ source: String, _ id: String) throws {
    let key = try account(source, id)
    try connection.execute("DELETE FROM customer_record WHERE account_key = \(key)")
  }

  /// Derives the customers with the identity settings of that text.
  @discardableResult
  func derive(_ identity: String = "", recordsChanged: Bool = true) throws -> Bool {
    let text = """
      { company: { name: "F", currency: "CZK" }, identity: { \(identity) },
        sources: { erp: { files: ["a"] }, shop: { files: ["b"] }, books: { files: ["c"] } } }
      """
    let settings = try Settings(reading: text.utf8, file: "klientela.json")
    return try CustomerDimension(
      connection, identity: settings.identity, sourceOrder: settings.sources.map(\.name)
    ).derive(recordsChanged: recordsChanged)
  }

  /// The rows of a query, cells parted by `|`, NULL as `-`.
  func rows(_ sql: String) throws -> [String] {
    let statement = try connection.prepare(sql)
    var rows: [String] = []
    while try statement.step() {
      rows.append(
        (0..<statement.columnCount).map { statement.optionalText($0) ?? "-" }
          .joined(separator: "|"))
    }
    return rows
  }

  /// Which accounts are which customer: `erp:1 > 1`.
  func customers() throws -> [String] {
    try rows(
      """
      SELECT source.name || ':' || account.account_id || ' > ' || customer.customer_id
      FROM dim_account AS account
      JOIN source ON source.source_key = account.source_key
      LEFT JOIN dim_customer AS customer
        ON customer.customer_key = account.customer_key AND customer.is_current = 1
      WHERE account.account_key > 0 ORDER BY source.name, account.account_id
      """)
  }

  /// Why accounts were joined: `shop:7 = erp:1 by email a@b.cz`.
  func joins() throws -> [String] {
    try rows(
      """
      SELECT s.name || ':' || a.account_id || ' = ' || t.name || ':' || b.account_id || ' by '
        || j.ground || ' ' || j.value
      FROM customer_join AS j
      JOIN dim_account AS a ON a.account_key = j.account_key
      JOIN dim_account AS b ON b.account_key = j.joined_to_account_key
      JOIN source AS s ON s.source_key = a.source_key
      JOIN source AS t ON t.source_key = b.source_key
      ORDER BY 1
      """)
  }

  /// The versions of all customers, some columns of them: `1 0-20240630 name|CZ`.
  func versions(_ columns: String = "name, country") throws -> [String] {
    let cells = columns.split(separator: ", ").map { "coalesce(\($0), '-')" }
    return try rows(
      """
      SELECT customer_id || ' ' || valid_from_date_key || '-' || valid_to_date_key || ' '
        || \(cells.joined(separator: " || '|' || "))
      FROM dim_customer WHERE customer_key > 0 ORDER BY customer_id, valid_from_date_key
      """)
  }

  /// Everything that was derived, by ids, whatever the keys.
  func dump() throws -> [String] {
    let versions = try rows(
      """
      SELECT customer_id, c.name, kind, tax_id, registration_id, parent_id, email, phone, street,
        city, postal_code, country, c.region, m.market, k.market, acquired_date_key,
        acquisition_source, r.rep_id, c.is_inferred, valid_from_date_key, valid_to_date_key, is_current
      FROM dim_customer AS c
      JOIN dim_market AS m ON m.market_key = c.market_key
      JOIN dim_market AS k ON k.market_key = c.country_key
      JOIN dim_rep AS r ON r.rep_key = c.rep_key
      WHERE customer_key > 0 ORDER BY customer_id, valid_from_date_key
      """)
    return try versions + customers() + joins()
  }
}

import SQLite
import Testing

@testable import Warehouse

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .real(value) }
  /// NULL.
  public init(nilLiteral: ()) { self = .null }
}

/// An empty warehouse in memory, to be filled by hand: company currency CZK, calendar 2021–2027.
struct TinyWarehouse {
  let connection: Connection

  init(fiscalYearStarts: Int = 1) throws {
    connection = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: connection)
    try Warehouse.fillCalendar(
      on: connection, years: 2021...2027, fiscalYearStarts: fiscalYearStarts)
    try set("currency", "CZK")
    try set("minor_digits", "2")
    try add("source", ["source_key": 1, "name": "erp"])
  }

  func set(_ name: String, _ value: String) throws {
    let statement = try connection.prepare("INSERT OR REPLACE INTO warehouse_setting VALUES (?, ?)")
    try statement.bind(name, at: 0).bind(value, at: 1).run()
  }

  /// Inserts a row; columns that are not named and may not be NULL are 0 or empty.
  func add(_ table: String, _ row: [String: Value]) throws {
    var row = row
    let info = try connection.prepare("PRAGMA table_info(\(table))")
    var known: Set<String> = []
    while try info.step() {
      let (name, type) = (info.text(1), info.text(2))
      known.insert(name)
      let isRequired = info.integer(3) == 1 && info.isNull(4)
      guard row[name] == nil, isRequired else { continue }
      row[name] = type == "TEXT" ? "" : type == "BLOB" ? .blob([]) : 0
    }
    #expect(row.keys.allSatisfy(known.contains), "\(table) has no such column")
    let names = row.keys.sorted()
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    let statement = try connection.prepare(
      "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))")
    for (index, name) in names.enumerated() { statement.bind(row[name] ?? nil, at: index) }
    try statement.run()
  }

  /// A customer with one version that holds for ever, and its account of the same key.
  func addCustomer(_ key: Int64, _ id: String, _ row: [String: Value] = [:]) throws {
    try add(
      "dim_account",
      [
        "account_key": .integer(key), "source_key": 1,
        "account_id": .text(id), "customer_key": .integer(key),
      ])
    let base: [String: Value] = [
      "customer_version_key": .integer(key << 27), "customer_key": .integer(key),
      "customer_id": .text(id), "valid_to_date_key": 9999_12_31, "is_current": 1,
    ]
    try add("dim_customer", base.merging(row) { $1 })
  }

  /// Who had completed lines in a month, with the revenue: those who ordered, and others.
  func addBuyers(
    _ month: Int64, _ buyers: [Int: Int64], others: [Int: Int64] = [:]
  ) throws {
    var lists = [BearerList(), BearerList()]
    for (place, customers) in [buyers, others].enumerated() {
      for (key, revenue) in customers.sorted(by: { $0.key < $1.key }) {
        lists[place].append(key, revenueMinor: revenue)
      }
    }
    try add(
      "buyer_month",
      [
        "month_key": .integer(month), "buyers": .integer(Int64(buyers.count)),
        "buyer_list": .blob(lists[0].bytes), "other_list": .blob(lists[1].bytes),
      ])
  }

  /// The rows of a built-in query as machine text.
  func rows(_ name: String, _ given: [String: String] = [:]) throws -> [[String]] {
    try result(name, given).texts
  }

  /// The answer of a query asked by itself, which is that of one among many.
  func result(_ name: String, _ given: [String: String] = [:]) throws -> QueryResult {
    let query = try QueryCatalogue.builtIn.query(name)
    let result = try QueryRunner(connection).result(of: query, given)
    let amongMany = try QueryRunner(connection, keeping: KeptTables(isForMany: true))
    #expect(try amongMany.result(of: query, given) == result)
    return result
  }

  /// The rows of a built-in query by the text of one column, each as column name to text.
  func rows(
    _ name: String, _ given: [String: String] = [:], by column: String
  ) throws -> [String: [String: String]] {
    let result = try result(name, given)
    let names = result.columns.map(\.name)
    let pairs = result.texts.map { texts -> (String, [String: String]) in
      let row = Dictionary(uniqueKeysWithValues: zip(names, texts))
      return (row[column] ?? "", row)
    }
    return Dictionary(pairs) { first, _ in first }
  }
}

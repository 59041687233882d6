import SQLite
import Testing
import Warehouse

/// A warehouse in memory, or in a file, whose monthly aggregates are written by hand.
final class TinyWarehouse {
  let connection: Connection

  init(fiscalYearStarts: Int = 1, path: String = ":memory:") throws {
    connection = try Connection(path: path, mode: .create)
    // As an import leaves a file.
    try connection.execute("PRAGMA journal_mode = WAL")
    try Warehouse.createSchema(on: connection)
    try Warehouse.fillCalendar(
      on: connection, years: 2020...2027, fiscalYearStarts: fiscalYearStarts)
    try run(
      "INSERT INTO warehouse_setting VALUES ('currency', 'CZK'), ('minor_digits', '2'),"
        + " ('fiscal_year_starts', '\(fiscalYearStarts)')")
    try touch(202001)
  }

  func run(_ sql: String) throws { try connection.execute(sql) }

  /// An import that touched a month.
  func touch(_ month: Int) throws {
    try run(
      "INSERT INTO import_run (started_at, host, process_id) VALUES ('', '', 1);"
        + "INSERT INTO month_touched SELECT max(run_key), \(month) FROM import_run")
  }

  func addCustomer(_ key: Int, _ id: String, acquired: Int = 0, firstFact: Int = 0) throws {
    try run(
      "INSERT INTO dim_account VALUES (\(key), 0, '\(id)', \(key), \(firstFact));"
        + "INSERT INTO dim_customer (customer_version_key, customer_key, customer_id, name,"
        + " acquired_date_key, valid_from_date_key, valid_to_date_key, is_current)"
        + " VALUES (\(key << 27), \(key), '\(id)', 'Firm \(id)', \(acquired), 0, 99991231, 1)")
  }

  /// A month's completed lines of a customer: an order on each of those days of the month.
  func addSales(
    _ customer: Int, _ month: Int, days: [Int], revenue: Int64, cost: Int64? = nil,
    lines: Int = 1, returnLines: Int = 0, firstDayRevenue: Int64? = nil
  ) throws {
    let bits = days.reduce(0) { $0 | 1 << ($1 - 1) }
    let costed = cost == nil ? 0 : lines
    try run(
      "INSERT INTO customer_month VALUES (\(month), \(customer), \(lines), \(returnLines),"
        + " \(days.count), \(bits), 1000000, \(revenue), 0, \(revenue), 0, \(costed),"
        + " \(cost == nil ? 0 : revenue), \(cost ?? 0), \(revenue), \(firstDayRevenue ?? revenue));"
        + "INSERT INTO customer_order VALUES (\(month), \(customer), \(month) << 24)")
  }

  /// A document of a month with lines (product, units, status, revision) of a customer.
  func addDocument(
    number: Int64, customer: Int, day: Int,
    _ lines: [(product: Int, units: Int, status: Int, revision: Int64)], keyMonth: Month? = nil
  ) throws {
    let written = try #require(Day(key: day))
    let document = DocumentKey.document(month: keyMonth ?? written.month, number: number)
    for (slot, line) in lines.enumerated() {
      let slot = line.revision > 0 ? Int64(slot) - line.revision : Int64(slot)
      let key = DocumentKey.line(document: document, slot: slot, revision: line.revision)
      try run(
        "INSERT INTO fact_sale_line VALUES (\(key), \(customer), \(line.product), \(day),"
          + " \(line.status), 1, \(line.units)000000, 0, 0, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0)")
    }
  }

  func addContacts(
    _ customer: Int, _ month: Int, medium: String = "phone", contacts: Int, minutes: Int,
    costed: Int = 0, cost: Int64 = 0
  ) throws {
    try run(
      "INSERT INTO contact_month VALUES (\(month), \(customer), '\(medium)', \(contacts),"
        + " \(minutes)000000, \(costed), \(cost), \(minutes)000000, \(month)05)")
  }

  func addReceivable(
    _ customer: Int, _ month: Int, overdue: Int64, oldestDue: Int, credit: Int64 = 0
  ) throws {
    try run(
      "INSERT INTO receivable_month VALUES (\(month), \(customer), 0, \(overdue), 0, 0, 0,"
        + " \(credit), 0, \(oldestDue), 1);"
        + "INSERT INTO ledger_month VALUES (\(month), 0, 0, 0, 0, 0, 500, 0, \(overdue), 0, 0, 0,"
        + " \(credit)) ON CONFLICT DO UPDATE SET credit_minor = credit_minor + excluded.credit_minor,"
        + " overdue_1_30_minor = overdue_1_30_minor + excluded.overdue_1_30_minor")
  }

  /// One row as texts joined by `|`; NULL is `-`.
  func row(_ sql: String) throws -> String { try rows(sql).joined(separator: "\n") }

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

  /// Everything that classification writes, but for lineage and what only the program reads.
  func dump() throws -> [String] {
    try [
      "company_month", "customer_snapshot", "customer_tag", "score_cut", "lifetime_fit",
      "snapshot_month", "class_month",
    ].flatMap { table in try rows("SELECT * FROM \(table) ORDER BY 1, 2").map { "\(table): \($0)" }
    }
  }
}

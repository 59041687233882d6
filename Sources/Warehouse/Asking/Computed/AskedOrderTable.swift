import SQLite

/// The documents of the customers asked about with a line in a month asked for, each with the sums by
/// state of its lines up to the last month's end. ordered_date_key is the first of their days;
/// revenue_minor of all of them, fulfillable_revenue_minor of those that are not cancelled.
struct AskedOrderTable: SharingTable {
  static let name = "asked_order"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_id", .text), ("order_key", .integer), ("ordered_date_key", .integer),
    ("lines", .integer), ("planned_lines", .integer), ("open_lines", .integer),
    ("completed_lines", .integer), ("revenue_minor", .integer),
    ("fulfillable_revenue_minor", .integer),
  ]

  static let parameters = ["customer", "months"]

  let connection: Connection
  let kept: KeptTables

  static func scope(_ connection: Connection) throws -> String {
    try AskedCustomerTable.keys(connection)
  }

  /// More months than any history has.
  private static let mostMonths: Int64 = 100_000

  /// The first of the months asked for; nil where all to that one are.
  static func firstMonth(to month: Month, _ values: [String: Value]) -> Month? {
    guard case .integer(let months)? = values["months"] else { return nil }
    return month.adding(months: 1 - Int(min(max(months, 0), mostMonths)))
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let first = Self.firstMonth(to: month, values)
    let ids = try AskedCustomerTable.ids(connection)
    let days = 0...month.lastDay.key
    for document in try kept.documents(connection, from: first, to: month) {
      let lines = document.lines(ofDays: days)
      guard let id = ids[document.customer], !lines.isEmpty else { continue }
      batch.append(id)
      batch.append(document.key)
      append(lines, to: batch)
    }
  }

  private func append(_ lines: [AskedDocument.Line], to batch: RowBatch) {
    batch.append(lines.map(\.dateKey).min())
    batch.append(lines.count)
    for state in [AskedDocument.Status.planned, .open, .completed] {
      batch.append(lines.count { $0.status == state.rawValue })
    }
    let revenueMinor = lines.reduce(Int64(0)) { $0 &+ $1.revenueMinor }
    let cancelledMinor = lines.reduce(Int64(0)) {
      $1.status == AskedDocument.Status.cancelled.rawValue ? $0 &+ $1.revenueMinor : $0
    }
    batch.append(revenueMinor)
    batch.append(revenueMinor &- cancelledMinor)
  }
}

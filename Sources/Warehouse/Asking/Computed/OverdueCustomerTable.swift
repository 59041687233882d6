import SQLite

/// What each customer has overdue at the end of a month: the sums of `open_invoice`, which must be
/// there. Days and invoices are of what is not disputed, NULL where all is.
struct OverdueCustomerTable: ComputedTable {
  static let name = "overdue_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("overdue_minor", .integer), ("disputed_minor", .integer),
    ("overdue_days", .integer), ("oldest_due_date_key", .integer), ("invoices", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Sum {
    var isThere = false
    var overdueMinor: Int64 = 0
    var disputedMinor: Int64 = 0
    var days: Int64 = RowBatch.null
    var oldestDue: Int64 = RowBatch.null
    var invoices = 0

    mutating func add(_ minor: Int64, due: Int64, days late: Int64, isDisputed: Bool) {
      isThere = true
      guard !isDisputed else { return disputedMinor &+= minor }
      overdueMinor &+= minor
      days = max(days, late)
      oldestDue = invoices == 0 ? due : min(oldestDue, due)
      invoices += 1
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var sums = Array(repeating: Sum(), count: try connection.customerCapacity())
    let statement = try connection.prepare(
      """
      SELECT customer_key, open_minor, due_date_key, overdue_days, is_disputed
      FROM open_invoice WHERE overdue_days > 0
      """)
    while try statement.step() {
      let customer = Int(statement.integer(0))
      guard sums.indices.contains(customer) else { continue }
      sums[customer].add(
        statement.integer(1), due: statement.integer(2), days: statement.integer(3),
        isDisputed: statement.integer(4) != 0)
    }
    for (customer, sum) in sums.enumerated() where sum.isThere {
      batch.append(customer)
      batch.append(sum.overdueMinor)
      batch.append(sum.disputedMinor)
      batch.append(sum.days)
      batch.append(sum.oldestDue)
      batch.append(sum.invoices)
    }
  }
}

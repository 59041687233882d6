import SQLite

/// What each customer has overdue at the end of a month: the sums of `open_invoice`, which must be
/// there, and what the customer has to its credit. Days and invoices are of what is not disputed, NULL
/// where all is.
struct OverdueCustomerTable: SharingTable {
  static let name = "overdue_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("overdue_minor", .integer), ("disputed_minor", .integer),
    ("overdue_days", .integer), ("oldest_due_date_key", .integer), ("invoices", .integer),
    ("credit_minor", .integer),
  ]

  let connection: Connection
  let kept: KeptTables

  private struct Sum {
    var isThere = false
    var overdueMinor: Int64 = 0
    var disputedMinor: Int64 = 0
    var days: Int64 = RowBatch.null
    var oldestDue: Int64 = RowBatch.null
    var invoices = 0
    var creditMinor: Int64 = 0

    mutating func add(_ item: OpenInvoiceTable.Item) {
      isThere = true
      guard !item.isDisputed else { return disputedMinor &+= item.openMinor }
      overdueMinor &+= item.openMinor
      days = max(days, item.overdueDays)
      oldestDue = invoices == 0 ? item.dueDateKey : min(oldestDue, item.dueDateKey)
      invoices += 1
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var sums = Array(repeating: Sum(), count: try connection.customerCapacity())
    try OpenInvoiceTable.forEach(on: connection, month: month, keeping: kept) { item in
      guard item.overdueDays > 0, sums.indices.contains(item.customer) else { return }
      sums[item.customer].add(item)
    }
    try addCredits(to: &sums, month)
    for (customer, sum) in sums.enumerated() where sum.isThere {
      batch.append(customer)
      batch.append(sum.overdueMinor)
      batch.append(sum.disputedMinor)
      batch.append(sum.days)
      batch.append(sum.oldestDue)
      batch.append(sum.invoices)
      batch.append(sum.creditMinor)
    }
  }

  private func addCredits(to sums: inout [Sum], _ month: Month) throws(SQLiteError) {
    let statement = try connection.prepare(SQLText.customerCredits.text)
    statement.bind(month.key, at: 0)
    while try statement.step() {
      let customer = Int(statement.integer(0))
      if sums.indices.contains(customer) { sums[customer].creditMinor = statement.integer(1) }
    }
  }
}

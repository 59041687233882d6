import SQLite

/// What is open at the end of a month by the week in which it is likely to be paid: `open_invoice` and
/// `usual_delay`, which must be there, put together.
///
/// Week 0 is past, 1 begins with the day after the month's end, 14 is all after thirteen weeks. A week
/// without a payment has no row. Disputed invoices are left out.
struct ExpectedWeekTable: SharingTable {
  static let name = "expected_week"
  static let columns: [(name: String, kind: CellKind)] = [
    ("week", .integer), ("amount_minor", .integer), ("invoices", .integer),
    ("customers", .integer),
  ]

  let connection: Connection
  let kept: KeptTables

  /// The week of what comes later.
  private static let later = 14

  private struct Week {
    var amountMinor: Int64 = 0
    var invoices = 0
    var customers: KeyBits
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let capacity = try connection.customerCapacity()
    let delays = try delays(capacity)
    let lastDay = try lastDay(month)
    var weeks = Array(
      repeating: Week(customers: KeyBits(capacity: capacity)), count: Self.later + 1)
    var numbers = DayNumbers()
    try OpenInvoiceTable.forEach(on: connection, month: month, keeping: kept) { item in
      guard !item.isDisputed, let due = numbers.number(item.dueDateKey) else { return }
      let delay = delays.indices.contains(item.customer) ? delays[item.customer] : 0
      let week = Self.week(daysAhead: Int64(due) + delay - lastDay)
      weeks[week].amountMinor &+= item.openMinor
      weeks[week].invoices += 1
      weeks[week].customers.insert(item.customer)
    }
    for (number, week) in weeks.enumerated() where week.invoices > 0 {
      batch.append(number)
      batch.append(week.amountMinor)
      batch.append(week.invoices)
      batch.append(week.customers.count)
    }
  }

  private static func week(daysAhead days: Int64) -> Int {
    if days <= 0 { return 0 }
    return days > 91 ? later : Int(days + 6) / 7
  }

  private func delays(_ capacity: Int) throws(SQLiteError) -> [Int64] {
    var delays = Array(repeating: Int64(0), count: capacity)
    let statement = try connection.prepare("SELECT customer_key, days FROM usual_delay")
    while try statement.step() {
      let customer = Int(statement.integer(0))
      if delays.indices.contains(customer) { delays[customer] = statement.integer(1) }
    }
    return delays
  }

  /// The day that the month is looked at from, which need not be its last.
  private func lastDay(_ month: Month) throws(SQLiteError) -> Int64 {
    try connection.integer(
      "SELECT last_day_number FROM dim_month WHERE month_key = \(month.key)")
  }
}

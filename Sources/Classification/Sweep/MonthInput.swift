import SQLite

/// What a month adds to the sweep, and what leaves the trailing year with it.
struct MonthInput {
  var span: MonthSpan
  var sales: [SalesRow] = []
  var contacts: [ContactRow] = []
  var overdue: [OverdueRow] = []
  var isAnyContactCosted = false
  var receivables: ReceivableTotals?
  var invoiced90DaysMinor: Int64?
  /// Of the month twelve months before.
  var leavingSales: [SalesRow] = []
  var leavingContacts: [ContactRow] = []
  var leavingOverdue: [OverdueRow] = []
  /// Of the month twenty-four months before.
  var leavingRevenue: [RevenueRow] = []
}

/// Reads months one after the other and remembers those that will leave the trailing year, so that a
/// walk over the whole history reads each row once.
struct MonthWindow {
  private let reader: MonthReader
  private let calendar: SweepCalendar
  private let needsOverdue: Bool
  private var sales: [Int: [SalesRow]] = [:]
  private var revenue: [Int: [RevenueRow]] = [:]
  private var contacts: [Int: [ContactRow]] = [:]
  private var overdue: [Int: [OverdueRow]] = [:]

  init(_ reader: MonthReader, _ calendar: SweepCalendar, needsOverdue: Bool) {
    self.reader = reader
    self.calendar = calendar
    self.needsOverdue = needsOverdue
  }

  /// What the month of that index adds and takes away.
  mutating func input(_ span: MonthSpan) throws -> MonthInput {
    var input = MonthInput(span: span)
    input.sales = try reader.sales(ofMonth: span.key)
    let contacts = try reader.contacts(ofMonth: span.key)
    input.contacts = contacts.rows
    input.isAnyContactCosted = contacts.anyOwnCost
    let ledger = try reader.ledger(ofMonth: span.key)
    if ledger.hasBegun { input.receivables = try reader.receivableTotals(ofMonth: span.key) }
    input.invoiced90DaysMinor = ledger.invoiced90Days
    if needsOverdue { input.overdue = try readOverdue(span) }
    try addLeaving(to: &input)
    remember(input)
    return input
  }

  private mutating func addLeaving(to input: inout MonthInput) throws {
    let year = input.span.index - 12
    if let span = calendar.span(ofIndex: year) {
      input.leavingSales = try sales.removeValue(forKey: year) ?? reader.sales(ofMonth: span.key)
      input.leavingContacts =
        try contacts.removeValue(forKey: year) ?? reader.contacts(ofMonth: span.key).rows
      if needsOverdue {
        input.leavingOverdue = try overdue.removeValue(forKey: year) ?? readOverdue(span)
      }
    }
    let yearBefore = input.span.index - 24
    if let span = calendar.span(ofIndex: yearBefore) {
      input.leavingRevenue =
        try revenue.removeValue(forKey: yearBefore) ?? reader.revenue(ofMonth: span.key)
    }
  }

  private mutating func remember(_ input: MonthInput) {
    sales[input.span.index] = input.sales
    contacts[input.span.index] = input.contacts
    if needsOverdue { overdue[input.span.index] = input.overdue }
    revenue[input.span.index - 12] = input.leavingSales.map {
      RevenueRow(customer: $0.customer, revenueMinor: $0.revenueMinor)
    }
  }

  private func readOverdue(_ span: MonthSpan) throws(SQLiteError) -> [OverdueRow] {
    try reader.receivables(ofMonth: span.key).compactMap { row in
      row.overdueMinor == 0
        ? nil : OverdueRow(customer: row.customer, overdueMinor: row.overdueMinor)
    }
  }
}

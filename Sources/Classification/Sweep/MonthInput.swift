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
  var leaving = LeavingRows()
}

/// What leaves the trailing year with a month, and the year before that.
struct LeavingRows {
  /// Of the month twelve months before.
  var sales: [SalesRow] = []
  var contacts: [ContactRow] = []
  var overdue: [OverdueRow] = []
  /// Of the month twenty-four months before.
  var revenue: [RevenueRow] = []
}

/// Reads months one after the other and remembers those that will leave the trailing year, so that a
/// walk over the whole history reads each row once.
struct MonthWindow {
  private let reader: MonthReader
  private let calendar: SweepCalendar
  private var sales: [Int: [SalesRow]] = [:]
  private var revenue: [Int: [RevenueRow]] = [:]
  private var contacts: [Int: [ContactRow]] = [:]
  private var overdue: [Int: [OverdueRow]] = [:]

  init(_ reader: MonthReader, _ calendar: SweepCalendar) {
    self.reader = reader
    self.calendar = calendar
  }

  /// Remembers what leaves with the month of that index, which was read before.
  mutating func remember(_ leaving: LeavingRows, ofIndex index: Int) {
    sales[index - 12] = leaving.sales
    contacts[index - 12] = leaving.contacts
    overdue[index - 12] = leaving.overdue
    revenue[index - 24] = leaving.revenue
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
    input.overdue = try reader.overdue(ofMonth: span.key)
    input.leaving = try leaving(ofIndex: span.index)
    remember(input)
    return input
  }

  /// What leaves with the month of that index.
  mutating func leaving(ofIndex index: Int) throws -> LeavingRows {
    var leaving = LeavingRows()
    if let year = calendar.span(ofIndex: index - 12) {
      leaving.sales =
        try sales.removeValue(forKey: year.index) ?? reader.sales(ofMonth: year.key)
      leaving.contacts =
        try contacts.removeValue(forKey: year.index) ?? reader.contacts(ofMonth: year.key).rows
      leaving.overdue =
        try overdue.removeValue(forKey: year.index) ?? reader.overdue(ofMonth: year.key)
    }
    if let yearBefore = calendar.span(ofIndex: index - 24) {
      leaving.revenue =
        try revenue.removeValue(forKey: yearBefore.index) ?? reader.revenue(ofMonth: yearBefore.key)
    }
    return leaving
  }

  private mutating func remember(_ input: MonthInput) {
    sales[input.span.index] = input.sales
    contacts[input.span.index] = input.contacts
    overdue[input.span.index] = input.overdue
    revenue[input.span.index - 12] = input.leaving.sales.map {
      RevenueRow(customer: $0.customer, revenueMinor: $0.revenueMinor)
    }
  }
}

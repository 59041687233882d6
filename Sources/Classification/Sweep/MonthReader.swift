import SQLite
import Warehouse

/// Reads what the warehouse keeps for each month.
struct MonthReader {
  private let sales: Statement
  private let revenue: Statement
  private let contacts: Statement
  private let receivables: Statement
  private let receivableTotals: Statement
  private let ledger: Statement
  private let contactRates: ContactRates
  private let needsOverdue: Bool

  init(_ connection: Connection, rates: ServiceRates) throws(SQLiteError) {
    sales = try connection.prepare(SQLText.monthSales.text)
    revenue = try connection.prepare(SQLText.monthRevenue.text)
    contacts = try connection.prepare(SQLText.monthContacts.text)
    receivables = try connection.prepare(SQLText.monthReceivables.text)
    receivableTotals = try connection.prepare(SQLText.monthReceivableTotals.text)
    ledger = try connection.prepare(SQLText.ledger.text)
    contactRates = ContactRates(rates)
    needsOverdue = rates.overdueInterestPerYear != nil
  }

  /// A month's rows of customer_month, by customer.
  func sales(ofMonth key: Int) throws(SQLiteError) -> [SalesRow] {
    var rows: [SalesRow] = []
    try forEachRow(of: sales, month: key) { row in
      rows.append(
        SalesRow(
          customer: row.small(0), lines: row.small(1), returnLines: row.small(2),
          orders: row.small(3), orderDayBits: UInt32(truncatingIfNeeded: row.integer(4)),
          costedLines: row.small(5), unitsMicro: row.integer(6), grossSalesMinor: row.integer(7),
          discountsMinor: row.integer(8), revenueMinor: row.integer(9),
          returnsMinor: row.integer(10), costedRevenueMinor: row.integer(11),
          costMinor: row.integer(12), orderRevenueMinor: row.integer(13),
          firstDayOrderRevenueMinor: row.integer(14)))
    }
    return rows
  }

  /// A month's revenue by customer.
  func revenue(ofMonth key: Int) throws(SQLiteError) -> [RevenueRow] {
    var rows: [RevenueRow] = []
    try forEachRow(of: revenue, month: key) { row in
      rows.append(RevenueRow(customer: row.small(0), revenueMinor: row.integer(1)))
    }
    return rows
  }

  /// A month's contacts by customer, and whether any of them bears a cost of its own.
  func contacts(ofMonth key: Int) throws(SQLiteError) -> (rows: [ContactRow], anyOwnCost: Bool) {
    var rows: [ContactRow] = []
    var anyOwnCost = false
    try forEachRow(of: contacts, month: key) { row in
      anyOwnCost = anyOwnCost || row.integer(4) > 0
      let added = ContactRow(
        customer: row.small(0), contacts: row.small(2), lastDay: dayNumber(ofKey: row.integer(7)),
        minutesMicro: row.integer(3),
        costMicro: contactRates.costMicro(
          medium: row.textBytes(1), contacts: row.integer(2) - row.integer(4),
          minutesMicro: row.integer(6), ownCostMinor: row.integer(5)))
      if let last = rows.last, last.customer == added.customer {
        rows[rows.count - 1].add(added)
      } else {
        rows.append(added)
      }
    }
    return (rows, anyOwnCost)
  }

  /// Who owes what at a month's end, by customer.
  func receivables(ofMonth key: Int) throws(SQLiteError) -> [ReceivableRow] {
    var rows: [ReceivableRow] = []
    try forEachRow(of: receivables, month: key) { row in
      rows.append(
        ReceivableRow(
          customer: row.small(0), oldestDueDay: dayNumber(ofKey: row.integer(5)),
          openMinor: row.integer(1), overdueMinor: row.integer(2), creditMinor: row.integer(3),
          disputedMinor: row.integer(4)))
    }
    return rows
  }

  /// Who owes how much overdue at a month's end, by customer; nobody where no interest is asked for it.
  func overdue(ofMonth key: Int) throws(SQLiteError) -> [OverdueRow] {
    guard needsOverdue else { return [] }
    return try receivables(ofMonth: key).compactMap { row in
      row.overdueMinor == 0
        ? nil : OverdueRow(customer: row.customer, overdueMinor: row.overdueMinor)
    }
  }

  /// What all customers together owe at a month's end.
  func receivableTotals(ofMonth key: Int) throws(SQLiteError) -> ReceivableTotals {
    var totals = ReceivableTotals()
    try forEachRow(of: receivableTotals, month: key) { row in
      totals = ReceivableTotals(
        openMinor: row.integer(0), overdueMinor: row.integer(1), creditMinor: row.integer(2))
    }
    return totals
  }

  /// Whether anything was invoiced or paid by the month's end, and what was invoiced in the 90 days
  /// to it, unknown where the ledger has no row for the month.
  func ledger(ofMonth key: Int) throws(SQLiteError) -> (hasBegun: Bool, invoiced90Days: Int64?) {
    var answer: (Bool, Int64?) = (false, nil)
    try forEachRow(of: ledger, month: key) { row in
      answer = (!row.isNull(0), row.optionalInteger(1))
    }
    return answer
  }

  private func forEachRow(
    of statement: Statement, month key: Int, _ body: (Statement) -> Void
  ) throws(SQLiteError) {
    for index in statement.parameterNames.indices { statement.bind(key, at: index) }
    while try statement.step() { body(statement) }
    statement.reset()
  }
}

extension Statement {
  /// An integer column that fits 32 bits.
  @inline(__always)
  func small(_ column: Int) -> Int32 { Int32(truncatingIfNeeded: integer(column)) }
}

extension ContactRow {
  /// Adds the same customer's contacts of another medium.
  mutating func add(_ other: ContactRow) {
    contacts &+= other.contacts
    minutesMicro &+= other.minutesMicro
    costMicro &+= other.costMicro
    lastDay = max(lastDay, other.lastDay)
  }
}

/// The day number of a YYYYMMDD key, `noDay` where the key is 0 or no day.
@inline(__always)
func dayNumber(ofKey key: Int64) -> Int32 { Day(key: Int(key))?.number ?? noDay }

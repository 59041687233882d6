import SQLite
import Warehouse
import Workspace

/// What follows when all files of a run are in: dimensions derived, months summed anew, snapshots
/// marked that no longer hold.
final class Settlement {
  private let connection: Connection
  private let settings: Settings
  private let writer: Writer
  private let facts: FactLoad?
  private let stored: Connection?
  private let whenIdle: (@Sendable () -> Void)?
  private var isFirst: Bool { facts != nil }
  /// Facts that the user should know of.
  private(set) var notes: [String] = []

  /// `facts` fills the tables of a first warehouse. `stored` sees what the warehouse was before the run,
  /// and nobody else reads on it any more. `whenIdle`: see `Importer.Options`.
  init(
    _ connection: Connection, _ settings: Settings, _ writer: Writer, _ facts: FactLoad?,
    stored: Connection? = nil, whenIdle: (@Sendable () -> Void)? = nil
  ) {
    self.connection = connection
    self.settings = settings
    self.writer = writer
    self.facts = facts
    self.stored = stored
    self.whenIdle = whenIdle
  }

  /// Settles the run; `fresh` are the months of rows that were new, `firstFacts` by account the
  /// earliest day of a fact. Returns all months touched.
  func settle(_ fresh: TouchedMonths, firstFacts: [Int64]) throws -> [Month] {
    var touched = writer.touched
    touched.add(fresh)
    let ahead = stored.map { ReceivablesAhead($0, whenRead: whenIdle) }
    defer { ahead?.wait() }
    let settingsMoved = try saveSettings()
    try fillCalendar(touched.all, anew: settingsMoved.contains("fiscal_year_starts"))
    try FirstFacts(connection).lower(firstFacts)
    try FirstFacts(connection).find(touched.gone)
    let restsMoved = try deriveDimensions(
      isHomeMoved: settingsMoved.contains("country"))
    if writer.restsChanged.productCosts, !isFirst {
      let months = try Recosting(connection, minorDigits: settings.company.currency.minorDigits)
        .run(from: nil)
      touched.sales.formUnion(months.map(\.index))
    }
    if restsMoved, !isFirst {
      touched.sales.formUnion(try months(of: "customer_order"))
      touched.contacts.formUnion(try months(of: "contact_month"))
      touched.ledger.formUnion(try months(of: "ledger_month"))
    }
    if !isFirst { touched.ledger.formUnion(try monthsOfOtherRates()) }
    if !settingsMoved.isDisjoint(with: ["payment_term_days", "rate_day"]), !isFirst {
      touched.ledger.formUnion(try months(of: "ledger_month"))
    }
    if settingsMoved.contains("fiscal_year_starts"), !isFirst, let first = try firstMonth() {
      // Customers are counted once in a fiscal year, month by month: what was counted begins anew.
      touched.others.insert(first.index)
    }
    let reached = try ReceivableSweep.lastMonth(connection)
    try sum(touched, ahead)
    if let reached, let last = try ReceivableSweep.lastMonth(connection), last > reached {
      touched.others.insert(reached.index + 1)
    }
    try markStale(touched.all)
    try forgetBaskets(touched.sales)
    return touched.all.sorted().map(Month.init(index:))
  }

  /// Derives dimensions from what the sources say; true where something that sums rest on moved.
  /// `isHomeMoved`: the company's country is another, by which ids and numbers are read.
  private func deriveDimensions(isHomeMoved: Bool) throws -> Bool {
    let products = try ProductDimension(connection).derive(moved: writer.recategorized)
    let customers = try CustomerDimension(
      connection, identity: settings.identity, sourceOrder: settings.sources.map(\.name)
    ).derive(recordsChanged: writer.restsChanged.members || isFirst || isHomeMoved)
    return products || customers
  }

  /// Sums the months that were touched. Sales are summed beside the rest.
  private func sum(_ touched: TouchedMonths, _ ahead: ReceivablesAhead?) throws {
    let customers = try CustomerLookup(connection)
    let sales = try beginSales(touched.sales, customers)
    let accounts = AccountLookup(customers, termDays: settings.paymentTermDays)
    try sumContacts(touched.contacts, accounts)
    try sumLedger(touched.ledger, accounts, ahead) { try sales?.writeSummed() }
    try sales?.finish()
    try facts?.giveBack()
    // The history's last month is known only now: sales may reach further than the ledger.
    if try receivablesEndEarly(), let last = try lastMonth() {
      try ReceivableSweep(connection, accounts).run(from: nil, through: last)
    }
  }

  /// Whether there are months behind the last one whose receivables are kept.
  private func receivablesEndEarly() throws(SQLiteError) -> Bool {
    guard let reached = try ReceivableSweep.lastMonth(connection), let last = try lastMonth()
    else { return false }
    return last > reached
  }

  private func beginSales(
    _ months: Set<Int>, _ customers: CustomerLookup
  ) throws -> MonthAggregator? {
    guard !months.isEmpty else { return nil }
    let aggregator = try MonthAggregator(connection, customers, facts)
    try aggregator.begin(months.sorted().map(Month.init(index:)), isEmpty: isFirst)
    try facts?.giveBack()
    return aggregator
  }

  private func sumContacts(
    _ months: Set<Int>, _ accounts: AccountLookup
  ) throws(SQLiteError) {
    guard !months.isEmpty else { return }
    let aggregator = try ContactAggregator(connection, accounts)
    for month in months.sorted() { try aggregator.sum(Month(index: month)) }
  }

  private func sumLedger(
    _ months: Set<Int>, _ accounts: AccountLookup, _ ahead: ReceivablesAhead?,
    _ meanwhile: () throws -> Void
  ) throws {
    // The history's months of the ledger are those of the last run: new ones come on top.
    let candidates = [try lastMonth(), months.max().map(Month.init(index:))].compactMap { $0 }
    guard let last = candidates.max() else { return }
    try ReceivableSweep(connection, accounts, facts, ahead: ahead).run(
      from: months.min().map(Month.init(index:)), through: last, meanwhile: meanwhile)
  }

  private func firstMonth() throws(SQLiteError) -> Month? {
    Month(key: Int(try connection.integer("SELECT first_month_key FROM history_month")))
  }

  private func lastMonth() throws(SQLiteError) -> Month? {
    Month(key: Int(try connection.integer("SELECT last_month_key FROM history")))
  }

  /// The months of documents in another currency than the invoice that they name, of which the rates
  /// that this run brought say anew what they take off it.
  private func monthsOfOtherRates() throws(SQLiteError) -> [Int] {
    guard let days = writer.rateDays.governed(usesDayBefore: settings.rateDay == .before) else {
      return []
    }
    let statement = try connection.prepare(SQLText.convertedMonths.text)
    // In the order in which the text names them.
    let values = [
      days.lowerBound.month.index, days.upperBound.month.index + 1, days.lowerBound.key,
      days.upperBound.key,
    ]
    for (place, value) in values.enumerated() { statement.bind(value, at: place) }
    var months: [Int] = []
    while try statement.step() {
      if let month = Month(key: Int(statement.integer(0))) { months.append(month.index) }
    }
    return months
  }

  private func months(of table: String) throws(SQLiteError) -> [Int] {
    let statement = try connection.prepare("SELECT DISTINCT month_key FROM \(table)")
    var months: [Int] = []
    while try statement.step() {
      if let month = Month(key: Int(statement.integer(0))) { months.append(month.index) }
    }
    return months
  }

  /// The calendar has two years more at either end than the facts: those that it lacks are filled.
  /// `anew`: the fiscal year moved, and all are.
  private func fillCalendar(_ months: Set<Int>, anew: Bool) throws(SQLiteError) {
    if months.isEmpty, !anew { return }
    let statement = try connection.prepare(SQLText.factYears.text)
    try statement.step()
    let standing = statement.isNull(0) ? [] : [statement.integer(0), statement.integer(1)]
    statement.reset()
    let years = standing.map(Int.init) + months.map { $0 / 12 }
    guard let first = years.min(), let last = years.max() else { return }
    if anew { try Warehouse.clearCalendar(on: connection) }
    var lacking = [first - 2..<last + 3]
    if !anew, let from = standing.first, let through = standing.last {
      lacking = [first - 2..<Int(from) - 2, Int(through) + 3..<last + 3]
    }
    for years in lacking where !years.isEmpty {
      try Warehouse.fillCalendar(
        on: connection, years: ClosedRange(years),
        fiscalYearStarts: settings.company.fiscalYearStarts)
    }
  }

  private func forgetBaskets(_ months: Set<Int>) throws(SQLiteError) {
    let statement = try connection.prepare(SQLText.forgetBaskets.text)
    for month in months {
      statement.bind(Month(index: month).key, at: 0)
      try statement.run()
    }
  }

  private func markStale(_ months: Set<Int>) throws(SQLiteError) {
    guard let first = months.min() else { return }
    let statement = try connection.prepare(SQLText.markStale.text)
    statement.bind(Month(index: first).key, at: 0)
    try statement.run()
  }

  /// Why the run has work to do though no file is new; nil where it has none.
  func dueReason() throws(SQLiteError) -> String? {
    if try settingsMoved() { return "settings changed: what rests on them was made anew" }
    // As an earlier version of the program left them.
    if try receivablesEndEarly() { return "receivables ended before the other facts: carried on" }
    return nil
  }

  /// Whether the workspace says something else than at the last run that what stands rests on.
  private func settingsMoved() throws(SQLiteError) -> Bool {
    let kept = KeptSettings(connection)
    for (name, value) in saidSettings where try kept.value(of: name) != value { return true }
    return try IdentitySetting(connection).isOther(
      settings.identity, sourceOrder: settings.sources.map(\.name))
  }

  /// The settings that SQL says or uses.
  private var saidSettings: [(name: String, value: String)] {
    let company = settings.company
    return [
      ("company", company.name), ("country", company.country ?? ""),
      ("currency", company.currency.code),
      ("minor_digits", String(company.currency.minorDigits)),
      ("language", company.language.rawValue),
      ("fiscal_year_starts", String(company.fiscalYearStarts)),
      ("inactive_after_days", String(settings.inactiveAfterDays)),
      ("payment_term_days", String(settings.paymentTermDays)),
      ("rate_day", settings.rateDay.rawValue),
    ]
  }

  /// Notes the settings that SQL says or uses; the names of those that changed.
  private func saveSettings() throws(SQLiteError) -> Set<String> {
    let kept = KeptSettings(connection)
    var moved: Set<String> = []
    for (name, value) in saidSettings where try kept.value(of: name) != value {
      moved.insert(name)
      try kept.keep(value, as: name)
    }
    return moved
  }
}

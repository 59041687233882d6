import SQLite
import Warehouse

/// One run: from where the sweep can go on, and the making of months.
struct ClassificationRun {
  private let connection: Connection
  private let settings: ClassificationSettings
  private let calendar: SweepCalendar
  private let directory: CustomerDirectory
  private let reader: MonthReader
  private let reaches: CampaignReaches
  private let companyWriter: CompanyMonthWriter
  private let store: StateStore
  private let ledger: RunLedger
  private let ahead: MonthsAhead
  private let former: FormerSweep?
  private var sweep: Sweep?

  init(
    _ connection: Connection, settings: ClassificationSettings, calendar: SweepCalendar,
    ledger: RunLedger, upTo lastIndex: Int, former: FormerSweep? = nil
  ) throws {
    self.connection = connection
    self.settings = settings
    self.calendar = calendar
    directory = try CustomerDirectory(connection)
    reader = try MonthReader(connection, rates: settings.rates)
    reaches = try CampaignReaches(connection)
    companyWriter = try CompanyMonthWriter(
      connection, rates: settings.rates, reaches: reaches, run: ledger.run)
    store = StateStore(connection)
    self.ledger = ledger
    self.former = try former?.isStill(on: connection) == true ? former : nil
    ahead = try MonthsAhead(
      connection, calendar, rates: settings.rates, lastIndex: lastIndex,
      mayReadAhead: !ledger.isTemporary, former: self.former)
  }

  /// Makes the months of the plan. `landing` is called after each snapshot.
  mutating func make(
    _ plan: ClassificationPlan, landing: () throws -> Void = {}
  ) throws -> ClassificationResult {
    var result = ClassificationResult()
    let writer = plan.snapshots.isEmpty ? nil : try makeWriter()
    for span in plan.months {
      try advance(to: span, plan, &result)
      if plan.snapshots.contains(span), let writer {
        try makeSnapshot(span, writer, quarterBefore: quarterBefore(span, plan))
        result.snapshots.append(Month(index: span.index))
        try landing()
      }
    }
    return result
  }

  private func makeWriter() throws(SQLiteError) -> SnapshotWriter {
    try SnapshotWriter(connection, settings: settings, directory: directory)
  }

  /// Brings the sweep to a month's end, from where it is or from the nearest month that was kept.
  private mutating func advance(
    to span: MonthSpan, _ plan: ClassificationPlan, _ result: inout ClassificationResult
  ) throws {
    var current = try startingPoint(for: span)
    sweep = nil
    let next = (current.month?.index ?? calendar.first.index - 1) + 1
    for index in next..<span.index + 1 {
      guard let month = calendar.span(ofIndex: index) else { continue }
      let company = current.advance(try ahead.input(month))
      if plan.companyMonths.contains(month) {
        try companyWriter.write(company, current)
        result.companyMonths += 1
      }
    }
    sweep = current
  }

  private func startingPoint(for span: MonthSpan) throws(SQLiteError) -> Sweep {
    let reached = sweep?.month?.index ?? Int.min
    let kept = ledger.monthsWithState.last { key in
      guard let month = calendar.span(ofKey: key) else { return false }
      return month.index > reached && month.index <= span.index && ledger.isFresh(month)
    }
    if let kept, let month = calendar.span(ofKey: kept), let loaded = try load(month) {
      return loaded
    }
    return sweep
      ?? Sweep(customerCount: directory.count, inactiveAfterDays: settings.inactiveAfterDays)
  }

  private func load(_ month: MonthSpan) throws(SQLiteError) -> Sweep? {
    if let read = former?.takeSweep(of: month, customerCount: directory.count) { return read }
    return try store.load(
      month, customerCount: directory.count, inactiveAfterDays: settings.inactiveAfterDays)
  }

  /// The month three months before, if its snapshot holds by now.
  private func quarterBefore(_ span: MonthSpan, _ plan: ClassificationPlan) -> MonthSpan? {
    guard let quarter = calendar.span(ofIndex: span.index - 3),
      quarter.lastDay == sweep?.dayBeforeLastQuarter,
      plan.snapshots.contains(quarter) || ledger.isFresh(quarter)
    else { return nil }
    return quarter
  }

  private mutating func makeSnapshot(
    _ span: MonthSpan, _ writer: SnapshotWriter, quarterBefore: MonthSpan?
  ) throws {
    guard var current = sweep else { return }
    sweep = nil
    current.refreshMedians()
    let known = companyWriter.isCostToServeKnown(current, by: span.lastDay)
    let yearFirst = calendar.firstDayOfYear(endingWith: span)
    let source = ProfileSource(
      current, span: span, receivables: try reader.receivables(ofMonth: span.key),
      hasLedger: try reader.ledger(ofMonth: span.key).hasBegun,
      campaignShares: reaches.sharesByCustomer(from: yearFirst, to: span.lastDay),
      hasCostToServe: known, rates: settings.rates)
    let kept = current
    let state =
      ledger.keepsState(of: span, calendar) ? Background { StateStore.parts(of: kept) } : nil
    try writer.write(source, run: ledger.run, quarterBefore: quarterBefore)
    if let state { try store.save(state.value, month: span.key) }
    sweep = current
  }
}

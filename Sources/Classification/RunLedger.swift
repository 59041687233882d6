import SQLite
import Warehouse

/// The months to make.
struct ClassificationPlan {
  var snapshots: Set<MonthSpan>
  var companyMonths: Set<MonthSpan>

  /// All of them, in order.
  var months: [MonthSpan] {
    snapshots.union(companyMonths).sorted { $0.index < $1.index }
  }
}

/// Which months are fresh, and what the warehouse remembers of it.
///
/// A snapshot is fresh if no fact of its month or an earlier one has changed since it was made and
/// the settings are the same. The company's months are fresh under the same conditions; which import
/// they rest on stands in warehouse_setting.
struct RunLedger {
  /// The last import there is.
  let run: Int64
  /// Months whose running figures were kept.
  let monthsWithState: [Int]
  /// Whether nothing is kept but the tables that shadow the warehouse's.
  let isTemporary: Bool
  private let connection: Connection
  private let fingerprint: String
  private let fresh: Set<Int>
  private let companyMonths: Set<Int>
  /// The first month that was touched since the company's months were made.
  private let firstTouched: Int

  /// A temporary run keeps nothing but the tables that shadow the warehouse's.
  init(
    _ connection: Connection, settings: ClassificationSettings, isTemporary: Bool = false
  ) throws(SQLiteError) {
    self.connection = connection
    self.isTemporary = isTemporary
    fingerprint = settings.fingerprint
    run = try connection.integer(SQLText.lastRun.text)
    fresh = Set(try Self.keys(SQLText.freshMonths.text, fingerprint, connection))
    monthsWithState = try Self.keys(SQLText.monthsWithState.text, nil, connection)
    companyMonths = Set(try Self.keys(SQLText.companyMonths.text, nil, connection))
    let statement = try connection.prepare(SQLText.firstTouchedMonth.text)
    statement.bind(fingerprint, at: 0)
    firstTouched = try statement.step() ? Int(statement.integer(0)) : 0
  }

  private static func keys(
    _ sql: String, _ parameter: String?, _ connection: Connection
  ) throws(SQLiteError) -> [Int] {
    let statement = try connection.prepare(sql)
    if let parameter { statement.bind(parameter, at: 0) }
    var keys: [Int] = []
    while try statement.step() { keys.append(Int(statement.integer(0))) }
    return keys
  }

  func isFresh(_ span: MonthSpan) -> Bool { fresh.contains(span.key) }

  func isCompanyFresh(_ span: MonthSpan) -> Bool {
    companyMonths.contains(span.key) && span.key < firstTouched
  }

  /// Running figures are kept where the next months are likely to go on: with the last month of the
  /// history and with the same month of the year before.
  func keepsState(of span: MonthSpan, _ calendar: SweepCalendar) -> Bool {
    !isTemporary && [0, 12].contains(calendar.last.index - span.index)
  }

  /// What must be made for the asked months: their snapshots, and the company's months, where missing
  /// or stale.
  func plan(_ asked: [MonthSpan], _ calendar: SweepCalendar) -> ClassificationPlan {
    ClassificationPlan(
      snapshots: Set(asked.filter { !isFresh($0) }),
      companyMonths: Set(calendar.history.filter { !isCompanyFresh($0) }))
  }

  /// Remembers under which limits customers are judged.
  func keepLimits(_ settings: ClassificationSettings) throws(SQLiteError) {
    let limits = RuleBook(settings).limits(settings.money)
    let absent = RuleBook.alternativeLimits.filter { name in
      !limits.contains { $0.name == name }
    }
    let unsaid = settings.querySettings.filter { $0.value == nil }.map(\.name)
    let said = Set(settings.querySettings.map(\.name))
    let gone = try mediumRates().filter { !said.contains($0) }
    let kept = KeptSettings(connection)
    for name in absent + unsaid + gone { try kept.forget(name) }
    try saveSettings(limits)
    try saveSettings(
      settings.querySettings.compactMap { setting in
        setting.value.map { (setting.name, $0) }
      })
  }

  /// Remembers on what the company's months rest, marks the snapshots that were left stale, and
  /// forgets what lies outside the history or is not needed any more.
  func finish(_ calendar: SweepCalendar) throws(SQLiteError) {
    try saveSettings([("classified_run", "\(run)"), ("classified_settings", fingerprint)])
    try connection.execute(SQLText.markStale.text)
    try connection.execute(SQLText.forgetMonths.text)
    let kept = [0, 12].compactMap { calendar.span(ofIndex: calendar.last.index - $0)?.key }
    try StateStore(connection).forget(monthsWithState.filter { !kept.contains($0) })
  }

  private func mediumRates() throws(SQLiteError) -> [String] {
    var names: [String] = []
    let kept = try connection.prepare(SQLText.mediumRates.text)
    while try kept.step() { names.append(kept.text(0)) }
    return names
  }

  private func saveSettings(_ settings: [(name: String, value: String)]) throws(SQLiteError) {
    let kept = KeptSettings(connection)
    for setting in settings { try kept.keep(setting.value, as: setting.name) }
  }
}

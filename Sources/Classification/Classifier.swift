import SQLite
import Warehouse
import Workspace

/// Measures and judges every customer at months' ends and keeps that as the months' snapshots.
///
/// Classifying the same data under the same settings twice changes nothing: a month that is fresh
/// is left as it is.
public struct Classifier {
  let connection: Connection
  let settings: ClassificationSettings
  private let former: FormerSweep?

  /// A classifier that writes to the warehouse of the connection; `former`: what was read before of where
  /// the sweep goes on.
  public init(
    connection: Connection, settings: ClassificationSettings, former: FormerSweep? = nil
  ) {
    self.connection = connection
    self.settings = settings
    self.former = former
  }

  /// Renews or makes the snapshots of a month, of the month before and of the same month of the year
  /// before, as far as they lie in the history, and the company's figures of every month.
  ///
  /// Returns what was made anew. Throws `ClassificationError` where the month lies outside the
  /// history, and `SQLiteError`; then nothing is changed.
  @discardableResult
  public func classify(month: Month) throws -> ClassificationResult {
    try inTransaction { try Self.months(for: month, $0) }
  }

  private static func months(
    for month: Month, _ calendar: SweepCalendar
  ) throws(ClassificationError) -> [MonthSpan] {
    guard let span = calendar.span(ofKey: month.key) else {
      throw ClassificationError.outsideHistory(
        month, first: Month(index: calendar.first.index), last: Month(index: calendar.last.index))
    }
    return [12, 1, 0].compactMap { calendar.span(ofIndex: span.index - $0) }
  }

  /// The same for every month since the first fact. They land a few at a time; where that is
  /// interrupted, the next call goes on with the months that are missing.
  @discardableResult
  public func classifyAll() throws -> ClassificationResult {
    try inTransaction { $0.history }
  }

  /// Classifies a month, or all where it is nil, and finds what is bought together in the trailing
  /// year of that month, or the last one, with each customer's next offer: where the month was made
  /// anew, or nobody has looked since its year was touched. Both land together.
  @discardableResult
  public func classifyWithOffers(month: Month?) throws -> ClassificationResult {
    guard let last = try month ?? History(connection)?.lastMonth else { return try classifyAll() }
    let baskets = BasketAnalysis(connection: connection)
    let findings = try areOffersDue(last) ? baskets.findings(ahead: last) : nil
    return try inTransaction { calendar in
      guard let month else { return calendar.history }
      return try Self.months(for: month, calendar)
    } finally: {
      if let findings { try baskets.write(findings.value.get(), month: last) }
    }
  }

  /// Whether the month's snapshot is to be made anew, or nobody has looked for its baskets since its year
  /// was touched.
  private func areOffersDue(_ month: Month) throws(SQLiteError) -> Bool {
    let baskets = BasketAnalysis(connection: connection)
    guard try baskets.isFresh(month), let calendar = try SweepCalendar(connection),
      let span = calendar.span(ofKey: month.key)
    else { return true }
    return try !RunLedger(connection, settings: settings).isFresh(span)
  }

  /// Throws `ClassificationError` for a class of the firm's own that cannot be evaluated, before there
  /// is anything to classify.
  public static func check(_ settings: ClassificationSettings) throws {
    if settings.ownClasses.isEmpty { return }
    let empty = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: empty)
    try OwnClasses(empty, settings: settings).check()
  }

  /// The room that a month's rows take before they land. Where it is too small, pages that are changed
  /// again have gone into the log before, and SQLite reads all behind them again to sum them up anew.
  private static let cacheKilobytes = 49_152

  /// `finally` writes what lands with the months.
  private func inTransaction(
    _ choose: (SweepCalendar) throws -> [MonthSpan], finally: () throws -> Void = {}
  ) throws -> ClassificationResult {
    try connection.execute("PRAGMA cache_size = -\(Self.cacheKilobytes)")
    return try connection.inTransaction {
      guard let calendar = try SweepCalendar(connection) else {
        throw ClassificationError.noFacts
      }
      let asked = try choose(calendar).filter(calendar.isInHistory)
      try OwnClasses(connection, settings: settings).check()
      let ledger = try RunLedger(connection, settings: settings)
      let plan = ledger.plan(asked, calendar)
      try ledger.keepLimits(settings)
      var result = ClassificationResult()
      if let last = plan.months.last {
        var run = try ClassificationRun(
          connection, settings: settings, calendar: calendar, ledger: ledger, upTo: last.index,
          former: former)
        var landing = try Landing(connection)
        result = try run.make(plan) { try landing.monthIsMade() }
      }
      try ledger.finish(calendar)
      try finally()
      return result
    }
  }
}

/// What a classification did.
public struct ClassificationResult: Equatable, Sendable {
  /// Months whose snapshot was made or renewed.
  public var snapshots: [Month] = []
  /// Months whose company figures were made or renewed.
  public var companyMonths = 0
}

/// Why nothing can be classified.
public enum ClassificationError: Error, Equatable, CustomStringConvertible {
  /// The warehouse is empty.
  case noFacts
  /// The month lies before the first or after the last fact.
  case outsideHistory(Month, first: Month, last: Month)
  /// Another process has changed the warehouse while many months were made.
  case changedMeanwhile
  /// The condition of a class of the firm's own is wrong; `offset` in bytes from its start, `place`
  /// where it stands in the settings, `nearest` the column that was perhaps meant.
  case wrongCondition(
    name: String, message: String, offset: Int?, nearest: String?, place: Place?)
  /// A class of the firm's own is called like something else that stands in conditions.
  case takenName(name: String, place: Place?)
  /// The reason of a class of the firm's own names something that is no column of the profile.
  case unknownPlaceholder(name: String, placeholder: String, nearest: String?, place: Place?)

  /// One line: what, and what to do.
  public var description: String {
    switch self {
    case .noFacts: "there is nothing to classify; run `klientela import` first"
    case .outsideHistory(let month, let first, let last):
      "no facts in \(month); the history goes from \(first) to \(last)"
    case .changedMeanwhile:
      "the warehouse was changed while its months were classified; run `klientela classify --all` again"
    case .wrongCondition(let name, let message, let offset, let nearest, let place):
      Self.prefix(place) + "class \(name): \(message)"
        + (offset.map { ", character \($0 + 1) of its condition" } ?? "")
        + (nearest.map { "; did you mean \($0)?" } ?? "")
        + "; `klientela query --describe profile` lists the columns"
    case .takenName(let name, let place):
      Self.prefix(place)
        + "class \(name): its name means something else in conditions; choose another"
    case .unknownPlaceholder(let name, let placeholder, let nearest, let place):
      Self.prefix(place)
        + "class \(name): {\(placeholder)} in its reason is no column of the profile"
        + (nearest.map { "; is it {\($0)}?" } ?? "")
    }
  }

  private static func prefix(_ place: Place?) -> String {
    place.map { "klientela.json:\($0): " } ?? ""
  }
}

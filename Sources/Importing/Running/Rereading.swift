import SQLite
import Warehouse
import Workspace

/// Which files that were taken before are read again, since what their rows rest on came later: the
/// header of a document, or the exchange rate of a day. So the order of loading makes no difference.
final class Rereading {
  private let stored: Connection?
  private let usesDayBefore: Bool
  private let company: Currency
  private var waiting: [RejectReason: Set<Int64>] = [:]
  /// By the statement that asks for them: the files with money of the days that rates came for.
  private var filesOfRates: [SQLText: Set<Int64>] = [:]
  private var sourcesWithHeaders: Set<String> = []
  private var sourcesWithOtherHeaders: Set<String> = []

  /// `stored` reads what the warehouse had before this run; nil where it had nothing.
  init(stored: Connection?, company: Currency, usesDayBefore: Bool) {
    self.stored = stored
    self.company = company
    self.usesDayBefore = usesDayBefore
  }

  /// Notes what became of a file of order headers.
  func noteHeaders(_ source: String, _ counts: RowCounts) {
    if counts.loaded > 0 { sourcesWithHeaders.insert(source) }
    if counts.corrected > 0 { sourcesWithOtherHeaders.insert(source) }
  }

  /// Whether a file is to be read again; `rates` are the days of the rates that this run brought.
  func isDue(
    _ file: SourceFile, _ known: KnownFiles.File, rates: RateDays
  ) throws(SQLiteError) -> Bool {
    if file.entity == .orderLines {
      if sourcesWithOtherHeaders.contains(file.source.name) { return true }
      if sourcesWithHeaders.contains(file.source.name),
        try files(waitingFor: .missingDocument).contains(known.lastKey)
      {
        return true
      }
    }
    guard let days = rates.governed(usesDayBefore: usesDayBefore), file.entity != .rates else {
      return false
    }
    if try files(waitingFor: .noExchangeRate).contains(known.lastKey) { return true }
    if try !files(of: days, .filesOfDays).isDisjoint(with: known.keys) { return true }
    // Most files are in the company's currency, and nothing of them is converted.
    guard let currency = file.mapping.dialect.currency, currency != company else { return false }
    return try !files(of: days, .filesOfFigures).isDisjoint(with: known.keys)
  }

  private func files(waitingFor reason: RejectReason) throws(SQLiteError) -> Set<Int64> {
    if let known = waiting[reason] { return known }
    var files: Set<Int64> = []
    if let statement = try stored?.prepare(SQLText.waitingFiles.text) {
      statement.bind(reason.rawValue, at: 0)
      while try statement.step() { files.insert(statement.integer(0)) }
    }
    waiting[reason] = files
    return files
  }

  /// The files with facts in money of days that rates came for: asked once, for rates come first.
  private func files(of days: ClosedRange<Day>, _ text: SQLText) throws(SQLiteError) -> Set<Int64> {
    if let known = filesOfRates[text] { return known }
    var files: Set<Int64> = []
    if let statement = try stored?.prepare(text.text) {
      // In the order in which the text names them.
      let values = [
        days.lowerBound.month.index, days.upperBound.month.index + 1, days.lowerBound.key,
        days.upperBound.key,
      ]
      for (place, value) in values.enumerated() { statement.bind(value, at: place) }
      while try statement.step() { files.insert(statement.integer(0)) }
    }
    filesOfRates[text] = files
    return files
  }
}

/// The days of the exchange rates that a run brought.
struct RateDays {
  private var first = Int64.max
  private var last = Int64.min

  /// The place of the day in the table's columns.
  private static let dateColumn = 2

  /// Notes the day of a rate.
  mutating func add(_ batch: RowBatch, row: Int) {
    let day = batch.integer(row: row, column: Self.dateColumn)
    first = min(first, day)
    last = max(last, day)
  }

  /// The days whose amounts are converted by one of these rates, or would be if there were no later
  /// one; nil where there are no rates.
  func governed(usesDayBefore: Bool) -> ClosedRange<Day>? {
    guard first <= last, let from = Day(key: Int(first)), let to = Day(key: Int(last)) else {
      return nil
    }
    let delay = usesDayBefore ? 1 : 0
    return from.adding(days: delay)...to.adding(days: ExchangeRates.validDays + delay)
  }
}

import SQLite

/// What the months before one rest on, as far as neither later facts nor the month's classification
/// change it.
///
/// What was read of them while others wrote holds where this is the same afterwards.
public struct FormerMonths: Equatable, Sendable {
  private let month: Month
  /// Which of them are classified, on which imports and by which settings.
  private let classified: String
  /// The last import that touched one of them.
  private let lastRun: Int64

  /// Those before `month`, as a connection sees them.
  public init(_ connection: Connection, before month: Month) throws(SQLiteError) {
    self.month = month
    let statement = try connection.prepare(SQLText.formerMonths.text)
    statement.bind(month.key, at: 0)
    try statement.step()
    classified = statement.text(0)
    lastRun = statement.integer(1)
  }

  /// Reads what the tables of the month ask of them, until that is `enough`.
  func read(
    by connection: Connection, keeping kept: KeptTables, until enough: () -> Bool
  ) throws {
    let classified = try connection.classified((-13 ... -1).map { month.adding(months: $0) })
    let yearBefore = month.adding(months: -12)
    // The month before is asked about by the firm's own reports only.
    if classified.contains(yearBefore), !enough() {
      _ = try kept.headlines(of: yearBefore, connection)
    }
    if !enough() { _ = try kept.formerBearers(before: month, connection) }
    for each in classified where !enough() { _ = try kept.members(of: each, connection) }
    if !enough() {
      _ = try kept.streaks(through: month.adding(months: -1), connection)
    }
    if !enough() { _ = try kept.completedLines(of: yearBefore, connection) }
    if !enough() { _ = try kept.formerProducts(before: month, connection) }
  }
}

/// What was read of the months before one, to be asked again while they are what they were.
public struct FormerReading: Sendable {
  let months: FormerMonths
  let kept: KeptTables
}

extension Warehouse {
  /// Reads the months before one, so that nothing waits for it once the month's facts are there; nil
  /// where there is no warehouse yet, or none that can be read.
  public static func readFormerMonths(path: String, before month: Month) -> FormerReading? {
    guard let connection = try? openTogether(path: path, count: 1).first,
      let months = try? FormerMonths(connection, before: month)
    else { return nil }
    let kept = KeptTables(isForMany: true)
    // What cannot be read now is read when it is asked for, which tells why.
    try? months.read(by: connection, keeping: kept) { false }
    return FormerReading(months: months, kept: kept)
  }
}

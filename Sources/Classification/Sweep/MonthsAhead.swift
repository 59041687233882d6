import SQLite
import Warehouse

/// Reads the months of a walk, each on another thread while the one before it is gone through and its
/// customers are written.
///
/// It reads by a connection of its own: aggregates do not change while customers are classified. Where
/// that cannot be, a month is read when it is asked for.
final class MonthsAhead: @unchecked Sendable {
  // The window belongs to the reading thread while a month is coming, to the asking one otherwise, which
  // waits for that month before it touches the window.
  private var window: MonthWindow
  private let calendar: SweepCalendar
  private let lastIndex: Int
  private let isAhead: Bool
  private var coming: Coming?

  private struct Coming {
    let index: Int
    let input: Background<Result<MonthInput, any Error>>
  }

  /// Reads up to the month of that index. `mayReadAhead`: the connection's own tables are the warehouse's.
  /// `former`: what was read before of what leaves with a month.
  init(
    _ connection: Connection, _ calendar: SweepCalendar, rates: ServiceRates, lastIndex: Int,
    mayReadAhead: Bool, former: FormerSweep?
  ) throws {
    let path = mayReadAhead ? try Self.sharedPath(connection) : nil
    let reading = try path.map(Warehouse.openForReading) ?? connection
    window = MonthWindow(try MonthReader(reading, rates: rates), calendar)
    if let former { window.remember(former.leaving, ofIndex: former.index) }
    self.calendar = calendar
    self.lastIndex = lastIndex
    isAhead = path != nil
  }

  /// Where others can read the connection's warehouse while it writes; nil where they cannot.
  private static func sharedPath(_ connection: Connection) throws(SQLiteError) -> String? {
    let mode = try connection.prepare("PRAGMA main.journal_mode")
    guard try mode.step(), mode.text(0) == "wal" else { return nil }
    let list = try connection.prepare("PRAGMA database_list")
    return try list.step() ? list.text(2) : nil
  }

  /// What the month adds and takes away; the one after it begins to be read.
  func input(_ span: MonthSpan) throws -> MonthInput {
    let input = try take(span)
    if isAhead, span.index < lastIndex, let next = calendar.span(ofIndex: span.index + 1) {
      coming = Coming(
        index: next.index,
        input: Background { [self] in
          Result { () throws(any Error) in try window.input(next) }
        })
    }
    return input
  }

  /// Another month than the asked one was read where the walk goes on from figures that were kept.
  private func take(_ span: MonthSpan) throws -> MonthInput {
    let came = coming
    coming = nil
    guard let came else { return try window.input(span) }
    let input = came.input.value
    return try came.index == span.index ? input.get() : window.input(span)
  }
}

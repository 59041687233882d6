import SQLite
import Synchronization
import Warehouse

/// Where the sweep goes on for a month, and what leaves its trailing years: read while the month's facts
/// are still imported.
public final class FormerSweep: Sendable {
  private let months: FormerMonths
  private let month: Month
  /// Given away, for a copy of it costs as much as reading it.
  private let sweep: Mutex<Sweep?>
  private let customerCount: Int
  let leaving: LeavingRows
  /// The month's index.
  var index: Int { month.index }

  /// How many customers may come with a month and still find room without all being moved.
  private static let roomForNew = 4096

  /// Reads it for a month; nil where there is no warehouse yet, or the month before is not classified or
  /// cannot be read.
  public static func read(
    path: String, before month: Month, _ settings: ClassificationSettings
  ) -> FormerSweep? {
    guard let connection = try? Warehouse.openTogether(path: path, count: 1).first else {
      return nil
    }
    // What cannot be read now is read when it is needed, which tells why.
    return try? FormerSweep(connection, before: month, settings)
  }

  init?(
    _ connection: Connection, before month: Month, _ settings: ClassificationSettings
  ) throws {
    self.month = month
    months = try FormerMonths(connection, before: month)
    guard let calendar = try SweepCalendar(connection),
      let last = calendar.span(ofKey: month.adding(months: -1).key)
    else { return nil }
    customerCount = try CustomerDirectory.count(connection)
    let sweep = try StateStore(connection).load(
      last, customerCount: customerCount + Self.roomForNew,
      inactiveAfterDays: settings.inactiveAfterDays)
    guard let sweep else { return nil }
    self.sweep = Mutex(sweep)
    var window = MonthWindow(try MonthReader(connection, rates: settings.rates), calendar)
    leaving = try window.leaving(ofIndex: month.index)
  }

  /// Whether the months before are still what they were.
  func isStill(on connection: Connection) throws(SQLiteError) -> Bool {
    try FormerMonths(connection, before: month) == months
  }

  /// The sweep as it was kept with a month, of so many customers by now; nil where another was read, and
  /// the second time.
  func takeSweep(of month: MonthSpan, customerCount: Int) -> Sweep? {
    sweep.withLock { sweep in
      guard sweep?.month == month, customerCount >= self.customerCount else { return nil }
      defer { sweep = nil }
      sweep?.fit(customerCount: customerCount)
      return sweep
    }
  }
}

extension Array {
  /// Makes it so long; what is new is `empty`.
  mutating func fit(_ length: Int, with empty: Element) {
    if length < count { removeLast(count - length) }
    append(contentsOf: repeatElement(empty, count: length - count))
  }
}

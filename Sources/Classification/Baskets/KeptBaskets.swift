import SQLite
import Warehouse

/// The baskets of whole months, each read from its lines once and then kept as bytes, until an import
/// touches the month.
struct KeptBaskets {
  /// What was read from lines and is to be kept.
  struct Fresh: Sendable {
    var bytes: [Month: [UInt8]] = [:]
    /// The last import of which it knows.
    let run: Int64
  }

  private let connection: Connection
  private let select: Statement
  private(set) var fresh: Fresh

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    select = try connection.prepare(SQLText.keptBaskets.text)
    fresh = Fresh(run: try connection.integer(SQLText.lastRun.text))
  }

  /// The baskets of a month.
  mutating func baskets(of month: Month) throws(SQLiteError) -> MonthBaskets {
    select.reset()
    select.bind(month.key, at: 0)
    if try select.step(), let kept = MonthBaskets([UInt8](select.blobBytes(0))) { return kept }
    let read = try MonthBaskets(connection, from: month.firstDay, through: month.lastDay)
    fresh.bytes[month] = read.bytes
    return read
  }

  /// Keeps what was read, and of what was kept before only the months of that year. Where an import
  /// came in between, all is left as it is.
  static func keep(
    _ fresh: Fresh, _ year: TrailingYear, on connection: Connection
  ) throws(SQLiteError) {
    guard try connection.integer(SQLText.lastRun.text) == fresh.run else { return }
    let delete = try connection.prepare(SQLText.deleteOtherBaskets.text)
    delete.bind(year.first.month.key, at: 0).bind(year.last.month.key, at: 1)
    try delete.run()
    let save = try connection.prepare(SQLText.saveBaskets.text)
    for (month, bytes) in fresh.bytes.sorted(by: { $0.key < $1.key }) {
      save.bind(month.key, at: 0).bind(bytes, at: 1)
      try save.run()
    }
  }
}

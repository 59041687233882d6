import SQLite

/// Lets a long classification land a few months at a time, so that SQLite's journal holds these and
/// not the whole history.
///
/// Each month's snapshot is whole by itself, and no more months than a monthly run needs land apart.
struct Landing {
  private let connection: Connection
  private let version: Int64
  private var months = 0

  private static let monthsTogether = 4

  /// In the transaction that the connection has begun.
  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    version = try Self.version(connection)
  }

  /// Counts a month that was made; lands it and those before it where they are enough.
  ///
  /// Throws `ClassificationError.changedMeanwhile` where another process wrote in between: what is
  /// known of the months so far may not hold any more.
  mutating func monthIsMade() throws {
    months += 1
    guard months % Self.monthsTogether == 0 else { return }
    try connection.execute("COMMIT; BEGIN IMMEDIATE")
    guard try Self.version(connection) == version else {
      throw ClassificationError.changedMeanwhile
    }
  }

  /// Changes when another connection commits.
  private static func version(_ connection: Connection) throws(SQLiteError) -> Int64 {
    try connection.integer("PRAGMA data_version")
  }
}

import SQLite

/// The names that an expression may use beside SQL's own.
struct SegmentNames {
  /// The four classes, of which the profile knows where they were not assessed.
  static let assessed = ["key", "loyal", "indebted", "unprofitable"]

  /// The profile's columns.
  let columns: Set<String>
  /// Segments that the workspace keeps, by name.
  let saved: [String: NamedQuery]
  /// Classes of the firm's own that any customer bears.
  let ownClasses: [String]

  init(_ connection: Connection, _ queries: QueryCatalogue) throws {
    columns = Set(try connection.prepare("SELECT * FROM profile LIMIT 0").columnNames)
    var saved: [String: NamedQuery] = [:]
    for name in queries.names(inFolder: SavedSegment.folder) {
      // One broken file hinders no other segment; it says so when it is asked for.
      saved[name] = try? queries.query(name)
    }
    self.saved = saved
    ownClasses = try Self.ownClasses(connection)
  }

  /// Classes beside the four, in alphabetical order; a look at the last classified month's tags.
  private static func ownClasses(_ connection: Connection) throws(SQLiteError) -> [String] {
    let statement = try connection.prepare(
      "SELECT DISTINCT class FROM customer_tag"
        + " WHERE month_key = (SELECT max(month_key) FROM snapshot_month) ORDER BY class")
    var names: [String] = []
    while try statement.step() {
      let name = statement.text(0)
      if !assessed.contains(name) { names.append(name) }
    }
    return names
  }

  /// All names, for suggestions.
  var all: [String] {
    columns.sorted() + saved.keys.sorted() + ownClasses
      + SegmentFunction.allCases.map(\.rawValue)
  }

  /// Classes that a customer can bear.
  var classes: [String] { Self.assessed + ownClasses }
}

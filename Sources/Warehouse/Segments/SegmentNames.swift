import SQLite

/// The names that an expression may use beside SQL's own.
struct SegmentNames {
  /// What a customer's stage can be.
  static let stages = ["prospect", "new", "active", "at_risk", "dormant", "lost"]
  /// The four classes, of which the profile knows where they were not assessed.
  static let assessed = ["key", "loyal", "indebted", "unprofitable"]

  /// The profile's columns.
  let columns: Set<String>
  /// Those of them that the snapshot has, without a look at who the customer is.
  let measures: Set<String>
  /// What each of the profile's columns is.
  let types: [String: ColumnType]
  /// Segments that the workspace keeps, by name.
  let saved: [String: NamedQuery]
  /// Classes of the firm's own.
  let own: OwnClassNames

  init(_ connection: Connection, _ queries: QueryCatalogue, ownClasses: [String]) throws {
    columns = Set(try connection.prepare("SELECT * FROM profile LIMIT 0").columnNames)
    measures = Set(try connection.prepare("SELECT * FROM profile_measures LIMIT 0").columnNames)
    types = Dictionary(
      try queries.query("profile").columns.map { ($0.name, $0.type) }, uniquingKeysWith: { $1 })
    var saved: [String: NamedQuery] = [:]
    for name in queries.names(inFolder: SavedSegment.folder) {
      // One broken file hinders no other segment; it says so when it is asked for.
      saved[name] = try? queries.query(name)
    }
    self.saved = saved
    own = OwnClassNames(connection, declared: ownClasses)
  }

  /// What a column can hold; nil where that is anything.
  func values(of column: String) throws(SegmentError) -> [String]? {
    switch column {
    case "stage": Self.stages
    case "headline": Self.assessed + Self.stages + (try own.names())
    default: nil
    }
  }

  /// All names, for suggestions.
  var all: [String] {
    // A suggestion is worth no error of its own.
    let own = (try? own.names()) ?? []
    return columns.sorted() + saved.keys.sorted() + own + SegmentFunction.allCases.map(\.rawValue)
  }
}

/// Classes of the firm's own, looked up when an expression may name one: that takes a walk through
/// all tags of a month.
final class OwnClassNames {
  private let connection: Connection
  private let declared: [String]
  private var found: [String]?

  init(_ connection: Connection, declared: [String]) {
    self.connection = connection
    self.declared = declared
  }

  /// Those that the firm declares, and those that any customer of the last classified month bears, in
  /// alphabetical order.
  func names() throws(SegmentError) -> [String] {
    if let found { return found }
    do {
      let names = try connection.texts(
        "SELECT DISTINCT class FROM customer_tag"
          + " WHERE month_key = (SELECT max(month_key) FROM snapshot_month) ORDER BY class")
      let own = Set(names + declared).subtracting(SegmentNames.assessed).sorted()
      found = own
      return own
    } catch {
      throw SegmentError("the classes cannot be read: \(error)")
    }
  }
}

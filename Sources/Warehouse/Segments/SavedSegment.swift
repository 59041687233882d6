#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Segments that a workspace keeps: named queries in its folder `Queries/segments`, which people may
/// read and change, and which stand for their customers in other expressions.
public enum SavedSegment {
  /// The folder of the queries.
  public static let folder = "segments"

  /// Writes a segment into a workspace's `Queries` folder and returns the file's path.
  ///
  /// A frozen one lists the customers who are in it now, whatever becomes of them. Throws
  /// `SegmentError` where the name is taken or not one, or the file cannot be written.
  public static func save(
    _ segment: Segment, as name: String, columns: [String], isFrozen: Bool,
    in queriesFolder: String, queries: QueryCatalogue
  ) throws -> String {
    let names = try queries.query("profile").columns.map(\.name) + segment.ownClasses
    try check(name, queries, known: names)
    let text =
      isFrozen
      ? try segment.frozen(as: name, columns: columns)
      : try segment.saved(as: name, columns: columns)
    let path = "\(queriesFolder)/\(folder)/\(name).sql"
    try write(text, to: path)
    return path
  }

  private static func check(
    _ name: String, _ queries: QueryCatalogue, known: [String]
  ) throws(SegmentError) {
    let letters = name.utf8
    let isName =
      letters.count <= 60 && (letters.first.map { (97...122).contains($0) } ?? false)
      && letters.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    guard isName else {
      throw SegmentError(
        "`\(name)` is no name for a segment",
        hint: "use up to 60 small letters, digits and _, a letter first")
    }
    if known.contains(name) || ConditionWords.contain(name) {
      throw SegmentError("\(name) means something else in expressions", hint: "choose another name")
    }
    guard queries.names.contains(name) else { return }
    throw SegmentError(
      "there is a query or segment \(name) already",
      hint: "choose another name, or remove Queries/\(folder)/\(name).sql first")
  }

  private static func write(_ text: String, to path: String) throws(SegmentError) {
    let above = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    do {
      try FileManager.default.createDirectory(
        atPath: String(above), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw SegmentError("\(path) cannot be written", hint: "check who owns the folder")
    }
  }

  /// The condition that a customer is in a saved segment.
  static func condition(_ query: NamedQuery) -> String {
    "(profile.customer_id IN (SELECT customer_id FROM (\n\(statement(of: query.sql))\n)))"
  }

  /// A statement without what ends it, to stand in brackets.
  static func statement(of sql: String) -> String {
    var lines = sql.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.hasPrefix("--") { lines.removeFirst() }
    var text = lines.joined(separator: "\n")
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    return text
  }
}

/// Words that have a meaning in every condition, whatever the warehouse holds.
public enum ConditionWords {
  /// Whether a name is one of them, so that nothing else can be called so.
  public static func contain(_ name: String) -> Bool {
    SegmentFunction.allCases.contains { $0.rawValue == name } || SQLWords.reserved.contains(name)
  }
}

/// Words that SQL keeps for itself and that could stand alone in a condition.
enum SQLWords {
  static let reserved = [
    "all", "and", "as", "asc", "between", "by", "case", "cast", "collate", "cross", "current_date",
    "current_time", "current_timestamp", "desc", "distinct", "else", "end", "escape", "except",
    "exists", "false", "from", "full", "glob", "group", "having", "in", "inner", "intersect", "is",
    "isnull", "join", "left", "like", "limit", "match", "natural", "not", "notnull", "null", "on",
    "or", "order", "outer", "over", "profile", "regexp", "right", "select", "then", "true", "union",
    "using", "values", "when", "where", "window", "with",
  ]
}

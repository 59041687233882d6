import SQLite

/// The customers of a classified month for whom a condition holds.
public struct Segment {
  /// What is shown where no columns are asked for.
  public static let usualColumns = [
    "customer_id", "name", "country", "stage", "headline", "orders_12m", "revenue_12m",
    "contribution_12m", "last_order_on",
  ]

  /// The month.
  public let month: Month
  private let expression: SegmentExpression
  private let connection: Connection
  private let profile: NamedQuery
  private let profileColumns: ProfileColumns
  private let own: OwnClassNames

  /// Reads and checks a condition. Without a month the last classified one is asked. `ownClasses`:
  /// classes of the firm's own, which need not be borne by anybody.
  ///
  /// Throws `SegmentError` with the place of a fault, `QueryError` where the month is not
  /// classified.
  public init(
    _ text: String, month: Month?, ownClasses: [String] = [], connection: Connection,
    queries: QueryCatalogue
  ) throws {
    self.connection = connection
    self.month = try SegmentMonths(connection).classified(month)
    profile = try queries.query("profile")
    profileColumns = try ProfileColumns(profile)
    let names = try SegmentNames(connection, queries, ownClasses: ownClasses)
    own = names.own
    expression = try SegmentExpression(text, names: names)
    try SegmentUses(connection, self.month).check(expression)
    try checkStatement()
  }

  /// The query that returns those customers, the greatest revenue first. Throws `SegmentError` for
  /// a column that neither the profile has nor a class of the firm's own is.
  public func query(columns: [String] = usualColumns) throws -> NamedQuery {
    let title = "customers for whom the condition holds"
    return try NamedQuery(
      head(name: "segment", title: title, columns: try declared(columns))
        + rows(columns, condition, of: expression.source),
      name: "segment", file: "segment")
  }

  /// The query that counts them: one row.
  public var summary: NamedQuery {
    get throws {
      let text = SQLText.segmentSummary.text
        .replacing("/* profile */", with: expression.source)
        .replacing("/* condition */", with: "(\n\(expression.sql)\n)")
        .replacing("/* not assessed */", with: notAssessed)
      return try NamedQuery(text, name: "segment_summary", file: "segment")
    }
  }

  /// The classes of the condition that may not have been assessed.
  public var classes: [String] { expression.classes }

  /// The classes of the firm's own, which are names in conditions.
  var ownClasses: [String] { get throws(SegmentError) { try own.names() } }

  /// The text of a file that keeps the condition, for a query of that name.
  func saved(as name: String, columns: [String]) throws -> String {
    let oneLine = expression.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return head(
      name: name, title: "customers for whom holds: \(oneLine)", columns: try declared(columns))
      + rows(columns, condition) + ";\n"
  }

  /// The text of a file that keeps those customers who are in it now.
  func frozen(as name: String, columns: [String]) throws -> String {
    let members = try QueryRunner(connection).result(
      of: try query(columns: ["customer_id"]), ["month": "\(month)"])
    let ids = members.texts.map { "'" + $0[0].replacing("'", with: "''") + "'" }
    let oneLine = expression.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let list = ids.isEmpty ? "NULL" : ids.joined(separator: ",\n  ")
    return head(
      name: name, title: "those for whom held at the end of \(month): \(oneLine)",
      columns: try declared(columns))
      + rows(columns, "profile.month_key = :month AND profile.customer_id IN (\n  \(list)\n)")
      + ";\n"
  }
}

extension Segment {
  private func declared(_ columns: [String]) throws(SegmentError) -> [QueryColumn] {
    var found: [QueryColumn] = []
    for name in columns {
      guard let column = try column(name) else {
        let known = profile.columns.map(\.name) + (try own.names())
        throw SegmentError(
          "the profile has no column \(name)",
          hint: nearestName(to: name, in: known).map { "did you mean \($0)?" }
            ?? "`klientela query --describe profile` lists them")
      }
      if found.contains(column) {
        throw SegmentError("the column \(name) is asked for twice", hint: "name it once")
      }
      found.append(column)
    }
    return found
  }

  private func column(_ name: String) throws(SegmentError) -> QueryColumn? {
    if let column = profile.columns.first(where: { $0.name == name }) { return column }
    guard try own.names().contains(name) else { return nil }
    return QueryColumn(name: name, type: .flag, description: "bears the class \(name)")
  }

  /// The piece of a select list that gives a declared column.
  private func item(_ name: String) -> String {
    if profile.columns.contains(where: { $0.name == name }) { return profileColumns.item(name) }
    return """
      EXISTS (SELECT 1 FROM customer_tag AS tag WHERE tag.month_key = customer_profile.month_key
        AND tag.customer_key = customer_profile.customer_key AND tag.class = '\(name)') AS \(name)
      """
  }

  private func head(name: String, title: String, columns: [QueryColumn]) -> String {
    let lines = columns.map { "--   \($0.name)  \($0.type.rawValue)  \($0.description)\n" }
    return """
      -- \(name): \(title)
      -- needs: snapshot
      -- parameters:
      --   month  month  last  the classified month
      -- columns:
      \(lines.joined())
      """
  }

  private var condition: String { "profile.month_key = :month AND (\n\(expression.sql)\n)" }

  private func rows(
    _ columns: [String], _ condition: String, of source: String = "profile"
  ) -> String {
    """
    SELECT \(columns.map(item).joined(separator: ",\n  "))
    FROM customer_profile
    WHERE month_key = :month AND customer_key IN (
      SELECT profile.customer_key FROM \(source) WHERE \(condition)
    )
    ORDER BY revenue_12m_minor DESC, customer_id
    """
  }

  private var notAssessed: String {
    let missing = expression.classes.map { "snapshot.is_\($0) IS NULL" }
    return missing.isEmpty
      ? "0" : "CASE WHEN \(missing.joined(separator: " OR ")) THEN 1 ELSE 0 END"
  }

  /// Lets SQLite look at the condition, and says its objections in terms of what was written.
  private func checkStatement() throws {
    let before = "SELECT 1 FROM \(expression.source) WHERE profile.month_key = :month AND (\n"
    do {
      let statement = try connection.prepare(before + expression.sql + "\n)")
      guard statement.isReadOnly else {
        throw SegmentError("a segment only reads")
      }
    } catch let error as SQLiteError {
      throw objection(error, before.utf8.count)
    }
  }

  private func objection(_ error: SQLiteError, _ before: Int) -> SegmentError {
    let byte = expression.textByte(ofSQLByte: max(0, (error.offset ?? before) - before))
    guard byte < expression.text.utf8.count || error.isDenied else {
      return expression.error("the condition breaks off here", at: byte)
    }
    if error.isDenied || error.message.contains("not authorized") {
      return expression.error("a segment only reads: \(error.message)", at: byte)
    }
    for kind in ["no such column: ", "no such function: "] {
      guard error.message.hasPrefix(kind) else { continue }
      let name = String(error.message.dropFirst(kind.count).split(separator: ".").last ?? "")
      let place = expression.place(ofName: name) ?? byte
      if kind.hasSuffix("column: ") { return expression.unknownColumn(name, at: place) }
      let functions = SegmentFunction.allCases.map(\.rawValue)
      return expression.error(
        "there is no function \(name)", at: place,
        hint: nearestName(to: name, in: functions).map { "did you mean \($0)?" })
    }
    return expression.error(error.message, at: byte, hint: "`klientela help segment` has examples")
  }
}

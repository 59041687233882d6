/// What the schema's comments say of tables, and `columns.txt` of their columns.
enum SchemaText {
  private static let units = [
    ("_minor", ", in minor units of the company's currency"), ("_micro", ", in millionths"),
    ("date_key", ", YYYYMMDD"), ("month_key", ", YYYYMM"),
  ]

  private static let meanings: [String: String] = {
    var meanings: [String: String] = [:]
    for line in (Embedded.files["SQL/columns.txt"] ?? "").split(separator: "\n") {
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { continue }
      meanings[String(line[..<colon])] = String(line[colon...].dropFirst(2))
    }
    return meanings
  }()

  /// The columns that have a meaning, some as `table.column`.
  static var names: [String] { meanings.keys.sorted() }

  /// What a column of a table or view means, with its unit; empty where nothing says it.
  static func meaning(ofColumn column: String, in table: String) -> String {
    if let own = meanings["\(table).\(column)"] { return own }
    guard let common = meanings[column] else { return "" }
    return common + (units.first { column.hasSuffix($0.0) }?.1 ?? "")
  }

  /// The grain of a table or view; empty where no comment says it.
  static func grain(of name: String) -> String {
    let lines = (SQLText.schema.text + "\n" + SQLText.allViews).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard
      let place = lines.firstIndex(where: { line in
        ["CREATE TABLE \(name) (", "CREATE VIEW \(name) AS"].contains { line.hasPrefix($0) }
      })
    else { return "" }
    let comments = lines[..<place].reversed().prefix { $0.hasPrefix("--") }.reversed()
    let text = comments.map { $0.dropFirst(2).drop { $0 == " " } }.joined(separator: " ")
    return text.hasPrefix("grain: ") ? String(text.dropFirst(7)) : text
  }
}

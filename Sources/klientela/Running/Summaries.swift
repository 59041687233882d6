import Classification
import Reporting
import Warehouse

/// What a classification did, in lines for people.
enum ClassificationSummary {
  static func lines(_ result: ClassificationResult) -> [String] {
    guard !result.snapshots.isEmpty else { return ["classified: nothing, all is fresh"] }
    return ["classified: " + result.snapshots.map(\.description).joined(separator: ", ")]
  }
}

/// How many customers bear each class, in lines for people.
enum ClassTable {
  /// `classes` is the answer of the query of that name.
  static func text(_ classes: QueryResult) throws -> String {
    let shown = ["class", "customers", "not_assessed", "previous_month", "same_month_last_year"]
    var table = TextTable(shown.map { $0.replacing("_", with: " ") }, texts: 1)
    for row in classes.texts {
      table.add(shown.map { name in classes.index(of: name).map { row[$0] } ?? "" })
    }
    return table.text
  }
}

/// What a pack came to, in lines for people.
enum PackLines {
  static func lines(_ summary: PackSummary) -> [String] {
    summary.leftOut.map { "left out: \($0.title): \($0.reason)" } + [
      "\(counted(summary.pages, "page", "pages")) and"
        + " \(counted(summary.spreadsheets, "spreadsheet file", "spreadsheet files"))",
      "open \(summary.index)",
    ]
  }
}

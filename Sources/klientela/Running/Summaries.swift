import Classification
import Exporting
import Reporting
import Warehouse

/// What a classification did, in lines for people.
enum ClassificationSummary {
  static func lines(_ result: ClassificationResult) -> [String] {
    guard !result.snapshots.isEmpty else { return ["classified: nothing, all is fresh"] }
    return ["classified: " + spans(of: result.snapshots).joined(separator: ", ")]
  }

  /// Months that follow one another as one span.
  private static func spans(of months: [Month]) -> [String] {
    var spans: [(first: Month, last: Month)] = []
    for month in months.sorted() {
      if let span = spans.last, span.last.adding(months: 1) == month {
        spans[spans.count - 1].last = month
      } else {
        spans.append((month, month))
      }
    }
    return spans.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }
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
      "\(counted(summary.pages, "page", "pages")),"
        + " \(counted(summary.customerPages, "customer's page", "customers' pages")) and"
        + " \(counted(summary.spreadsheets, "spreadsheet file", "spreadsheet files"))",
      "open \(summary.index)",
    ] + (summary.document.map { ["print \($0)"] } ?? [])
  }
}

/// What an export came to, in lines for people.
enum ExportLines {
  static func lines(_ summary: Exporter.Summary) -> [String] {
    var table = TextTable(["table", "rows"], texts: 1)
    for (name, rows) in summary.tables where rows > 0 { table.add([name, grouped(rows)]) }
    let empty = summary.tables.filter { $0.rows == 0 }.map(\.name)
    let rows = summary.tables.map(\.rows).reduce(0, +)
    let left = empty.isEmpty ? [] : ["empty: " + empty.joined(separator: ", ")]
    return [table.text] + left + [
      "\(summary.path): \(counted(summary.tables.count, "table", "tables")) with \(grouped(rows))"
        + " rows, \(size(summary.bytes))"
    ]
  }

  /// Kilobytes where there are few, else megabytes.
  private static func size(_ bytes: Int) -> String {
    bytes < 10_000_000
      ? "\(grouped((bytes + 500) / 1000)) kB" : "\(grouped((bytes + 500_000) / 1_000_000)) MB"
  }
}

/// What a segment comes to, in a line for people.
enum SegmentSummaryLine {
  /// `summary` is the answer of a segment's summary, `classes` those it speaks of.
  static func text(_ summary: QueryResult, classes: [String]) -> String {
    guard let row = summary.texts.first else { return "" }
    func field(_ name: String) -> String { summary.index(of: name).map { row[$0] } ?? "" }
    let share = Double(field("revenue_share")).map { share in
      let tenths = Int((share * 1000).rounded())
      return ", \(tenths / 10).\(abs(tenths % 10)) % of the trailing year's revenue"
    }
    var line = "\(field("customers")) of \(field("listed")) customers in \(field("month"))"
    line += share ?? ""
    if let missing = Int(field("not_assessed")), missing > 0 {
      line += "; \(classes.joined(separator: " or ")) not assessed for \(grouped(missing))"
    }
    return line
  }
}

import Importing
import Warehouse

/// What an import did, in lines for people.
struct ImportSummary {
  private struct Group {
    let source: String
    let entity: String
    var files: [ImportReport.File] = []
  }

  private let report: ImportReport

  init(_ report: ImportReport) { self.report = report }

  /// The lines: counts by source and entity, rejects by file, months, notes.
  var lines: [String] {
    [table] + rejects + [months] + report.notes.map { "note: \($0)" }
  }

  private var table: String {
    var table = TextTable(
      [
        "source", "entity", "files", "new", "read", "loaded", "unchanged", "corrected",
        "reversed", "left out", "rejected",
      ], texts: 2)
    for group in groups { table.add(row(group)) }
    return table.text
  }

  /// Files together that tell of the same entity of the same source, in their order.
  private var groups: [Group] {
    var groups: [Group] = []
    for file in report.files {
      let place = groups.firstIndex { $0.source == file.source && $0.entity == file.entity }
      if place == nil { groups.append(Group(source: file.source, entity: file.entity)) }
      groups[place ?? groups.count - 1].files.append(file)
    }
    return groups
  }

  private func row(_ group: Group) -> [String] {
    let counts: [KeyPath<ImportReport.File, Int>] = [
      \.rowsRead, \.rowsLoaded, \.rowsUnchanged, \.rowsCorrected, \.rowsReversed, \.rowsLeftOut,
      \.rowsRejected,
    ]
    let sums = counts.map { count in group.files.reduce(0) { $0 + $1[keyPath: count] } }
    let new = group.files.count { !$0.isKnown }
    return [group.source, group.entity] + ([group.files.count, new] + sums).map(grouped)
  }

  private var rejects: [String] {
    report.files.flatMap { file -> [String] in
      guard let first = file.firstReject else { return [] }
      let place = file.rejectsPath.map { ", all in \($0)" } ?? ""
      return ["\(first) (\(counted(file.rowsRejected, "reject", "rejects"))\(place))"]
    }
  }

  private var months: String {
    guard let first = report.touchedMonths.first, let last = report.touchedMonths.last else {
      return report.files.allSatisfy(\.isKnown) ? "nothing new" : "no month's figures changed"
    }
    if first == last { return "changed: \(first)" }
    let count = counted(report.touchedMonths.count, "month", "months")
    return "changed: \(count) from \(first) to \(last)"
  }
}

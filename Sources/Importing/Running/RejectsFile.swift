import CSV
import Foundation
import Workspace

/// The rejected rows of a file in the source's own dialect, with the reason in a last column: to be
/// mended and imported as it is.
struct RejectsFile {
  private let rejects: [Reject]
  private let name: String
  private let header: [String]
  private let dialect: Dialect
  private let encoding: TextEncoding
  private let hasByteOrderMark: Bool
  /// Rows bear the line number that is kept for them in their document.
  private let hasLineNumbers: Bool

  /// The header of the column that says why.
  static let reasonColumn = "rejected_because"
  /// The header of the column that keeps a line's place where the source does not number lines. It
  /// bears our name, so that the mapping need not tell of it.
  private static let lineColumn = "line_no"

  /// Nil where no row is left to mend. `reasons`: those that the file itself bears.
  init?(_ rejects: [Reject], _ open: OpenFile, _ reasons: ReasonColumn?) {
    self.rejects = rejects.filter { !$0.isErased }
    if self.rejects.isEmpty { return nil }
    name = Self.name(of: open.file.name)
    header = reasons?.header ?? open.header
    dialect = open.dialect
    encoding = open.records.encoding
    hasByteOrderMark = open.records.hasByteOrderMark
    hasLineNumbers =
      !open.header.isEmpty && open.index(of: Self.lineColumn) == nil
      && rejects.contains { $0.lineNo != nil }
  }

  /// The name under which the rejects of a file are written.
  static func name(of path: String) -> String {
    path.split(separator: "/").filter { $0 != ".." }.joined(separator: "_")
  }

  /// Writes `rejects/RUN/NAME` and returns its path.
  func write(to folder: RejectsFolder) throws -> String {
    try folder.write(encoding.encode(text(), withByteOrderMark: hasByteOrderMark), as: name)
  }

  private func text() throws(CSVError) -> [UInt8] {
    var writer = try RecordWriter(dialect: dialect, lineEnd: .lineFeed)
    if !header.isEmpty {
      let ours = (hasLineNumbers ? [Self.lineColumn] : []) + [Self.reasonColumn]
      try writer.append(record: header + ours)
    }
    for faults in rows {
      writer.append(source: faults[0].text)
      if hasLineNumbers { try writer.append(faults[0].lineNo.map { "\($0)" } ?? "") }
      try writer.append(faults.map(Self.reason).joined(separator: "; "))
      try writer.endRecord()
    }
    return writer.takeBytes()
  }

  /// A fault in words, behind the source's name of the column where the words do not begin with it.
  private static func reason(_ fault: Reject) -> String {
    let name = fault.columnName
    let isNamed = [": ", " "].contains { fault.message.hasPrefix(name + $0) }
    return name.isEmpty || isNamed ? fault.message : "\(name): \(fault.message)"
  }

  /// The faults, row by row: those of one row stand together.
  private var rows: [[Reject]] {
    var rows: [[Reject]] = []
    for reject in rejects {
      if let last = rows.last?.first, last.row == reject.row {
        rows[rows.count - 1].append(reject)
      } else {
        rows.append([reject])
      }
    }
    return rows
  }
}

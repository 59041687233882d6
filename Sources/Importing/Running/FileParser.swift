import CSV
import Warehouse
import Workspace

/// Reads the records of one file, has them loaded, and gathers the rejects. Runs on the thread that
/// parses.
final class FileParser {
  static let rowsPerUnit = 4096
  /// So many rejects, and more than half of the rows: the mapping is wrong, reading on is no use.
  private static let hopeless = 10_000

  private let open: OpenFile
  private let loader: any RowLoader
  private let others: [any RowLoader]
  private let leaveOut: [LeaveOutRule]
  /// A later file has said it all: the rows are counted, and nothing of them is loaded.
  private let isSuperseded: Bool
  /// The people of whom no rejected row is kept, and the source of the file's ids.
  private let erased: ErasedPeople?
  private let source: Int
  private let customerCells: CustomerCells?
  /// The reasons of the run before, in a file of rejects.
  private let reasons: ReasonColumn?
  @exclusivity(unchecked) private var counts = RowCounts()
  private var expectedFields: Int?

  init(
    _ open: OpenFile, _ loader: any RowLoader, others: [any RowLoader], leaveOut: [LeaveOutRule],
    isSuperseded: Bool, erased: ErasedPeople? = nil, source: Int = 0,
    reasons: ReasonColumn? = nil, customerCells: CustomerCells? = nil
  ) {
    self.isSuperseded = isSuperseded
    self.erased = erased
    self.source = source
    self.reasons = reasons
    self.customerCells = customerCells
    self.open = open
    self.loader = loader
    self.others = others
    self.leaveOut = leaveOut
    expectedFields = open.header.isEmpty ? nil : open.header.count
  }

  /// Parses the whole file, unit by unit.
  func parse(_ pipeline: Pipeline<WriteUnit>) throws {
    var isAtEnd = false
    while !isAtEnd {
      let unit = try pipeline.takeEmpty()
      do {
        isAtEnd = try !fill(unit)
      } catch let error as CSVError {
        throw ImportError.text(file: open.file.path, error)
      }
      unit.counts = counts
      unit.shareRead = open.records.shareRead
      pipeline.handOver(unit)
    }
  }

  /// Fills a unit; false at the end of the file.
  private func fill(_ unit: WriteUnit) throws -> Bool {
    for _ in 0..<Self.rowsPerUnit {
      guard try open.records.next() else {
        try loader.finish(into: unit)
        for other in others { try other.finish(into: unit) }
        return false
      }
      try take(unit)
    }
    if counts.rejected > Self.hopeless, counts.rejected * 2 > counts.read { return false }
    return true
  }

  private func take(_ unit: WriteUnit) throws {
    counts.read += 1
    let fields = open.records.fieldCount
    if let expected = expectedFields {
      if fields != expected { return rejectRagged(fields, expected, unit) }
    } else {
      expectedFields = fields
    }
    if !leaveOut.isEmpty, leaveOut.contains(where: { $0.matches(open.records) }) {
      counts.leftOut += 1
      return
    }
    if isSuperseded {
      counts.unchanged += 1
      return
    }
    switch try loader.load(into: unit) {
    case .loaded: counts.loaded += 1
    case .pending: break
    case .rejected:
      counts.rejected += 1
      note(loader.faults, of: loader, lineNo: loader.rejectedLine, unit)
      return
    }
    for other in others where other.currentID != nil {
      if try other.load(into: unit) == .rejected { note(other.faults, of: nil, lineNo: nil, unit) }
    }
  }

  private func rejectRagged(_ fields: Int, _ expected: Int, _ unit: WriteUnit) {
    let message = ReasonColumn.ragged(fields, expected)
    let fault = RowFault(
      field: min(fields, expected), columnName: "", reason: .raggedRow, message: message)
    counts.rejected += 1
    note([fault], of: nil, lineNo: loader.lineOfRagged(), unit)
  }

  /// Notes the faults of the current record, for the loader by which it is counted or for another.
  private func note(
    _ faults: [RowFault], of loader: (any RowLoader)?, lineNo: Int64?, _ unit: WriteUnit
  ) {
    let isErased = erased?.tells(open.records, source: source, customerCells) ?? false
    let text = isErased ? "" : reasons?.text(of: open.records) ?? open.records.recordText()
    for fault in faults {
      let place = open.records.position(ofField: fault.field)
      unit.rejects.append(
        Reject(
          row: counts.read, line: place.line, column: place.column, columnName: fault.columnName,
          reason: fault.reason, message: fault.message, text: text,
          isErased: isErased, id: loader?.currentID, lineNo: lineNo))
    }
  }
}

/// A rule for rows to leave out on purpose.
struct LeaveOutRule {
  private let field: Int
  private let condition: LeaveOut.Condition
  private let expression: Regex<AnyRegexOutput>?

  init(_ rule: LeaveOut, field: Int) {
    self.field = field
    condition = rule.condition
    // The workspace has checked that it is one.
    if case .matches(let text) = rule.condition {
      expression = try? Regex(text)
    } else {
      expression = nil
    }
  }

  func matches(_ records: RecordReader) -> Bool {
    let bytes = trimmed(records.field(field))
    switch condition {
    case .equals(let texts): return texts.contains { bytes.elementsEqual($0.utf8) }
    case .startsWith(let texts): return texts.contains { bytes.starts(with: $0.utf8) }
    case .matches:
      guard let expression else { return false }
      return String(decoding: bytes, as: UTF8.self).contains(expression)
    }
  }
}

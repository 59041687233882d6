import CSV
import Warehouse

/// The bytes of a field, valid until the next record is read.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// How a column of ours is had from a record of a file.
struct ColumnPlan {
  /// Where the text comes from.
  enum Origin {
    case absent
    case field(Int)
    case constant([UInt8])
    case join([Int], with: [UInt8])
    /// A text of the document's header, which was read from another file.
    case header(OrderHeaders, Int)
  }

  var origin: Origin
  /// The source's name for the column, for messages.
  var sourceName: String
  /// The field that a fault of this column is shown at.
  var faultField: Int
  /// Values of the source and ours; `otherwise` where "*" was mapped.
  var values: [String: [UInt8]] = [:]
  var otherwise: [UInt8]?
  /// Texts that mean nothing was said.
  var blanks: Set<String> = []
  /// `17850.0` is `17850`.
  var trimsDecimal = false
  var numbers = NumberFormat.plain
  /// Settles how numbers are written at the first that is more than digits; nil where it is known.
  var lateNumbers: LateNumbers?
  var dates = DatePattern.iso
  /// The source that the column's ids belong to.
  var idSource = 0

  /// A column that the file does not have.
  static var absent: ColumnPlan { ColumnPlan(origin: .absent, sourceName: "", faultField: 0) }

  /// Whether the file says anything of the column.
  var isPresent: Bool {
    if case .absent = origin { false } else { true }
  }

  /// Whether a field is taken as it stands.
  var isPlain: Bool { values.isEmpty && otherwise == nil && blanks.isEmpty && !trimsDecimal }
}

/// Reads a column of a record as its plan says.
final class ColumnReader {
  let plan: ColumnPlan
  /// The field that is taken as it stands, −1 where it is not.
  let plainField: Int
  // Texts that are made, not found: they stay in place until the next one is made.
  private var made: UnsafeMutableBufferPointer<UInt8>

  init(_ plan: ColumnPlan) {
    self.plan = plan
    made = .allocate(capacity: 64)
    if case .field(let field) = plan.origin, plan.isPlain {
      plainField = field
    } else {
      plainField = -1
    }
  }

  deinit { made.deallocate() }

  /// The column's text without blanks around it; empty where the record says nothing.
  @inline(__always)
  func bytes(_ record: RecordReader) -> Bytes {
    plainField >= 0 ? trimmed(record.field(plainField)) : composed(record)
  }

  private func composed(_ record: RecordReader) -> Bytes {
    switch plan.origin {
    case .absent: return Bytes(start: nil, count: 0)
    case .field(let index): return translated(trimmed(record.field(index)))
    case .constant(let text): return keep(text)
    case .join(let fields, let separator): return translated(joined(record, fields, separator))
    case .header(let headers, let index): return headers.text(index)
    }
  }

  private func joined(_ record: RecordReader, _ fields: [Int], _ separator: [UInt8]) -> Bytes {
    var text: [UInt8] = []
    for field in fields {
      let part = trimmed(record.field(field))
      if part.isEmpty { continue }
      if !text.isEmpty { text += separator }
      text += part
    }
    return keep(text)
  }

  private func translated(_ bytes: Bytes) -> Bytes {
    if plan.isPlain { return bytes }
    var bytes = bytes
    if plan.trimsDecimal { bytes = withoutZeroDecimals(bytes) }
    guard !plan.blanks.isEmpty || !plan.values.isEmpty || plan.otherwise != nil else {
      return bytes
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if plan.blanks.contains(text) { return Bytes(start: nil, count: 0) }
    if let value = plan.values[text] { return keep(value) }
    if let otherwise = plan.otherwise, !bytes.isEmpty { return keep(otherwise) }
    return bytes
  }

  private func keep(_ text: [UInt8]) -> Bytes {
    if text.count > made.count {
      made.deallocate()
      made = .allocate(capacity: text.count * 2)
    }
    _ = made.update(fromContentsOf: text)
    return Bytes(start: made.baseAddress, count: text.count)
  }

  private func withoutZeroDecimals(_ bytes: Bytes) -> Bytes {
    guard let point = bytes.lastIndex(of: UInt8(ascii: ".")), point > 0 else { return bytes }
    let isWhole = bytes[(point + 1)...].allSatisfy { $0 == UInt8(ascii: "0") }
    return isWhole ? Bytes(rebasing: bytes[..<point]) : bytes
  }
}

/// The bytes without blanks (space, tab, no-break space) at either end.
@inline(__always)
func trimmed(_ bytes: Bytes) -> Bytes {
  guard let first = bytes.first, let last = bytes.last else { return bytes }
  if first > 0x20, first != 0xC2, last > 0x20, last != 0xA0 { return bytes }
  return slowlyTrimmed(bytes)
}

private func slowlyTrimmed(_ bytes: Bytes) -> Bytes {
  var (start, end) = (0, bytes.count)
  while start < end {
    if bytes[start] == 0x20 || bytes[start] == 0x09 {
      start += 1
    } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
      start += 2
    } else {
      break
    }
  }
  while start < end {
    if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
      end -= 1
    } else if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
      end -= 2
    } else {
      break
    }
  }
  return Bytes(rebasing: bytes[start..<end])
}

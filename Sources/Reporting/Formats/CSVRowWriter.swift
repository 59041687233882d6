import SQLite
import Warehouse

/// Rows as CSV for programs: RFC 4180 with LF, `.` and `,`, no byte-order mark.
struct CSVRowWriter: RowWriter {
  private let write: ByteWriter
  private var text = MachineText(columns: [], money: MoneyDigits(currency: "", company: 2))
  private var bytes: [UInt8] = []

  init(write: @escaping ByteWriter) { self.write = write }

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) throws {
    text = MachineText(columns: columns, money: money)
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let start = bytes.count
      bytes.append(contentsOf: column.name.utf8)
      quote(from: start, isOnly: columns.count == 1)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func row(_ values: [Value]) throws {
    for index in values.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let start = bytes.count
      text.append(index, in: values, to: &bytes)
      switch values[index] {
      case .integer where values.count > 1, .real where values.count > 1: continue
      default: quote(from: start, isOnly: values.count == 1)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= pieceSize { try flush() }
  }

  mutating func end(isCut: Bool) throws { try flush() }

  private mutating func flush() throws {
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Quotes what was appended since `start`, where it must be. The only field of a row is quoted
  /// when it is empty, for an empty line would be no row.
  private mutating func quote(from start: Int, isOnly: Bool) {
    let field = bytes[start...]
    let isSpecial = field.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard isSpecial || (isOnly && field.isEmpty) else { return }
    let quoted = field.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
    bytes.removeSubrange(start...)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: quoted)
    bytes.append(UInt8(ascii: "\""))
  }
}

import SQLite
import Warehouse

/// Rows as JSON: an array of objects, or an object a line. Numbers are numbers, to the digit as in
/// CSV; unknown is null.
struct JSONRowWriter: RowWriter {
  private let isArray: Bool
  private let write: ByteWriter
  private var text = MachineText(columns: [], money: MoneyDigits(currency: "", company: 2))
  private var keys: [[UInt8]] = []
  private var bytes: [UInt8] = []
  private var rows = 0

  init(isArray: Bool, write: @escaping ByteWriter) {
    self.isArray = isArray
    self.write = write
  }

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) throws {
    text = MachineText(columns: columns, money: money)
    keys = columns.map { column in
      var key: [UInt8] = []
      appendJSONString(Array(column.name.utf8), to: &key)
      return key + Array(": ".utf8)
    }
    if isArray { bytes.append(UInt8(ascii: "[")) }
  }

  mutating func row(_ values: [Value]) throws {
    if isArray { bytes.append(contentsOf: (rows == 0 ? "\n  " : ",\n  ").utf8) }
    bytes.append(UInt8(ascii: "{"))
    for index in values.indices {
      if index > 0 { bytes.append(contentsOf: ", ".utf8) }
      bytes.append(contentsOf: keys[index])
      append(index, in: values)
    }
    bytes.append(UInt8(ascii: "}"))
    if !isArray { bytes.append(UInt8(ascii: "\n")) }
    rows += 1
    if bytes.count >= pieceSize { try flush() }
  }

  mutating func end(isCut: Bool) throws {
    if isArray { bytes.append(contentsOf: (rows == 0 ? "]\n" : "\n]\n").utf8) }
    try flush()
  }

  private mutating func append(_ index: Int, in values: [Value]) {
    var field: [UInt8] = []
    text.append(index, in: values, to: &field)
    let isText = if case .text = values[index] { true } else { false }
    if field.isEmpty && !isText {
      bytes.append(contentsOf: "null".utf8)
    } else if !isText && text.isNumber(index, in: values) {
      bytes.append(contentsOf: field)
    } else {
      appendJSONString(field, to: &bytes)
    }
  }

  private mutating func flush() throws {
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Appends UTF-8 as a JSON string, with quotes; control characters are escaped.
func appendJSONString(_ text: [UInt8], to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  for byte in text {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
    case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
    case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}

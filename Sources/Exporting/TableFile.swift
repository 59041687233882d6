import CSV
import SQLite
import Warehouse

/// Writes the rows of a table as CSV (RFC 4180), in the order of its key, without holding them.
///
/// NULL is nothing, an empty text is `""`: PostgreSQL reads both as they were. Bytes are hexadecimal
/// digits behind `\x`.
struct TableFile {
  private static let pieceBytes = 1 << 18
  private static let emptyText = "\"\""

  let table: TableDescription
  private let statement: Statement
  private let file: ExportFile
  private var writer: RecordWriter

  init(_ table: TableDescription, _ connection: Connection, path: String) throws {
    self.table = table
    file = try ExportFile(path)
    writer = try RecordWriter(lineEnd: .carriageReturnLineFeed)
    statement = try connection.prepare(Self.selection(of: table))
  }

  /// The statement that gives the rows.
  private static func selection(of table: TableDescription) -> String {
    let columns = table.columns.map { quoted($0.name) }.joined(separator: ", ")
    let key = table.primaryKey.map(quoted).joined(separator: ", ")
    return "SELECT \(columns) FROM \(quoted(table.name))" + (key.isEmpty ? "" : " ORDER BY \(key)")
  }

  /// Writes all of it. `progress` is told, from time to time, how many rows are written.
  mutating func write(
    _ progress: (_ rows: Int) throws -> Void
  ) throws -> (rows: Int, bytes: Int) {
    try writer.append(record: table.columns.map(\.name))
    var rows = 0
    while try statement.step() {
      for index in table.columns.indices { try append(index) }
      try writer.endRecord()
      rows += 1
      guard writer.bytes.count >= Self.pieceBytes else { continue }
      try file.append(writer.takeBytes())
      try progress(rows)
    }
    try file.append(writer.takeBytes())
    try file.finish()
    return (rows, file.count)
  }

  private mutating func append(_ index: Int) throws(CSVError) {
    guard !statement.isNull(index) else { return try writer.append("") }
    switch table.columns[index].kind {
    case .integer: try writer.append("\(statement.integer(index))")
    case .real: try writer.append("\(statement.real(index))")
    case .bytes: try writer.append("\\x" + hexadecimal(statement.blobBytes(index)))
    case .text:
      let text = statement.textBytes(index)
      if text.isEmpty {
        writer.append(source: Self.emptyText)
      } else {
        try writer.append(utf8: text)
      }
    }
  }
}

/// A name that stays one name in SQL, whatever words a database reserves.
func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

private func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
  let digits = Array("0123456789abcdef".utf8)
  let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: text, as: UTF8.self)
}

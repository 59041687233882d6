import SQLite
import Warehouse

/// How rows are written out for programs and terminals.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// Columns aligned for a terminal.
  case table
  /// RFC 4180 with LF, a header, `.` and `,`, no byte-order mark.
  case csv
  /// One array of objects.
  case json
  /// One object a line.
  case jsonl
  /// A self-contained page.
  case html
  /// CSV as a spreadsheet program of the reader's language opens it right.
  case spreadsheet
}

/// Takes finished bytes; a file, a pipe or a buffer stands behind it.
public typealias ByteWriter = (borrowing [UInt8]) throws -> Void

/// Writes the rows of a query in one of the formats.
public struct FormattedRows: RowSink {
  private var writer: any RowWriter

  /// `width` is the terminal's, in characters; nil leaves lines as long as they are. `audience`
  /// matters for pages and spreadsheet files. `write` is called with pieces of the output, in order.
  public init(
    _ format: OutputFormat, width: Int? = nil, audience: RowAudience = RowAudience(),
    write: @escaping ByteWriter
  ) {
    writer =
      switch format {
      case .table: TableWriter(width: width, write: write)
      case .csv: CSVRowWriter(write: write)
      case .json: JSONRowWriter(isArray: true, write: write)
      case .jsonl: JSONRowWriter(isArray: false, write: write)
      case .html: HTMLRowWriter(audience: audience, write: write)
      case .spreadsheet: SpreadsheetRowWriter(audience: audience, write: write)
      }
  }

  /// Starts with these columns.
  public mutating func begin(columns: [QueryColumn], money: MoneyDigits) throws {
    try writer.begin(columns: columns, money: money)
  }

  /// Writes a row, or keeps it until all widths are known.
  public mutating func row(_ values: [Value]) throws { try writer.row(values) }

  /// Writes what is left, and in a table how many rows there were.
  public mutating func end(isCut: Bool) throws { try writer.end(isCut: isCut) }
}

extension QueryResult {
  /// All rows in a format, as UTF-8.
  public func formatted(as format: OutputFormat, width: Int? = nil) throws -> [UInt8] {
    let output = ByteBuffer()
    var rows = FormattedRows(format, width: width) { output.bytes.append(contentsOf: copy $0) }
    try rows.begin(columns: columns, money: money)
    for row in self.rows { try rows.row(row) }
    try rows.end(isCut: isCut)
    return output.bytes
  }
}

/// What each format does with rows.
protocol RowWriter: RowSink {}

/// Bytes that a closure can add to.
private final class ByteBuffer {
  var bytes: [UInt8] = []
}

/// Pieces of output are gathered to this size before they are written.
let pieceSize = 1 << 16

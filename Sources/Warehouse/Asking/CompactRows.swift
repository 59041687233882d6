import SQLite

/// The rows of a query side by side in three arrays: no row and no text is an allocation of its own, so
/// that a hundred thousand customers fit into little room.
public struct CompactRows: Sendable {
  private let width: Int
  /// Integers and numbers as they are; of texts and bytes where they begin and how long they are.
  private var cells: [Int64] = []
  private var kinds: [Kind] = []
  private var bytes: [UInt8] = []

  enum Kind: UInt8 { case null, integer, real, text, blob }

  /// Bits of a cell that say how long a text is; SQLite's own limit is below that.
  private static let lengthBits: Int64 = 31

  /// No row yet, of rows with so many columns.
  public init(width: Int) { self.width = width }

  /// The rows so far.
  public var rows: [CompactRow] {
    let shared = SharedRows(self)
    return (0..<(width > 0 ? kinds.count / width : 0)).map { CompactRow(shared: shared, row: $0) }
  }

  /// Appends a row of values.
  public mutating func append(_ row: [Value]) {
    for value in row {
      switch value {
      case .null: append(0, .null)
      case .integer(let integer): append(integer, .integer)
      case .real(let real): append(Int64(bitPattern: real.bitPattern), .real)
      case .text(var text): text.withUTF8 { append(bytes: UnsafeRawBufferPointer($0), .text) }
      case .blob(let blob): blob.withUnsafeBytes { append(bytes: $0, .blob) }
      }
    }
  }

  /// Appends the row that a statement stands at.
  mutating func append(rowOf statement: Statement) {
    for column in 0..<width {
      switch statement.kind(column) {
      case .null: append(0, .null)
      case .integer: append(statement.integer(column), .integer)
      case .real: append(Int64(bitPattern: statement.real(column).bitPattern), .real)
      case .text: append(bytes: UnsafeRawBufferPointer(statement.textBytes(column)), .text)
      case .blob: append(bytes: statement.blobBytes(column), .blob)
      }
    }
  }

  private mutating func append(_ cell: Int64, _ kind: Kind) {
    cells.append(cell)
    kinds.append(kind)
  }

  private mutating func append(bytes piece: UnsafeRawBufferPointer, _ kind: Kind) {
    append(Int64(bytes.count) << Self.lengthBits | Int64(piece.count), kind)
    bytes.append(contentsOf: piece)
  }

  fileprivate func kind(_ row: Int, _ column: Int) -> Kind { kinds[row * width + column] }

  fileprivate func value(_ row: Int, _ column: Int) -> Value {
    let place = row * width + column
    switch kinds[place] {
    case .null: return .null
    case .integer: return .integer(cells[place])
    case .real: return .real(Double(bitPattern: UInt64(bitPattern: cells[place])))
    case .text: return .text(String(decoding: bytes[range(of: cells[place])], as: UTF8.self))
    case .blob: return .blob(Array(bytes[range(of: cells[place])]))
    }
  }

  fileprivate func number(_ row: Int, _ column: Int) -> Double? {
    let place = row * width + column
    switch kinds[place] {
    case .integer: return Double(cells[place])
    case .real:
      let real = Double(bitPattern: UInt64(bitPattern: cells[place]))
      return real.isFinite ? real : nil
    case .null, .text, .blob: return nil
    }
  }

  fileprivate func text(_ row: Int, _ column: Int) -> ArraySlice<UInt8>? {
    let place = row * width + column
    return kinds[place] == .text ? bytes[range(of: cells[place])] : nil
  }

  fileprivate func append(_ row: Int, to batch: RowBatch) {
    bytes.withUnsafeBufferPointer { bytes in
      for place in row * width..<(row + 1) * width {
        switch kinds[place] {
        case .null: batch.append(RowBatch.null)
        case .integer, .real: batch.append(cells[place])
        case .text, .blob:
          batch.append(UnsafeBufferPointer(rebasing: bytes[range(of: cells[place])]))
        }
      }
    }
  }

  fileprivate func isNullInBatch(_ row: Int, _ column: Int) -> Bool {
    cells[row * width + column] == RowBatch.null
  }

  private func range(of cell: Int64) -> Range<Int> {
    let start = Int(cell >> Self.lengthBits)
    return start..<start + Int(cell & ((1 << Self.lengthBits) - 1))
  }
}

/// Rows that are not added to any more: a constant is read without a look at who else writes.
private final class SharedRows: Sendable {
  let rows: CompactRows

  init(_ rows: CompactRows) { self.rows = rows }
}

/// A row among compact rows.
public struct CompactRow: Sendable {
  fileprivate let shared: SharedRows
  fileprivate let row: Int

  /// The value of a column.
  public subscript(column: Int) -> Value { shared.rows.value(row, column) }

  /// Whether a column is unknown.
  public func isNull(_ column: Int) -> Bool { shared.rows.kind(row, column) == .null }

  /// A column as a number; nil where it is unknown or none.
  public func number(_ column: Int) -> Double? { shared.rows.number(row, column) }

  /// The UTF-8 of a column that holds text; nil of any other.
  public func text(_ column: Int) -> ArraySlice<UInt8>? { shared.rows.text(row, column) }
}

extension CompactRow {
  /// Appends the row's cells to a batch of columns of these kinds.
  func append(to batch: RowBatch) { shared.rows.append(row, to: batch) }
}

extension [CompactRow] {
  /// What a column holds, for a batch of these rows; nil where it holds several kinds of values, or one
  /// that stands for NULL there.
  func kind(ofColumn column: Int) -> CellKind? {
    var kind: CompactRows.Kind?
    for row in self {
      let other = row.shared.rows.kind(row.row, column)
      guard other != .null else { continue }
      guard other == kind ?? other, !row.shared.rows.isNullInBatch(row.row, column)
      else { return nil }
      kind = other
    }
    return kind.map(\.ofCell) ?? .integer
  }
}

extension CompactRows.Kind {
  fileprivate var ofCell: CellKind {
    switch self {
    case .null, .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }
}

/// Keeps all rows of a query in little room.
struct CompactCollector: RowSink {
  private(set) var columns: [QueryColumn] = []
  private(set) var rows = CompactRows(width: 0)

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) {
    self.columns = columns
    rows = CompactRows(width: columns.count)
  }

  mutating func row(_ values: [Value]) { rows.append(values) }

  mutating func row(of statement: Statement) { rows.append(rowOf: statement) }

  mutating func end(isCut: Bool) {}
}

extension QueryRunner {
  /// All rows of a named query in little room, and its columns. `answers`: of queries that it uses, by
  /// their names; the others are worked out.
  public func compactRows(
    of query: NamedQuery, _ given: [String: String] = [:],
    reading answers: [String: KeptAnswer] = [:]
  ) throws -> (columns: [QueryColumn], rows: [CompactRow]) {
    var collector = CompactCollector()
    try run(query, given, reading: answers, into: &collector)
    return (collector.columns, collector.rows.rows)
  }
}

import CSV

/// A slow and plain reader of delimited text, written apart from the one under test: characters
/// are taken one by one, as Python's `_csv.c` takes them.
struct ReferenceParser {
  private enum State {
    case startOfRecord, startOfField, inField, inQuotes, quoteInQuotes
  }

  private let dialect: Dialect
  private var state = State.startOfRecord
  private var field: [UInt8] = []
  private var record: [[UInt8]] = []
  private var records: [[[UInt8]]] = []

  private init(_ dialect: Dialect) {
    self.dialect = dialect
  }

  /// The records of a text, nil where a quote stays open.
  static func parse(_ text: [UInt8], dialect: Dialect) -> [[[UInt8]]]? {
    var parser = ReferenceParser(dialect)
    var previous: UInt8 = 0
    for byte in text {
      let isSecondHalf =
        byte == 10 && previous == 13 && parser.state != .inQuotes
      if !isSecondHalf { parser.take(byte) }
      previous = byte
    }
    if parser.state == .inQuotes { return nil }
    if parser.state != .startOfRecord { parser.take(10) }
    return parser.records
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    switch dialect.separator {
    case .byte(let separator): byte == separator
    case .blanks: byte == 32 || byte == 9
    }
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .startOfRecord, .startOfField:
      takeFirst(byte)
    case .inField:
      takeFurther(byte)
    case .inQuotes:
      if byte == dialect.quote { state = .quoteInQuotes } else { field.append(byte) }
    case .quoteInQuotes:
      if byte == dialect.quote {
        field.append(byte)
        state = .inQuotes
      } else {
        state = .inField
        takeFurther(byte)
      }
    }
  }

  private mutating func takeFirst(_ byte: UInt8) {
    let wasStart = state == .startOfRecord
    if byte == 10 || byte == 13 {
      if !wasStart && dialect.separator != .blanks { record.append([]) }
      endRecord()
    } else if isSeparator(byte) {
      if dialect.separator != .blanks { record.append([]) }
      // Blanks at the start of a line leave it as blank as it was.
      if dialect.separator != .blanks || !wasStart { state = .startOfField }
    } else if byte == dialect.quote {
      state = .inQuotes
    } else {
      field.append(byte)
      state = .inField
    }
  }

  private mutating func takeFurther(_ byte: UInt8) {
    if byte == 10 || byte == 13 {
      endField()
      endRecord()
    } else if isSeparator(byte) {
      endField()
      state = .startOfField
    } else {
      field.append(byte)
    }
  }

  private mutating func endField() {
    record.append(field)
    field = []
  }

  private mutating func endRecord() {
    if !record.isEmpty { records.append(record) }
    record = []
    state = .startOfRecord
  }
}

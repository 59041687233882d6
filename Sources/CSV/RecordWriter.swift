/// Writes records as delimited text, so that `RecordReader` with the same dialect reads the same
/// fields again.
public struct RecordWriter {
  /// Which fields are put in quotes.
  public enum Quoting: Sendable {
    /// Those that would be read otherwise without.
    case whereNeeded
    /// All.
    case always
  }

  /// What has been written, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let dialect: Dialect
  private let lineEnd: LineEnd
  private let quoting: Quoting
  private var fieldsInRecord = 0
  private var recordStart = 0
  private var hasWritten = false

  /// A writer of its dialect. Quoting always takes a dialect with a quote. Throws
  /// `invalidDialect`.
  public init(
    dialect: Dialect = .standard, lineEnd: LineEnd = .lineFeed, quoting: Quoting = .whereNeeded
  ) throws(CSVError) {
    try dialect.validate()
    if quoting == .always, dialect.quote == nil { throw CSVError(.needsQuote) }
    self.dialect = dialect
    self.lineEnd = lineEnd
    self.quoting = quoting
  }

  /// Writes a whole record. Throws `needsQuote` where a field cannot be written; nothing is written
  /// then.
  public mutating func append(record fields: some Sequence<String>) throws(CSVError) {
    let length = bytes.count
    do throws(CSVError) {
      for field in fields { try append(field) }
      try endRecord()
    } catch {
      bytes.removeLast(bytes.count - length)
      fieldsInRecord = 0
      throw error
    }
  }

  /// Writes one field of the current record. Throws `needsQuote` where it cannot be written.
  public mutating func append(_ field: String) throws(CSVError) {
    var field = field
    let failure = field.withUTF8 { utf8 -> CSVError? in
      do throws(CSVError) {
        try append(utf8: utf8)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Writes one field of UTF-8 text, such as a reader's. Throws `needsQuote` where it cannot be
  /// written.
  public mutating func append(utf8 field: UnsafeBufferPointer<UInt8>) throws(CSVError) {
    guard quoting == .always || needsQuotes(field) else {
      separate()
      bytes.append(contentsOf: field)
      return
    }
    guard let quote = dialect.quote else { throw CSVError(.needsQuote) }
    separate()
    bytes.append(quote)
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Writes text that is in the dialect already, such as a reader's `recordText`: fields may be
  /// appended behind it.
  public mutating func append(source text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// Ends the current record; without fields there is none, and nothing is written. Throws
  /// `needsQuote` where the record would be a blank line, which readers pass over.
  public mutating func endRecord() throws(CSVError) {
    guard fieldsInRecord > 0 else { return }
    if bytes.count == recordStart {
      guard let quote = dialect.quote else { throw CSVError(.needsQuote) }
      bytes += [quote, quote]
    }
    bytes.append(contentsOf: lineEnd.rawValue.utf8)
    fieldsInRecord = 0
    hasWritten = true
  }

  /// Gives what has been written and starts with nothing written again, for writing piece by
  /// piece.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func separate() {
    if fieldsInRecord == 0 {
      recordStart = bytes.count
    } else {
      bytes.append(dialect.separatorByte)
    }
    fieldsInRecord += 1
  }

  private func needsQuotes(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    let isBlankSeparated = dialect.separator == .blanks
    if isBlankSeparated && field.isEmpty { return true }
    let (separator, quote) = (dialect.separatorByte, dialect.quote ?? dialect.separatorByte)
    for byte in field where byte < 0x80 {
      if byte == separator || byte == quote { return true }
      if byte == Ascii.lineFeed || byte == Ascii.carriageReturn { return true }
      if isBlankSeparated && byte == Ascii.tab { return true }
    }
    return !hasWritten && fieldsInRecord == 0 && field.starts(with: ByteOrderMark.utf8Bytes)
  }
}

/// Reads the records of a delimited text one after another, each with its place in the text.
///
/// One record at a time is in reach: what `field` gives is valid until `next` is called. Nothing
/// is allocated for a record. Not for use by two threads at once.
///
/// Read is what RFC 4180 describes, and beyond it what Python's csv module reads: LF, CR LF and CR
/// end lines, also mixed; a quote within an unquoted field is text, and so is what follows a
/// closing quote. Otherwise than there, a quote that is never closed is an error, and a line
/// without any byte is no record (see `keepsBlankLines`).
public final class RecordReader {
  /// The longest record that is read unless said otherwise, in bytes: 64 MiB.
  public static let defaultRecordLimitInBytes = 64 << 20

  /// The text's encoding: that of its byte-order mark, else the declared one, else UTF-8.
  public var encoding: TextEncoding { text.encoding }
  /// Whether the text began with a byte-order mark.
  public var hasByteOrderMark: Bool { text.hasByteOrderMark }

  // Behind a pointer, so that reading a field needs no check for exclusive access.
  @usableFromInline let scan: UnsafeMutablePointer<RecordScan>
  private var text: TextBuffer
  private let isDeclared: Bool
  private let recordLimitInBytes: Int
  private var failure: (any Error)?

  /// A reader of `source`. Without an encoding a byte-order mark decides, and a text without one
  /// must be UTF-8. `chunkBytes` is read at a time; a record longer than `recordLimitInBytes` (at
  /// most 512 MiB) is an error. Throws `invalidDialect`, what a byte-order mark says that is not
  /// understood, and what the source throws.
  public init(
    source: any ByteSource, encoding: TextEncoding? = nil, dialect: Dialect = .standard,
    chunkBytes: Int = 1 << 20, recordLimitInBytes: Int = defaultRecordLimitInBytes
  ) throws {
    try dialect.validate()
    text = try TextBuffer(source: source, encoding: encoding, capacity: min(chunkBytes, 1 << 29))
    isDeclared = encoding != nil || text.hasByteOrderMark
    self.recordLimitInBytes = min(recordLimitInBytes, 512 << 20)
    scan = .allocate(capacity: 1)
    scan.initialize(to: RecordScan(text.base, dialect: dialect))
  }

  deinit {
    scan.pointee.fields.deallocate()
    scan.deallocate()
    text.deallocate()
  }

  /// Moves to the next record; false at the end. Throws the text's faults with their place, and
  /// what the source throws; after that every call throws the same.
  public func next() throws -> Bool {
    if let failure { throw failure }
    do {
      while true {
        switch scan.pointee.next() {
        case .record: return true
        case .needsMore: try refill()
        case .end: return false
        case .unterminatedQuote:
          throw CSVError(.unterminatedQuote, at: position(at: scan.pointee.openQuote))
        case .tooManyFields:
          throw CSVError(.tooManyFields(limit: RecordScan.fieldLimit), at: recordPosition)
        }
      }
    } catch {
      failure = error
      scan.pointee.fields.count = 0
      throw error
    }
  }

  /// The number of fields of the current record.
  @inlinable public var fieldCount: Int { scan.pointee.fields.count }

  /// The text of a field as UTF-8, without its quotes and with doubled ones single; valid until
  /// `next` is called. Empty for an index beyond the last field.
  @inlinable
  public func field(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, index < scan.pointee.fields.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let bounds = scan.pointee.fields.bounds[index]
    return UnsafeBufferPointer(
      start: scan.pointee.base + Int(bounds.start), count: Int(bounds.end &- bounds.start))
  }

  /// The text of a field as a string of its own.
  public func text(_ index: Int) -> String {
    String(decoding: field(index), as: UTF8.self)
  }

  /// Whether a line without any byte is a record of one empty field, as one may be in a file of
  /// one column. Otherwise such lines are passed over.
  public var keepsBlankLines: Bool {
    get { scan.pointee.keepsBlankLines }
    set { scan.pointee.keepsBlankLines = newValue }
  }

  /// The bytes that have been read from the source, for progress.
  public var bytesRead: Int64 { text.bytesRead }

  /// The share of the source that has been read, from 0 to 1; nil where its size is unknown.
  public var shareRead: Double? { text.source.shareRead }

  private func refill() throws {
    let kept = text.end - scan.pointee.nextStart
    if text.isFaulty { throw textFault() }
    if kept > recordLimitInBytes { throw recordTooLong() }
    try text.refill(keepingFrom: scan.pointee.nextStart)
    scan.pointee.nextStart = 0
    scan.pointee.base = text.base
    scan.pointee.scratchOffset = text.scratchOffset
    scan.pointee.isLast = text.isLast && !text.isFaulty
    scan.pointee.textChanged(end: text.end)
  }

  private func textFault() -> CSVError {
    let kind = isDeclared ? CSVError.Kind.invalidText(encoding) : .undeclaredEncoding
    return CSVError(kind, at: position(at: text.end))
  }

  private func recordTooLong() -> CSVError {
    let openQuote = scan.pointee.openQuote
    return CSVError(
      .recordTooLong(limitInBytes: recordLimitInBytes),
      at: openQuote < 0 ? recordPosition : position(at: openQuote))
  }
}

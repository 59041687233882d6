/// How the scan for one record ended.
enum ScanOutcome {
  /// A record was found.
  case record
  /// The buffered text ends before the record does, and more may follow.
  case needsMore
  /// The text is at its end, and no record is left.
  case end
  /// The text is at its end within quotes.
  case unterminatedQuote
  /// The record has more fields than a record may have.
  case tooManyFields
}

/// The state machine that finds the fields of one record in buffered text.
///
/// It knows nothing of files and encodings. A scan starts at `nextStart` and depends on nothing
/// before it; a record that is not yet whole is scanned again when more of it is there.
@usableFromInline
struct RecordScan {
  /// A record with more fields than this is taken for a fault, before it fills the memory.
  static let fieldLimit = 1 << 20

  /// The text.
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  /// The fields of the current record.
  @usableFromInline var fields = FieldTable()
  /// How far behind each byte of the text lies room for another: a field whose text differs from
  /// its source is written there.
  var scratchOffset = 0
  /// Whether nothing follows the buffered text.
  var isLast = false
  /// Whether a line without any byte is a record of one empty field.
  var keepsBlankLines = false

  var recordStart = 0
  /// Where the record's text ends, before its line end.
  var recordEnd = 0
  var nextStart = 0
  /// The physical lines, from 1, on which this record and the next one start.
  var startLine = 1
  var nextLine = 1
  /// The first quote that RFC 4180 does not allow where it stands, or -1.
  var strayQuote = -1
  /// The quote that is open where the text ends, or -1.
  var openQuote = -1
  /// The start of the last field that holds a doubled quote, or -1.
  var doubledQuoteField = -1

  var cursor: StructuralCursor
  private let separator: UInt8
  let quote: UInt8?
  private let isBlankSeparated: Bool

  init(_ base: UnsafeMutablePointer<UInt8>, dialect: Dialect) {
    self.base = base
    separator = dialect.separatorByte
    quote = dialect.quote
    isBlankSeparated = dialect.separator == .blanks
    cursor = StructuralCursor(base, from: 0, to: 0, separator: separator, quote: quote)
  }

  /// Says that the text now ends at `end`. The next record is scanned from its start.
  mutating func textChanged(end: Int) {
    cursor = StructuralCursor(base, from: nextStart, to: end, separator: separator, quote: quote)
  }

  /// Finds the next record, passing over blank lines: those without any byte, or of blanks only
  /// where blanks separate.
  mutating func next() -> ScanOutcome {
    beginRecord()
    let (base, end) = (self.base, cursor.end)
    var start = recordStart
    var closing = -1
    while true {
      let at =
        closing < 0 && !isBlankSeparated
        ? cursor.passFields(endedBy: separator, from: &start, into: &fields) : cursor.next()
      guard at < end else { return textEnded(start, closing, end) }
      let byte = base[at]
      if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
        let next = afterLineEnd(byte, at)
        if next < 0 { return textEnded(start, closing, end) }
        if endRecord(start, at, closing, next) { return foundRecord() }
        start = recordStart
      } else if byte == quote {
        if at > start {
          noteStrayQuote(closing < 0 ? at : closing)
        } else {
          closing = closingQuote(of: at)
        }
      } else if byte == separator || (isBlankSeparated && byte == Ascii.tab) {
        if at > start || !isBlankSeparated { addField(start, at, closing) }
        start = at &+ 1
        closing = -1
      }
    }
  }

  @inline(__always)
  private mutating func beginRecord() {
    recordStart = nextStart
    startLine = nextLine
    fields.count = 0
    strayQuote = -1
    openQuote = -1
    doubledQuoteField = -1
  }

  @inline(__always)
  private func foundRecord() -> ScanOutcome {
    fields.count > RecordScan.fieldLimit ? .tooManyFields : .record
  }

  /// The offset behind the line end at `at`, or -1 where a line feed may belong to it that is not
  /// there yet.
  @inline(__always)
  private mutating func afterLineEnd(_ byte: UInt8, _ at: Int) -> Int {
    if byte == Ascii.lineFeed { return at &+ 1 }
    guard at &+ 1 < cursor.end else { return isLast ? at &+ 1 : -1 }
    guard base[at &+ 1] == Ascii.lineFeed else { return at &+ 1 }
    _ = cursor.next()
    return at &+ 2
  }

  /// Ends the record at the line end at `at`; false where that ended a blank line to be passed
  /// over.
  @inline(__always)
  private mutating func endRecord(_ start: Int, _ at: Int, _ closing: Int, _ next: Int) -> Bool {
    nextStart = next
    nextLine &+= 1
    recordEnd = at
    if start < at {
      addField(start, at, closing)
    } else if fields.count == 0 && !keepsBlankLines {
      recordStart = next
      startLine = nextLine
      return false
    } else if !isBlankSeparated || fields.count == 0 {
      fields.append(start, at)
    }
    return true
  }

  /// What it means that the buffered text ends at `end`, in a field that started at `start`.
  @inline(never)
  private mutating func textEnded(_ start: Int, _ closing: Int, _ end: Int) -> ScanOutcome {
    guard isLast else {
      // The record will be scanned again: its line breaks must not count twice.
      nextStart = recordStart
      nextLine = startLine
      return fields.count > RecordScan.fieldLimit ? .tooManyFields : .needsMore
    }
    if openQuote >= 0 { return .unterminatedQuote }
    (recordEnd, nextStart) = (end, end)
    if start == end && fields.count == 0 { return .end }
    if start < end || !isBlankSeparated { addField(start, end, closing) }
    return foundRecord()
  }
}

/// Where the current record and its fields stand in the source, found out only when asked.
extension RecordReader {
  /// The physical line on which the current record starts, from 1.
  public var startLine: Int { scan.pointee.startLine }

  /// The place of a field's first character, which is the quote where it has one. Beyond the last
  /// field, the place behind the record.
  public func position(ofField index: Int) -> Position {
    guard index >= 0, index < fieldCount else { return position(at: scan.pointee.recordEnd) }
    let start = sourceStart(ofField: index)
    return position(at: isQuoted(index) ? start - 1 : start)
  }

  /// Whether the source has the field in quotes.
  public func isQuoted(_ index: Int) -> Bool {
    guard index >= 0, index < fieldCount, let quote = scan.pointee.quote else { return false }
    let start = sourceStart(ofField: index)
    return start > scan.pointee.recordStart && scan.pointee.base[start - 1] == quote
  }

  /// The place of the record's first quote that RFC 4180 does not allow where it stands: within an
  /// unquoted field, or closing one that goes on. Nil where all are well.
  public var strayQuote: Position? {
    scan.pointee.strayQuote < 0 ? nil : position(at: scan.pointee.strayQuote)
  }

  /// The record's text as it stands in the source, without its line end.
  public func recordText() -> String {
    String(
      decoding: source(from: scan.pointee.recordStart, to: scan.pointee.recordEnd), as: UTF8.self)
  }

  /// What ends the current record's line; nil where the text ends with it.
  public var lineEnd: LineEnd? {
    let end = scan.pointee.recordEnd
    switch scan.pointee.nextStart - end {
    case 0: return nil
    case 1: return scan.pointee.base[end] == Ascii.lineFeed ? .lineFeed : .carriageReturn
    default: return .carriageReturnLineFeed
    }
  }

  var recordPosition: Position { Position(line: startLine, column: 1) }

  /// The place of an offset at or behind the record's start, which is the start of a line.
  func position(at offset: Int) -> Position {
    recordPosition.advanced(over: source(from: scan.pointee.recordStart, to: offset))
  }

  /// Where a field's text starts in the source, behind the quote if it has one.
  private func sourceStart(ofField index: Int) -> Int {
    let start = Int(scan.pointee.fields.bounds[index].start)
    let scratchOffset = scan.pointee.scratchOffset
    return start < scratchOffset ? start : start - scratchOffset
  }

  private func source(from start: Int, to end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: scan.pointee.base + start, count: max(0, end - start))
  }
}

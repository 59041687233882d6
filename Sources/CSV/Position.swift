/// A place in a source text, as an editor counts it.
public struct Position: Hashable, Sendable, CustomStringConvertible {
  /// The physical line, from 1. LF, CR LF and CR alone each end one, also inside quotes.
  public var line: Int
  /// The character (Unicode scalar) of that line, from 1.
  public var column: Int

  /// A place of its line and column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// `line:column`, to stand behind a file's name.
  public var description: String { "\(line):\(column)" }
}

extension Position {
  /// The start of a text.
  static let start = Position(line: 1, column: 1)

  /// The place behind the UTF-8 text `bytes` that starts here. An incomplete last character does
  /// not count.
  func advanced(over bytes: UnsafeBufferPointer<UInt8>) -> Position {
    var place = self
    var previous: UInt8 = 0
    for byte in bytes {
      let isSecondHalf = byte == Ascii.lineFeed && previous == Ascii.carriageReturn
      if byte == Ascii.carriageReturn || (byte == Ascii.lineFeed && !isSecondHalf) {
        place = Position(line: place.line + 1, column: 1)
      } else if !isSecondHalf && !UTF8Text.isContinuation(byte) {
        place.column += 1
      }
      previous = byte
    }
    return place
  }
}

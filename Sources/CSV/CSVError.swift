/// A fault of a delimited text or of its source, with the place where it lies.
///
/// It never carries the text itself, which is customers' data.
public struct CSVError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The text ends inside quotes; the place is where the quote was opened.
    case unterminatedQuote
    /// A record is longer than allowed, mostly since a closing quote is missing; the place is where
    /// the open quote stands, else where the record starts.
    case recordTooLong(limitInBytes: Int)
    /// A record has more fields than allowed; the place is where it starts.
    case tooManyFields(limit: Int)
    /// The text is not UTF-8, and no encoding was declared; the place is the first such byte.
    case undeclaredEncoding
    /// No encoding is declared and no byte-order mark leads, but every other byte is zero.
    case undeclaredUTF16(TextEncoding)
    /// The bytes are those of a program's own file: what it is, and what to do.
    case notText(NotText)
    /// The text is not in the encoding that was declared or that its byte-order mark says.
    case invalidText(TextEncoding)
    /// The text is in an encoding that is not understood, such as UTF-32.
    case unsupportedEncoding(String)
    /// A character that the encoding to be written has no code for; its Unicode scalar value.
    case unencodable(UInt32, TextEncoding)
    /// A field that cannot be written without a quote in a dialect that has none.
    case needsQuote
    /// Separator and quote cannot be used together.
    case invalidDialect(String)
    /// The source cannot be opened or read; the system's error number.
    case unreadable(errorNumber: Int32)
    /// The source could not be unpacked; the exit status of gzip.
    case notUnpacked(status: Int32)
  }

  /// What is wrong.
  public var kind: Kind
  /// Where, if the fault has a place in the text.
  public var position: Position?

  /// A fault and its place.
  public init(_ kind: Kind, at position: Position? = nil) {
    self.kind = kind
    self.position = position
  }
}

extension CSVError: CustomStringConvertible {
  /// One line: the place, what is wrong, and a hint.
  public var description: String {
    guard let position else { return message }
    return "\(position): \(message)"
  }

  /// One line without the place: what is wrong, and a hint.
  public var message: String {
    switch kind {
    case .unterminatedQuote:
      "a quote is opened and never closed; close it, or set `quote` to what the file uses"
    case .recordTooLong(let limit):
      "a record is longer than \(limit) bytes; look for a quote that is never closed"
    case .tooManyFields(let limit):
      "a record has more than \(limit) fields; check `delimiter`"
    case .undeclaredUTF16(let encoding):
      "the text looks like UTF-16 and has no byte-order mark;"
        + " set `encoding` to \(encoding.settingName)"
    case .notText(let form): form.message
    case .undeclaredEncoding:
      "the text is not UTF-8; set `encoding`, for example to windows-1250"
    case .invalidText(let encoding):
      "the text is not \(encoding.settingName); set `encoding` to what the file uses"
    case .unsupportedEncoding(let name):
      "\(name) is not understood; save the file as UTF-8"
    case .unencodable(let scalar, let encoding):
      "\(encoding.rawValue) has no code for U+\(hexadecimal(scalar)); use utf-8"
    case .needsQuote:
      "a field holds a separator or a line end; choose a dialect with a quote"
    case .invalidDialect(let reason): "\(reason); check `delimiter` and `quote`"
    case .unreadable(let number): "cannot read: \(systemMessage(number))"
    case .notUnpacked(let status):
      "gzip could not unpack it (status \(status)); check that the file is whole"
    }
  }

  private func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Something found out about a text, and whether the text leaves no other reading.
public struct Finding<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What the text looks like.
  public var value: Value
  /// Whether it can be relied upon. Otherwise it is a proposal, for a person to confirm.
  public var isCertain: Bool

  /// A finding of its parts.
  public init(_ value: Value, isCertain: Bool) {
    self.value = value
    self.isCertain = isCertain
  }
}

/// What the first part of an unknown text tells of how to read it.
public struct DialectGuess: Hashable, Sendable {
  /// The encoding. Certain by a byte-order mark, or where there are characters beyond ASCII and all
  /// are UTF-8. ASCII alone is certain only as far as the sample goes.
  public var encoding: Finding<TextEncoding>
  /// What stands between fields. Certain where one separator alone gives every record the same
  /// number of fields, more than one.
  public var separator: Finding<Separator>
  /// The quote, or nil. Certain where fields are quoted by the rules throughout, or where no quote
  /// occurs.
  public var quote: Finding<UInt8?>
  /// Whether the first record names the columns. Certain where a column is of numbers or dates but
  /// for its name, or where the first record is of numbers as those that follow.
  public var hasHeader: Finding<Bool>

  /// Separator and quote together.
  public var dialect: Dialect { Dialect(separator: separator.value, quote: quote.value) }
}

/// Finds out what the first bytes of a text tell of its encoding and dialect. What is not certain
/// is not to be used without asking. `isWhole` says that the sample is the whole text; otherwise
/// its last record, which may be cut off, is left out of account.
public func detectDialect(sample: [UInt8], isWhole: Bool = false) -> DialectGuess {
  let encoding = guessEncoding(of: sample, isWhole: isWhole)
  let readings = readings(of: sample, encoding: encoding.value, isWhole: isWhole)
  let separator = guessSeparator(by: readings.map(\.reading))
  let chosen = readings.first { $0.reading.dialect.separator == separator.value }
  return DialectGuess(
    encoding: encoding, separator: separator,
    quote: chosen?.quote ?? Finding(Ascii.doubleQuote, isCertain: false),
    hasHeader: guessHeader(of: chosen?.reading.records ?? []))
}

/// The separator alone, as `detectDialect` finds it.
public func detectSeparator(sample: [UInt8], isWhole: Bool = false) -> Finding<Separator> {
  let encoding = guessEncoding(of: sample, isWhole: isWhole).value
  let readings = readings(of: sample, encoding: encoding, isWhole: isWhole)
  return guessSeparator(by: readings.map(\.reading))
}

private func readings(
  of sample: [UInt8], encoding: TextEncoding, isWhole: Bool
) -> [QuoteReading] {
  candidateSeparators.map {
    QuoteReading(sample, encoding: encoding, separator: $0, isWhole: isWhole)
  }
}

/// The separators that are tried, the more usual first.
private let candidateSeparators: [Separator] =
  [Ascii.comma, Ascii.semicolon, Ascii.tab, Ascii.bar].map { .byte($0) } + [.blanks]

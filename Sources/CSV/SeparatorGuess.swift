/// A sample as it reads in one dialect.
struct Reading {
  /// More records than this tell nothing new.
  private static let recordLimit = 2000

  let dialect: Dialect
  private(set) var records: [[String]] = []
  private(set) var quotedFields = 0
  private(set) var strayQuotes = 0
  /// Whether the sample could be read to its end; a quote may be open where a sample is cut off.
  private(set) var isReadable = true

  init(_ sample: [UInt8], encoding: TextEncoding, dialect: Dialect, isWhole: Bool) {
    self.dialect = dialect
    do {
      let reader = try RecordReader(
        source: MemoryByteSource(sample), encoding: encoding, dialect: dialect,
        chunkBytes: sample.count + 64)
      while records.count < Reading.recordLimit, try reader.next() { note(reader) }
      let mayBeCutOff = !isWhole && records.count < Reading.recordLimit
      if mayBeCutOff && records.count > 1 { records.removeLast() }
    } catch {
      isReadable = !isWhole && records.count > 1
    }
  }

  private mutating func note(_ reader: RecordReader) {
    records.append((0..<reader.fieldCount).map { reader.text($0) })
    quotedFields += (0..<reader.fieldCount).count { reader.isQuoted($0) }
    if reader.strayQuote != nil { strayQuotes += 1 }
  }

  /// Whether every quote stands where RFC 4180 allows one.
  var isWellQuoted: Bool { isReadable && strayQuotes == 0 }

  /// The commonest number of fields, and the share of records that have it.
  var usualFieldCount: (count: Int, share: Double) {
    var frequencies: [Int: Int] = [:]
    for record in records { frequencies[record.count, default: 0] += 1 }
    let usual = frequencies.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let usual else { return (0, 0) }
    return (usual.key, Double(usual.value) / Double(records.count))
  }

  /// Whether every record has the same number of fields, more than one.
  var isRegular: Bool { usualFieldCount.count > 1 && usualFieldCount.share == 1 }

  /// The share of fields in which none of the other usual separators stands.
  var shareOfPlainFields: Double {
    let fields = records.joined()
    let plain = fields.count { field in
      !field.utf8.contains { [Ascii.comma, Ascii.semicolon, Ascii.tab, Ascii.bar].contains($0) }
        || CellKind(field) == .number
    }
    return fields.isEmpty ? 0 : Double(plain) / Double(fields.count)
  }
}

/// The best reading of a sample with one separator, by the quote that suits it.
struct QuoteReading {
  let reading: Reading
  let quote: Finding<UInt8?>

  init(_ sample: [UInt8], encoding: TextEncoding, separator: Separator, isWhole: Bool) {
    func read(_ quote: UInt8?) -> Reading {
      let dialect = Dialect(separator: separator, quote: quote)
      return Reading(sample, encoding: encoding, dialect: dialect, isWhole: isWhole)
    }
    let double = read(Ascii.doubleQuote)
    let single = read(Ascii.apostrophe)
    if double.isWellQuoted && double.quotedFields > 0 {
      (reading, quote) = (double, Finding(Ascii.doubleQuote, isCertain: true))
    } else if single.isWellQuoted && single.quotedFields > 0 {
      (reading, quote) = (single, Finding(Ascii.apostrophe, isCertain: false))
    } else if double.isReadable {
      (reading, quote) = (double, Finding(Ascii.doubleQuote, isCertain: double.isWellQuoted))
    } else {
      (reading, quote) = (read(nil), Finding(nil, isCertain: false))
    }
  }
}

/// Chooses among readings that differ in the separator.
func guessSeparator(by readings: [Reading]) -> Finding<Separator> {
  let (bytes, blanks) = (readings.filter { $0.dialect.separator != .blanks }, readings.last)
  let regular = bytes.filter(\.isRegular)
  if let only = regular.first, regular.count == 1 {
    let isUnrivalled = !bytes.contains { !$0.isRegular && $0.usualFieldCount.count > 1 }
    return Finding(only.dialect.separator, isCertain: only.records.count > 1 || isUnrivalled)
  }
  if let best = regular.max(by: { $0.shareOfPlainFields < $1.shareOfPlainFields }) {
    return Finding(best.dialect.separator, isCertain: false)
  }
  if let blanks, blanks.isRegular {
    return Finding(.blanks, isCertain: isTableOfNumbers(blanks.records))
  }
  let isOneColumn = bytes.allSatisfy { $0.records.allSatisfy { $0.count == 1 } }
  let best = bytes.filter { $0.usualFieldCount.count > 1 }
    .max { $0.usualFieldCount.share < $1.usualFieldCount.share }
  return Finding(best?.dialect.separator ?? mostSplitting(bytes), isCertain: isOneColumn)
}

/// Of irregular readings the one with the most fields, comma before others that have as many.
private func mostSplitting(_ readings: [Reading]) -> Separator {
  let best = readings.max { $0.records.joined().count < $1.records.joined().count }
  return best?.dialect.separator ?? .byte(Ascii.comma)
}

/// Words may be parted by blanks as well as columns, numbers hardly.
private func isTableOfNumbers(_ records: [[String]]) -> Bool {
  guard records.count > 1, let width = records.first?.count, width > 2 else { return false }
  let numeric = (0..<width).count { column in
    records.dropFirst().allSatisfy { CellKind($0[column]) == .number }
  }
  return numeric * 2 >= width
}

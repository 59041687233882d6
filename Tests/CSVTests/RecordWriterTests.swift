import CSV
import Testing

/// Writing, and reading again what was written.
struct RecordWriterTests {
  private func write(
    _ records: [[String]], dialect: Dialect = .standard, lineEnd: LineEnd = .lineFeed,
    quoting: RecordWriter.Quoting = .whereNeeded
  ) throws -> String {
    var writer = try RecordWriter(dialect: dialect, lineEnd: lineEnd, quoting: quoting)
    for record in records { try writer.append(record: record) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The lines that Python's csv.writer makes of the same records, minimal quoting.
  @Test func quotesWhereNeeded() throws {
    let records = [
      ["a", "b c", ""], ["a,b", "say \"x\"", "1\n2", "3\r4"], ["\""], [""], ["", ""],
    ]
    let expected = "a,b c,\n\"a,b\",\"say \"\"x\"\"\",\"1\n2\",\"3\r4\"\n\"\"\"\"\n\"\"\n,\n"
    #expect(try write(records) == expected)
  }

  @Test func writesDialects() throws {
    let records = [["a;b", "1,5", "x\ty"]]
    #expect(try write(records, dialect: .semicolon) == "\"a;b\";1,5;x\ty\n")
    #expect(
      try write(records, dialect: .semicolon, quoting: .always) == "\"a;b\";\"1,5\";\"x\ty\"\n")
    #expect(try write([["a b", "c", ""]], dialect: .blanks) == "\"a b\" c \"\"\n")
    #expect(try write(records, lineEnd: .carriageReturnLineFeed) == "a;b,\"1,5\",x\ty\r\n")
  }

  @Test func refusesWhatNeedsAQuote() throws {
    var writer = try RecordWriter(dialect: .unquoted)
    try writer.append(record: ["a", "b\"c"])
    for record in [["x", "a,b"], ["a\nb"], ["a\rb"], [""]] {
      #expect(throws: CSVError(.needsQuote)) { try writer.append(record: record) }
    }
    try writer.append(record: ["d", ""])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b\"c\nd,\n")
    #expect(throws: CSVError(.needsQuote)) {
      try RecordWriter(dialect: .unquoted, quoting: .always)
    }
  }

  @Test func writesFieldByField() throws {
    var writer = try RecordWriter(dialect: .semicolon)
    try writer.append("a")
    try writer.append("b;")
    try writer.endRecord()
    try writer.endRecord()
    #expect(writer.takeBytes() == Array("a;\"b;\"\n".utf8))
    try writer.append("")
    try writer.endRecord()
    #expect(writer.takeBytes() == Array("\"\"\n".utf8))
    #expect(writer.bytes.isEmpty)
  }

  @Test func appendsToARecordAsItStood() throws {
    let reader = try reader("\"a;x\";b\"c\nd\n", dialect: .semicolon)
    #expect(try reader.next())
    var writer = try RecordWriter(dialect: .semicolon, lineEnd: .carriageReturnLineFeed)
    writer.append(source: reader.recordText())
    try writer.append("no such day; mend it")
    try writer.endRecord()
    #expect(writer.bytes == Array("\"a;x\";b\"c;\"no such day; mend it\"\r\n".utf8))
  }

  @Test func keepsALeadingMarkAsText() throws {
    let records = [["\u{FEFF}a", "b"], ["\u{FEFF}"]]
    #expect(try write(records) == "\"\u{FEFF}a\",b\n\u{FEFF}\n")
    #expect(try read(write(records)) == records)
  }

  static let dialects: [Dialect] = [
    .standard, .semicolon, .blanks, Dialect(separator: .byte(Ascii.tab)),
    Dialect(separator: .byte(Ascii.bar), quote: Ascii.apostrophe),
  ]

  /// Whatever is written is read again, by every dialect, line end and quoting.
  @Test(arguments: dialects, LineEnd.allCases)
  func readsWhatItWrote(dialect: Dialect, lineEnd: LineEnd) throws {
    var random = SeededGenerator(seed: 4180)
    let pieces = [
      "a", "ž", "🙂", ",", ";", "|", "\t", " ", "\"", "'", "\n", "\r", "\u{0}", "\u{FEFF}",
    ]
    for number in 0..<400 {
      let records = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          (0..<Int.random(in: 0...6, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      let text = try write(
        records, dialect: dialect, lineEnd: lineEnd,
        quoting: number % 2 == 0 ? .always : .whereNeeded)
      let reader = try reader(
        text, dialect: dialect, encoding: .utf8, chunkBytes: 16 + number % 100)
      let again = try CSVTests.records(of: reader)
      #expect(again.map { $0.map { Array($0.utf8) } } == records.map { $0.map { Array($0.utf8) } })
      #expect(
        try write(again, dialect: dialect, lineEnd: lineEnd)
          == write(records, dialect: dialect, lineEnd: lineEnd))
    }
  }
}

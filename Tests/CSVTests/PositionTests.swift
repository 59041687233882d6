import CSV
import Testing

/// Where records, fields and faults stand, counted by hand.
struct PositionTests {
  private func positions(_ text: String, dialect: Dialect = .standard) throws -> [[String]] {
    let reader = try reader(text, dialect: dialect, chunkBytes: 16)
    var places: [[String]] = []
    while try reader.next() {
      places.append((0..<reader.fieldCount).map { reader.position(ofField: $0).description })
    }
    return places
  }

  private func fault(_ bytes: [UInt8], encoding: TextEncoding? = nil) throws -> CSVError? {
    guard case .failure(let error) = try outcome(bytes, encoding: encoding, chunkBytes: 16) else {
      return nil
    }
    return error
  }

  private func fault(_ text: String) throws -> CSVError? { try fault(Array(text.utf8)) }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func ofFields(lineEnd: String) throws {
    let text = ["a,bc,d", "", ",e", "\"f,\",g", "ž,h"].joined(separator: lineEnd)
    #expect(
      try positions(text) == [
        ["1:1", "1:3", "1:6"], ["3:1", "3:2"], ["4:1", "4:6"], ["5:1", "5:3"],
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func behindLineEndsInQuotes(lineEnd: String) throws {
    let text = ["a,\"b", "", "\"\"c\",d", "e"].joined(separator: lineEnd)
    #expect(try positions(text) == [["1:1", "1:3", "3:6"], ["4:1"]])
  }

  @Test func withMixedLineEndsInQuotes() throws {
    #expect(try positions("\"\n\r\r\n\n\",a\nb") == [["1:1", "5:3"], ["6:1"]])
  }

  @Test func amongBlanks() throws {
    #expect(try positions("  a \"b c\"  d", dialect: .blanks) == [["1:3", "1:5", "1:12"]])
  }

  @Test func ofARecord() throws {
    let reader = try reader("a\n\"b\n\nc\"\n\nd\n")
    var lines: [Int] = []
    while try reader.next() { lines.append(reader.startLine) }
    #expect(lines == [1, 2, 6])
  }

  @Test func beyondTheLastField() throws {
    let reader = try reader("ab,c\nd")
    #expect(try reader.next())
    #expect(reader.position(ofField: 2) == Position(line: 1, column: 5))
  }

  @Test func behindAByteOrderMark() throws {
    #expect(try positions("\u{FEFF}a,b") == [["1:1", "1:3"]])
  }

  @Test func ofAStrayQuote() throws {
    let reader = try reader("a\"b\n\"a\nb\" c,\"d\"e\nx,\"y\"\n\"a\"b\"c\"\n1,\"\"\"\"")
    var places: [String?] = []
    while try reader.next() { places.append(reader.strayQuote?.description) }
    #expect(places == ["1:2", "3:2", nil, "5:3", nil])
  }

  @Test func ofAnOpenQuote() throws {
    let place = Position(line: 3, column: 3)
    for text in ["a\nb\nc,\"d", "a\r\nb\r\nc,\"d\r\ne,f\r\n", "a\rb\rc,\"d\"\"\r"] {
      #expect(try fault(text) == CSVError(.unterminatedQuote, at: place))
    }
    #expect(try fault("\"") == CSVError(.unterminatedQuote, at: Position(line: 1, column: 1)))
    #expect(
      try fault("\"a\n\",\"\n\n") == CSVError(.unterminatedQuote, at: Position(line: 2, column: 3)))
  }

  @Test func ofTextThatIsNotUTF8() throws {
    let bytes = Array("a,b\n\"c\r\n".utf8) + Array("ž".utf8) + [0x8A] + Array("\",d\n".utf8)
    let place = Position(line: 3, column: 2)
    #expect(try fault(bytes) == CSVError(.undeclaredEncoding, at: place))
    #expect(try fault(bytes, encoding: .utf8) == CSVError(.invalidText(.utf8), at: place))
  }

  @Test func comesAfterTheRecordsBeforeIt() throws {
    let reader = try reader(Array("a\nb\n".utf8) + [0xFF])
    #expect(try reader.next() && reader.next())
    let expected = CSVError(.undeclaredEncoding, at: Position(line: 3, column: 1))
    #expect(throws: expected) { try reader.next() }
    #expect(throws: expected) { try reader.next() }
    #expect(reader.fieldCount == 0)
  }

  @Test(arguments: [
    (
      CSVError(.unterminatedQuote, at: Position(line: 3, column: 7)),
      "3:7: a quote is opened and never closed; close it, or set `quote` to what the file uses"
    ),
    (
      CSVError(.undeclaredEncoding, at: Position(line: 2, column: 1)),
      "2:1: the text is not UTF-8; set `encoding`, for example to windows-1250"
    ),
    (
      CSVError(.invalidText(.windows1250), at: Position(line: 2, column: 1)),
      "2:1: the text is not windows-1250; set `encoding` to what the file uses"
    ),
    (
      CSVError(.recordTooLong(limitInBytes: 10)),
      "a record is longer than 10 bytes; look for a quote that is never closed"
    ),
    (CSVError(.tooManyFields(limit: 5)), "a record has more than 5 fields; check `delimiter`"),
    (CSVError(.unencodable(0xD7, .iso8859_2)), "iso-8859-2 has no code for U+00D7; use utf-8"),
    (CSVError(.unencodable(0x1F642, .utf8)), "utf-8 has no code for U+1F642; use utf-8"),
    (CSVError(.unsupportedEncoding("UTF-32")), "UTF-32 is not understood; save the file as UTF-8"),
    (
      CSVError(.needsQuote),
      "a field holds a separator or a line end; choose a dialect with a quote"
    ),
    (
      CSVError(.invalidDialect("separator and quote must differ")),
      "separator and quote must differ; check `delimiter` and `quote`"
    ),
    (CSVError(.unreadable(errorNumber: 2)), "cannot read: No such file or directory"),
    (
      CSVError(.notUnpacked(status: 1)),
      "gzip could not unpack it (status 1); check that the file is whole"
    ),
  ])
  func isToldInOneLine(error: CSVError, line: String) {
    #expect(error.description == line)
  }
}

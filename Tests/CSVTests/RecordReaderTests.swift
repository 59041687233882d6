import CSV
import Testing

/// What stands behind the last record.
enum Ending: String, CaseIterable {
  case nothing = ""
  case lineFeed = "\n"
  case carriageReturnLineFeed = "\r\n"
  case carriageReturn = "\r"

  /// What stands between records.
  var lineEnd: String { self == .nothing ? "\n" : rawValue }
}

/// Reading, each case for no final line end, LF, CR LF and CR.
struct RecordReaderTests {
  /// A case: lines of text, and the records they make.
  struct Case: Sendable, CustomStringConvertible {
    var description: String
    var lines: [String]
    var records: [[String]]
    var dialect = Dialect.standard

    init(
      _ description: String, _ lines: [String], _ records: [[String]],
      _ dialect: Dialect = .standard
    ) {
      self.description = description
      self.lines = lines
      self.records = records
      self.dialect = dialect
    }
  }

  static let cases: [Case] = [
    Case("one field", ["a"], [["a"]]),
    Case("fields", ["a,b,c"], [["a", "b", "c"]]),
    Case("records", ["a,b", "c,d", "e,f"], [["a", "b"], ["c", "d"], ["e", "f"]]),
    Case("empty fields", [",a,,b,"], [["", "a", "", "b", ""]]),
    Case("a separator alone", [","], [["", ""]]),
    Case("ragged records", ["a", "b,c", "d,e,f"], [["a"], ["b", "c"], ["d", "e", "f"]]),
    Case("blanks are text", [" a , b "], [[" a ", " b "]]),
    Case("blank lines", ["", "a", "", "", "b", ""], [["a"], ["b"]]),
    Case("a line of blanks is a record", ["a", "  "], [["a"], ["  "]]),
    Case("quoted", [#""a","b""#], [["a", "b"]]),
    Case("quoted empty", [#""","""#], [["", ""]]),
    Case("quoted empty alone", [#""""#, "a"], [[""], ["a"]]),
    Case("separator in quotes", [#""a,b",c"#], [["a,b", "c"]]),
    Case("doubled quotes", [#""a""b","""","""""""#], [["a\"b", "\"", "\"\""]]),
    Case(
      "quotes within an unquoted field", [#"a"b,c"",12" pipe"#], [["a\"b", "c\"\"", "12\" pipe"]]),
    Case("text after a closing quote", [#""a"b,"c""d" e"f"#], [["ab", "c\"d e\"f"]]),
    Case("a blank before a quote", [#"a, "b""#], [["a", " \"b\""]]),
    Case("semicolons", ["1,5;2"], [["1,5", "2"]], .semicolon),
    Case("tabs", ["a\tb c"], [["a", "b c"]], Dialect(separator: .byte(Ascii.tab))),
    Case("bars", ["a|b||"], [["a", "b", "", ""]], Dialect(separator: .byte(Ascii.bar))),
    Case(
      "apostrophes", ["'a,''b',\"c\""], [["a,'b", "\"c\""]],
      Dialect(separator: .byte(Ascii.comma), quote: Ascii.apostrophe)),
    Case("no quote", [#""a,b""#], [["\"a", "b\""]], .unquoted),
    Case("runs of blanks", ["  a \t b", "c  d  "], [["a", "b"], ["c", "d"]], .blanks),
    Case("quotes among blanks", [#" "a b"  "" c"#], [["a b", "", "c"]], .blanks),
    Case("a line of blanks among blanks", ["a", "  \t", "b"], [["a"], ["b"]], .blanks),
    Case("other scripts", ["Žižkov,Łódź", "日本,🙂"], [["Žižkov", "Łódź"], ["日本", "🙂"]]),
    Case("NUL", ["a\u{0}b,\u{0}"], [["a\u{0}b", "\u{0}"]]),
    Case("other control characters", ["\u{1}\u{B},\u{C}"], [["\u{1}\u{B}", "\u{C}"]]),
    Case("line separators of Unicode", ["a\u{2028}b\u{85}c"], [["a\u{2028}b\u{85}c"]]),
  ]

  @Test(arguments: cases, Ending.allCases)
  func reads(_ example: Case, ending: Ending) throws {
    let text = example.lines.joined(separator: ending.lineEnd) + ending.rawValue
    for chunkBytes in [16, 17, 64, 4096] {
      let reader = try reader(text, dialect: example.dialect, chunkBytes: chunkBytes)
      #expect(try records(of: reader) == example.records)
    }
  }

  @Test(arguments: Ending.allCases)
  func keepsLineEndsInQuotes(ending: Ending) throws {
    let text = "\"a\(ending.lineEnd)b\",c" + ending.rawValue
    #expect(try read(text) == [["a\(ending.lineEnd)b", "c"]])
  }

  @Test func readsMixedLineEnds() throws {
    #expect(try read("a\nb\r\nc\rd\n\re") == [["a"], ["b"], ["c"], ["d"], ["e"]])
  }

  @Test(arguments: ["", "\n", "\r\n", "\r", "\n\n", "\u{FEFF}"])
  func findsNothingInAnEmptyText(text: String) throws {
    #expect(try read(text) == [])
    #expect(try read(text, dialect: .blanks) == [])
  }

  @Test func endsAgainAndAgain() throws {
    for dialect in [Dialect.standard, .blanks] {
      let reader = try reader("a  ", dialect: dialect)
      #expect(try reader.next())
      #expect(try !reader.next())
      #expect(try !reader.next())
      #expect(reader.fieldCount == 0)
    }
  }

  @Test(arguments: Ending.allCases)
  func keepsBlankLinesIfAsked(ending: Ending) throws {
    let reader = try reader(
      ["foo", "", "bar", ""].joined(separator: ending.lineEnd) + ending.rawValue)
    reader.keepsBlankLines = true
    let last = ending == .nothing ? [] : [[""]]
    #expect(try records(of: reader) == [["foo"], [""], ["bar"]] + last)
  }

  @Test func tellsWhichFieldsAreQuoted() throws {
    let reader = try reader("\"a\",b,\"\",,\"c\"\"d\",e\"f\"\n\"g\"h,i")
    #expect(try reader.next())
    #expect((0..<6).map { reader.isQuoted($0) } == [true, false, true, false, true, false])
    #expect(try reader.next())
    #expect((0..<2).map { reader.isQuoted($0) } == [true, false])
    #expect(!reader.isQuoted(2) && !reader.isQuoted(-1))
  }

  @Test func givesNothingBeyondTheLastField() throws {
    let reader = try reader("a")
    #expect(try reader.next())
    #expect(reader.field(1).isEmpty && reader.field(-1).isEmpty)
  }

  @Test func givesTheSourceOfARecord() throws {
    let reader = try reader("a, \"b\n\"\"x\"\"\"\r\n  c;\"d\"e\rf")
    var sources: [String] = []
    reader.keepsBlankLines = true
    while try reader.next() { sources.append(reader.recordText()) }
    #expect(sources == ["a, \"b", "\"\"x\"\"\"", "  c;\"d\"e", "f"])
  }

  @Test func givesTheSourceOfAQuotedRecord() throws {
    let reader = try reader("x\n\"a\n\"\"b\"\"\",c \nd")
    #expect(try reader.next())
    #expect(try reader.next())
    #expect(reader.text(0) == "a\n\"b\"")
    #expect(reader.recordText() == "\"a\n\"\"b\"\"\",c ")
  }

  @Test func tellsWhatEndsALine() throws {
    let reader = try reader("a\nb\r\n\n\"c\n\"\rd")
    var ends: [LineEnd?] = []
    while try reader.next() { ends.append(reader.lineEnd) }
    #expect(ends == [.lineFeed, .carriageReturnLineFeed, .carriageReturn, nil])
  }

  @Test func countsWhatItRead() throws {
    let reader = try reader("\u{FEFF}a,b\nc")
    _ = try records(of: reader)
    #expect(reader.bytesRead == 8)
    #expect(reader.shareRead == 1)
  }

  @Test func readsASlowSource() throws {
    let text = Array("a,\"b\r\nž\"\r\n🙂,d\r\n".utf8)
    for bytesAtATime in 1...5 {
      let source = SlowSource(text, bytesAtATime: bytesAtATime)
      let reader = try RecordReader(source: source, chunkBytes: 16)
      #expect(try records(of: reader) == [["a", "b\r\nž"], ["🙂", "d"]])
    }
  }

  @Test(arguments: [
    Dialect(separator: .byte(0x22)), Dialect(separator: .byte(0x0A)),
    Dialect(separator: .byte(0x0D)), Dialect(separator: .byte(0)), Dialect(separator: .byte(0xA7)),
    Dialect(separator: .byte(0x2C), quote: 0x0A), Dialect(separator: .byte(0x2C), quote: 0xAB),
    Dialect(separator: .blanks, quote: 0x20), Dialect(separator: .blanks, quote: 0x09),
  ])
  func refusesADialectThatCannotBeRead(dialect: Dialect) {
    #expect {
      try read("a", dialect: dialect)
    } throws: { error in
      guard case .invalidDialect = (error as? CSVError)?.kind else { return false }
      return true
    }
  }
}

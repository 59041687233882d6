import CSV
import Testing

/// Texts larger than usual.
struct LargeTextTests {
  @Test func tenThousandColumns() throws {
    let names = (1...10_000).map { "column \($0)" }
    let text = names.joined(separator: ",") + "\n" + names.joined(separator: ";") + "\n"
    #expect(try read(text) == [names, [names.joined(separator: ";")]])
  }

  @Test(arguments: [false, true])
  func aFieldOfManyMegabytes(isQuoted: Bool) throws {
    let field = String(repeating: "0123456789abcdef ", count: 600_000)
    let quote = isQuoted ? "\"" : ""
    let reader = try reader("a,\(quote)\(field)\(quote),b\nc\n")
    #expect(try reader.next())
    #expect(reader.fieldCount == 3 && reader.text(2) == "b")
    #expect(reader.field(1).elementsEqual(field.utf8))
    #expect(try reader.next() && reader.text(0) == "c")
  }

  @Test func aLargeFieldOfDoubledQuotes() throws {
    let reader = try reader("\"" + String(repeating: "\"\"\n", count: 100_000) + "\",b\nc")
    #expect(try reader.next())
    #expect(reader.field(0).elementsEqual(String(repeating: "\"\n", count: 100_000).utf8))
    #expect(reader.position(ofField: 1) == Position(line: 100_001, column: 3))
    #expect(try reader.next() && reader.startLine == 100_002)
  }

  @Test func aRecordLongerThanAllowed() throws {
    let text = "a,b\nc,\"" + String(repeating: "x", count: 300) + "\n"
    let source = MemoryByteSource(Array(text.utf8))
    let reader = try RecordReader(source: source, chunkBytes: 32, recordLimitInBytes: 200)
    #expect(try reader.next())
    #expect(throws: CSVError(.recordTooLong(limitInBytes: 200), at: Position(line: 2, column: 3))) {
      try reader.next()
    }
  }

  @Test func moreFieldsThanAllowed() throws {
    let commas = String(repeating: ",", count: 1_100_000)
    for text in ["a\n" + commas, "a\n" + commas + "\nb"] {
      let reader = try reader(text)
      #expect(try reader.next())
      #expect(throws: CSVError(.tooManyFields(limit: 1 << 20), at: Position(line: 2, column: 1))) {
        try reader.next()
      }
    }
  }
}

import CSV
import Testing

/// Bytes to characters and back.
struct EncodingTests {
  static let codePages: [(TextEncoding, [UInt32])] = [
    (.windows1250, PythonCodePages.windows1250), (.windows1252, PythonCodePages.windows1252),
    (.iso8859_1, PythonCodePages.iso8859_1), (.iso8859_2, PythonCodePages.iso8859_2),
  ]

  private func firstField(_ bytes: [UInt8], _ encoding: TextEncoding?) throws -> String {
    let reader = try reader(bytes, encoding: encoding, chunkBytes: 16)
    guard try reader.next() else { return "" }
    return reader.text(0)
  }

  @Test(arguments: codePages)
  func everyByteOfACodePage(encoding: TextEncoding, upperHalf: [UInt32]) throws {
    let scalars = (0..<128).map { UInt32($0) } + upperHalf
    for (index, scalar) in scalars.enumerated() where index != 10 && index != 13 {
      let byte = UInt8(index)
      // The leading letter keeps a quote or a comma from meaning anything.
      let text = [UInt8(ascii: "x"), byte]
      if scalar == 0 && index > 0 {
        let expected = CSVError(.invalidText(encoding), at: Position(line: 1, column: 2))
        #expect(try outcome(text, dialect: .unquoted, encoding: encoding) == .failure(expected))
      } else if index != Int(Ascii.comma) {
        let character = try #require(Unicode.Scalar(scalar))
        #expect(try firstField(text, encoding) == "x\(character)")
        #expect(try encoding.encode(Array("x\(character)".utf8)) == text)
      }
    }
  }

  @Test func aLongTextOfACodePage() throws {
    let line: [UInt8] = [0x8E, 0x6C, 0x75, 0x9D, 0x2C, 0x80, 0x2C, 0x61, 0x0A]
    let bytes = Array(repeatElement(line, count: 5000).joined())
    let records = try records(of: reader(bytes, encoding: .windows1250, chunkBytes: 100))
    #expect(records == Array(repeating: ["Žluť", "€", "a"], count: 5000))
  }

  static let polish = "Łódź,\"Zażółć\r\ngęślą\",🙂\r\n,日本\r\n"
  static let polishRecords = [["Łódź", "Zażółć\r\ngęślą", "🙂"], ["", "日本"]]

  private func bigEndian(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  private func littleEndian(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test func utf16() throws {
    let (big, little) = (bigEndian(Self.polish), littleEndian(Self.polish))
    let readings: [([UInt8], TextEncoding?)] = [
      ([0xFE, 0xFF] + big, nil), ([0xFF, 0xFE] + little, nil), ([0xFE, 0xFF] + big, .utf16),
      (little, .utf16), (little, .utf16LittleEndian), (big, .utf16BigEndian),
    ]
    for (bytes, encoding) in readings {
      for chunkBytes in 16...40 {
        let reader = try reader(bytes, encoding: encoding, chunkBytes: chunkBytes)
        #expect(try records(of: reader) == Self.polishRecords)
      }
    }
  }

  @Test func aMarkPrevailsOverTheDeclaration() throws {
    let marked = [0xEF, 0xBB, 0xBF] + Array(Self.polish.utf8)
    for encoding in TextEncoding.allCases {
      let reader = try reader(marked, encoding: encoding)
      #expect(reader.encoding == .utf8 && reader.hasByteOrderMark)
      #expect(try records(of: reader) == Self.polishRecords)
    }
  }

  @Test func aMarkWithinTheTextIsText() throws {
    #expect(try read("\u{FEFF}\u{FEFF}a,\u{FEFF}b") == [["\u{FEFF}a", "\u{FEFF}b"]])
  }

  @Test func withoutAMarkOrDeclaration() throws {
    let unmarked = try reader("ž")
    #expect(unmarked.encoding == .utf8 && !unmarked.hasByteOrderMark)
    func likely(_ encoding: TextEncoding) -> CSVError {
      CSVError(.undeclaredUTF16(encoding), at: Position(line: 1, column: 1))
    }
    #expect(throws: likely(.utf16LittleEndian)) { try reader([0x61, 0, 0x62, 0]) }
    #expect(throws: likely(.utf16BigEndian)) { try reader([0, 0x61, 0, 0x62]) }
    // Číslo: its first letter has no zero byte.
    let letters: [UInt8] = [0x0C, 0x01, 0xED, 0, 0x73, 0, 0x6C, 0, 0x6F, 0]
    #expect(throws: likely(.utf16LittleEndian)) { try reader(letters) }
    #expect(
      likely(.utf16LittleEndian).description
        == "1:1: the text looks like UTF-16 and has no byte-order mark; set `encoding` to utf-16")
    // A few bytes of zero are none.
    #expect(try reader([0x61, 0, 0x62, 0x63, 0x64, 0x65, 0x66, 0]).encoding == .utf8)
  }

  @Test func utf32IsRefused() {
    let expected = CSVError(.unsupportedEncoding("UTF-32"), at: Position(line: 1, column: 1))
    #expect(throws: expected) { try reader([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) }
    #expect(throws: expected) { try reader([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61]) }
  }

  @Test(arguments: [
    [0xD8, 0x00], [0xDC, 0x00], [0xD8, 0x00, 0x00, 0x61], [0xD8, 0x00, 0xD8, 0x00], [0x61],
    [0xD8, 0x00, 0xDC],
  ])
  func halvesInUTF16AreFaults(bytes: [UInt8]) throws {
    let expected = CSVError(.invalidText(.utf16BigEndian), at: Position(line: 2, column: 3))
    let text = bigEndian("a\nž,") + bytes
    #expect(try outcome(text, encoding: .utf16BigEndian) == .failure(expected))
  }

  /// Unicode 15, table 3-7, each bound at −1, 0 and +1.
  @Test(
    arguments: [
      ([0x7F], true), ([0x80], false), ([0xBF], false), ([0xC1, 0x80], false),
      ([0xC2, 0x7F], false),
      ([0xC2, 0x80], true), ([0xDF, 0xBF], true), ([0xDF, 0xC0], false), ([0xC2], false),
      ([0xE0, 0x9F, 0x80], false), ([0xE0, 0xA0, 0x80], true), ([0xE0, 0xA0, 0x7F], false),
      ([0xE0, 0xA0], false), ([0xE1, 0x80, 0x80], true), ([0xED, 0x9F, 0xBF], true),
      ([0xED, 0xA0, 0x80], false), ([0xEE, 0x80, 0x80], true), ([0xEF, 0xBF, 0xBF], true),
      ([0xEF, 0xBF, 0xC0], false), ([0xF0, 0x8F, 0x80, 0x80], false),
      ([0xF0, 0x90, 0x80, 0x80], true), ([0xF0, 0x90, 0x80], false),
      ([0xF0, 0x90, 0x80, 0x7F], false),
      ([0xF3, 0xBF, 0xBF, 0xBF], true), ([0xF4, 0x8F, 0xBF, 0xBF], true),
      ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false), ([0xFF], false),
    ] as [([UInt8], Bool)])
  func wellFormedUTF8(bytes: [UInt8], isWellFormed: Bool) throws {
    for filler in 0..<20 {
      let ascii = Array(repeating: UInt8(ascii: "x"), count: filler)
      let fault = CSVError(.undeclaredEncoding, at: Position(line: 1, column: filler + 1))
      for text in [ascii + bytes, ascii + bytes + ascii + [0x0A]] {
        let isRead = try outcome(text, chunkBytes: 16) != .failure(fault)
        #expect(isRead == isWellFormed, "\(bytes) behind \(filler)")
      }
    }
  }

  @Test func encodesWithAndWithoutMarks() throws {
    let text = Array("ž🙂".utf8)
    #expect(try TextEncoding.utf8.encode(text) == text)
    #expect(
      try TextEncoding.utf8.encode(text, withByteOrderMark: true) == [0xEF, 0xBB, 0xBF] + text)
    let big: [UInt8] = [0x01, 0x7E, 0xD8, 0x3D, 0xDE, 0x42]
    let little: [UInt8] = [0x7E, 0x01, 0x3D, 0xD8, 0x42, 0xDE]
    #expect(try TextEncoding.utf16BigEndian.encode(text) == big)
    #expect(try TextEncoding.utf16LittleEndian.encode(text) == little)
    #expect(try TextEncoding.utf16.encode(text) == [0xFF, 0xFE] + little)
    #expect(
      try TextEncoding.utf16BigEndian.encode(text, withByteOrderMark: true) == [0xFE, 0xFF] + big)
  }

  @Test func tellsWhatCannotBeEncoded() {
    let expected = CSVError(.unencodable(0x20AC, .iso8859_2), at: Position(line: 2, column: 4))
    #expect(throws: expected) { try TextEncoding.iso8859_2.encode(Array("a\nž,č€".utf8)) }
    let invalid = CSVError(.invalidText(.utf8), at: Position(line: 1, column: 2))
    #expect(throws: invalid) { try TextEncoding.windows1250.encode([0x61, 0xC5]) }
  }
}

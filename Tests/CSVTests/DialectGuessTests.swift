import CSV
import Testing

/// What is found out about unknown texts, and that nothing is called certain that is not.
struct DialectGuessTests {
  private func guess(_ text: String, isWhole: Bool = true) -> DialectGuess {
    let guess = detectDialect(sample: Array(text.utf8), isWhole: isWhole)
    #expect(detectSeparator(sample: Array(text.utf8), isWhole: isWhole) == guess.separator)
    return guess
  }

  private func separator(_ text: String) -> Finding<Separator> { guess(text).separator }

  @Test(arguments: [
    ("a,b\n1,2\n", UInt8(ascii: ",")), ("a;b\n1,5;2,5\n", UInt8(ascii: ";")),
    ("a\tb\n1 000\t2\n", UInt8(ascii: "\t")), ("a|b\n1|2\n3|4\n", UInt8(ascii: "|")),
    ("a;b\n\"x,y\";\"1;2\"\n", UInt8(ascii: ";")), ("foo,bar,baz", UInt8(ascii: ",")),
    ("Datum;Částka\r\n1. 2. 2024;1 250,50\r\n2. 2. 2024;3,00\r\n", UInt8(ascii: ";")),
  ])
  func separatorsThatAreCertain(text: String, separator expected: UInt8) {
    #expect(separator(text) == Finding(.byte(expected), isCertain: true))
  }

  @Test(arguments: [
    ("1,5;2,5\n3,5;4,5\n", UInt8(ascii: ";")), ("a,b;c\n", UInt8(ascii: ",")),
    ("a,b\nc\nd,e,f\n", UInt8(ascii: ",")), ("a;b\n1;2;3\n1;2\n", UInt8(ascii: ";")),
  ])
  func separatorsThatAreNot(text: String, separator expected: UInt8) {
    #expect(separator(text) == Finding(.byte(expected), isCertain: false))
  }

  @Test func blanks() {
    #expect(separator(" 1  2.5  3\n10 22.5 13\n") == Finding(.blanks, isCertain: true))
    #expect(separator("John Smith\nAnn Jones\n") == Finding(.blanks, isCertain: false))
  }

  @Test func oneColumn() {
    #expect(separator("name\nPrague\nBrno\n") == Finding(.byte(Ascii.comma), isCertain: true))
  }

  @Test(arguments: [
    ("a,b\n1,2\n", UInt8(ascii: "\""), true), ("a,b\n\"1\",2\n", UInt8(ascii: "\""), true),
    ("a,b\n12\" pipe,2\n", UInt8(ascii: "\""), false), ("a,b\n'x,y',2\n", UInt8(ascii: "'"), false),
    ("a,b\nit's,2\n", UInt8(ascii: "\""), true),
  ])
  func quotes(text: String, quote: UInt8, isCertain: Bool) {
    #expect(guess(text).quote == Finding<UInt8?>(quote, isCertain: isCertain))
  }

  @Test func noQuote() {
    #expect(guess("a;b\n\"x;1\ny;2\n").quote == Finding(nil, isCertain: false))
  }

  @Test(arguments: [
    ("a,b\nx,1\n", true, true), ("date,note\n2024-01-05,x\n2024-02-05,y\n", true, true),
    ("1.50,x\n2.50,y\n", false, false), ("19970101,x\n19970102,y\n", false, true),
    ("city,name\nPrague,Ann\n", true, false),
    ("whole milk,beer\nbeer,x\nwhole milk,y\n", false, false),
    ("name,2023,2024\nPrague,1,2\n", false, false), ("a,a\n1,2\n", false, false),
    ("a,b", true, false), ("", false, false), ("Date,USD,\n2024-01-05,1.1,\n", true, true),
  ])
  func headers(text: String, hasHeader: Bool, isCertain: Bool) {
    #expect(guess(text).hasHeader == Finding(hasHeader, isCertain: isCertain))
  }

  @Test func aSampleThatIsCutOff() {
    let guess = guess("a;b\n1;2\n3;4\n\"5", isWhole: false)
    #expect(guess.separator == Finding(.byte(Ascii.semicolon), isCertain: true))
    #expect(guess.dialect == Dialect(separator: .byte(Ascii.semicolon)))
    let half = detectDialect(sample: [0x61, 0xC5], isWhole: false)
    #expect(half.encoding == Finding(.utf8, isCertain: true))
  }

  /// "Příliš žluťoučký kůň úpěl ďábelské ódy Zażółć gęślą jaźń" and short texts, encoded by Python.
  static let encodings: [(TextEncoding, [UInt8], Bool)] = [
    (
      .utf8,
      [
        0x50, 0xC5, 0x99, 0xC3, 0xAD, 0x6C, 0x69, 0xC5, 0xA1, 0x20, 0xC5, 0xBE, 0x6C, 0x75, 0xC5,
        0xA5, 0x6F, 0x75, 0xC4, 0x8D, 0x6B, 0xC3, 0xBD, 0x20, 0x6B, 0xC5, 0xAF, 0xC5, 0x88, 0x20,
        0xC3, 0xBA, 0x70, 0xC4, 0x9B, 0x6C, 0x20, 0xC4, 0x8F, 0xC3, 0xA1, 0x62, 0x65, 0x6C, 0x73,
        0x6B, 0xC3, 0xA9, 0x20, 0xC3, 0xB3, 0x64, 0x79,
      ], true
    ),
    (
      .windows1250,
      [
        0x50, 0xF8, 0xED, 0x6C, 0x69, 0x9A, 0x20, 0x9E, 0x6C, 0x75, 0x9D, 0x6F, 0x75, 0xE8, 0x6B,
        0xFD, 0x20, 0x6B, 0xF9, 0xF2, 0x20, 0xFA, 0x70, 0xEC, 0x6C, 0x20, 0xEF, 0xE1, 0x62, 0x65,
        0x6C, 0x73, 0x6B, 0xE9, 0x20, 0xF3, 0x64, 0x79, 0x20, 0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6,
        0x20, 0x67, 0xEA, 0x9C, 0x6C, 0xB9, 0x20, 0x6A, 0x61, 0x9F, 0xF1,
      ], false
    ),
    (
      .iso8859_2,
      [
        0x50, 0xF8, 0xED, 0x6C, 0x69, 0xB9, 0x20, 0xBE, 0x6C, 0x75, 0xBB, 0x6F, 0x75, 0xE8, 0x6B,
        0xFD, 0x20, 0x6B, 0xF9, 0xF2, 0x20, 0xFA, 0x70, 0xEC, 0x6C, 0x20, 0xEF, 0xE1, 0x62, 0x65,
        0x6C, 0x73, 0x6B, 0xE9, 0x20, 0xF3, 0x64, 0x79, 0x20, 0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6,
        0x20, 0x67, 0xEA, 0xB6, 0x6C, 0xB1, 0x20, 0x6A, 0x61, 0xBC, 0xF1,
      ], false
    ),
    (
      .utf16LittleEndian,
      [
        0x61, 0x00, 0x62, 0x00, 0x3B, 0x00, 0x7E, 0x01,
      ], false
    ),
    (
      .utf16BigEndian,
      [
        0x00, 0x61, 0x00, 0x62, 0x00, 0x3B, 0x01, 0x7E,
      ], false
    ),
    (
      .utf16LittleEndian,
      [
        0xFF, 0xFE, 0x7E, 0x01, 0x3B, 0x00, 0x61, 0x00, 0x62, 0x00,
      ], true
    ),
  ]

  @Test(arguments: encodings)
  func encodingOfASample(encoding: TextEncoding, bytes: [UInt8], isCertain: Bool) {
    let guess = detectDialect(sample: bytes, isWhole: true)
    #expect(guess.encoding == Finding(encoding, isCertain: isCertain))
  }
}

/// The same for real exports.
@Suite(SharedData.trait)
struct RealExportGuessTests {
  @Test(arguments: [
    "online-retail/2010-12.csv", "northwind/orders.csv", "northwind/products.csv",
    "northwind/order_details.csv", "receivables/accounts-receivable.csv",
    "opportunities/accounts.csv", "opportunities/sales_pipeline.csv", "opportunities/products.csv",
    "exchange-rates/eurofxref-hist.csv", "cdnow/cdnow_customers_summary.csv",
  ])
  func commasWithAHeader(name: String) throws {
    let guess = try guess(name)
    #expect(guess.separator == Finding(.byte(Ascii.comma), isCertain: true))
    #expect(guess.quote == Finding<UInt8?>(Ascii.doubleQuote, isCertain: true))
    #expect(guess.hasHeader == Finding(true, isCertain: true))
    #expect(guess.encoding == Finding(.utf8, isCertain: true))
  }

  @Test func namesWithoutNumbers() throws {
    let guess = try guess("opportunities/sales_teams.csv")
    #expect(guess.separator == Finding(.byte(Ascii.comma), isCertain: true))
    #expect(guess.hasHeader == Finding(true, isCertain: false))
  }

  @Test func blanksWithoutAHeader() throws {
    let guess = try guess("cdnow/CDNOW_sample.txt")
    #expect(guess.separator == Finding(.blanks, isCertain: true))
    #expect(guess.hasHeader == Finding(false, isCertain: true))
  }

  @Test func baskets() throws {
    let guess = try guess("groceries/groceries.csv")
    #expect(guess.separator == Finding(.byte(Ascii.comma), isCertain: false))
    #expect(guess.hasHeader == Finding(false, isCertain: false))
  }

  private func guess(_ name: String) throws -> DialectGuess {
    let bytes = try SharedData.bytes(name)
    return detectDialect(sample: Array(bytes.prefix(1 << 16)), isWhole: bytes.count <= 1 << 16)
  }
}

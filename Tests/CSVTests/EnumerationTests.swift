import CSV
import Testing

/// Every short text over the characters that matter, read as a plain parser reads it.
struct EnumerationTests {
  /// Calls `body` with every text of up to `length` bytes over `alphabet`, and a running number.
  private func forEachText(
    over alphabet: [UInt8], upTo length: Int, _ body: ([UInt8], Int) throws -> Void
  ) rethrows {
    var number = 0
    var texts: [[UInt8]] = [[]]
    for _ in 0...length {
      for text in texts {
        try body(text, number)
        number += 1
      }
      texts = texts.flatMap { text in alphabet.map { text + [$0] } }
    }
  }

  private func expectAgreement(_ text: [UInt8], _ dialect: Dialect, chunkBytes: Int) throws {
    let expected = ReferenceParser.parse(text, dialect: dialect)
    let reader = try reader(text, dialect: dialect, encoding: .utf8, chunkBytes: chunkBytes)
    var found: [[[UInt8]]]? = []
    do {
      while try reader.next() {
        found?.append((0..<reader.fieldCount).map { Array(reader.field($0)) })
      }
    } catch let error as CSVError where error.kind == .unterminatedQuote {
      found = nil
    }
    if found != expected {
      Issue.record("\(text.debugText): \(found.debugText), expected \(expected.debugText)")
    }
  }

  @Test func commasAndQuotes() throws {
    try forEachText(over: Array("a,\"\n\r".utf8), upTo: 6) { text, _ in
      try expectAgreement(text, .standard, chunkBytes: 16)
    }
  }

  @Test func withoutQuotes() throws {
    try forEachText(over: Array("a,\"\n\r".utf8), upTo: 5) { text, _ in
      try expectAgreement(text, .unquoted, chunkBytes: 16)
    }
  }

  @Test func blanks() throws {
    try forEachText(over: Array("a \t\"\n\r".utf8), upTo: 5) { text, _ in
      try expectAgreement(text, .blanks, chunkBytes: 16)
    }
  }

  /// The same texts at every offset from a block of 64 bytes and from the end of a piece.
  @Test func acrossBlocksAndPieces() throws {
    try forEachText(over: Array("a,\"\n\r".utf8), upTo: 5) { text, number in
      let filler = Array(repeating: UInt8(ascii: "x"), count: number % 81)
      try expectAgreement(filler + [44] + text, .standard, chunkBytes: 16 + number % 67)
    }
  }

  /// Long texts of the same characters, read in pieces of every small size.
  @Test func longTexts() throws {
    var random = SeededGenerator(seed: 20_260_413)
    let alphabet = Array("aaaaaaaa,,\"\"\n\r\u{0}ž".utf8)
    for number in 0..<600 {
      let length = Int.random(in: 0...900, using: &random)
      var text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 97 }
      text = Array(String(decoding: text, as: UTF8.self).utf8)
      try expectAgreement(text, .standard, chunkBytes: 16 + number % 200)
    }
  }
}

extension [UInt8] {
  var debugText: String { String(decoding: self, as: UTF8.self).debugDescription }
}

extension [[[UInt8]]]? {
  var debugText: String {
    guard let self else { return "an open quote" }
    return "\(self.map { record in record.map(\.debugText) })"
  }
}

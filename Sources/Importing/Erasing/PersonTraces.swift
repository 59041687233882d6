import CSV
import Foundation
import Warehouse

/// What tells who a person is, as it may stand in a file or a text.
struct PersonTraces {
  /// Names, addresses, numbers, as they stand in the sources.
  let words: [String]
  /// The sources' ids, which stand by themselves only: 1001 is not part of 21001.
  let ids: [String]
  /// Ids that are too short to be looked for anywhere but where a source says a customer's id.
  let shortIDs: Set<SourceID>
  private let patterns: [BytePattern]
  private let idPatterns: [BytePattern]

  /// A customer's id of a source.
  struct SourceID: Hashable {
    var source: String
    var id: ExactText
  }

  /// Shorter words and ids stand in too much else.
  static let leastBytes = 4

  /// `printed`: what the customer itself is called.
  init(words: some Sequence<String>, ids: [SourceID], printed: [String] = []) {
    self.words = Self.distinct(words)
    self.ids = Self.distinct(ids.map(\.id.string) + printed)
    shortIDs = Set(ids.filter { (1..<Self.leastBytes).contains($0.id.string.utf8.count) })
    patterns = Set(self.words.flatMap(Self.writings).flatMap(Self.encodings)).map(BytePattern.init)
    idPatterns = Set(self.ids.flatMap(Self.encodings)).map(BytePattern.init)
  }

  /// Whether nothing is known of the person.
  var areNone: Bool { words.isEmpty && ids.isEmpty && shortIDs.isEmpty }

  private static func distinct(_ texts: some Sequence<String>) -> [String] {
    Set(texts.filter { $0.utf8.count >= leastBytes }.map { ExactText($0) }).sorted().map(\.string)
  }

  /// A word as a spreadsheet, a page and a program's output write it.
  private static func writings(_ word: String) -> [String] {
    let page = word.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    return [
      word, page, word.replacing("\"", with: "\"\""), word.replacing("\"", with: "\\\""),
    ]
  }

  /// A word in each encoding that has all its characters.
  private static func encodings(_ word: String) -> [[UInt8]] {
    TextEncoding.allCases.filter { $0 != .utf16 }.compactMap { encoding in
      try? encoding.encode(Array(word.utf8))
    }
  }

  /// Whether bytes hold a word of the person, or an id by itself.
  func areIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
    patterns.contains { $0.firstPlace(in: bytes) != nil }
      || idPatterns.contains { Self.holds(bytes, id: $0) }
  }

  /// Whether a cell that says a customer of a source says a short id.
  func haveShort(_ id: Bytes, _ source: String) -> Bool {
    guard (1..<Self.leastBytes).contains(id.count) else { return false }
    return shortIDs.contains(
      SourceID(source: source, id: ExactText(String(decoding: id, as: UTF8.self))))
  }

  func areIn(_ bytes: some ContiguousBytes) -> Bool { bytes.withUnsafeBytes { areIn($0) } }

  private static func holds(_ bytes: UnsafeRawBufferPointer, id: BytePattern) -> Bool {
    var start = 0
    while let place = id.firstPlace(in: bytes, from: start) {
      let isBegin = place == 0 || !isLetter(bytes[place - 1])
      let end = place + id.bytes.count
      if isBegin, end == bytes.count || !isLetter(bytes[end]) { return true }
      start = place + 1
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}

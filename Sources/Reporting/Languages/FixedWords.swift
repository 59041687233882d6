import Warehouse

/// The fixed words that a column holds as codes, each with what a language calls it.
struct FixedWords: Sendable {
  private let words: [(code: [UInt8], word: [UInt8])]
  /// How many bytes a word has at most.
  let longest: Int

  /// The words of a column of texts; nil where it has none, but what the firm's systems say.
  init?(of column: String, _ wording: Wording) {
    let codes = Set(Wording.groups(of: column).flatMap { wording.texts.codes[$0] ?? [] })
    if codes.isEmpty { return nil }
    words = codes.sorted().map { (Array($0.utf8), Array(wording.value($0, of: column).utf8)) }
    longest = self.words.map(\.word.count).max() ?? 0
  }

  /// Calls `body` with the word of a code, or with the text itself where it is none.
  func withWord<Result>(
    of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    for (code, word) in words where code.count == text.count && code.elementsEqual(text) {
      return word.withUnsafeBufferPointer(body)
    }
    return body(text)
  }
}

import Warehouse

/// A sentence cut into bytes that stand and places for figures: made once for each sentence, used for
/// each verdict.
struct SentenceTemplate {
  private enum Part {
    case bytes([UInt8])
    /// The place among the verdict's evidence.
    case evidence(Int)
  }

  private let parts: [Part]

  /// The template of a verdict's sentence; all verdicts with that sentence have the same evidence in
  /// the same order. A placeholder without evidence stays empty.
  init(_ verdict: Verdict, pattern: String) {
    parts = SentencePiece.pieces(of: pattern).compactMap { piece in
      switch piece {
      case .text(let text): .bytes(Array(text.utf8))
      case .placeholder(let name):
        verdict.evidence.firstIndex { $0.name == name }.map { .evidence($0) }
      }
    }
  }

  /// The sentence.
  func append(_ verdict: Verdict, to buffer: TextBuffer, _ writer: EnglishText) {
    for part in parts {
      switch part {
      case .bytes(let bytes): buffer.append(bytes)
      case .evidence(let place):
        switch verdict.evidence[place].value {
        case .word(let word): buffer.append(Sentences.englishWords[word] ?? word)
        case .number(let number, let unit): writer.append(number, unit, to: buffer)
        }
      }
    }
  }
}

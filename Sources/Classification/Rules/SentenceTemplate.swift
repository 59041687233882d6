import Warehouse

/// A sentence and its evidence cut into bytes that stand and places for figures: made once for each
/// sentence, used for each verdict.
struct SentenceTemplate {
  private enum Part {
    case bytes([UInt8])
    /// The place among the verdict's evidence.
    case evidence(Int)
  }

  private let parts: [Part]
  /// What stands before each figure of the evidence's JSON.
  private let keys: [[UInt8]]
  private let opening: [UInt8]

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
    opening = Array("{\"sentence\":\"\(verdict.sentence)\"".utf8)
    keys = verdict.evidence.map { Array(",\"\($0.name)\($0.value.suffix)\":".utf8) }
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

  /// The sentence's name and figures as JSON, from which any language makes its own sentence:
  /// `{"sentence":"indebted.holds","value_minor":250000,"as_of_date_key":20251031,…}`. The last
  /// words of a name are its unit: `_minor`, `_ratio_micro`, `_factor_micro`, `_days`, `_date_key`;
  /// none for a count or a word.
  func appendEvidence(of verdict: Verdict, to buffer: TextBuffer) {
    buffer.append(opening)
    for (place, evidence) in verdict.evidence.enumerated() {
      buffer.append(keys[place])
      switch evidence.value {
      case .word(let word):
        buffer.append(UInt8(ascii: "\""))
        buffer.append(word)
        buffer.append(UInt8(ascii: "\""))
      case .number(let day, .date):
        buffer.append(Int64(Day(number: Int32(truncatingIfNeeded: day)).key))
      case .number(let number, _): buffer.append(number)
      }
    }
    buffer.append(UInt8(ascii: "}"))
  }
}

extension Verdict.EvidenceValue {
  /// The unit as the end of a name.
  fileprivate var suffix: String {
    switch self {
    case .word, .number(_, .count): ""
    case .number(_, .money): "_minor"
    case .number(_, .ratio): "_ratio_micro"
    case .number(_, .factor): "_factor_micro"
    case .number(_, .days): "_days"
    case .number(_, .date): "_date_key"
    }
  }
}

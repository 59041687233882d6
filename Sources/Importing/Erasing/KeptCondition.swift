import Warehouse

/// A text in which the firm itself wrote down who is meant: a kept segment, a query, a class of its own.
struct KeptCondition {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The text with another name for a person: in the place of its ids, and of words that are its own.
  ///
  /// A short id may be a number of something else: it is told only where it stands in a list of
  /// customers, alone in its line.
  func named(_ name: String, instead traces: PersonTraces) -> String {
    var text = text
    for id in traces.ids { text = text.replacing("'\(id)'", with: "'\(name)'") }
    for word in traces.words { text = text.replacing(word, with: name) }
    guard !traces.shortIDs.isEmpty else { return text }
    let listed = Set(traces.shortIDs.map { "  '\($0.id.string.replacing("'", with: "''"))'" })
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isFollowed = line.hasSuffix(",")
      return listed.contains(String(isFollowed ? line.dropLast() : line))
        ? "  '\(name)'\(isFollowed ? "," : "")" : String(line)
    }.joined(separator: "\n")
  }

  /// The numbers of the lines that have between quotes a part of the person's words, a name among other
  /// words, or a short id.
  func lines(mentioning traces: PersonTraces) -> [Int] {
    let mentions = Mentions(traces)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { mentions.stand(in: $0.element) }.map { $0.offset + 1 }
  }
}

/// By which a person may be meant in a condition: `like '%Vávra%'`.
private struct Mentions {
  private let words: [String]
  private let names: [String]
  private let ids: Set<String>
  /// Shorter parts stand in too much else.
  private static let leastCharacters = 3

  init(_ traces: PersonTraces) {
    words = traces.words.map(FoldedText.folded)
    names = traces.words.filter { !$0.utf8.contains { (0x30...0x39).contains($0) || $0 == 0x40 } }
      .flatMap { $0.split { !$0.isLetter } }.map { FoldedText.folded(String($0)) }
      .filter { $0.count >= Self.leastCharacters }
    ids = Set(traces.shortIDs.map(\.id.string))
  }

  func stand(in line: Substring) -> Bool {
    let parts = line.split(separator: "'", omittingEmptySubsequences: false)
    return parts.indices.contains { index in
      index % 2 == 1 && isMention(String(parts[index]))
    }
  }

  private func isMention(_ literal: String) -> Bool {
    if ids.contains(literal) { return true }
    let folded = FoldedText.folded(literal)
    guard folded.count >= Self.leastCharacters else { return false }
    return words.contains { $0.contains(folded) } || names.contains { folded.contains($0) }
  }
}

/// Finds erased people in free texts: by two to four words that together are a name, an e-mail address,
/// or a telephone number, whatever stands around them.
struct ErasedTexts {
  /// What was asked before, for topics and outcomes repeat.
  private var known: [[UInt8]: Bool] = [:]
  private static let mostKnown = 10_000
  private static let nameWords = 2...4

  /// Whether a text names somebody on the list.
  mutating func tell(_ text: Bytes, _ list: ErasedList) -> Bool {
    let key = Array(text)
    if let answer = known[key] { return answer }
    let answer = Self.tells(text, list)
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[key] = answer
    return answer
  }

  private static func tells(_ text: Bytes, _ list: ErasedList) -> Bool {
    let words = text.split { isBetweenWords($0) }
    return hasName(words.map(folded), list) || words.contains { isAddress($0, list) }
      || hasNumber(text, list)
  }

  /// Blanks and what stands beside words; a sign within an address is none.
  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x22, 0x27, 0x2F, 0x3C, 0x3E].contains(byte)
  }

  private static func folded(_ word: Slice<Bytes>) -> [UInt8] {
    var folded: [UInt8] = []
    FoldedText.fold(Bytes(rebasing: word), into: &folded)
    return folded
  }

  private static func hasName(_ words: [[UInt8]], _ list: ErasedList) -> Bool {
    for start in words.indices {
      var name = words[start]
      for (offset, word) in words.dropFirst(start + 1).prefix(nameWords.upperBound - 1).enumerated()
      {
        name += word
        if offset + 2 >= nameWords.lowerBound, list.name(.name, name) != nil { return true }
      }
    }
    return false
  }

  private static func isAddress(_ word: Slice<Bytes>, _ list: ErasedList) -> Bool {
    guard word.contains(UInt8(ascii: "@")) else { return false }
    // A full stop at a sentence's end is none of an address.
    let address = word.last == UInt8(ascii: ".") ? word.dropLast() : word
    let form = Fingerprint.commonForm(.email, Bytes(rebasing: address), country: nil)
    return form.map { list.name(.email, $0) != nil } ?? false
  }

  /// Nine digits or more with nothing but blanks and signs of numbers between them.
  private static func hasNumber(_ text: Bytes, _ list: ErasedList) -> Bool {
    let signs: [UInt8] = [0x20, 0x2B, 0x2D, 0x2E, 0x28, 0x29]
    return text.split { !(0x30...0x39).contains($0) && !signs.contains($0) }.contains { run in
      guard run.count(where: { (0x30...0x39).contains($0) }) >= 9 else { return false }
      return ["CZ", "SK", "PL", nil].contains { country in
        let form = Fingerprint.commonForm(.phone, Bytes(rebasing: run), country: country)
        return form.map { list.name(.phone, $0) != nil } ?? false
      }
    }
  }
}

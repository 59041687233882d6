/// A sentence with placeholders, taken apart once to be compared with many texts.
struct ReasonPattern: Sendable {
  /// The name of the sentence among the texts.
  let name: String
  /// The UTF-8 before the first placeholder, between them and behind the last one.
  private let literals: [[UInt8]]
  private let placeholders: [String]

  /// `contribution {value} in the trailing year`
  init(name: String, _ pattern: String) {
    self.name = name
    var literals: [[UInt8]] = []
    var placeholders: [String] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
      literals.append(Array(rest[..<open].utf8))
      placeholders.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    self.literals = literals + [Array(rest.utf8)]
    self.placeholders = placeholders
  }

  /// What stands in the placeholders, nil where the text is of another pattern.
  func match(_ text: [UInt8]) -> [String: String]? {
    guard text.starts(with: literals[0]) else { return nil }
    var inserts: [String: String] = [:]
    var place = literals[0].count
    for (placeholder, literal) in zip(placeholders, literals.dropFirst()) {
      let end = literal.isEmpty ? text.count : Self.place(of: literal, in: text, from: place)
      guard let end else { return nil }
      inserts[placeholder] = String(decoding: text[place..<end], as: UTF8.self)
      place = end + literal.count
    }
    return place == text.count ? inserts : nil
  }

  private static func place(of literal: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard start + literal.count <= text.count else { return nil }
    return (start...text.count - literal.count).first { place in
      text[place] == literal[0] && text[place...].starts(with: literal)
    }
  }
}

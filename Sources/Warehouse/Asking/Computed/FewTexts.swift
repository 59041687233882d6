import SQLite

/// Texts of which there are few, as small numbers in the order in which they are met.
struct FewTexts: Sendable {
  private var texts: [[UInt8]] = []
  private var places: [UInt64: Int] = [:]

  /// How many texts have a number.
  var count: Int { texts.count }

  /// These texts first.
  init(_ texts: [String] = []) {
    for var text in texts { text.withUTF8 { _ = index(of: $0) } }
  }

  /// The number of a text.
  mutating func index(of text: UnsafeBufferPointer<UInt8>) -> Int {
    // FNV-1a, for a key of its own would be an allocation a row; who has the place of another takes the
    // next one.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    while let place = places[hash] {
      if texts[place].elementsEqual(text) { return place }
      hash &+= 1
    }
    places[hash] = texts.count
    texts.append(Array(text))
    return texts.count - 1
  }

  /// The number of a column's text; nil where it is NULL.
  mutating func index(_ row: Statement, _ column: Int) -> Int? {
    row.isNull(column) ? nil : index(of: row.textBytes(column))
  }

  subscript(index: Int) -> String { String(decoding: texts[index], as: UTF8.self) }
}

import SQLite

/// Texts of which there are few, as small numbers in the order in which they are met.
struct FewTexts: Sendable {
  private var texts: [[UInt8]] = []
  /// Where a text's hash points, or behind that: its number + 1; 0 where none is. More than half are free.
  private var places: [Int32] = Array(repeating: 0, count: 64)

  /// How many texts have a number.
  var count: Int { texts.count }

  /// These texts first.
  init(_ texts: [String] = []) {
    for var text in texts { text.withUTF8 { _ = index(of: $0) } }
  }

  /// The number of a text.
  mutating func index(of text: UnsafeBufferPointer<UInt8>) -> Int {
    // No dictionary, for a text of its own as a key would be an allocation a row.
    var place = place(of: text)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if texts[index].elementsEqual(text) { return index }
      place = next(place)
    }
    texts.append(Array(text))
    places[place] = Int32(texts.count)
    if texts.count * 2 >= places.count { makeRoom() }
    return texts.count - 1
  }

  /// The number of a column's text; nil where it is NULL.
  mutating func index(_ row: Statement, _ column: Int) -> Int? {
    row.isNull(column) ? nil : index(of: row.textBytes(column))
  }

  subscript(index: Int) -> String { String(decoding: texts[index], as: UTF8.self) }

  /// Where the hash of a text points, FNV-1a.
  private func place(of text: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash) & (places.count - 1)
  }

  private func next(_ place: Int) -> Int { (place + 1) & (places.count - 1) }

  private mutating func makeRoom() {
    places = Array(repeating: 0, count: places.count * 2)
    for (index, text) in texts.enumerated() {
      var place = place(of: text)
      while places[place] != 0 { place = next(place) }
      places[place] = Int32(index + 1)
    }
  }
}

import SQLite

/// Keys of which there are few, numbered in the order in which they are met: open addressing with linear
/// probing, for a walk asks it for every customer.
struct Numbering<Key> {
  private(set) var keys: [Key] = []
  /// Numbers, at places that follow from the keys' hashes; -1 where there is none.
  private var slots = Array(repeating: Int32(-1), count: 64)

  /// The number of a key: of the one with that hash of which `isSame` is true, else of a new one, which
  /// `make` makes.
  mutating func number(
    hash: UInt64, isSame: (Key) -> Bool, make: () -> Key, hashOf: (Key) -> UInt64
  ) -> Int {
    var slot = place(hash)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if isSame(keys[number]) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: keys.count)
    keys.append(make())
    if keys.count * 2 > slots.count { grow(hashOf) }
    return keys.count - 1
  }

  private func place(_ hash: UInt64) -> Int {
    // Fibonacci hashing: the upper bits depend on all of them.
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }

  private mutating func grow(_ hashOf: (Key) -> UInt64) {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = place(hashOf(key))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}

extension Numbering: Sendable where Key: Sendable {}

extension Numbering<UInt64> {
  /// The number of a key.
  mutating func number(of key: UInt64) -> Int {
    number(hash: key, isSame: { $0 == key }, make: { key }, hashOf: { $0 })
  }
}

/// Texts of which there are few, as small numbers in the order in which they are met.
struct FewTexts: Sendable {
  private var texts = Numbering<[UInt8]>()

  /// The number of a text.
  mutating func index(of text: UnsafeBufferPointer<UInt8>) -> Int {
    texts.number(
      hash: Self.hash(text), isSame: { $0.count == text.count && $0.elementsEqual(text) },
      make: { Array(text) }, hashOf: Self.hash)
  }

  /// The number of a column's text; nil where it is NULL.
  mutating func index(_ row: Statement, _ column: Int) -> Int? {
    row.isNull(column) ? nil : index(of: row.textBytes(column))
  }

  subscript(index: Int) -> String { String(decoding: texts.keys[index], as: UTF8.self) }

  /// FNV-1a.
  private static func hash(_ text: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}

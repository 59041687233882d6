import SQLite

/// A set of small keys as bits, for unions of the key sets of several months.
struct KeyBits {
  private var words: [UInt64]
  /// How many keys are in it.
  private(set) var count = 0

  /// An empty set of keys under `capacity`.
  init(capacity: Int) { words = Array(repeating: 0, count: capacity / 64 + 1) }

  /// Adds the keys of an encoded set; those beyond the capacity are none of this warehouse's.
  mutating func formUnion(_ bytes: UnsafeRawBufferPointer) {
    KeySet.forEach(in: bytes) { key in
      guard key < words.count * 64 else { return }
      let bit = UInt64(1) << UInt64(key % 64)
      if words[key / 64] & bit == 0 { count += 1 }
      words[key / 64] |= bit
    }
  }

  /// Whether a key is in it.
  func contains(_ key: Int) -> Bool {
    key < words.count * 64 && words[key / 64] & (1 << UInt64(key % 64)) != 0
  }

  /// Adds a key; true if it was not in it.
  @discardableResult
  mutating func insert(_ key: Int) -> Bool {
    guard key < words.count * 64, !contains(key) else { return false }
    words[key / 64] |= 1 << UInt64(key % 64)
    count += 1
    return true
  }

  /// Calls `body` with each key, ascending.
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        body(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// Takes all keys out.
  mutating func removeAll() {
    guard count > 0 else { return }
    for index in words.indices { words[index] = 0 }
    count = 0
  }
}

extension Array {
  /// Makes sure that it has an element at an index that a key stands for.
  @inline(__always)
  mutating func reach(_ index: Int, with element: @autoclosure () -> Element) {
    guard index >= count else { return }
    append(contentsOf: repeatElement(element(), count: index - count + 1))
  }
}

extension Connection {
  /// The greatest customer key, and one more.
  func customerCapacity() throws(SQLiteError) -> Int {
    Int(try integer("SELECT max(customer_key) FROM dim_account")) + 1
  }
}

/// Keys by the hash of their id: open addressing, 16 bytes a slot, at most 32 bytes a key.
///
/// An entry keeps 88 bits of the hash beside 40 bits of key; the ids themselves are not kept. Among
/// ten million ids two share 88 bits with a chance of one in 10^13.
struct KeyMap: ~Copyable {
  private var slots: UnsafeMutablePointer<Entry>
  private var capacity: Int
  private(set) var count = 0

  /// What is kept of an id.
  struct Entry {
    fileprivate let hash: UInt64
    /// Key << 24 | 24 more bits of the hash; 0 where there is none.
    fileprivate let keyAndMark: UInt64

    /// Keys are from 1 to 2^40 − 1.
    @inline(__always)
    init(_ id: IdHash, key: Int64) {
      hash = id.first
      keyAndMark = UInt64(key) << 24 | id.second >> 40
    }

    fileprivate init() { (hash, keyAndMark) = (0, 0) }
  }

  /// A map of ids that differ.
  init(_ entries: [Entry] = []) {
    capacity = max(1024, entries.count * 3 / 2)
    slots = Self.allocate(capacity)
    count = entries.count
    for entry in entries { put(entry) }
  }

  deinit { slots.deallocate() }

  /// The key of an id, nil where it was never inserted.
  @inline(__always)
  func key(of id: IdHash) -> Int64? {
    var place = Self.place(of: id.first, among: capacity)
    let mark = id.second >> 40
    while true {
      let slot = slots[place]
      if slot.keyAndMark == 0 { return nil }
      if slot.hash == id.first, slot.keyAndMark & 0xff_ffff == mark {
        return Int64(slot.keyAndMark >> 24)
      }
      place = place + 1 == capacity ? 0 : place + 1
    }
  }

  /// Inserts an id that is not there yet.
  mutating func insert(_ id: IdHash, key: Int64) {
    if count * 6 >= capacity * 5 { grow() }
    count += 1
    put(Entry(id, key: key))
  }

  private mutating func put(_ entry: Entry) {
    var place = Self.place(of: entry.hash, among: capacity)
    while slots[place].keyAndMark != 0 { place = place + 1 == capacity ? 0 : place + 1 }
    slots[place] = entry
  }

  private mutating func grow() {
    let (old, oldCapacity) = (slots, capacity)
    capacity = capacity * 13 / 8
    slots = Self.allocate(capacity)
    for place in 0..<oldCapacity where old[place].keyAndMark != 0 { put(old[place]) }
    old.deallocate()
  }

  /// Spreads hashes evenly over any capacity by the high half of a product (Lemire 2016).
  @inline(__always)
  private static func place(of hash: UInt64, among capacity: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(capacity)).high)
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    let slots = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    slots.initialize(repeating: Entry(), count: capacity)
    return slots
  }
}

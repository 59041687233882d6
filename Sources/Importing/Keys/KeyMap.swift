/// Keys by the hash of their id: open addressing, 16 bytes a slot, at most 32 bytes a key.
///
/// An entry keeps 88 bits of the hash beside 40 bits of key; the ids themselves are not kept. Among
/// ten million ids two share 88 bits with a chance of one in 10^13.
struct KeyMap: ~Copyable {
  private var slots: UnsafeMutablePointer<Slot>
  private var capacity: Int
  private(set) var count = 0

  private struct Slot {
    var hash: UInt64
    /// Key << 24 | 24 more bits of the hash; 0 in an empty slot.
    var entry: UInt64
  }

  init(minimumCapacity: Int = 1024) {
    capacity = minimumCapacity
    slots = Self.allocate(capacity)
  }

  deinit { slots.deallocate() }

  /// The key of an id, nil where it was never inserted.
  @inline(__always)
  func key(of id: IdHash) -> Int64? {
    var place = Self.place(of: id.first, among: capacity)
    let mark = id.second >> 40
    while true {
      let slot = slots[place]
      if slot.entry == 0 { return nil }
      if slot.hash == id.first, slot.entry & 0xff_ffff == mark { return Int64(slot.entry >> 24) }
      place = place + 1 == capacity ? 0 : place + 1
    }
  }

  /// Inserts an id that is not there yet. Keys are from 1 to 2^40 − 1.
  mutating func insert(_ id: IdHash, key: Int64) {
    if count * 6 >= capacity * 5 { grow() }
    count += 1
    put(Slot(hash: id.first, entry: UInt64(key) << 24 | id.second >> 40))
  }

  private mutating func put(_ slot: Slot) {
    var place = Self.place(of: slot.hash, among: capacity)
    while slots[place].entry != 0 { place = place + 1 == capacity ? 0 : place + 1 }
    slots[place] = slot
  }

  private mutating func grow() {
    let (old, oldCapacity) = (slots, capacity)
    capacity = capacity * 13 / 8
    slots = Self.allocate(capacity)
    for place in 0..<oldCapacity where old[place].entry != 0 { put(old[place]) }
    old.deallocate()
  }

  /// Spreads hashes evenly over any capacity by the high half of a product (Lemire 2016).
  @inline(__always)
  private static func place(of hash: UInt64, among capacity: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(capacity)).high)
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: capacity)
    slots.initialize(repeating: Slot(hash: 0, entry: 0), count: capacity)
    return slots
  }
}

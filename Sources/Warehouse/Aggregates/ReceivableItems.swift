/// An invoice that is not settled.
struct OpenItem {
  /// No such day.
  static let never = Int32.max

  /// A day's number by its key, where 0 is no day.
  static func day(ofKey key: Int64) -> Int32 {
    guard key > 0, let day = Day(key: Int(truncatingIfNeeded: key)) else { return never }
    return day.number
  }

  /// A day's key by its number; 0 where there is none.
  static func key(ofDay number: Int32) -> Int { number == never ? 0 : Day(number: number).key }

  var invoice: Int64
  /// In the invoice's currency; negative: more was paid than was due.
  var balance: Int64
  var account: Int32
  /// Day numbers.
  var due: Int32
  /// From when on nothing remains of it, because it was paid or written off; `never` where unknown.
  var settled: Int32
  var writtenOff: Int32
  var rate: Int32
  var isDisputed: Bool
  /// A credit note: its amount was negative.
  var isCredit: Bool
  /// Whether `open_item` says it as it is.
  var isStored = false
}

/// The open items by invoice: open addressing with linear probing in one array, for every invoice
/// passes through it and most stay a few weeks.
struct OpenItemTable {
  /// Its items, among empty slots whose invoice is 0.
  private(set) var slots: [OpenItem]
  private(set) var count = 0
  /// The invoices of rows of `open_item` that no longer hold; 0 stands for those of no invoice.
  private(set) var outdated: [Int64] = []
  private var shift: Int

  init() {
    slots = Array(repeating: Self.empty, count: 1024)
    shift = 64 - 1024.trailingZeroBitCount
  }

  /// Makes room for so many items at once.
  mutating func reserve(_ capacity: Int) {
    var size = slots.count
    while capacity * 2 >= size { size *= 2 }
    if size > slots.count { grow(to: size) }
  }

  private static let empty = OpenItem(
    invoice: 0, balance: 0, account: 0, due: 0, settled: 0, writtenOff: 0, rate: 0,
    isDisputed: false, isCredit: false)

  /// The slot of an invoice; nil where it is not open.
  @inline(__always)
  func slot(of invoice: Int64) -> Int? {
    var slot = home(of: invoice)
    while slots[slot].invoice != 0 {
      if slots[slot].invoice == invoice { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds an item whose invoice is not there yet and gives its slot, which stands until the next
  /// change.
  @discardableResult
  mutating func insert(_ item: OpenItem) -> Int {
    if count * 2 >= slots.count { grow(to: slots.count * 2) }
    count += 1
    return place(item)
  }

  /// Adds to a balance.
  @inline(__always)
  mutating func add(_ amount: Int64, at slot: Int) {
    slots[slot].balance &+= amount
    if amount != 0 { outdate(at: slot) }
  }

  /// Notes that the rows of an invoice in `open_item` no longer hold.
  mutating func outdate(_ invoice: Int64) { outdated.append(invoice) }

  @inline(__always)
  private mutating func outdate(at slot: Int) {
    guard slots[slot].isStored else { return }
    slots[slot].isStored = false
    outdate(slots[slot].invoice)
  }

  /// Takes an item out; the items that probing would no longer find move up.
  mutating func remove(at slot: Int) {
    outdate(at: slot)
    let mask = slots.count - 1
    var (hole, next) = (slot, (slot + 1) & mask)
    while slots[next].invoice != 0 {
      let distance = (next - home(of: slots[next].invoice)) & mask
      if distance >= (next - hole) & mask {
        slots[hole] = slots[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    slots[hole] = Self.empty
    count -= 1
  }

  @inline(__always)
  private func home(of invoice: Int64) -> Int {
    // Fibonacci hashing: keys that follow each other spread over the table.
    let spread = UInt64(bitPattern: invoice) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: spread >> UInt64(shift))
  }

  private mutating func place(_ item: OpenItem) -> Int {
    var slot = home(of: item.invoice)
    while slots[slot].invoice != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = item
    return slot
  }

  /// `size`: a power of two.
  private mutating func grow(to size: Int) {
    let old = slots
    slots = Array(repeating: Self.empty, count: size)
    shift = 64 - size.trailingZeroBitCount
    for item in old where item.invoice != 0 { _ = place(item) }
  }
}

/// The gaps, in days, between consecutive order days of every customer: for the median.
///
/// A customer's gaps are the pairs (gap, how often) that were kept with an earlier month, as bytes,
/// and a chain of those added since. So a month costs what its orders cost, however long the history.
struct GapLists {
  private var kept: [UInt8] = []
  private var keptRange: [Range<Int>]
  private var newest: [Int32]
  private var gaps: [Int32] = []
  private var next: [Int32] = []

  init(customerCount: Int) {
    keptRange = .init(repeating: 0..<0, count: customerCount)
    newest = .init(repeating: -1, count: customerCount)
  }

  /// Is of so many customers from now on; those that are new have no gaps.
  mutating func fit(customerCount: Int) {
    keptRange.fit(customerCount, with: 0..<0)
    newest.fit(customerCount, with: -1)
  }

  /// Adds a gap.
  mutating func add(_ days: Int32, to customer: Int) {
    gaps.append(days)
    next.append(newest[customer])
    newest[customer] = Int32(gaps.count - 1)
  }

  /// Twice the median gap, -1 where there is none.
  func medianTwice(of customer: Int, _ scratch: inout [Gap]) -> Int32 {
    collect(customer, into: &scratch)
    let count = scratch.reduce(0) { $0 + Int($1.count) }
    guard count > 0 else { return -1 }
    let low = Self.gap(at: (count - 1) / 2, of: scratch)
    let high = Self.gap(at: count / 2, of: scratch)
    return low &+ high
  }

  /// A gap and how often it occurs.
  struct Gap: Equatable {
    var days: Int32
    var count: Int32
  }

  private static func gap(at position: Int, of sorted: [Gap]) -> Int32 {
    var passed = 0
    for gap in sorted {
      passed += Int(gap.count)
      if position < passed { return gap.days }
    }
    return 0
  }

  /// All gaps of a customer, ascending, each once.
  private func collect(_ customer: Int, into scratch: inout [Gap]) {
    scratch.removeAll(keepingCapacity: true)
    var reader = ByteReader(kept, keptRange[customer])
    while !reader.isAtEnd {
      scratch.append(
        Gap(days: Int32(clamping: reader.unsigned()), count: Int32(clamping: reader.unsigned())))
    }
    var link = newest[customer]
    while link >= 0 {
      Self.count(gaps[Int(link)], in: &scratch)
      link = next[Int(link)]
    }
  }

  /// Counts a gap among ascending ones: few are new, so each is put in its place.
  private static func count(_ days: Int32, in ascending: inout [Gap]) {
    var place = ascending.count
    while place > 0, ascending[place - 1].days > days { place -= 1 }
    if place > 0, ascending[place - 1].days == days {
      ascending[place - 1].count &+= 1
    } else {
      ascending.insert(Gap(days: days, count: 1), at: place)
    }
  }

  // MARK: Keeping

  /// Appends a customer's gaps as bytes: their length, then the pairs.
  func encode(_ customer: Int, to writer: ByteWriter, _ scratch: inout [Gap]) {
    if newest[customer] < 0 {
      writer.bytes(kept[keptRange[customer]])
      return
    }
    collect(customer, into: &scratch)
    let size = scratch.reduce(0) { size, gap in
      size + ByteWriter.size(of: UInt64(gap.days)) + ByteWriter.size(of: UInt64(gap.count))
    }
    writer.unsigned(UInt64(size))
    for gap in scratch {
      writer.unsigned(UInt64(gap.days))
      writer.unsigned(UInt64(gap.count))
    }
  }

  /// Takes a customer's gaps from what `encode` wrote.
  mutating func decode(_ customer: Int, from reader: inout ByteReader) {
    let start = kept.count
    kept.append(contentsOf: reader.bytes())
    keptRange[customer] = start..<kept.count
  }
}

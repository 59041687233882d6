/// Finds among very many hashes those that come more than once, without keeping them all: bits tell
/// which may, and only these are gathered and sorted.
struct SharedHashes {
  private var once: [UInt64]
  private var twice: [UInt64]
  private let shift: UInt64
  private var found: [(hash: UInt64, member: Int32)] = []

  /// `count`: about how many hashes there will be.
  init(expecting count: Int) {
    var bits: UInt64 = 10
    while UInt64(1) << bits < UInt64(count) * 8, bits < 33 { bits += 1 }
    shift = 64 - bits
    once = [UInt64](repeating: 0, count: 1 << (bits - 6))
    twice = once
  }

  /// First of all: every hash once for each that bears it.
  @inline(__always)
  mutating func note(_ hash: UInt64) {
    let (word, bit) = place(hash)
    twice[word] |= once[word] & bit
    once[word] |= bit
  }

  /// Then again: every hash with the one that bears it.
  @inline(__always)
  mutating func gather(_ hash: UInt64, _ member: Int) {
    let (word, bit) = place(hash)
    if twice[word] & bit != 0 { found.append((hash, Int32(member))) }
  }

  /// At last: calls `body` with those that share a hash, in the order in which they were gathered.
  mutating func forEachGroup(_ body: ([Int]) -> Void) {
    found.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.member < $1.member }
    var start = 0
    while start < found.count {
      var end = start + 1
      while end < found.count, found[end].hash == found[start].hash { end += 1 }
      if end - start > 1 { body(found[start..<end].map { Int($0.member) }) }
      start = end
    }
  }

  @inline(__always)
  private func place(_ hash: UInt64) -> (word: Int, bit: UInt64) {
    let place = hash >> shift
    return (Int(place >> 6), 1 << (place & 63))
  }
}

/// A 128-bit hash of an id, seeded anew in each process, so that no file can be made to collide.
///
/// It only lives in memory: what is in the warehouse is found by its text.
struct IdHash {
  let first: UInt64
  let second: UInt64

  /// Hashes the id of a source; equal ids of two sources are two ids.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, source: Int) {
    let base = UnsafeRawPointer(bytes.baseAddress ?? Self.nothing)
    let count = bytes.count
    var (low, high): (UInt64, UInt64) = (0, 0)
    // The length is mixed in here: beside the bytes, U1228 and U12228 would cancel out.
    var state = Self.mix(
      Self.seeds.0 ^ UInt64(truncatingIfNeeded: source) &* 0x9E37_79B9_7F4A_7C15,
      Self.seeds.1 ^ UInt64(truncatingIfNeeded: count))
    var place = 0
    while count - place > 16 {
      state = Self.mix(
        base.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ Self.seeds.1,
        base.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self) ^ state)
      place += 16
    }
    // The rest, up to 16 bytes: loads stay within the bytes by overlapping.
    let rest = count - place
    if rest >= 8 {
      low = base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      high = base.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if rest >= 4 {
      low = UInt64(base.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      high = UInt64(base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else {
      for index in place..<count { low = low << 8 | UInt64(bytes[index]) }
    }
    first = Self.mix(low ^ Self.seeds.2, high ^ state)
    second = Self.mix(low ^ state, high ^ Self.seeds.3)
  }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  private static let seeds = (
    UInt64.random(in: 1...(.max)), UInt64.random(in: 1...(.max)),
    UInt64.random(in: 1...(.max)), UInt64.random(in: 1...(.max))
  )

  // What an empty id's bytes point at: read nowhere, for the count is 0.
  nonisolated(unsafe) private static let nothing = UnsafePointer(
    UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
}

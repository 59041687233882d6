/// Sorts unsigned integers that use only their low bits, in passes of eleven bits each.
///
/// For the pairs of keys that monthly aggregates collect it is several times faster than a
/// comparison sort, and its time does not depend on the data.
struct RadixSort {
  private var scratch: [UInt64] = []
  private var counts = [Int](repeating: 0, count: 2048)

  /// Sorts in place; values must be under 2^bits.
  mutating func sort(_ values: inout [UInt64], bits: Int) {
    if scratch.count < values.count { scratch = values }
    var shift = 0
    while shift < bits {
      pass(values, shift: shift)
      for index in values.indices { values[index] = scratch[index] }
      shift += 11
    }
  }

  private mutating func pass(_ from: [UInt64], shift: Int) {
    for index in counts.indices { counts[index] = 0 }
    for value in from { counts[Int(value >> UInt64(shift) & 2047)] += 1 }
    var start = 0
    for index in counts.indices {
      let count = counts[index]
      counts[index] = start
      start += count
    }
    for value in from {
      let digit = Int(value >> UInt64(shift) & 2047)
      scratch[counts[digit]] = value
      counts[digit] += 1
    }
  }
}

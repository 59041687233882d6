/// Bytes under construction, kept for whoever appends to them. One belongs to one writer at a time.
final class ByteRoom {
  // Allocated from init to deinit; the first `count` bytes are written.
  @exclusivity(unchecked) private(set) var start: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var capacity = 1024
  @exclusivity(unchecked) var count = 0

  init() { start = .allocate(capacity: capacity) }
  deinit { start.deallocate() }

  /// The bytes so far, valid until the next change.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// Makes room for so many bytes more.
  @inline(__always)
  func reserve(_ bytes: Int) {
    if count + bytes > capacity { grow(bytes) }
  }

  @inline(__always)
  func append(_ other: UnsafeBufferPointer<UInt8>) {
    guard let from = other.baseAddress else { return }
    reserve(other.count)
    (start + count).update(from: from, count: other.count)
    count += other.count
  }

  private func grow(_ bytes: Int) {
    let larger = max(capacity * 2, count + bytes)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    start = moved
    capacity = larger
  }
}

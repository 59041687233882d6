/// Where one field's bytes lie, as offsets from the start of the text buffer.
@usableFromInline
struct FieldBounds {
  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32

  @inline(__always)
  init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }
}

/// The fields of the current record: one piece of memory, used again for every record.
@usableFromInline
struct FieldTable {
  @usableFromInline var bounds: UnsafeMutablePointer<FieldBounds>
  @usableFromInline var count = 0
  private var capacity: Int

  init(capacity: Int = 256) {
    self.capacity = capacity
    bounds = .allocate(capacity: capacity)
  }

  func deallocate() {
    bounds.deallocate()
  }

  @inline(__always)
  mutating func append(_ start: Int, _ end: Int) {
    _ = reserve(1, behind: count)
    bounds[count] = FieldBounds(start, end)
    count &+= 1
  }

  /// Makes room for `more` fields behind the first `count`, and returns where they all lie.
  @inline(__always)
  mutating func reserve(_ more: Int, behind count: Int) -> UnsafeMutablePointer<FieldBounds> {
    if count &+ more > capacity { grow(keeping: count) }
    return bounds
  }

  @inline(never)
  private mutating func grow(keeping count: Int) {
    let larger = UnsafeMutablePointer<FieldBounds>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: bounds, count: count)
    bounds.deallocate()
    bounds = larger
    capacity *= 2
  }
}

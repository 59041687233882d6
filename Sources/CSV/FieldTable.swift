/// Where one field's bytes lie, as offsets from the start of the text buffer.
@usableFromInline
struct FieldBounds {
  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32
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
    if count == capacity { grow() }
    bounds[count] = FieldBounds(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<FieldBounds>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: bounds, count: count)
    bounds.deallocate()
    bounds = larger
    capacity *= 2
  }
}

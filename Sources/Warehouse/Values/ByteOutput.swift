/// Writes bytes one behind the other into memory that is there already, so that none has to ask for
/// room.
///
/// The memory belongs to who made it and must stay in place while it is used; what would go
/// beyond its end is a fault of the program and ends it.
public struct ByteOutput {
  let room: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are written.
  public fileprivate(set) var count = 0

  /// Begins at the start of the memory.
  public init(_ room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

  /// What is written.
  public var written: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(UnsafeMutableBufferPointer(rebasing: room[..<count]))
  }

  /// Writes a byte.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    precondition(count < room.count, "more bytes than there is room for")
    room.initializeElement(at: count, to: byte)
    count += 1
  }

  /// Writes bytes.
  @inline(__always)
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress, let room = room.baseAddress else { return }
    precondition(bytes.count <= self.room.count - count, "more bytes than there is room for")
    (room + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// Writes a byte in the place of each byte like another, from a place on.
  public func replace(_ byte: UInt8, by other: UInt8, from start: Int) {
    for place in start..<count where room[place] == byte { room[place] = other }
  }

  /// Takes the last byte back.
  mutating func removeLast() { count -= 1 }

  /// The last byte; nil where none is written.
  var last: UInt8? { count > 0 ? room[count - 1] : nil }
}

extension [UInt8] {
  /// Appends what `body` writes, which is no more than so many bytes.
  public mutating func append(atMost most: Int, _ body: (inout ByteOutput) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { room in
      var output = ByteOutput(room)
      body(&output)
      append(contentsOf: output.written)
    }
  }
}

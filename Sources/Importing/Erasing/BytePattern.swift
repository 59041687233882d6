/// Bytes to be found in others, by Horspool's algorithm (Software: Practice and Experience 10, 1980):
/// it mostly looks at one byte in as many as the pattern has.
struct BytePattern: Hashable {
  let bytes: [UInt8]
  /// How far the pattern moves on when its end lies on a byte.
  private let shifts: [Int32]

  /// A pattern of one byte or more.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var shifts = [Int32](repeating: Int32(bytes.count), count: 256)
    for (place, byte) in bytes.dropLast().enumerated() {
      shifts[Int(byte)] = Int32(bytes.count - 1 - place)
    }
    self.shifts = shifts
  }

  /// Where the pattern first stands at or behind `start`; nil where it does not.
  func firstPlace(in text: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
    guard let wanted = bytes.last else { return nil }
    var end = start + bytes.count - 1
    return shifts.withUnsafeBufferPointer { shifts in
      while end < text.count {
        let byte = text[end]
        if byte == wanted, stands(in: text, endingAt: end) { return end - bytes.count + 1 }
        end += Int(shifts[Int(byte)])
      }
      return nil
    }
  }

  private func stands(in text: UnsafeRawBufferPointer, endingAt end: Int) -> Bool {
    let start = end - bytes.count + 1
    for place in 0..<bytes.count - 1 where text[start + place] != bytes[place] { return false }
    return true
  }
}

/// A set of keys as bytes: ascending, each as its difference to the one before in LEB128.
///
/// So the buyers of a product in a month take a byte or two each, and the distinct buyers of any
/// span of months can be counted without going back to the lines.
public enum KeySet {
  /// The bytes of ascending, distinct keys.
  public static func encode(_ keys: some Sequence<UInt64>, into bytes: inout [UInt8]) {
    var previous: UInt64 = 0
    for key in keys {
      var rest = key &- previous
      previous = key
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
  }

  /// Calls `body` with each key, ascending.
  public static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (Int) -> Void) {
    var key: UInt64 = 0
    var (part, shift): (UInt64, UInt64) = (0, 0)
    for byte in bytes {
      part |= UInt64(byte & 0x7f) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      key &+= part
      body(Int(truncatingIfNeeded: key))
      (part, shift) = (0, 0)
    }
  }
}

/// A 128-bit fingerprint of a file's bytes, the same on every machine, to know a file again.
///
/// Two lanes of multiply-and-fold over eight bytes each. It tells files apart; it is no signature.
struct ContentHash {
  private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private var length: UInt64 = 0
  /// Bytes that do not fill a stripe yet.
  private var rest: [UInt8] = []

  /// Adds bytes; how they are cut into chunks makes no difference.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let missing = min(16 - rest.count, bytes.count)
      rest += bytes[..<missing]
      bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
      guard rest.count == 16 else { return }
      rest.withUnsafeBytes { stripe($0, at: 0) }
      rest.removeAll(keepingCapacity: true)
    }
    var place = 0
    while bytes.count - place >= 16 {
      stripe(bytes, at: place)
      place += 16
    }
    rest += bytes[place...]
  }

  /// The fingerprint as 32 hexadecimal digits.
  var text: String {
    var last = self
    let tail = rest + [UInt8](repeating: 0, count: 16 - rest.count)
    tail.withUnsafeBytes { last.stripe($0, at: 0) }
    let a = Self.fold(last.first ^ length, last.second ^ 0x1656_67B1_9E37_79F9)
    let b = Self.fold(last.second ^ length, last.first ^ 0x27D4_EB2F_1656_67C5)
    return Self.hexadecimal(a) + Self.hexadecimal(b)
  }

  @inline(__always)
  private mutating func stripe(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    let low = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
    first = Self.fold(first ^ low, 0xA076_1D64_78BD_642F ^ high)
    second = Self.fold(second ^ high, 0xE703_7ED1_A0B4_28DB ^ low) &+ first
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low &+ a
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

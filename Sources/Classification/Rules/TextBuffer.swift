import Warehouse

/// Text under construction, as UTF-8 bytes: tens of thousands of sentences a month are made in one
/// buffer.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  @inline(__always)
  mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  @inline(__always)
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// `-1204`
  mutating func append(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(number.magnitude, grouped: false)
  }

  /// `-1,204`
  mutating func appendGrouped(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(number.magnitude, grouped: true)
  }

  /// `182,340.00` for minor units of two digits.
  mutating func appendAmount(_ minor: Int64, minorDigits: Int) {
    var unit: UInt64 = 1
    for _ in 0..<minorDigits { unit &*= 10 }
    if minor < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(minor.magnitude / unit, grouped: true)
    guard minorDigits > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var rest = minor.magnitude % unit
    while unit > 1 {
      unit /= 10
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
    }
  }

  private mutating func appendDigits(_ number: UInt64, grouped: Bool) {
    let start = bytes.count
    var rest = number
    var written = 0
    repeat {
      if grouped, written > 0, written % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      written += 1
    } while rest > 0
    bytes[start...].reverse()
  }
}

/// Text under construction, as UTF-8 bytes: tens of thousands of sentences a month are made in one
/// buffer.
struct TextBuffer {
  private let storage = ByteRoom()

  /// The bytes so far, valid until the next change.
  var bytes: UnsafeBufferPointer<UInt8> { storage.bytes }

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func removeAll() { storage.count = 0 }

  @inline(__always)
  func append(_ byte: UInt8) {
    storage.reserve(1)
    storage.start[storage.count] = byte
    storage.count += 1
  }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { storage.append($0) }
  }

  @inline(__always)
  func append(_ other: [UInt8]) { other.withUnsafeBufferPointer { storage.append($0) } }

  /// `-1204`
  func append(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDigits(number.magnitude, grouped: false)
  }

  /// `-1,204`
  func appendGrouped(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDigits(number.magnitude, grouped: true)
  }

  /// `182,340.00` for minor units of two digits.
  func appendAmount(_ minor: Int64, minorDigits: Int) {
    var unit: UInt64 = 1
    for _ in 0..<minorDigits { unit &*= 10 }
    if minor < 0 { append(UInt8(ascii: "-")) }
    appendDigits(minor.magnitude / unit, grouped: true)
    guard minorDigits > 0 else { return }
    append(UInt8(ascii: "."))
    var rest = minor.magnitude % unit
    while unit > 1 {
      unit /= 10
      append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
    }
  }

  /// Writes from the end, where the digits come from, and so counts them first.
  private func appendDigits(_ number: UInt64, grouped: Bool) {
    var digits = 1
    var bound: UInt64 = 10
    while digits < 20, number >= bound {
      digits += 1
      bound = digits < 20 ? bound &* 10 : .max
    }
    let width = grouped ? digits + (digits - 1) / 3 : digits
    storage.reserve(width)
    var place = storage.start + storage.count + width
    var rest = number
    for written in 0..<digits {
      if grouped, written > 0, written % 3 == 0 {
        place -= 1
        place.pointee = UInt8(ascii: ",")
      }
      place -= 1
      place.pointee = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    storage.count += width
  }
}

import Workspace

/// What a source writes as a tax id, a registration id, an e-mail address or a telephone number, made
/// alike for comparison.
///
/// - Tax id: letters and digits only, letters in capitals. Where it does not begin with two letters,
///   the code of the account's country comes before it (`12345678` of a Czech firm is
///   `CZ12345678`; Greece has the prefix EL). Where no country is said, it is the company's; without
///   a known one it stays without a prefix.
/// - Registration id: letters and digits only, letters in capitals; zeros at the beginning of a mere
///   number are left out, for spreadsheets lose them.
/// - E-mail address: small letters, blanks around it left out; something must stand before and behind
///   its one `@`, and no blank within.
/// - Telephone number: digits. `+` or `00` begins an international number. Nine digits of a Czech,
///   Slovak or Polish customer (in Slovakia and Poland also with a 0 before them) get their
///   country's code before them. A `(0)` is left out. Under 7 or over 15 digits are none.
///
/// Ids of under four signs, or of zeros only, are none: they stand for "unknown".
///
/// The functions work on bytes and append to a buffer, for an import may have millions to compare;
/// they answer whether there was a value, and leave the buffer as it was where there was none.
enum IdentityValue {
  /// Appends the common form of a value. `country`: the account's, as a code of two letters.
  static func append(
    _ ground: Identity.Ground, _ bytes: Bytes, country: String?, to buffer: inout [UInt8]
  ) -> Bool {
    if bytes.isEmpty { return false }
    let start = buffer.count
    let isValue =
      switch ground {
      case .taxID: appendTaxID(bytes, country, &buffer)
      case .registrationID: appendRegistrationID(bytes, &buffer)
      case .email: appendEmail(bytes, &buffer)
      case .phone: appendPhone(bytes, country, &buffer)
      }
    if !isValue { buffer.removeSubrange(start...) }
    return isValue
  }

  /// The common form of a value; nil where it is none.
  static func normalised(
    _ ground: Identity.Ground, _ text: String, country: String? = nil
  ) -> String? {
    var text = text
    var buffer: [UInt8] = []
    let isValue = text.withUTF8 { append(ground, $0, country: country, to: &buffer) }
    return isValue ? String(decoding: buffer, as: UTF8.self) : nil
  }

  // MARK: Ids

  private static func appendTaxID(
    _ bytes: Bytes, _ country: String?, _ buffer: inout [UInt8]
  ) -> Bool {
    let start = buffer.count
    guard appendID(bytes, &buffer) else { return false }
    if !isDigit(buffer[start]), !isDigit(buffer[start + 1]) { return true }
    guard let country else { return true }
    buffer.insert(contentsOf: (country == "GR" ? "EL" : country).utf8, at: start)
    return true
  }

  private static func appendRegistrationID(_ bytes: Bytes, _ buffer: inout [UInt8]) -> Bool {
    let start = buffer.count
    guard appendID(bytes, &buffer) else { return false }
    guard buffer[start...].allSatisfy(isDigit) else { return true }
    let zeros = buffer[start...].prefix { $0 == UInt8(ascii: "0") }
    buffer.removeSubrange(zeros.startIndex..<zeros.endIndex)
    return true
  }

  private static func appendID(_ bytes: Bytes, _ buffer: inout [UInt8]) -> Bool {
    let start = buffer.count
    var isZero = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): buffer.append(byte & ~0x20)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        buffer.append(byte)
      default: continue
      }
      if byte != UInt8(ascii: "0") { isZero = false }
    }
    return !isZero && buffer.count - start >= 4
  }

  // MARK: Addresses and numbers

  private static func appendEmail(_ bytes: Bytes, _ buffer: inout [UInt8]) -> Bool {
    let address = withoutOuterBlanks(bytes)
    guard let sign = address.firstIndex(of: UInt8(ascii: "@")), sign > address.startIndex,
      sign + 1 < address.endIndex, !address[(sign + 1)...].contains(UInt8(ascii: "@")),
      !address.contains(where: { $0 <= 0x20 })
    else { return false }
    if address.contains(where: { $0 >= 0x80 }) {
      buffer.append(contentsOf: String(decoding: address, as: UTF8.self).lowercased().utf8)
    } else {
      for byte in address { buffer.append(isCapital(byte) ? byte | 0x20 : byte) }
    }
    return true
  }

  private static func appendPhone(
    _ bytes: Bytes, _ country: String?, _ buffer: inout [UInt8]
  ) -> Bool {
    let start = buffer.count
    var isInternational = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isTrunkZero(bytes, index) {
        index += 3
        continue
      }
      if byte == UInt8(ascii: "+"), buffer.count == start { isInternational = true }
      if isDigit(byte) { buffer.append(byte) }
      index += 1
    }
    if buffer[start...].starts(with: "00".utf8) {
      buffer.removeSubrange(start..<start + 2)
    } else if !isInternational, let country {
      completeNational(country, from: start, &buffer)
    }
    return (7...15).contains(buffer.count - start)
  }

  /// `(0)`: a zero that is dialled at home only, as in `+48 (0) 22 …`.
  private static func isTrunkZero(_ bytes: Bytes, _ index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == UInt8(ascii: "(")
      && bytes[index + 1] == UInt8(ascii: "0") && bytes[index + 2] == UInt8(ascii: ")")
  }

  /// Puts the calling code of a country whose numbers all have nine digits before one of them.
  private static func completeNational(
    _ country: String, from start: Int, _ buffer: inout [UInt8]
  ) {
    let code: String
    switch country {
    case "CZ": code = "420"
    case "SK": code = "421"
    case "PL": code = "48"
    default: return
    }
    let hasTrunkZero =
      buffer.count - start == 10 && buffer[start] == UInt8(ascii: "0") && country != "CZ"
    if hasTrunkZero { buffer.remove(at: start) }
    if buffer.count - start == 9 { buffer.insert(contentsOf: code.utf8, at: start) }
  }

  private static func withoutOuterBlanks(_ bytes: Bytes) -> Slice<Bytes> {
    var address = bytes[...]
    while let byte = address.first, byte <= 0x20 { address.removeFirst() }
    while let byte = address.last, byte <= 0x20 { address.removeLast() }
    return address
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  @inline(__always)
  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}

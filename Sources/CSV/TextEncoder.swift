/// Text to bytes of an encoding.
extension TextEncoding {
  /// Encodes UTF-8 text, such as a writer's, with a byte-order mark if wanted and the encoding has
  /// one. UTF-16 without a stated order is little-endian and always marked. Throws `unencodable`
  /// with the place of the first character that the encoding lacks, and `invalidText` where the
  /// text is not UTF-8.
  public func encode(
    _ text: [UInt8], withByteOrderMark isMarked: Bool = false
  ) throws(CSVError) -> [UInt8] {
    try requireUTF8(text)
    switch self {
    case .utf8:
      return isMarked ? ByteOrderMark.utf8Bytes + text : text
    case .utf16:
      return encodeUnits(text, isBigEndian: false, isMarked: true)
    case .utf16LittleEndian:
      return encodeUnits(text, isBigEndian: false, isMarked: isMarked)
    case .utf16BigEndian:
      return encodeUnits(text, isBigEndian: true, isMarked: isMarked)
    case .windows1250, .windows1252, .iso8859_1, .iso8859_2:
      return try encodeSingleBytes(text)
    }
  }

  private func requireUTF8(_ text: [UInt8]) throws(CSVError) {
    switch text.withUnsafeBufferPointer(UTF8Text.validPrefix) {
    case .whole: return
    case .incomplete(let offset), .invalid(let offset):
      throw CSVError(.invalidText(.utf8), at: place(of: offset, in: text))
    }
  }

  private func encodeUnits(_ text: [UInt8], isBigEndian: Bool, isMarked: Bool) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(2 * text.count + 2)
    func append(_ unit: UInt16) {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      encoded.append(isBigEndian ? high : low)
      encoded.append(isBigEndian ? low : high)
    }
    if isMarked { append(0xFEFF) }
    for unit in String(decoding: text, as: UTF8.self).utf16 { append(unit) }
    return encoded
  }

  private func encodeSingleBytes(_ text: [UInt8]) throws(CSVError) -> [UInt8] {
    let bytesByScalar = CodePage.page(of: self)?.bytesByScalar() ?? [:]
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.count)
    var offset = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        encoded.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let byte = bytesByScalar[scalar.value] {
        encoded.append(byte)
      } else {
        throw CSVError(.unencodable(scalar.value, self), at: place(of: offset, in: text))
      }
      offset += UTF8.width(scalar)
    }
    return encoded
  }

  private func place(of offset: Int, in text: [UInt8]) -> Position {
    text[..<offset].withUnsafeBufferPointer { Position.start.advanced(over: $0) }
  }
}

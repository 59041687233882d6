/// A single-byte encoding: ASCII below 0x80, and a table above.
struct CodePage: Sendable {
  /// Unicode scalar values of the bytes 0x80…0xFF; 0 where the page has no character.
  let upperHalf: [UInt32]

  /// The page of an encoding, or nil if that is not a single-byte one.
  static func page(of encoding: TextEncoding) -> CodePage? {
    switch encoding {
    case .windows1250: windows1250
    case .windows1252: windows1252
    case .iso8859_1: latin1
    case .iso8859_2: latin2
    case .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  /// The byte of each character beyond ASCII.
  func bytesByScalar() -> [UInt32: UInt8] {
    var bytes: [UInt32: UInt8] = [:]
    for (index, scalar) in upperHalf.enumerated() where scalar != 0 {
      bytes[scalar] = UInt8(0x80 + index)
    }
    return bytes
  }

  /// A page of its upper half written out, U+FFFD standing for a byte without a character.
  private init(_ characters: String) {
    upperHalf = characters.unicodeScalars.map { $0 == "\u{FFFD}" ? 0 : $0.value }
  }

  private static let windows1250 = CodePage(
    "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź"
      + "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")

  private static let windows1252 = CodePage(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ" + latin1Letters)

  private static let latin1 = CodePage(controls + latin1Letters)

  private static let latin2 = CodePage(
    controls + "\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")

  private static let controls =
    "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}"
    + "\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}"
    + "\u{9E}\u{9F}"

  private static let latin1Letters =
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
}

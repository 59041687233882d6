/// How wide text comes out, without a font at hand. The widths are those of DejaVu Sans, the widest of
/// the usual system fonts, rounded up: on any other a label is a little narrower than its place,
/// never wider.
enum TextMeasure {
  /// Hundredths of an em, from U+0020 to U+007E.
  private static let ascii: [UInt8] = [
    32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 37, 32, 34,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54,
    100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 39, 34, 39, 84, 50,
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62,
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
  ]

  /// The width of one line, in px.
  static func width(_ text: String, size: Double = TextStyle.size, bold: Bool = false) -> Double {
    var hundredths = 0.0
    for scalar in text.unicodeScalars { hundredths += advance(scalar, bold: bold) }
    return hundredths * size / 100
  }

  static func width(_ text: String, _ style: TextStyle) -> Double {
    width(text, size: style.size, bold: style.isBold)
  }

  private static func advance(_ scalar: Unicode.Scalar, bold: Bool) -> Double {
    let regular = Double(regularAdvance(scalar))
    return bold && regular > 0 ? regular * 1.08 + 4.5 : regular
  }

  private static func regularAdvance(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x20...0x7E: return ascii[Int(scalar.value) - 0x20]
    case 0xA0: return 32
    case 0x300...0x36F, 0x200D, 0xFE00...0xFE0F: return 0
    case 0xC0...0x24F: return latinAdvance(scalar)
    case 0x2000...0x206F: return punctuationAdvance(scalar)
    case 0x250...0x2E7F: return 88
    default: return scalar.value < 0xC0 ? 64 : 104
    }
  }

  /// Letters with accents are as wide as without; here are the narrow and the wide, and the rest is
  /// capital or small.
  private static func latinAdvance(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "ì", "í", "î", "ï", "ĩ", "ī", "į", "ı", "ĺ", "ļ", "ł", "Ì", "Í", "Î", "Ï", "Ĩ", "Ī", "Į",
      "İ":
      return 30
    case "ľ", "ť", "ţ", "ŧ", "ŕ", "ř", "ŗ": return 42
    case "č", "ć", "ç", "ž", "ź", "ż", "š", "ś", "ş": return 55
    case "æ", "Æ", "œ", "Œ": return 107
    default: return scalar.properties.isLowercase ? 64 : 79
    }
  }

  private static func punctuationAdvance(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x202F, 0x2009, 0x200A: return 20
    case 0x2012, 0x2013: return 50
    case 0x2014, 0x2026: return 100
    case 0x2030: return 134
    default: return 52
    }
  }

  /// Cut to fit, with an ellipsis where something was cut; empty where not even that has room.
  static func truncated(
    _ text: String, to room: Double, _ style: TextStyle = TextStyle()
  ) -> String {
    let text = PlainText.label(text)
    guard width(text, style) > room else { return text }
    var kept = ""
    var used = width("…", style)
    for character in text {
      used += width(String(character), style)
      guard used <= room else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return width("…", style) <= room ? kept + "…" : ""
  }

  /// Broken at blanks into at most `lines` lines that fit, the last of them cut where need be.
  static func wrapped(
    _ text: String, to room: Double, lines: Int, _ style: TextStyle = TextStyle()
  ) -> [String] {
    var result: [String] = []
    var words = PlainText.label(text).split(separator: " ")[...]
    while let first = words.popFirst() {
      guard result.count < lines - 1 else {
        let rest = ([first] + words).joined(separator: " ")
        return result + [truncated(rest, to: room, style)]
      }
      var line = String(first)
      while let next = words.first, width(line + " " + next, style) <= room {
        line += " " + next
        words.removeFirst()
      }
      result.append(truncated(line, to: room, style))
    }
    return result
  }
}

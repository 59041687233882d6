/// Text from other people's systems made fit for a label: one line, no control characters, nothing
/// that turns the direction of what follows, no towers of accents, of a bounded length.
enum PlainText {
  /// Longer than any label that fits; a cap on work and bytes.
  static let labelLimit = 160
  static let hoverLimit = 600

  static func label(_ text: String) -> String { cleaned(text, limit: labelLimit) }
  static func hover(_ text: String) -> String { cleaned(text, limit: hoverLimit) }

  /// Letters, digits and hyphens, for an id; "chart" where none is left.
  static func identifier(_ text: String) -> String {
    let kept = text.unicodeScalars.prefix(80).map { scalar in
      isIdentifier(scalar) ? Character(scalar) : "-"
    }
    return kept.contains { $0 != "-" } ? String(kept) : "chart"
  }

  private static func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }

  private static func cleaned(_ text: String, limit: Int) -> String {
    if isPlain(text, limit: limit) { return text }
    var kept = String.UnicodeScalarView()
    var length = 0
    var marksInARow = 0
    for scalar in text.unicodeScalars {
      guard length < limit else { return String(kept) + "…" }
      marksInARow = isMark(scalar) ? marksInARow + 1 : 0
      guard marksInARow <= 2, let visible = visible(scalar) else { continue }
      if visible == " " && (kept.isEmpty || kept.last == " ") { continue }
      kept.append(visible)
      length += 1
    }
    if kept.last == " " { kept.removeLast() }
    return String(kept)
  }

  /// The common case, without a copy: short, in Latin letters, without control characters or loose
  /// blanks.
  private static func isPlain(_ text: String, limit: Int) -> Bool {
    var count = 0
    var (previous, lead): (UInt8, UInt8) = (0x20, 0)
    for byte in text.utf8 {
      if lead != 0 {
        // U+0080 to U+009F are control characters, U+00AD is a hyphen that is not seen.
        if lead == 0xC2 && (byte < 0xA0 || byte == 0xAD) { return false }
        lead = 0
      } else {
        count += 1
        if count > limit || byte < 0x20 || byte == 0x7F || byte > 0xC8 { return false }
        if byte == 0x20 && previous == 0x20 { return false }
        // The letters with accents up to U+023F have two bytes.
        lead = byte > 0x7E ? byte : 0
      }
      previous = byte
    }
    return count == 0 || previous != 0x20
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// What is shown of a character: nothing of invisible ones, a blank for breaks and tabs. Joiners
  /// stay, for scripts and emoji need them.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value > 0x7E || scalar.value < 0x20 else { return scalar }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return " "
    case .format: return scalar.value == 0x200C || scalar.value == 0x200D ? scalar : nil
    case .unassigned, .surrogate, .privateUse: return nil
    default: return scalar
    }
  }
}

/// A language that reports are written in.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case en
  /// Czech.
  case cs
  /// Slovak.
  case sk
  /// Polish.
  case pl

  /// The sign between whole units and their decimals.
  public var decimalSign: String { self == .en ? "." : "," }

  /// What groups thousands: a comma, or a narrow no-break space.
  public var thousandsSign: String { self == .en ? "," : "\u{202f}" }

  /// What separates the cells of a spreadsheet file. Where the decimal sign is a comma, spreadsheet
  /// programs expect semicolons.
  public var listSeparator: UInt8 { UInt8(ascii: self == .en ? "," : ";") }

  /// What stands between a number and its percent sign.
  var percentGap: String { self == .pl ? "" : Space.noBreak }

  /// Which form a noun takes after a whole number.
  func pluralForm(_ count: Int64) -> PluralForm {
    let number = count.magnitude
    if number == 1 { return .one }
    switch self {
    case .en: return .many
    case .cs, .sk: return (2...4).contains(number) ? .few : .many
    case .pl:
      let isTeen = (12...14).contains(number % 100)
      return (2...4).contains(number % 10) && !isTeen ? .few : .many
    }
  }
}

extension Language {
  /// Whether a number is a Polish 22, 23, 24, 32 …, beside which people stand as beside five, and all
  /// else as beside two: *22 klientów, 22 faktury*.
  func isCompound(_ count: Int64) -> Bool {
    self == .pl && count.magnitude > 4 && pluralForm(count) == .few
  }
}

/// The forms that a noun takes beside a number: *1 zákazník, 2 zákazníci, 5 zákazníků*.
enum PluralForm: String, CaseIterable {
  case one, few, many

  /// The forms that a language tells apart.
  static func forms(of language: Language) -> [PluralForm] {
    language == .en ? [.one, .many] : [.one, .few, .many]
  }
}

/// Blanks that keep a number and its unit on one line.
enum Space {
  static let noBreak = "\u{a0}"
  static let narrow = "\u{202f}"
}

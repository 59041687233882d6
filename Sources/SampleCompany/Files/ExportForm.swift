import CSV

/// How a system writes its exports.
struct ExportForm {
  enum DateForm {
    /// `31.12.2025`
    case dotted
    /// `31. 12. 2025`, days and months without leading zeros
    case spaced
    /// `2025-12-31`
    case iso
  }

  var separator: UInt8
  var lineEnd: LineEnd
  var encoding: TextEncoding
  var hasByteOrderMark: Bool
  var dates: DateForm
  var decimalSign: UInt8

  static let erp = ExportForm(
    separator: Ascii.semicolon, lineEnd: .carriageReturnLineFeed, encoding: .windows1250,
    hasByteOrderMark: false, dates: .dotted, decimalSign: UInt8(ascii: ","))
  static let shop = ExportForm(
    separator: Ascii.comma, lineEnd: .lineFeed, encoding: .utf8, hasByteOrderMark: false,
    dates: .iso, decimalSign: UInt8(ascii: "."))
  static let accounting = ExportForm(
    separator: Ascii.tab, lineEnd: .carriageReturnLineFeed, encoding: .utf8,
    hasByteOrderMark: true, dates: .spaced, decimalSign: UInt8(ascii: ","))
  /// The lists beside the exports.
  static let list = shop

  func text(of day: Day) -> String {
    let (year, month, dayOfMonth) = day.parts
    switch dates {
    case .dotted: return "\(Day.twoDigits(dayOfMonth)).\(Day.twoDigits(month)).\(year)"
    case .spaced: return "\(dayOfMonth). \(month). \(year)"
    case .iso: return day.iso
    }
  }

  /// The days from January 2022 to June 2026 as they are written.
  func dayTexts() -> DayTexts {
    let first = Day(2022, 1, 1)
    let count = Day(2026, 7, 1) - first
    return DayTexts(first: first, texts: (0..<count).map { text(of: first + $0) }, form: self)
  }

  struct DayTexts {
    fileprivate var first: Day
    fileprivate var texts: [String]
    fileprivate var form: ExportForm

    subscript(day: Day) -> String {
      let index = day - first
      return texts.indices.contains(index) ? texts[index] : form.text(of: day)
    }
  }
}

import Warehouse

/// A setting that a sample settles, leaves open, or has no need of.
enum Drafted: Equatable {
  /// Nothing need be said.
  case usual
  /// The sample leaves no other reading.
  case found(String)
  /// Several readings fit: a person must say.
  case open([String])
}

/// Finds how the dates and numbers of a sample are written.
enum ValueForms {
  private static let dateForms = [
    "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "dd-MM-yyyy", "MM-dd-yyyy",
    "yyyy.MM.dd", "yyyyMMdd", "d.M.yyyy HH:mm", "M/d/yyyy HH:mm", "d/M/yyyy HH:mm",
  ]

  /// The form of dates that fits nearly all of some values; ISO need not be said.
  static func dates(_ values: [String]) -> Drafted {
    guard !values.isEmpty else { return .usual }
    if isNearlyAll(values, { (try? DatePattern.iso.read($0)) != nil }) { return .usual }
    let fitting = dateForms.filter { form in
      guard let pattern = try? DatePattern(form) else { return false }
      return isNearlyAll(values) { (try? pattern.read($0)) != nil }
    }
    // A form with a time fits dates that a form without one fits as well.
    let days = fitting.filter { !$0.contains("HH") }
    let forms = days.isEmpty ? fitting : days
    switch forms.count {
    case 0: return .usual
    case 1: return .found(forms[0])
    default: return .open(forms)
    }
  }

  /// The decimal sign of some values, and the sign between thousands.
  static func numbers(_ values: [String]) -> (decimal: Drafted, thousands: Drafted) {
    let commas = values.filter { $0.contains(",") }
    let points = values.filter { $0.contains(".") }
    let blanks = values.contains { $0.contains { " \u{A0}\u{202F}".contains($0) } }
    let thousands: Drafted = blanks ? .found(" ") : .usual
    guard !commas.isEmpty else { return (.usual, thousands) }
    let both = values.first { $0.contains(",") && $0.contains(".") }
    if let both { return signs(both) }
    // 1,234 can be read both ways, 12,5 cannot.
    let isDecimal = commas.contains { !hasThreeDigits(behind: ",", $0) }
    if isDecimal, points.isEmpty { return (.found(","), thousands) }
    return (.open([",", "."]), thousands)
  }

  private static func signs(_ value: String) -> (decimal: Drafted, thousands: Drafted) {
    let comma = value.lastIndex(of: ",") ?? value.startIndex
    let point = value.lastIndex(of: ".") ?? value.startIndex
    return comma > point ? (.found(","), .found(".")) : (.usual, .found(","))
  }

  private static func hasThreeDigits(behind sign: Character, _ value: String) -> Bool {
    guard let place = value.lastIndex(of: sign) else { return false }
    return value[value.index(after: place)...].prefix { $0.isNumber }.count == 3
  }

  /// A few bad rows may be among them.
  private static func isNearlyAll(_ values: [String], _ fits: (String) -> Bool) -> Bool {
    values.count(where: fits) * 10 >= values.count * 9
  }
}

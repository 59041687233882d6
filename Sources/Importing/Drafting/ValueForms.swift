import Warehouse
import Workspace

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
    "yyyy.MM.dd", "dd.MM.yy", "dd/MM/yy", "MM/dd/yy", "d MMM yyyy", "dd-MMM-yyyy", "dd-MMM-yy",
    "MMM d, yyyy", "yyyyMMdd", "d.M.yyyy HH:mm", "M/d/yyyy HH:mm", "d/M/yyyy HH:mm",
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
    // What is no number at all does not tell how numbers are written.
    let values = values.filter { value in
      value.allSatisfy { $0.isNumber || ".,-+ \u{A0}\u{202F}'".contains($0) }
    }
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

  static func areDates(_ values: [String]) -> Bool {
    guard !values.isEmpty else { return false }
    return isNearlyAll(values) { value in
      // A number of eight digits is a day only where it is one of our times.
      if value.utf8.count == 8, let key = Int(value) {
        return (1900_00_00...2100_00_00).contains(key) && Day(key: key) != nil
      }
      return patterns.contains { (try? $0.read(value)) != nil }
    }
  }

  private static let patterns: [DatePattern] =
    [DatePattern.iso] + dateForms.filter { $0 != "yyyyMMdd" }.compactMap { try? DatePattern($0) }

  static func areMails(_ values: [String]) -> Bool {
    isNearlyAll(values) { value in
      let parts = value.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().dropLast().contains(".")
    }
  }

  static func areCurrencies(_ values: [String]) -> Bool {
    isNearlyAll(values) { Currency($0)?.isListed ?? false }
  }

  /// Amounts of money: most of them numbers with a decimal sign, perhaps with a currency beside.
  static func areAmounts(_ values: [String]) -> Bool {
    let numbers = values.map { value in
      String(value.filter { !$0.isLetter && !$0.isCurrencySymbol })
    }
    // 31.12.25 has two points and no comma: a day, whatever its form.
    if numbers.contains(where: { value in
      value.count { $0 == "." } > 1 && !value.contains(",")
    }) {
      return false
    }
    return areDecimals(numbers, withPoint: true)
  }

  /// What values are for us that only are in other letters: Won, COMPLETED. Nil where there are none.
  static func inOtherCase(_ values: [String], _ column: Workspace.Column) -> [String: String]? {
    guard case .enumeration(let known) = column.type else { return nil }
    var ours: [String: String] = [:]
    for value in Set(values) {
      guard known.contains(value.lowercased()) else { return nil }
      ours[value] = value.lowercased()
    }
    return ours.contains { $0.key != $0.value } ? ours : nil
  }

  /// Numbers; `withPoint`: most of them with a decimal sign.
  static func areDecimals(_ values: [String], withPoint: Bool = false) -> Bool {
    let areNumbers = isNearlyAll(values) { value in
      value.contains { $0.isNumber }
        && value.allSatisfy { $0.isNumber || ".,- \u{A0}".contains($0) }
    }
    let pointed = values.count { $0.contains { $0 == "." || $0 == "," } }
    return areNumbers && !areDates(values) && (!withPoint || pointed * 2 > values.count)
  }

  /// Whether they are numbers of eight digits and more, all of one length, as tax ids are.
  static func areCodes(_ values: [String]) -> Bool {
    guard let length = values.first?.utf8.count, length >= 8 else { return false }
    return values.allSatisfy { value in
      value.utf8.count == length && value.utf8.allSatisfy { (48...57).contains($0) }
    }
  }

  /// Whether each value stands once, as the keys of rows do.
  static func areKeys(_ values: [String]) -> Bool {
    values.count > 1 && Set(values).count * 100 >= values.count * 99
  }

  /// Whether whole numbers are written with a decimal point, as 17850.0.
  static func endInPointZero(_ values: [String]) -> Bool {
    !values.isEmpty && values.allSatisfy { $0.hasSuffix(".0") && Int($0.dropLast(2)) != nil }
  }

  /// What must be asked of a column because its values are not those that we know.
  static func question(of column: Workspace.Column, _ values: [String]) -> String? {
    let known: [String]
    switch column.type {
    case .enumeration(let names): known = names
    case .flag: known = ["yes", "no", "true", "false", "1", "0", "ano", "ne", "tak", "nie"]
    case .currency: return currencyQuestion(values)
    default: return nil
    }
    let strange = Set(values).filter { value in
      // Of yes and no, case does not matter.
      !known.contains(column.type == .flag ? value.lowercased() : value)
    }.sorted()
    guard !strange.isEmpty else { return nil }
    let ours = column.type == .flag ? "yes, no" : known.joined(separator: ", ")
    return "its values are \(strange.prefix(8).joined(separator: ", ")); ours \(ours)."
      + " Say which is which by { column: …, values: { theirs: \"ours\" } }"
  }

  private static func currencyQuestion(_ values: [String]) -> String? {
    let strange = Set(values).filter { Currency($0) == nil }.sorted()
    guard !strange.isEmpty else { return nil }
    return "its values are \(strange.prefix(8).joined(separator: ", ")); ours codes as CZK."
      + " Say which is which by { column: …, values: { theirs: \"CZK\" } }"
  }

  /// A few bad rows may be among them.
  private static func isNearlyAll(_ values: [String], _ fits: (String) -> Bool) -> Bool {
    values.count(where: fits) * 10 >= values.count * 9
  }
}

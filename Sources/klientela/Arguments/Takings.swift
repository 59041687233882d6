import Warehouse

extension Taking where Value == String {
  /// Any text but none at all.
  static let text = Taking("TEXT", "a text") { $0.isEmpty ? nil : $0 }
  /// A path of a file.
  static let file = Taking("FILE", "a file", completion: .files) { $0.isEmpty ? nil : $0 }
  /// A path of a folder.
  static let folder = Taking("DIR", "a folder", completion: .folders) { $0.isEmpty ? nil : $0 }

  /// A name from one of the workspace's lists.
  static func name(_ placeholder: String, of list: NameList) -> Taking {
    Taking(placeholder, "a name", completion: .names(list)) { $0.isEmpty ? nil : $0 }
  }
}

extension Taking where Value == Month {
  /// A month.
  static let month = Taking("YYYY-MM", "a month such as 2025-12", completion: .names(.months)) {
    Month(iso: $0)
  }
}

extension Taking where Value == Int {
  /// A whole number within limits.
  static func number(_ placeholder: String, _ range: ClosedRange<Int>) -> Taking {
    Taking(placeholder, "a number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension Taking where Value == UInt64 {
  /// A whole number that is not negative.
  static let seed = Taking("S", "a whole number, not negative") { UInt64($0) }
}

extension Taking where Value == Double {
  /// A number of seconds.
  static let seconds = Taking("SECONDS", "a number of seconds over 0") { text in
    Double(text).flatMap { $0 > 0 && $0 <= 86_400 ? $0 : nil }
  }
}

extension Taking where Value == [String] {
  /// Names with commas between them.
  static func names(_ placeholder: String, of list: NameList) -> Taking {
    Taking(placeholder, "names with commas between them", completion: .names(list)) { text in
      let names = text.split(separator: ",", omittingEmptySubsequences: false).map { name in
        name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      }
      return names.contains { $0.isEmpty } ? nil : names.map { String($0) }
    }
  }
}

extension Taking where Value == NamedValue {
  /// A name with its value.
  static let namedValue = Taking("NAME=VALUE", "a name and a value, NAME=VALUE") { text in
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { return nil }
    return NamedValue(name: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
  }
}

/// `month=2025-12`.
struct NamedValue: Sendable {
  let name: String
  let value: String
}

extension Taking where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the words.
  static func choice(_ placeholder: String) -> Taking {
    let words = Value.allCases.map(\.rawValue)
    return Taking(
      placeholder, "one of \(words.joined(separator: ", "))", completion: .words(words)
    ) { Value(rawValue: $0) }
  }
}

import Workspace

/// A column's name that says of what it is the key, where that is none of our entities: `shipper_id`,
/// `kod dodavatele`.
enum ForeignKey {
  private static let words: Set<String> = [
    "id", "no", "nr", "number", "code", "key", "name", "cislo", "kod", "numer", "nazev", "nazov",
    "nazwa",
  ]

  /// Whether a header names the key of something that we do not know.
  static func isNamed(_ header: String) -> Bool {
    let parts = foldedName(header).split(separator: " ").map(String.init)
    guard parts.count > 1, parts.contains(where: words.contains) else { return false }
    return EntityName.allCases.allSatisfy { ColumnNames.column(for: header, in: $0) == nil }
  }

  /// Whether a header says that it is a code or a number: `Číslo odběratele`, `AccountId`.
  static func saysKey(_ header: String) -> Bool {
    foldedName(header).split(separator: " ").map(String.init).contains {
      words.subtracting(["name", "nazev", "nazov", "nazwa"]).contains($0)
    }
  }

  /// The first such column of a file that nothing else is known of; nil where there is none.
  static func first(of names: [String]) -> String? { names.first(where: isNamed) }
}

import Workspace

/// Finds the names of customers, products and people where no one column is called so: a first and a
/// last name, or an id that is a name.
struct PersonNames {
  let sample: FileSample

  init(_ sample: FileSample) { self.sample = sample }

  private static let first: Set<String> = ["first name", "given name", "jmeno", "meno", "imie"]
  private static let last: Set<String> = [
    "last name", "surname", "family name", "prijmeni", "priezvisko", "nazwisko",
  ]

  /// Completes the columns of an entity whose rows have names.
  func complete(_ part: inout FileDraft.Part) {
    guard [.customers, .products, .reps].contains(part.entity) else { return }
    let folded = sample.names.map(foldedName)
    if let last = folded.firstIndex(where: Self.last.contains),
      let first = folded.firstIndex(where: Self.first.contains)
    {
      part.matches.removeAll { $0.column == "name" }
      part.matches.append(
        FileDraft.Match(column: "name", origin: .join([first, last], with: " ")))
    }
    guard !part.matches.contains(where: { $0.column == "name" }),
      let key = Entity.of(part.entity).key.first,
      let index = part.matches.first(where: { $0.column == key })?.index,
      areNames(index)
    else { return }
    part.matches.append(FileDraft.Match(column: "name", origin: .column(index)))
  }

  /// Whether a column has words with small letters and, in many of them, blanks.
  func areNames(_ index: Int) -> Bool {
    let values = sample.values(index)
    let words = values.count { $0.contains { $0.isLowercase } }
    let several = values.count { $0.contains(" ") }
    return words * 2 > values.count && several * 10 > values.count
  }
}

/// What systems call our columns in English, Czech, Slovak and Polish: by it a mapping is drafted
/// for an export that nobody has described.
public enum ColumnNames {
  /// The column of an entity that a header most likely names; nil where no list has it. Upper
  /// case, accents and the way words are joined do not matter.
  public static func column(for header: String, in entity: EntityName) -> String? {
    let folded = joined(foldedName(header))
    return (specific[entity]?[folded] ?? common[folded]).flatMap { column in
      Entity.of(entity).column(column) == nil ? nil : column
    }
  }

  /// The entities that words in a file's name point to, in the order in which they stand in it:
  /// `vydane_faktury-2025.csv` to invoices.
  public static func entities(forFileName path: String) -> [EntityName] {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let letters = name.unicodeScalars.map { $0.isDecimalDigit ? " " : String($0) }.joined()
    let words = foldedName(letters).split(separator: " ").map(String.init)
    var found: [EntityName] = []
    for start in words.indices {
      for end in (start..<words.count).reversed() {
        guard let entity = entityWords[words[start...end].joined()] else { continue }
        if !found.contains(entity) { found.append(entity) }
        break
      }
    }
    return found
  }

  /// The words for an entity's columns, canonical names included, as they are folded.
  static let specific: [EntityName: [String: String]] = {
    var lists: [EntityName: [String: String]] = [:]
    for (entity, text) in namesByEntity {
      lists[entity] = parse(text)
    }
    for entity in EntityName.allCases {
      for column in Entity.of(entity).columns {
        lists[entity, default: [:]][joined(foldedName(column.name))] = column.name
      }
    }
    return lists
  }()

  static let common = parse(commonNames)

  static let entityWords: [String: EntityName] = {
    var words: [String: EntityName] = [:]
    for (word, name) in parse(entityNames) {
      words[word] = EntityName(rawValue: name)
    }
    return words
  }()

  /// A line for each of our names: `order_id: order no, cislo objednavky`.
  private static func parse(_ text: String) -> [String: String] {
    var names: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard let ours = parts.first, let theirs = parts.last, parts.count == 2 else { continue }
      for name in theirs.split(separator: ",") {
        names[joined(String(name))] = String(ours)
      }
    }
    return names
  }

  private static func joined(_ folded: String) -> String {
    String(String.UnicodeScalarView(folded.unicodeScalars.filter { $0 != " " }))
  }
}

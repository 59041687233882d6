import Warehouse

/// One system's exports. Keys belong to their source: order 1001 of two sources is two orders.
public struct Source: Hashable, Sendable {
  /// The name by which commands and ids call it.
  public let name: String
  /// Where it is declared.
  public let place: Place
  /// How it writes its files.
  public let dialect: SourceDialect
  /// Its files, in the order in which they are loaded.
  public let files: [FileMapping]

  private init(_ member: JSON5Member, _ context: DecodingContext) {
    let reader = ObjectReader(member.node, Source.group, context, at: member.place)
    name = member.key
    place = member.place
    let dialect = SourceDialect(reader)
    self.dialect = dialect
    files = Source.files(reader, dialect)
  }

  private static func files(_ reader: ObjectReader, _ dialect: SourceDialect) -> [FileMapping] {
    guard let node = reader.node("files"),
      let nodes = reader.context.array(node, "files", of: "files")
    else { return [] }
    if nodes.isEmpty {
      reader.context.log.add(
        node.place, "files is empty",
        hint: "give each export as { path: \"…\", entity: \"…\", columns: { … } }")
    }
    var places: [String: Place] = [:]
    return nodes.compactMap { node in
      guard let file = FileMapping(node, dialect, reader.context) else { return nil }
      if let first = places.updateValue(file.place, forKey: file.path) {
        reader.context.log.add(
          file.place, "\(file.path) is mapped a second time",
          hint: "it stands in line \(first.line); entities feeds several from one file")
      }
      return file
    }
  }

  static func decode(_ root: ObjectReader) -> [Source] {
    let context = root.context
    guard let node = root.node("sources"),
      let members = context.members(node, "sources", of: "sources")
    else { return [] }
    if members.isEmpty {
      context.log.add(
        node.place, "sources is empty", hint: "add at least one source with its files")
    }
    context.sourceNames = members.map(\.key)
    for member in members where !isIdentifier(member.key) {
      context.log.add(
        member.place,
        "a source's name must be small letters, digits and underscores, not \(member.key)")
    }
    return members.map { Source($0, context) }
  }

  static let group = SettingGroup(
    "source", "One system's exports. Everything but `files` may be repeated for a file.",
    example: """
      sources: {
        erp: {
          encoding: "windows-1250", delimiter: ";", decimal: ",", thousands: " ",
          dates: "dd.MM.yyyy",
          files: ["exports/customers.csv", { path: "exports/sales-*.csv", entity: "sales" }],
        },
      }
      """,
    SourceDialect.settings + [
      Setting(
        "files", .other("a list of paths and file mappings"), .required("[\"exports/sales.csv\"]"),
        "The files, in the order in which they are loaded.")
    ])
}

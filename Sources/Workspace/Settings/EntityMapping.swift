import Warehouse

/// How a file's columns become those of one entity.
public struct EntityMapping: Hashable, Sendable {
  /// The entity.
  public let entity: EntityName
  /// Where the mapping stands.
  public let place: Place
  /// The columns that are mapped. The others are taken from headers that bear our names, unless a
  /// column here says `null`.
  public let columns: [ColumnMapping]

  /// The mapping of one of our columns.
  public func column(_ name: String) -> ColumnMapping? {
    columns.first { $0.name == name }
  }

  private init(
    _ entity: EntityName, at place: Place, _ columns: JSON5Node?, _ file: FileContext
  ) {
    self.entity = entity
    self.place = place
    let members = columns.flatMap { file.context.members($0, "columns", of: "columns") } ?? []
    self.columns = members.compactMap { ColumnMapping($0, Entity.of(entity), file) }
    tellMissing(file, at: columns?.place ?? place)
  }

  /// Without a header the mapping is all there is, so that what it lacks is known without the file.
  private func tellMissing(_ file: FileContext, at place: Place) {
    guard !file.hasHeader else { return }
    let taken = columns.filter { $0.origin != .ignored }.map(\.name) + file.unpivotColumns
    for lacking in Entity.of(entity).missing(from: Set(taken)) {
      file.context.log.add(
        place, "\(entity.rawValue) lacks \(lacking), which a file without header cannot name",
        hint: "give it by its position")
    }
  }

  static func decode(
    _ reader: ObjectReader, hasHeader: Bool, unpivot: Unpivot?
  ) -> [EntityMapping] {
    let file = FileContext(context: reader.context, hasHeader: hasHeader, unpivot: unpivot)
    let mappings = reader.given("entities").map { several($0, reader, file) } ?? one(reader, file)
    if let unpivot, let place = reader.given("unpivot")?.place, let first = mappings.first {
      check(unpivot, of: Entity.of(first.entity), at: place, reader.context)
    }
    return mappings
  }

  private static func one(_ reader: ObjectReader, _ file: FileContext) -> [EntityMapping] {
    let columns = reader.given("columns")
    guard let node = reader.node("entity") else {
      let named = EntityName(fileName: reader.text("path"))
      if let named { return [EntityMapping(named, at: reader.place, columns?.node, file)] }
      if let place = columns?.place {
        file.context.log.add(
          place, "columns stand here without an entity", hint: "add entity: \"sales\"")
      }
      return []
    }
    guard let entity = file.context.entity(node) else { return [] }
    return [EntityMapping(entity, at: node.place, columns?.node, file)]
  }

  private static func several(
    _ entities: JSON5Member, _ reader: ObjectReader, _ file: FileContext
  ) -> [EntityMapping] {
    for key in ["entity", "columns"] {
      guard let place = reader.given(key)?.place else { continue }
      file.context.log.add(
        place, "\(key) stands beside entities", hint: "move it into entities, or remove one of them"
      )
    }
    let members = file.context.members(entities.node, "entities", of: "entities") ?? []
    if members.isEmpty { file.context.log.add(entities.node.place, "entities is empty") }
    return members.compactMap { member in
      let name = JSON5Node(place: member.place, value: .text(member.key))
      guard let entity = file.context.entity(name) else { return nil }
      return EntityMapping(entity, at: member.place, member.node, file)
    }
  }

  private static func check(
    _ unpivot: Unpivot, of entity: Entity, at place: Place, _ context: DecodingContext
  ) {
    for column in [unpivot.nameColumn, unpivot.valueColumn]
    where !column.isEmpty && entity.column(column) == nil {
      context.log.add(
        place, "\(entity.name.rawValue) has no column \(column)",
        hint: hint(for: column, in: entity.columns.map(\.name)))
    }
  }
}

/// What the mappings of one file share.
struct FileContext {
  let context: DecodingContext
  let hasHeader: Bool
  let unpivot: Unpivot?

  var unpivotColumns: [String] {
    unpivot.map { [$0.nameColumn, $0.valueColumn] } ?? []
  }
}

extension DecodingContext {
  func entity(_ node: JSON5Node) -> EntityName? {
    let names = EntityName.allCases.map(\.rawValue)
    guard let text = text(node, "entity") else { return nil }
    if let entity = EntityName(rawValue: text) { return entity }
    log.add(node.place, "there is no entity \(text)", hint: hint(for: text, in: names))
    return nil
  }
}

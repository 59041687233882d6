import Workspace

/// The columns of a description that a file does not have: it says nothing in them, not that there is
/// nothing. So of two files that describe the same customers or products, each keeps its columns.
struct SilentColumns {
  /// Their names in the table.
  let names: Set<String>
  private let mapping: FileMapping

  /// Those of an opened file by the tables of the descriptions that it feeds.
  static func byTable(_ open: OpenFile, _ entities: [MappedEntity]) -> [Table: SilentColumns] {
    var silent: [Table: SilentColumns] = [:]
    for entity in entities {
      guard let table = tables[entity.entity] else { continue }
      silent[table] = SilentColumns(open, entity, table)
    }
    return silent
  }

  private static let tables: [EntityName: Table] = [
    .customers: .customerRecord, .products: .product, .reps: .rep, .campaigns: .campaign,
  ]

  private init(_ open: OpenFile, _ entity: MappedEntity, _ table: Table) {
    mapping = open.mapping
    let silent = Entity.of(entity.entity).columns.map(\.name).filter { !open.has($0, entity) }
    var names = Set(silent.map { Self.renamed[$0] ?? $0 })
    // Who is lacking in a complete file is ended by it, and begins anew when a later one has it.
    if let end = table.endColumn, mapping.completeness != .no { names.remove(end) }
    self.names = names
  }

  /// Whether a file of that path is one of the same mapping.
  func isOwn(_ path: String) -> Bool { mapping.takes(path) }

  private static let renamed = [
    "rep_id": "rep_key", "acquired_on": "acquired_date_key", "credit_limit": "credit_limit_minor",
    "category": "category_key", "list_price": "list_price_minor",
    "launched_on": "launched_date_key", "discontinued_on": "discontinued_date_key",
    "left_on": "left_date_key", "starts_on": "starts_date_key", "ends_on": "ends_date_key",
    "cost": "cost_minor",
  ]
}

extension OpenFile {
  /// Whether the file has a column of ours, as the mapping says or by its header.
  func has(_ column: String, _ entity: MappedEntity) -> Bool {
    guard let said = entity.column(column) else { return index(of: column) != nil }
    return said.origin != .ignored
  }

  /// Whether the file has columns of which earlier values are kept, and none that says since when its
  /// own hold.
  func keepsHistory(_ entity: MappedEntity) -> Bool {
    !has("valid_from", entity)
      && Entity.of(entity.entity).columns.contains { $0.keepsHistory && has($0.name, entity) }
  }
}

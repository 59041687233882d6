import CSV
import Warehouse
import Workspace

/// An entity that a file feeds, with what the mapping says of its columns.
struct MappedEntity {
  let entity: EntityName
  let columns: [ColumnMapping]

  init(_ mapping: EntityMapping) {
    entity = mapping.entity
    columns = mapping.columns
  }

  /// An entity that was recognised by the file's headers.
  init(_ entity: EntityName) {
    self.entity = entity
    columns = []
  }

  func column(_ name: String) -> ColumnMapping? { columns.first { $0.name == name } }
}

extension OpenFile {
  /// The entities that the file feeds, the first being the one that its rows are counted by: as the
  /// mapping says, else the one whose columns the header has.
  func entities() throws -> [MappedEntity] {
    if !mapping.entities.isEmpty { return mapping.entities.map(MappedEntity.init) }
    let names = Set(header.map { $0.lowercased() })
    let fitting = EntityName.allCases.filter { Entity.of($0).missing(from: names).isEmpty }
    let shares = fitting.map { name in
      (name, Entity.of(name).columns.filter { names.contains($0.name) }.count)
    }
    let best = shares.map(\.1).max() ?? 0
    let found = shares.filter { $0.1 == best }
    guard found.count == 1, let (name, _) = found.first else {
      throw ImportError.mapping(
        Fault(
          file: settingsPath, place: mapping.place,
          message: "\(file.name): neither its name nor its header tells what its rows are",
          hint: "write { path: \"\(file.name)\", entity: \"sales\", columns: { … } }"))
    }
    return [MappedEntity(name)]
  }

  /// Notes in a plan what the mapping says of the column: where its cells come from, what they mean.
  func take(_ said: ColumnMapping, into plan: inout ColumnPlan) throws {
    plan.origin = try origin(said, &plan)
    plan.values = said.values.mapValues { Array($0.utf8) }
    plan.otherwise = said.otherValues.map { Array($0.utf8) }
    plan.blanks = Set(said.blanks)
    plan.trimsDecimal = said.trimsDecimal
  }

  private func origin(
    _ said: ColumnMapping, _ plan: inout ColumnPlan
  ) throws -> ColumnPlan.Origin {
    switch said.origin {
    case .ignored: return .absent
    case .constant(let text): return .constant(Array(text.utf8))
    case .column(let reference):
      let field = try field(reference, place: said.place)
      plan.faultField = field
      if case .header(let name) = reference { plan.sourceName = name }
      return .field(field)
    case .joined(let references, let separator):
      let fields = try references.map { try field($0, place: said.place) }
      plan.faultField = fields.first ?? 0
      return .join(fields, with: Array(separator.utf8))
    }
  }
}

/// Settles how each column of an entity is had from a file.
struct PlanBuilder {
  let open: OpenFile
  let settings: Settings
  /// The key of each source by its name.
  let sourceKeys: [String: Int]
  let source: Source
  /// How the file writes its numbers, where that was found out.
  let numbers: NumberDetection.Signs?
  /// Where the first rows do not tell it.
  private let lateNumbers: LateNumbers?

  init(
    open: OpenFile, settings: Settings, sourceKeys: [String: Int], source: Source
  ) throws {
    self.open = open
    self.settings = settings
    self.sourceKeys = sourceKeys
    self.source = source
    let detection = try NumberDetection(
      open, try open.entities(), companyCurrency: settings.company.currency)
    switch try detection?.found() {
    case .signs(let signs): (numbers, lateNumbers) = (signs, nil)
    case .nothingYet: (numbers, lateNumbers) = (nil, detection.map(LateNumbers.init))
    case .usual, nil: (numbers, lateNumbers) = (nil, nil)
    }
  }

  /// The plans of an entity's columns, in the order of `Column`.
  func plans<Column: EntityColumn>(
    _ mapping: MappedEntity, _ columns: Column.Type
  ) throws -> [ColumnPlan] {
    try requireColumns(mapping)
    return try Column.allCases.map { column in
      guard let declared = Entity.of(mapping.entity).column(column.name) else {
        return ColumnPlan.absent
      }
      return try plan(declared, mapping)
    }
  }

  /// The plan of one column; absent where neither the mapping nor the header has it.
  func plan(_ column: Workspace.Column, _ mapping: MappedEntity) throws -> ColumnPlan {
    var plan = ColumnPlan.absent
    plan.sourceName = column.name
    plan.idSource = sourceKeys[source.name] ?? 0
    if case .source(let owner) = open.mapping.owner,
      column.name == Entity.of(mapping.entity).columns.first?.name
    {
      plan.idSource = sourceKeys[owner] ?? 0
    }
    let said = mapping.column(column.name)
    if let said {
      try open.take(said, into: &plan)
      if let other = said.idSource { plan.idSource = sourceKeys[other] ?? 0 }
    } else if let field = open.index(of: column.name) {
      try open.refuseTwice(column.name, at: field, open.mapping.place)
      plan.origin = .field(field)
      plan.faultField = field
    }
    // Also of a column that is absent: cells that become rows are read as its are.
    var dialect = said?.dialect.over(open.mapping.dialect) ?? open.mapping.dialect
    if dialect.decimal == nil, dialect.thousands == nil {
      dialect.decimal = numbers?.decimal
      dialect.thousands = numbers?.thousands
      plan.lateNumbers = lateNumbers
    }
    if column.type == .percent { dialect.signs = (dialect.signs ?? []) + ["%"] }
    plan.numbers = dialect.numberFormat(companyCurrency: settings.company.currency)
    guard plan.isPresent else { return plan }
    if column.type.isDate { plan.dates = try dates(dialect, plan, column) }
    return plan
  }

  private func dates(
    _ dialect: SourceDialect, _ plan: ColumnPlan, _ column: Workspace.Column
  ) throws -> DatePattern {
    if let declared = dialect.dates { return declared }
    guard case .field(let field) = plan.origin else { return .iso }
    return try DateDetection(file: open, field: field, name: column.name).pattern()
  }

  private func requireColumns(_ mapping: MappedEntity) throws {
    let entity = Entity.of(mapping.entity)
    var present = Set(open.header.map { $0.lowercased() }).intersection(entity.columns.map(\.name))
    for column in mapping.columns {
      if column.origin == .ignored {
        present.remove(column.name)
      } else {
        present.insert(column.name)
      }
    }
    if let unpivot = open.mapping.unpivot {
      present.formUnion([unpivot.nameColumn, unpivot.valueColumn])
    }
    guard let missing = entity.missing(from: present).first else { return }
    let nearest = nearestName(to: missing, in: open.header)
    throw ImportError.file(
      open.file.path, line: 1, column: 1,
      message: "\(mapping.entity.rawValue) needs a column \(missing), which the header has not;"
        + (nearest.map { " map it, perhaps to \($0)" } ?? " map it in klientela.json"))
  }
}

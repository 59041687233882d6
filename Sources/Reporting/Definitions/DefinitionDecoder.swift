import Warehouse
import Workspace

/// Decodes a file of `Reports/`, telling every fault with its line and column.
struct DefinitionDecoder {
  let faults: DefinitionFaults
  /// Names of the built-in texts.
  let textNames: Set<String>

  /// The report that a text declares.
  static func report(
    name: String, text: String, file: String, textNames: Set<String>
  ) throws(SettingsError) -> ReportDefinition {
    let faults = DefinitionFaults(file: file)
    do {
      let node = try readJSON5(text.utf8, file: file)
      let report = DefinitionDecoder(faults: faults, textNames: textNames).report(name, node)
      guard faults.faults.isEmpty else { throw SettingsError(faults.faults) }
      return report
    } catch let fault as Fault {
      throw SettingsError([fault])
    } catch let error as SettingsError {
      throw error
    } catch {
      throw SettingsError([Fault(file: file, place: .start, message: "\(error)")])
    }
  }

  private func report(_ name: String, _ node: JSON5Node) -> ReportDefinition {
    let keys = [
      "order", "title", "about", "requires", "missing", "headline", "support", "notes", "tiles",
      "changes",
      "sections", "definitions",
    ]
    let reader = DefinitionReader(node, "a report", keys: keys, faults)
    _ = reader.required("title")
    return ReportDefinition(
      name: name, order: reader.whole("order") ?? 1000,
      title: phrase(reader, "title") ?? .literal(name),
      about: phrase(reader, "about") ?? .literal(""),
      requires: reader.texts("requires"),
      missing: phrase(reader, "missing") ?? .named("page.no_data"),
      headline: findings(reader, "headline"), support: findings(reader, "support"),
      notes: reader.list("notes").compactMap { reader.choice(of: $0, "note", NoteRule.self) },
      tiles: reader.list("tiles").map(tile), changes: findings(reader, "changes"),
      sections: reader.list("sections").map(section), definitions: definitions(reader))
  }

  private func definitions(_ reader: DefinitionReader) -> [String] {
    reader.list("definitions").compactMap { node in
      guard let name = reader.text(of: node, "definitions") else { return nil }
      if !textNames.contains("definitions.\(name)") {
        faults.add(node.place, "there is no definition of '\(name)'")
      }
      return name
    }
  }

  private func findings(_ reader: DefinitionReader, _ key: String) -> [FindingRule] {
    reader.list(key).compactMap { reader.choice(of: $0, "finding", FindingRule.self) }
  }

  private func tile(_ node: JSON5Node) -> TileDefinition {
    let reader = DefinitionReader(node, "a tile", keys: ["query", "metric", "good"], faults)
    _ = reader.required("metric")
    return TileDefinition(
      query: reader.text("query") ?? "kpi", metric: reader.text("metric") ?? "",
      good: reader.choice("good", of: GoodDirection.self))
  }

  private func section(_ node: JSON5Node) -> SectionDefinition {
    let reader = DefinitionReader(node, "a section", keys: ["title", "lead", "figures"], faults)
    _ = reader.required("figures")
    return SectionDefinition(
      title: phrase(reader, "title"), lead: phrase(reader, "lead"),
      figures: reader.list("figures").map(figure))
  }

  private func figure(_ node: JSON5Node) -> FigureDefinition {
    let keys = [
      "query", "parameters", "title", "finding", "subtitle", "note", "empty", "full", "chart",
      "table",
    ]
    let reader = DefinitionReader(node, "a figure", keys: keys, faults)
    _ = reader.required("query")
    _ = reader.required("title")
    if reader.node("chart") == nil, reader.node("table") == nil {
      faults.add(reader.place, "a figure needs a 'chart' or a 'table'")
    }
    return FigureDefinition(
      query: reader.text("query") ?? "", parameters: parameters(reader),
      title: phrase(reader, "title") ?? .literal(""),
      finding: reader.choice("finding", of: FindingRule.self),
      subtitle: phrase(reader, "subtitle"), note: phrase(reader, "note"),
      empty: phrase(reader, "empty"), isFull: reader.flag("full"),
      chart: reader.node("chart").flatMap(chart), table: reader.node("table").map(table))
  }

  private func parameters(_ reader: DefinitionReader) -> [FigureDefinition.Parameter] {
    reader.members("parameters").compactMap { member in
      switch member.node.value {
      case .text(let text), .number(let text): .init(name: member.key, value: text)
      default:
        reader.text(of: member.node, member.key).map { .init(name: member.key, value: $0) }
      }
    }
  }

  private func chart(_ node: JSON5Node) -> ChartDefinition? {
    guard case .object(let members) = node.value else {
      faults.add(node.place, "a chart must be an object")
      return nil
    }
    let kindReader = DefinitionReader(node, "a chart", keys: members.map(\.key), faults)
    guard kindReader.required("kind") != nil,
      let kind = kindReader.choice("kind", of: ChartKind.self)
    else { return nil }
    let reader = DefinitionReader(
      node, "a '\(kind.rawValue)' chart", keys: ["kind"] + kind.required + kind.optional, faults)
    var roles: [String: [String]] = [:]
    for role in kind.required where reader.required(role) != nil {
      roles[role] = reader.texts(role)
    }
    for role in kind.optional where reader.node(role) != nil { roles[role] = reader.texts(role) }
    return ChartDefinition(kind: kind, roles: roles)
  }

  private func table(_ node: JSON5Node) -> TableDefinition {
    let keys = [
      "columns", "totals", "group", "subtotals_only", "sort", "rows", "folded", "pivot",
    ]
    let reader = DefinitionReader(node, "a table", keys: keys, faults)
    if reader.node("pivot") == nil { _ = reader.required("columns") }
    let totals = reader.members("totals").compactMap { member in
      total(member.node).map { (member.key, $0) }
    }
    return TableDefinition(
      columns: reader.list("columns").map(column),
      totals: Dictionary(totals) { first, _ in first },
      group: reader.text("group"), hasSubtotalsOnly: reader.flag("subtotals_only"),
      sort: reader.text("sort"), rows: reader.whole("rows"),
      isFolded: reader.flag("folded"), pivot: reader.node("pivot").map(pivot))
  }

  private func pivot(_ node: JSON5Node) -> PivotDefinition {
    let keys = ["row", "column", "value", "before", "course", "square", "by_name", "in_order"]
    let reader = DefinitionReader(node, "a pivot", keys: keys, faults)
    for key in keys.prefix(3) { _ = reader.required(key) }
    return PivotDefinition(
      row: reader.text("row") ?? "", column: reader.text("column") ?? "",
      value: reader.text("value") ?? "", before: reader.text("before"),
      isCourse: reader.flag("course"), isSquare: reader.flag("square"),
      isByName: reader.flag("by_name"), isInOrder: reader.flag("in_order"))
  }

  private func column(_ node: JSON5Node) -> ColumnDefinition {
    if case .text(let name) = node.value { return ColumnDefinition(column: name) }
    let keys = ["column", "heading", "format", "bar", "heat", "customer", "optional", "good"]
    let reader = DefinitionReader(node, "a column", keys: keys, faults)
    _ = reader.required("column")
    return ColumnDefinition(
      column: reader.text("column") ?? "", heading: phrase(reader, "heading"),
      format: reader.choice("format", of: FigureFormat.self), hasBar: reader.flag("bar"),
      heat: reader.text("heat"), customer: reader.text("customer"),
      isOptional: reader.flag("optional"),
      good: reader.choice("good", of: GoodDirection.self))
  }

  /// `"sum"`, `{ ratio: [of, to] }` or `{ growth: [of, from] }`.
  private func total(_ node: JSON5Node) -> TotalRule? {
    if case .text(let text) = node.value {
      if text == "sum" { return .sum }
      faults.add(node.place, "there is no total '\(text)'", hint: "sum, or {ratio: [of, to]}")
      return nil
    }
    let reader = DefinitionReader(node, "a total", keys: ["ratio", "growth"], faults)
    for (key, rule) in [("ratio", TotalRule.ratio), ("growth", TotalRule.growth)] {
      guard let node = reader.node(key) else { continue }
      let columns = reader.texts(key)
      if columns.count == 2 { return rule(columns[0], columns[1]) }
      faults.add(node.place, "'\(key)' must name two columns")
    }
    return nil
  }

  private func phrase(_ reader: DefinitionReader, _ key: String) -> Phrase? {
    reader.phrase(key, knownNames: textNames)
  }
}

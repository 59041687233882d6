import Warehouse

/// Compares a definition with the queries that it asks: whether they are there, and have the
/// columns and parameters that it names.
struct DefinitionCheck {
  let queries: QueryCatalogue

  func faults(in report: ReportDefinition) -> [String] {
    let file = "Reports/\(report.name).json"
    let named = (report.requires + report.tiles.map(\.query)).flatMap { faults(ofQuery: $0) }
    let figures = report.sections.flatMap(\.figures).flatMap(faults)
    return (named + figures).map { "\(file): \($0)" }
  }

  private func faults(ofQuery name: String) -> [String] {
    do {
      _ = try queries.query(name)
      return []
    } catch {
      return ["\(error)"]
    }
  }

  private func faults(in figure: FigureDefinition) -> [String] {
    guard let query = try? queries.query(figure.query) else {
      return faults(ofQuery: figure.query)
    }
    let unknown = figure.parameters.filter { query.parameter($0.name) == nil }
      .map { "the query '\(query.name)' has no parameter '\($0.name)'" }
    let known = Set(query.columns.map(\.name))
    let missing = columns(of: figure).filter { !known.contains($0) }
      .map { "the query '\(query.name)' has no column '\($0)'" }
    return unknown + missing
  }

  private func columns(of figure: FigureDefinition) -> [String] {
    let chart = figure.chart?.roles.values.flatMap { $0 }.sorted() ?? []
    guard let table = figure.table else { return chart }
    let shown = table.columns.flatMap { [$0.column, $0.heat, $0.customer].compactMap { $0 } }
    let totals = table.totals.sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value.columns }
    let pivot = table.pivot.map { [$0.row, $0.column, $0.value] + [$0.before].compactMap { $0 } }
    return chart + shown + totals + (pivot ?? []) + [table.group, table.sort].compactMap { $0 }
  }
}

extension TotalRule {
  /// The columns that the total is made of, besides its own.
  var columns: [String] {
    switch self {
    case .sum: []
    case .ratio(let part, let whole), .growth(let part, let whole): [part, whole]
    }
  }
}

import SQLite
import Warehouse

/// Makes a table of two names, such as category and market, with the totals of both. Where the year
/// before is known, cells are tinted by growth and a column says each row's.
struct PivotMaker {
  let wording: Wording
  let definition: PivotDefinition

  private struct Sums {
    var now: Int64?
    var before: Int64?

    mutating func add(_ other: Sums) {
      if let more = other.now { now = (now ?? 0) &+ more }
      if let more = other.before { before = (before ?? 0) &+ more }
    }

    var growth: Double? {
      guard let now, let before, before > 0 else { return nil }
      return Double(now) / Double(before) - 1
    }
  }

  /// Growth that gives a cell its deepest colour.
  private static let deepestGrowth = 0.5

  func table(of answer: Answer, caption: String) -> TableModel {
    let sums = sums(answer)
    let rows = names(answer, definition.row)
    let columns = names(answer, definition.column)
    let text = PivotText(
      wording, type: valueType(answer), values: sums.values.compactMap { $0.now })
    var model = TableModel(caption: caption, columns: heads(columns, unit: text.unit), rows: [])
    model.rows = rows.map { row in
      line(wording.value(row, of: definition.row), columns.map { sums[[row, $0]] }, text)
    }
    let totals = columns.map { column in total(rows.compactMap { sums[[$0, column]] }) }
    model.totals = [line(wording.text("page.total"), totals, text, isTinted: false)]
    return model
  }

  private func valueType(_ answer: Answer) -> ColumnType {
    answer.index(definition.value).map { answer.columns[$0].type } ?? .asIs
  }

  private func sums(_ answer: Answer) -> [[String]: Sums] {
    var sums: [[String]: Sums] = [:]
    for row in answer.rows {
      let names = [definition.row, definition.column].map { answer.value(row, $0).string ?? "" }
      let before = definition.before.flatMap { answer.value(row, $0).whole }
      sums[names, default: Sums()].add(
        Sums(now: answer.value(row, definition.value).whole, before: before))
    }
    return sums
  }

  /// The names of a column, the largest sum first.
  private func names(_ answer: Answer, _ column: String) -> [String] {
    var totals: [String: Int64] = [:]
    for row in answer.rows {
      totals[answer.value(row, column).string ?? "", default: 0] &+=
        answer.value(row, definition.value).whole ?? 0
    }
    return totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private func heads(_ columns: [String], unit: String?) -> [TableModel.Column] {
    let name = TableModel.Column(heading: wording.heading(definition.row), alignment: .text)
    let values = columns.map {
      TableModel.Column(
        heading: $0.isEmpty
          ? wording.text("page.unknown") : wording.value($0, of: definition.column),
        alignment: .number)
    }
    let total = TableModel.Column(
      heading: wording.text("page.total"), unit: unit, alignment: .number)
    let growth = TableModel.Column(heading: wording.heading("growth"), alignment: .number)
    return [name] + values + [total] + (definition.before == nil ? [] : [growth])
  }

  private func line(
    _ name: String, _ sums: [Sums?], _ text: PivotText, isTinted: Bool = true
  ) -> TableModel.Row {
    let all = total(sums.compactMap { $0 })
    let label = TableModel.Cell(text: name.isEmpty ? wording.text("page.unknown") : name)
    let values = sums.map { cell($0, text, isTinted: isTinted) }
    let growth = TableModel.Cell(
      text: all.growth.map(wording.relativeChange) ?? NumberText.unknown,
      sortValue: FigureText.plain(all.growth), tone: all.growth.map { $0 < 0 ? .bad : .good })
    return TableModel.Row(
      cells: [label] + values + [cell(all, text, isTinted: false)]
        + (definition.before == nil ? [] : [growth]))
  }

  private func cell(_ sums: Sums?, _ text: PivotText, isTinted: Bool) -> TableModel.Cell {
    let heat = isTinted ? sums?.growth.map { $0 / Self.deepestGrowth } : nil
    return TableModel.Cell(
      text: text.text(sums?.now), sortValue: sums?.now.map { String($0) } ?? "", heat: heat)
  }

  private func total(_ all: [Sums]) -> Sums {
    all.reduce(into: Sums()) { $0.add($1) }
  }
}

/// Writes the figures of a pivot: large money in thousands, so that all columns are seen at once.
private struct PivotText {
  let text: FigureText
  let unit: String?
  private let isInThousands: Bool

  init(_ wording: Wording, type: ColumnType, values: [Int64]) {
    let largest = wording.money.units(values.map { abs($0) }.max() ?? 0)
    isInThousands = type == .money && largest >= 100_000
    text = FigureText(wording, type: type, values: values.map(Value.integer))
    let words = [isInThousands ? wording.text("units.thousand") : nil, wording.money.sign]
    unit = type == .money ? words.compactMap { $0 }.joined(separator: " ") : nil
  }

  func text(_ value: Int64?) -> String {
    guard let value else { return NumberText.unknown }
    guard isInThousands else { return text.text(.integer(value)) }
    let scale = text.wording.money.minorDigits + 3
    return text.wording.numbers.scaled(value, scale: scale, decimals: 0)
  }
}

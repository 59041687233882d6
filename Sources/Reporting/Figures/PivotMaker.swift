import SQLite
import Warehouse

/// Makes a table of two names, such as category and market, with the totals of both. Where the year
/// before is known, cells are tinted by growth and a column says each row's.
struct PivotMaker {
  let wording: Wording
  let definition: PivotDefinition
  /// Whether the table has the page's whole width.
  var isWide = true

  private var mostColumns: Int { isWide ? 12 : 5 }
  private static let mostRows = 25
  /// Stands for all names that are not among the largest; no name begins so.
  private static let others = "\u{0}others"

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
  /// The tint of what stayed where it was.
  private static let diagonal = 0.4

  func table(of answer: Answer, caption: String) -> TableModel {
    let both = definition.isSquare ? [definition.row, definition.column] : []
    let rows = names(answer, both.isEmpty ? [definition.row] : both, most: Self.mostRows)
    let columns = names(answer, both.isEmpty ? [definition.column] : both, most: mostColumns)
    let sums = sums(answer, rows, columns)
    let text = PivotText(
      wording, type: valueType(answer), values: sums.values.compactMap { $0.now })
    var model = TableModel(caption: caption, columns: heads(columns, unit: text.unit), rows: [])
    model.rows = rows.map { row in
      var line = line(name(row, of: definition.row), columns.map { sums[[row, $0]] }, text)
      if definition.isSquare, let same = columns.firstIndex(of: row), sums[[row, row]] != nil {
        line.cells[same + 1].heat = Self.diagonal
      }
      return line
    }
    let totals = columns.map { column in total(rows.compactMap { sums[[$0, column]] }) }
    model.totals = [line(wording.text("page.total"), totals, text, isTinted: false)]
    let hasGrowth =
      definition.before == nil
      || rows.contains { row in
        total(columns.compactMap { sums[[row, $0]] }).growth != nil
      }
    return hasGrowth ? model : withoutLastColumn(model)
  }

  /// Without the column of growth, where no row has a year before.
  private func withoutLastColumn(_ model: TableModel) -> TableModel {
    var model = model
    model.columns.removeLast()
    for index in model.rows.indices { model.rows[index].cells.removeLast() }
    for index in model.totals.indices { model.totals[index].cells.removeLast() }
    return model
  }

  private func valueType(_ answer: Answer) -> ColumnType {
    answer.index(definition.value).map { answer.columns[$0].type } ?? .asIs
  }

  private func sums(
    _ answer: Answer, _ rows: [String], _ columns: [String]
  ) -> [[String]: Sums] {
    var sums: [[String]: Sums] = [:]
    let known = [Set(rows), Set(columns)]
    for row in answer.rows {
      let names = zip([definition.row, definition.column], known).map { column, known in
        let name = answer.value(row, column).string ?? ""
        return known.contains(name) ? name : Self.others
      }
      let before = definition.before.flatMap { answer.value(row, $0).whole }
      sums[names, default: Sums()].add(
        Sums(now: answer.value(row, definition.value).whole, before: before))
    }
    return sums
  }

  /// The names of one column, or of several together, the largest sum first; the smallest stand
  /// together as others.
  private func names(_ answer: Answer, _ columns: [String], most: Int) -> [String] {
    if definition.isInOrder {
      var seen: Set<String> = []
      return answer.rows.flatMap { row in columns.map { answer.value(row, $0).string ?? "" } }
        .filter { seen.insert($0).inserted }
    }
    var totals: [String: Int64] = [:]
    for row in answer.rows {
      for column in columns {
        totals[answer.value(row, column).string ?? "", default: 0] &+=
          answer.value(row, definition.value).whole ?? 0
      }
    }
    let sorted = totals.sorted {
      definition.isByName
        ? ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key)
        : ($1.value, $0.key) < ($0.value, $1.key)
    }.map(\.key)
    return sorted.count > most ? sorted.prefix(most - 1) + [Self.others] : sorted
  }

  private func name(_ name: String, of column: String) -> String {
    if name == Self.others { return wording.text("page.others") }
    return name.isEmpty ? wording.text("page.unknown") : wording.value(name, of: column)
  }

  private func heads(_ columns: [String], unit: String?) -> [TableModel.Column] {
    let first = TableModel.Column(heading: wording.heading(definition.row), alignment: .text)
    let values = columns.map {
      TableModel.Column(
        heading: name($0, of: definition.column),
        alignment: .number)
    }
    let total = TableModel.Column(
      heading: wording.text("page.total"), unit: unit, alignment: .number)
    let growth = TableModel.Column(heading: wording.heading("growth"), alignment: .number)
    return [first] + values + [total] + (definition.before == nil ? [] : [growth])
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

import SQLite
import Warehouse

/// Makes a table of figures over months: a row for each figure, in its own unit, a column for each
/// month. Large money stands in thousands, so that a year is seen at once.
struct CourseMaker {
  let wording: Wording
  let definition: PivotDefinition

  /// Money from which on a row stands in thousands, in currency units.
  private static let thousandsFrom = 100_000.0

  func table(of answer: Answer, caption: String) -> TableModel {
    let months = distinct(answer, definition.column).compactMap(\.whole).sorted()
    let names = distinct(answer, definition.row).compactMap(\.string)
    let rows = Dictionary(grouping: answer.rows) {
      ExactText(answer.value($0, definition.row).string ?? "")
    }
    return TableModel(
      caption: caption, columns: heads(months),
      rows: names.compactMap { name in
        rows[ExactText(name)].flatMap { line(name, $0, months, answer) }
      })
  }

  private func distinct(_ answer: Answer, _ column: String) -> [Value] {
    var known: Set<ExactText> = []
    return answer.rows.map { answer.value($0, column) }.filter {
      known.insert(ExactText($0.string ?? "")).inserted
    }
  }

  private func heads(_ months: [Int64]) -> [TableModel.Column] {
    let first = TableModel.Column(heading: wording.heading(definition.row), alignment: .text)
    return [first]
      + months.map { key in
        let month = Month(key: Int(key))
        return TableModel.Column(
          heading: month.map { wording.dates.short($0) } ?? "",
          unit: month.map { String($0.year) }, alignment: .number)
      }
  }

  /// A figure's row; nil where it is known in no month.
  private func line(
    _ name: String, _ rows: [CompactRow], _ months: [Int64], _ answer: Answer
  ) -> TableModel.Row? {
    guard let index = answer.index(definition.value), let first = rows.first,
      rows.contains(where: { $0[index] != .null })
    else { return nil }
    let type = answer.type(index, in: first)
    let largest = rows.compactMap { $0[index].whole?.magnitude }.max() ?? 0
    let inThousands =
      type == .money && wording.money.units(Int64(clamping: largest)) >= Self.thousandsFrom
    let text = FigureText(wording, type: type, values: rows.map { $0[index] })
    var values: [Int64: Value] = [:]
    for row in rows {
      if let month = answer.value(row, definition.column).whole { values[month] = row[index] }
    }
    let label = [wording.value(name, of: definition.row), unit(type, inThousands)]
    let cells = months.map { month in
      let value = values[month] ?? .null
      return TableModel.Cell(
        text: inThousands ? thousands(value) : text.text(value), sortValue: text.sortValue(value))
    }
    return TableModel.Row(
      cells: [TableModel.Cell(text: label.compactMap { $0 }.joined(separator: ", "))] + cells)
  }

  private func unit(_ type: ColumnType, _ inThousands: Bool) -> String? {
    switch type {
    case .money:
      inThousands ? wording.text("units.thousand") + " " + wording.money.sign : wording.money.sign
    case .days: wording.text("units.days")
    default: nil
    }
  }

  private func thousands(_ value: Value) -> String {
    guard let minor = value.whole else { return NumberText.unknown }
    return wording.numbers.scaled(minor, scale: wording.money.minorDigits + 3, decimals: 0)
  }
}

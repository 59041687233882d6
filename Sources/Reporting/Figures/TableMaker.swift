import SQLite
import Warehouse

/// Makes a printed table of an answer by its definition.
struct TableMaker {
  let wording: Wording
  /// The address of a customer's page, nil where the pack has none.
  var customerPage: @Sendable (String) -> String? = { _ in nil }
  private let reasons: ReasonText?

  init(wording: Wording, customerPage: @escaping @Sendable (String) -> String? = { _ in nil }) {
    self.wording = wording
    self.customerPage = customerPage
    reasons = try? ReasonText(wording)
  }

  /// A column of the definition that the answer has.
  struct Column {
    let definition: ColumnDefinition
    let index: Int
    let text: FigureText
    /// The largest absolute value, for small bars.
    let largest: Double
  }

  /// The table of an answer: its first rows, and the totals of all.
  func table(_ definition: TableDefinition, of answer: Answer, caption: String) -> TableModel {
    let columns = columns(definition, answer)
    let shown = shown(definition, answer)
    return TableModel(
      caption: caption, columns: columns.map { heading($0, shown, answer) },
      rows: rows(definition, columns, shown, answer), totals: totals(definition, columns, answer))
  }

  /// The first rows, in the table's own order where it has one; of a grouped table whole groups, at
  /// least one.
  private func shown(_ definition: TableDefinition, _ answer: Answer) -> [CompactRow] {
    if definition.group == nil, let most = definition.rows,
      let first = first(most, by: definition.sort, answer)
    {
      return first
    }
    let rows = ordered(by: definition.sort, answer)
    let most = definition.rows ?? rows.count
    guard let groups = TableGroups(definition, rows, answer)?.all else {
      return Array(rows.prefix(most))
    }
    var shown: [CompactRow] = []
    for group in groups {
      guard shown.isEmpty || shown.count + group.count <= most else { break }
      shown += group
    }
    return shown
  }

  /// The rows by a column, the greatest first, the unknown last, equals in the answer's order.
  private func ordered(by column: String?, _ answer: Answer) -> [CompactRow] {
    guard let index = column.flatMap(answer.index) else { return answer.rows }
    let numbers = answer.rows.map { $0.number(index) ?? -.infinity }
    let places = answer.rows.indices.sorted {
      numbers[$0] == numbers[$1] ? $0 < $1 : numbers[$0] > numbers[$1]
    }
    return places.map { answer.rows[$0] }
  }

  /// Rows up to which the first ones are picked rather than all of them sorted.
  private static let mostPicked = 200

  /// The first of the rows in that order; nil where there is none, or where it is simpler to sort all.
  private func first(_ most: Int, by column: String?, _ answer: Answer) -> [CompactRow]? {
    guard let index = column.flatMap(answer.index), 1...Self.mostPicked ~= most else { return nil }
    var kept: [(number: Double, row: CompactRow)] = []
    for row in answer.rows {
      let number = row.number(index) ?? -.infinity
      if kept.count == most, let last = kept.last {
        guard number > last.number else { continue }
        kept.removeLast()
      }
      let place = kept.firstIndex { $0.number < number } ?? kept.count
      kept.insert((number, row), at: place)
    }
    return kept.map(\.row)
  }

  private func columns(_ definition: TableDefinition, _ answer: Answer) -> [Column] {
    definition.columns.compactMap { column in
      guard let index = answer.index(column.column) else { return nil }
      if column.isOptional,
        answer.rows.allSatisfy({ $0.isNull(index) || $0.number(index) == 0 })
      {
        return nil
      }
      let largest =
        column.hasBar ? answer.rows.lazy.compactMap { $0.number(index)?.magnitude }.max() : nil
      let text = FigureText(
        wording, type: answer.columns[index].type, format: column.format,
        values: answer.rows.lazy.map { $0[index] })
      return Column(definition: column, index: index, text: text, largest: largest ?? 0)
    }
  }

  // MARK: Heads

  private func heading(
    _ column: Column, _ shown: [CompactRow], _ answer: Answer
  ) -> TableModel.Column {
    let declared = answer.columns[column.index]
    return TableModel.Column(
      heading: column.definition.heading?.text(wording.texts)
        ?? wording.heading(declared.name, of: answer.query),
      unit: declared.type == .money ? wording.money.sign : nil,
      alignment: alignment(column, declared.type, shown, answer))
  }

  /// Characters up to which a column of texts counts as brief.
  private static let longestBrief = 18

  private func alignment(
    _ column: Column, _ type: ColumnType, _ shown: [CompactRow], _ answer: Answer
  ) -> TableModel.Alignment {
    if column.definition.format == .words { return .words }
    if column.definition.format == .classes { return .text }
    switch type {
    case .flag, .id, .date, .month: return .short
    case .text:
      return shown.allSatisfy { text(column, $0, answer).count <= Self.longestBrief }
        ? .brief : .text
    case .asIs: return answer.rows.allSatisfy { isNumber($0[column.index]) } ? .number : .text
    default: return .number
    }
  }

  private func isNumber(_ value: Value) -> Bool {
    switch value {
    case .null, .integer, .real: true
    case .text, .blob: false
    }
  }

  // MARK: Rows

  private func rows(
    _ definition: TableDefinition, _ columns: [Column], _ rows: [CompactRow], _ answer: Answer
  ) -> [TableModel.Row] {
    guard let groups = TableGroups(definition, rows, answer) else {
      return rows.map { row($0, columns, answer) }
    }
    return groups.all.flatMap { group in
      let part = Answer(query: answer.query, columns: answer.columns, rows: group)
      return groupHead(definition, columns, part, groups.index)
        + group.map { row($0, columns, answer) }
    }
  }

  /// The row above a group: what its rows have in common, and their totals.
  private func groupHead(
    _ definition: TableDefinition, _ columns: [Column], _ part: Answer, _ index: Int
  ) -> [TableModel.Row] {
    guard let first = part.rows.first else { return [] }
    let code = first[index].string ?? ""
    let name =
      code.isEmpty
      ? blank(part.columns[index], first, part) : wording.value(code, of: part.columns[index].name)
    var rows = totals(definition, columns, part, label: name, isGroup: true)
    if part.columns[index].name == "name", !rows.isEmpty, !rows[0].cells.isEmpty {
      rows[0].cells[0].link = part.value(first, "customer_id").string.flatMap(customerPage)
    }
    return rows
  }

  private func row(_ row: CompactRow, _ columns: [Column], _ answer: Answer) -> TableModel.Row {
    TableModel.Row(cells: columns.map { cell($0, row, answer) })
  }

  private func cell(_ column: Column, _ row: CompactRow, _ answer: Answer) -> TableModel.Cell {
    let definition = column.definition
    if definition.format == .classes {
      return TableModel.Cell(text: "", chips: chips(row, answer))
    }
    let value = row[column.index]
    let text = text(column, row, answer)
    return TableModel.Cell(
      text: text, sortValue: sortValue(column, row, answer),
      link: definition.customer.flatMap { answer.value(row, $0).string }.flatMap(customerPage),
      share: definition.hasBar ? value.number.map { max(0, $0) / max(column.largest, 1) } : nil,
      heat: definition.heat.flatMap { answer.value(row, $0).number },
      tone: tone(value, definition.good))
  }

  /// What a sort compares; quantities beside counts in whole units.
  private func sortValue(_ column: Column, _ row: CompactRow, _ answer: Answer) -> String? {
    let value = row[column.index]
    guard column.text.type == .byUnit, answer.type(column.index, in: row) == .quantity else {
      return column.text.sortValue(value)
    }
    return FigureText.plain(value.number.map { $0 / 1e6 })
  }

  private func text(_ column: Column, _ row: CompactRow, _ answer: Answer) -> String {
    let value = row[column.index]
    let declared = answer.columns[column.index]
    if declared.type == .byUnit {
      // A row without a unit has no figure: none is unknown there.
      if value == .null, answer.value(row, "unit") == .null { return "" }
      let units = UnitText(wording)
      return answer.index("metric") == nil
        ? units.text(
          column.index, in: row, of: answer, isExact: column.definition.format == .exact)
        : units.bareText(column.index, in: row, of: answer)
    }
    guard declared.type == .text, let code = value.string, !code.isEmpty else {
      if value == .null, column.definition.format == .words { return "" }
      let text = column.text.text(value)
      return text.isEmpty || value == .null ? blank(declared, row, answer) : text
    }
    let name = wording.cell(code, of: declared.name, reasons)
    guard declared.name == "metric", let unit = UnitText(wording).unit(in: row, of: answer) else {
      return name
    }
    return name + ", " + unit
  }

  /// What stands for a name that is missing, or a figure that is unknown.
  private func blank(_ column: QueryColumn, _ row: CompactRow, _ answer: Answer) -> String {
    guard column.type == .text else { return NumberText.unknown }
    switch column.name {
    case "name":
      return answer.id(in: row) ?? wording.text("page.unnamed")
    case "member":
      let id = answer.value(row, "member_id").string ?? ""
      return id.isEmpty ? wording.text("page.unknown") : id
    case "category", "market", "country", "region", "team": return wording.text("page.unknown")
    default: return NumberText.unknown
    }
  }

  private func chips(_ row: CompactRow, _ answer: Answer) -> [TableModel.Chip] {
    ["key", "loyal", "indebted", "unprofitable"].filter {
      answer.value(row, "is_\($0)").whole == 1
    }.map { TableModel.Chip(code: $0, name: wording.value($0, of: "class")) }
  }

  private func tone(_ value: Value, _ good: GoodDirection?) -> TableModel.Tone? {
    guard let good, let number = value.number, number != 0 else { return nil }
    return (number > 0) == (good == .up) ? .good : .bad
  }

  // MARK: Totals

  private func totals(
    _ definition: TableDefinition, _ columns: [Column], _ answer: Answer, label: String? = nil,
    isGroup: Bool = false
  ) -> [TableModel.Row] {
    guard !definition.totals.isEmpty, isGroup || !definition.hasSubtotalsOnly,
      answer.rows.count > (isGroup ? 0 : 1)
    else { return [] }
    let totals = Totals(rules: definition.totals, answer: answer)
    let cells = columns.enumerated().map { place, column in
      let isLabel = place == 0
      let value = isLabel ? .null : totals.total(of: column.definition.column)
      let shown = isLabel ? label ?? wording.text("page.total") : column.text.text(value)
      let isGiven = isLabel || definition.totals[column.definition.column] != nil
      return TableModel.Cell(text: isGiven ? shown : "")
    }
    return [TableModel.Row(cells: cells, isGroup: isGroup)]
  }
}

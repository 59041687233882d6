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
    /// The largest absolute value, for small bars and tints.
    let largest: Double
  }

  /// The table of an answer: its first rows, and the totals of all.
  func table(_ definition: TableDefinition, of answer: Answer, caption: String) -> TableModel {
    let columns = columns(definition, answer)
    let shown = definition.rows.map { Array(answer.rows.prefix($0)) } ?? answer.rows
    return TableModel(
      caption: caption, columns: columns.map { heading($0, answer) },
      rows: rows(definition, columns, shown, answer), totals: totals(definition, columns, answer))
  }

  private func columns(_ definition: TableDefinition, _ answer: Answer) -> [Column] {
    definition.columns.compactMap { column in
      guard let index = answer.index(column.column) else { return nil }
      let values = answer.rows.map { $0[index] }
      if column.isOptional, values.allSatisfy({ $0 == .null }) { return nil }
      let largest = values.compactMap { $0.number?.magnitude }.max() ?? 0
      let text = FigureText(
        wording, type: answer.columns[index].type, format: column.format, values: values)
      return Column(definition: column, index: index, text: text, largest: largest)
    }
  }

  // MARK: Heads

  private func heading(_ column: Column, _ answer: Answer) -> TableModel.Column {
    let declared = answer.columns[column.index]
    return TableModel.Column(
      heading: column.definition.heading?.text(wording.texts) ?? wording.heading(declared.name),
      unit: declared.type == .money ? wording.money.sign : nil,
      alignment: alignment(column, declared.type, answer))
  }

  private func alignment(
    _ column: Column, _ type: ColumnType, _ answer: Answer
  ) -> TableModel.Alignment {
    if column.definition.format == .words { return .words }
    if column.definition.format == .classes { return .text }
    switch type {
    case .flag, .id, .date, .month: return .short
    case .text: return .text
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
    guard let group = definition.group, let index = answer.index(group) else {
      return rows.map { row($0, columns, answer) }
    }
    var made: [TableModel.Row] = []
    var start = rows.startIndex
    while start < rows.endIndex {
      let end = rows[start...].firstIndex { $0[index] != rows[start][index] } ?? rows.endIndex
      let part = Answer(
        query: answer.query, columns: answer.columns, rows: Array(rows[start..<end]))
      let name = wording.value(rows[start][index].string ?? "", of: group)
      made.append(contentsOf: part.rows.map { row($0, columns, answer) })
      let label = wording.sentence("page.subtotal", ["name": .text(name)])
      made += totals(definition, columns, part, label: label, isGroup: true)
      start = end
    }
    return made
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
      text: text, sortValue: column.text.sortValue(value),
      link: definition.customer.flatMap { answer.value(row, $0).string }.flatMap(customerPage),
      share: definition.hasBar ? value.number.map { max(0, $0) / max(column.largest, 1) } : nil,
      heat: definition.heat.flatMap { answer.value(row, $0).number },
      tone: tone(value, definition.good))
  }

  private func text(_ column: Column, _ row: CompactRow, _ answer: Answer) -> String {
    let value = row[column.index]
    let declared = answer.columns[column.index]
    if declared.type == .byUnit {
      return UnitText(wording).text(column.index, in: row, of: answer)
    }
    guard declared.type == .text, let code = value.string, !code.isEmpty else {
      let text = column.text.text(value)
      return text.isEmpty || value == .null ? blank(declared, row, answer) : text
    }
    if declared.name == "reason", let reasons { return reasons.text(code) }
    return wording.value(code, of: declared.name)
  }

  /// What stands for a name that is missing, or a figure that is unknown.
  private func blank(_ column: QueryColumn, _ row: CompactRow, _ answer: Answer) -> String {
    guard column.type == .text else { return NumberText.unknown }
    switch column.name {
    case "name":
      let id = answer.value(row, "customer_id").string ?? answer.value(row, "product_id").string
      return id ?? wording.text("page.unnamed")
    case "member":
      let id = answer.value(row, "member_id").string ?? ""
      return id.isEmpty ? wording.text("page.unknown") : id
    case "category", "market", "country": return wording.text("page.unknown")
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
    guard !definition.totals.isEmpty, answer.rows.count > (isGroup ? 0 : 1) else { return [] }
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

extension Wording {
  /// What a column is called: the text of its name, else the name in plain letters.
  func heading(_ column: String) -> String {
    if let text = texts.optional("columns.\(column)") ?? texts.optional("metrics.\(column)") {
      return text
    }
    return column.split(separator: "_").joined(separator: " ").raisingFirst
  }

  /// What a code of a column is called: `star` is a star; anything else stays as it is.
  func value(_ code: String, of column: String) -> String {
    if column == "metric" { return texts.optional("metrics.\(code)") ?? code }
    return texts.optional("values.\(column).\(code)") ?? texts.optional("values.\(code)") ?? code
  }
}

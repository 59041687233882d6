import Charts
import Warehouse

/// A figure of a page: its title, its drawing, its table, and where its numbers come from.
struct FigureView {
  let wording: Wording
  let month: Month
  let archive: Archive
  let customerPage: @Sendable (String) -> String?
  /// What the page says already above all figures.
  var said: Set<String> = []

  /// Rows of the table behind a chart.
  private static let rowsBehindChart = 60

  /// What stands in the figure; empty where its query has no row and the definition says nothing for
  /// that.
  func content(_ definition: FigureDefinition, id: String) throws -> Markup {
    let answer = try archive.answer(definition.query, definition.parameters)
    if answer.rows.isEmpty { return empty(definition) }
    let title = title(definition, answer)
    let drawing = drawing(definition, answer, id: id, title: title)
    let table = table(definition, answer, title: title, isBehindChart: !drawing.isEmpty)
    let isBare = drawing.isEmpty && (table.isEmpty || definition.table?.isFolded ?? false)
    if isBare { return empty(definition) }
    return .element(
      "figcaption", [:], .element("h3", [:], text: title.holdingYears),
      paragraph("subtitle", definition.subtitle))
      + drawing + table + paragraph("note", definition.note) + source(definition)
  }

  private func empty(_ definition: FigureDefinition) -> Markup {
    guard let text = definition.empty?.text(wording.texts) else { return .none }
    return .element(
      "figcaption", [:], .element("h3", [:], text: definition.title.text(wording.texts)))
      + .element("p", ["class": "note"], text: text)
  }

  /// The title says what the figure shows, where a sentence can be made that is true.
  private func title(_ definition: FigureDefinition, _ answer: Answer) -> String {
    let evidence = Evidence(wording: wording, month: month, archive: archive, answer: answer)
    let finding = definition.finding?.sentence(evidence)
    return finding.flatMap { said.contains($0) ? nil : $0 } ?? definition.title.text(wording.texts)
  }

  private func paragraph(_ name: String, _ phrase: Phrase?) -> Markup {
    guard let phrase else { return .none }
    let text = Sentence(texts: wording.texts).fill(
      phrase.text(wording.texts),
      [
        "month": .month(month), "year_ago": .month(month.adding(months: -12)),
        "day": .day(month.lastDay), "currency": .text(wording.money.sign),
      ])
    return .element("p", ["class": name], text: text)
  }

  // MARK: Drawing

  private func drawing(
    _ definition: FigureDefinition, _ answer: Answer, id: String, title: String
  ) -> Markup {
    guard let chartDefinition = definition.chart else { return .none }
    let maker = ChartMaker(wording: wording, month: month, id: id, title: title)
    guard let chart = maker.chart(chartDefinition, of: answer) else { return .none }
    let widths =
      [("small", 358.0), ("middle", 540.0)] + (definition.isFull ? [("large", 1120.0)] : [])
    let drawings = widths.map { name, width in
      Markup.element(
        "div", ["class": "chart \(name)"], Markup(trusted: chart.svg(width: width)))
    }
    let note = maker.note(chartDefinition, of: answer)
    return drawings.joined + (note.map { .element("p", ["class": "note"], text: $0) } ?? .none)
  }

  // MARK: Table

  private func table(
    _ definition: FigureDefinition, _ answer: Answer, title: String, isBehindChart: Bool
  ) -> Markup {
    guard let given = definition.table ?? (isBehindChart ? Self.allColumns(answer) : nil) else {
      return .none
    }
    let maker = TableMaker(wording: wording, customerPage: customerPage)
    let model =
      given.pivot.map { pivot($0, answer, isWide: definition.isFull, title) }
      ?? maker.table(given, of: answer, caption: title)
    let view = TableView(wording: wording, isWide: definition.isFull)
    let table = view.markup(model) + (given.pivot == nil ? cut(model, answer) : .none)
    guard given.isFolded || definition.table == nil else { return table }
    return .element(
      "details", [:], .element("summary", [:], text: wording.text("page.table")), table)
  }

  private func pivot(
    _ definition: PivotDefinition, _ answer: Answer, isWide: Bool, _ title: String
  ) -> TableModel {
    if definition.isCourse {
      return CourseMaker(wording: wording, definition: definition).table(of: answer, caption: title)
    }
    return PivotMaker(wording: wording, definition: definition, isWide: isWide)
      .table(of: answer, caption: title)
  }

  private static func allColumns(_ answer: Answer) -> TableDefinition {
    TableDefinition(
      columns: answer.columns.map { ColumnDefinition(column: $0.name) }, totals: [:], group: nil,
      rows: rowsBehindChart, isFolded: true)
  }

  /// Says how many rows are left to the file.
  private func cut(_ table: TableModel, _ answer: Answer) -> Markup {
    let rows = table.rows.count { !$0.isGroup }
    guard answer.rows.count > rows else { return .none }
    let text = wording.sentence(
      "page.cut", ["shown": .count(Int64(rows)), "all": .count(Int64(answer.rows.count))])
    return .element("p", ["class": "note"], text: text)
  }

  private func source(_ definition: FigureDefinition) -> Markup {
    let file = SpreadsheetName.of(definition.query, definition.parameters)
    return .element(
      "p", ["class": "source"],
      .text(wording.sentence("page.source", ["query": .text(definition.query)])),
      .element("a", ["href": file], text: file))
  }
}

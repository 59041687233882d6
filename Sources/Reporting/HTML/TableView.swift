/// A table as HTML.
struct TableView {
  let wording: Wording
  /// Whether the table has the page's whole width.
  var isWide = true

  /// Rows from which on the reader gets a field to filter by.
  private static let filterFrom = 12
  /// Columns up to which there is room between them.
  private var mostAiryColumns: Int { isWide ? 7 : 4 }
  /// Characters of a word that are kept on one line.
  private static let longestWord = 24
  /// Characters of a text that are shown; the file has them all.
  static let longestText = 140
  /// The same of a column of sentences: reasons and rules are read to their end.
  private static let longestSentence = 500

  /// The table, in a frame that can be moved sideways where the screen is narrow.
  func markup(_ table: TableModel) -> Markup {
    let isFiltered = table.isSortable && table.rows.count >= Self.filterFrom
    let element = Markup.element(
      "table",
      [
        "class": table.columns.count > mostAiryColumns ? "dense" : nil,
        "data-sort": table.isSortable ? "" : nil,
        "data-filter": isFiltered ? wording.text("page.filter") : nil,
      ],
      .element("caption", ["class": "hidden"], text: table.caption),
      head(table.columns),
      .element("tbody", [:], rows(table.rows, table.columns)),
      foot(table))
    return .element(
      "div",
      ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": table.caption],
      element)
  }

  private func head(_ columns: [TableModel.Column]) -> Markup {
    let cells = columns.map { column in
      Markup.element(
        "th",
        [
          "scope": "col", "class": column.alignment.cssClass, "title": column.explanation,
        ],
        .text(column.heading),
        column.unit.map { .element("span", ["class": "unit"], text: $0) } ?? .none)
    }
    return .element("thead", [:], .element("tr", [:], cells))
  }

  private func foot(_ table: TableModel) -> Markup {
    guard !table.totals.isEmpty else { return .none }
    return .element("tfoot", [:], rows(table.totals, table.columns))
  }

  private func rows(_ rows: [TableModel.Row], _ columns: [TableModel.Column]) -> Markup {
    var writer = MarkupWriter(capacity: 64 * rows.count * columns.count)
    for row in rows {
      writer.line()
      writer.begin("tr")
      writer.attribute("class", row.isGroup ? "group" : nil)
      writer.content()
      for (index, (cell, column)) in zip(row.cells, columns).enumerated() {
        write(cell, column.alignment, isFirst: index == 0, to: &writer)
      }
      writer.end("tr")
    }
    return writer.markup
  }

  private func write(
    _ cell: TableModel.Cell, _ alignment: TableModel.Alignment, isFirst: Bool,
    to writer: inout MarkupWriter
  ) {
    let name: StaticString = isFirst ? "th" : "td"
    writer.begin(name)
    if isFirst { writer.attribute("scope", "row") }
    writer.attribute("class", classes(of: cell, alignment))
    writer.attribute("style", style(of: cell))
    writer.attribute("data-v", cell.sortValue.map { $0.isEmpty ? " " : $0 })
    writer.content()
    writeContent(of: cell, alignment, to: &writer)
    writer.end(name)
  }

  private func writeContent(
    of cell: TableModel.Cell, _ alignment: TableModel.Alignment, to writer: inout MarkupWriter
  ) {
    guard cell.chips.isEmpty else { return writer.markup(chips(cell.chips)) }
    let length = alignment == .words ? Self.longestSentence : Self.longestText
    let text = Self.shortened(cell.text, to: length)
    guard let link = cell.link else { return writer.text(text) }
    writer.begin("a")
    writer.attribute("href", link)
    writer.content()
    writer.text(text)
    writer.end("a")
  }

  private func chips(_ chips: [TableModel.Chip]) -> Markup {
    chips.map { chip in
      Markup.element("span", ["class": "chip \(chip.code)"], text: chip.name)
    }.joined
  }

  private func classes(of cell: TableModel.Cell, _ alignment: TableModel.Alignment) -> String? {
    var classes = alignment.cssClass ?? ""
    func add(_ name: String) { classes += classes.isEmpty ? name : " " + name }
    if cell.share != nil { add("bar") }
    if cell.heat != nil { add("heat") }
    if let tone = cell.tone { add(tone.rawValue) }
    if Self.hasLongWord(cell.text) { add("breaks") }
    return classes.isEmpty ? nil : classes
  }

  /// Whether a word would make its column too wide, so that it may be broken anywhere.
  private static func hasLongWord(_ text: String) -> Bool {
    guard text.utf8.count > longestWord else { return false }
    return text.split(separator: " ").contains { $0.count > longestWord }
  }

  private func style(of cell: TableModel.Cell) -> String? {
    if let share = cell.share { return "--share:\(Self.percent(share))" }
    guard let heat = cell.heat else { return nil }
    let tone = heat < 0 ? "--tone:var(--bad);" : ""
    return tone + "--strength:\(Self.percent(min(1, heat.magnitude) * 0.5))"
  }

  private static func percent(_ share: Double) -> String {
    NumberText(.en).fixed(max(0, min(1, share)) * 100, decimals: 0) + "%"
  }

  /// A text short enough for a cell.
  static func shortened(_ text: String, to length: Int = longestText) -> String {
    guard text.utf8.count > length, text.count > length else { return text }
    return text.prefix(length - 1) + "…"
  }
}

extension TableModel.Alignment {
  var cssClass: String? {
    switch self {
    case .number: "n"
    case .text: nil
    case .brief: "s"
    case .short: "short"
    case .words: "words"
    }
  }
}

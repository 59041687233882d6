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
      .element("tbody", [:], table.rows.map { row($0, table.columns) }),
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
    return .element("tfoot", [:], table.totals.map { row($0, table.columns) })
  }

  private func row(_ row: TableModel.Row, _ columns: [TableModel.Column]) -> Markup {
    let cells = zip(row.cells, columns).enumerated().map { index, pair in
      cell(pair.0, pair.1.alignment, isFirst: index == 0)
    }
    return Markup(trusted: "\n")
      + .element("tr", ["class": row.isGroup ? "group" : nil], cells)
  }

  private func cell(
    _ cell: TableModel.Cell, _ alignment: TableModel.Alignment, isFirst: Bool
  ) -> Markup {
    .element(
      isFirst ? "th" : "td",
      [
        "scope": isFirst ? "row" : nil,
        "class": classes(of: cell, alignment),
        "style": style(of: cell),
        "data-v": cell.sortValue.map { $0.isEmpty ? " " : $0 },
      ],
      content(of: cell, upTo: alignment == .words ? Self.longestSentence : Self.longestText))
  }

  private func content(of cell: TableModel.Cell, upTo length: Int) -> Markup {
    guard cell.chips.isEmpty else {
      return cell.chips.map { chip in
        Markup.element("span", ["class": "chip \(chip.code)"], text: chip.name)
      }.joined
    }
    let text = Self.shortened(cell.text, to: length)
    guard let link = cell.link else { return .text(text) }
    return .element("a", ["href": link], text: text)
  }

  private func classes(of cell: TableModel.Cell, _ alignment: TableModel.Alignment) -> String? {
    let all = [
      alignment.cssClass, cell.share == nil ? nil : "bar", cell.heat == nil ? nil : "heat",
      cell.tone?.rawValue, Self.hasLongWord(cell.text) ? "breaks" : nil,
    ]
    let classes = all.compactMap { $0 }
    return classes.isEmpty ? nil : classes.joined(separator: " ")
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

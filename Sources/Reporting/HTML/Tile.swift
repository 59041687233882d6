import Charts

/// A figure of the month: large, with its changes and its course.
struct Tile: Sendable {
  /// A change, target or sum beside the figure.
  struct Line: Sendable {
    let name: String
    let text: String
    var aside: String?
    var tone: TableModel.Tone?
  }

  let id: String
  let name: String
  let value: String
  let unit: String
  /// What stands between the figure and its unit: nothing before a per cent sign in Polish.
  var gap = " "
  var lines: [Line] = []
  /// Oldest first.
  var course: [Double?] = []
  /// What the sparkline shows, for those who do not see it.
  var courseLabel: String = ""
}

/// Tiles as HTML.
enum TileView {
  static func markup(_ tiles: [Tile]) -> Markup {
    guard !tiles.isEmpty else { return .none }
    var items: [Markup] = []
    var rest = tiles[...]
    for length in rows(of: tiles.count) {
      for (place, tile) in rest.prefix(length).enumerated() {
        items.append(markup(tile, isFirst: place == 0, span: Self.units / length))
      }
      rest = rest.dropFirst(length)
    }
    return .element("div", ["class": "tiles"], items)
  }

  /// Columns of the grid that all rows share, whether they hold one tile or six.
  private static let units = 60
  private static let longestRow = 5

  /// How many tiles stand in each row: as even as can be, so that no row ends in an empty cell.
  static func rows(of count: Int) -> [Int] {
    guard count > 0 else { return [] }
    let rows = (count + longestRow - 1) / longestRow
    return (0..<rows).map { count / rows + ($0 < count % rows ? 1 : 0) }
  }

  private static func markup(_ tile: Tile, isFirst: Bool, span: Int) -> Markup {
    .element(
      "div", ["class": isFirst ? "tile starts" : "tile", "style": "--span:\(span)"],
      .element("p", ["class": "name"], text: tile.name),
      .element(
        "p", ["class": "value"], .text(tile.value),
        tile.unit.isEmpty
          ? .none : .text(tile.gap) + .element("span", ["class": "unit"], text: tile.unit)),
      .element("dl", [:], tile.lines.map(line)),
      spark(tile))
  }

  private static func line(_ line: Tile.Line) -> Markup {
    let aside = line.aside.map { aside in
      Markup.text(" ") + .element("span", ["class": "aside"], text: aside)
    }
    return .element("dt", [:], text: line.name)
      + .element(
        "dd", ["class": aside == nil ? line.tone?.rawValue : "pair"], .text(line.text),
        aside ?? .none)
  }

  private static func spark(_ tile: Tile) -> Markup {
    guard tile.course.compactMap({ $0 }).count > 1 else { return .none }
    let caption = Caption(id: "spark-\(tile.id)", label: tile.courseLabel)
    let svg = Sparkline(caption, values: tile.course).svg(width: 190)
    return .element("div", ["class": "spark"], Markup(trusted: svg))
  }
}

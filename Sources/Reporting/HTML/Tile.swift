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
    let columns = columnCount(tiles.count)
    let items = tiles.enumerated().map { index, tile in
      markup(tile, startsRow: index % columns == 0)
    }
    return .element("div", ["class": "tiles", "style": "--columns:\(columns)"], items)
  }

  /// How many stand side by side, so that no row ends in an empty cell where that can be had.
  static func columnCount(_ count: Int) -> Int {
    guard count > 5 else { return max(1, count) }
    return [4, 5, 3].first { count % $0 == 0 } ?? 4
  }

  private static func markup(_ tile: Tile, startsRow: Bool) -> Markup {
    .element(
      "div", ["class": startsRow ? "tile starts" : "tile"],
      .element("p", ["class": "name"], text: tile.name),
      .element(
        "p", ["class": "value"], .text(tile.value),
        tile.unit.isEmpty
          ? .none : .text(" ") + .element("span", ["class": "unit"], text: tile.unit)),
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

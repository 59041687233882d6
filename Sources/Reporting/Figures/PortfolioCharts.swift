import Charts
import SQLite
import Warehouse

/// Charts of two measures.
extension ChartMaker {
  /// Growth over relative share: question marks, stars, dogs and cash cows.
  func bubbles(_ source: ChartSource) -> (any Chart)? {
    let divide = source.definition.column("divide").flatMap { column in
      source.answer.rows.lazy.compactMap { source.answer.value($0, column).number }.first
    }
    let bubbles = largest(source).map { bubble($0, source) }
    guard bubbles.contains(where: { $0.x != nil && $0.y != nil }) else { return nil }
    let positions = ["question mark", "star", "dog", "cash cow"].map {
      wording.value($0, of: "positions")
    }
    let quadrants = Quadrants(
      x: 1, y: divide ?? 0, topLeft: positions[0], topRight: positions[1],
      bottomLeft: positions[2], bottomRight: positions[3])
    return ScatterChart(
      caption, x: shareMeasure, y: growthMeasure(source), bubbles: bubbles, hasLogarithmicX: true,
      quadrants: quadrants)
  }

  /// More bubbles than that are a cloud: the largest are drawn, and the table has them all.
  static let mostBubbles = 150

  private func placed(_ source: ChartSource) -> [CompactRow] {
    source.answer.rows.filter {
      source.number($0, "x") != nil && source.number($0, "y") != nil
    }
  }

  /// How many bubbles are drawn, and how many rows have no place or no room.
  func bubbleNote(_ source: ChartSource) -> String? {
    let placed = placed(source).count
    let shown = min(placed, Self.mostBubbles)
    guard shown < source.answer.rows.count, shown > 0 else { return nil }
    return wording.sentence(
      "charts.drawn",
      ["shown": .count(Int64(shown)), "all": .count(Int64(source.answer.rows.count))])
  }

  private func largest(_ source: ChartSource) -> [CompactRow] {
    let rows = placed(source)
    guard rows.count > Self.mostBubbles else { return rows }
    let sized = rows.enumerated().sorted { one, other in
      let sizes = (
        source.number(one.element, "size") ?? 0, source.number(other.element, "size") ?? 0
      )
      return sizes.0 == sizes.1 ? one.offset < other.offset : sizes.0 > sizes.1
    }
    return sized.prefix(Self.mostBubbles).map(\.element)
  }

  private func bubble(_ row: CompactRow, _ source: ChartSource) -> Bubble {
    let advice = source.answer.value(row, "advice").string ?? ""
    let isBad = advice == "withdraw" || advice == "reprice"
    let size = source.number(row, "size")
    let detail = [
      size.map { "\(source.heading("size")) \(source.measure("size").value($0))" },
      advice.isEmpty ? nil : wording.value(advice, of: "advice"),
    ]
    return Bubble(
      TableView.shortened(source.text(row, "label"), to: 40), x: source.number(row, "x"),
      y: source.number(row, "y"), size: size, tone: isBad ? .bad : .accent,
      priority: isBad ? 1 : 0, detail: detail.compactMap { $0 }.joined(separator: ", "))
  }

  private var shareMeasure: Measure {
    let numbers = wording.numbers
    return Measure(
      unit: wording.text("charts.relative_share"),
      tick: { numbers.fixed($0, decimals: $0 >= 1 ? 0 : $0 >= 0.1 ? 1 : $0 >= 0.01 ? 2 : 3) },
      value: { numbers.fixed($0, decimals: 2) })
  }

  private func growthMeasure(_ source: ChartSource) -> Measure {
    let plain = source.measure("y")
    return Measure(unit: wording.text("charts.growth"), tick: plain.tick, value: plain.value)
  }

  /// Rows of a map; the table has them all.
  private static let mostHeatRows = 36

  func heat(_ source: ChartSource) -> (any Chart)? {
    let rows = Array(
      unique(source.answer.rows.map { source.text($0, "row") }).prefix(Self.mostHeatRows))
    let columns = ascending(unique(source.answer.rows.map { source.text($0, "column") }))
    var values = rows.map { _ in [Double?](repeating: nil, count: columns.count) }
    for row in source.answer.rows {
      guard let line = place(of: source.text(row, "row"), in: rows),
        let place = place(of: source.text(row, "column"), in: columns)
      else { continue }
      values[line][place] = source.number(row, "value")
    }
    return HeatMap(
      caption, measure: source.measure("value"), rows: rows, columns: columns, values: values)
  }

  /// Numbers in their order; names stay as the answer has them.
  private func ascending(_ names: [String]) -> [String] {
    let numbers = names.compactMap { Int($0) }
    return numbers.count == names.count ? numbers.sorted().map(String.init) : names
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<ExactText> = []
    return names.filter { seen.insert(ExactText($0)).inserted }
  }

  private func place(of name: String, in names: [String]) -> Int? {
    names.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }
}

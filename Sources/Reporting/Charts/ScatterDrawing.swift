/// The layout of a scatter chart at one width.
struct ScatterDrawing {
  private let chart: ScatterChart
  private let width: Double
  private let height: Double
  private let plot: Box
  private let xAxis: ValueAxis
  private let yAxis: ValueAxis
  private let x: Scale
  private let y: Scale
  private let spots: [Spot]

  /// The lines above and below the plot that bear the quadrants' names.
  private static let nameHeight = 16.0

  /// A bubble with its place.
  private struct Spot {
    var bubble: Bubble
    var center: Point
    var radius: Double
    /// Set where the value lies beyond the axis: 1 above it, −1 below.
    var beyond: Double
  }

  init(_ chart: ScatterChart, width: Double) {
    self.chart = chart
    self.width = width
    height = width < Layout.wide ? 340 : (width < 800 ? 380 : 460)
    let bubbles = chart.drawable
    xAxis = Self.xAxis(chart, bubbles.compactMap(\.x))
    yAxis = Self.yAxis(chart, bubbles.compactMap(\.y))
    let left = min(yAxis.labelWidth + 10, width * 0.45)
    let names = chart.quadrants == nil ? 0 : Self.nameHeight
    plot = Box(
      left: left, top: PlotEdge.top(unit: chart.yMeasure.unit) + names, right: width - 4,
      bottom: height - PlotEdge.bottom(unit: chart.xMeasure.unit) - names)
    // No bubble leaves the plot, not even the largest at its edge.
    let largest = Self.largestRadius(width: width, count: bubbles.count)
    x = Scale(
      domain: xAxis.domain, start: plot.left + largest, end: plot.right - largest,
      kind: chart.hasLogarithmicX ? .logarithmic : .linear)
    y = Scale(domain: yAxis.domain, start: plot.bottom - largest, end: plot.top + largest)
    spots = Self.spots(bubbles, x, y, largest: largest)
  }

  /// The more bubbles, the smaller, so that a crowd still shows its members.
  private static func largestRadius(width: Double, count: Int) -> Double {
    let most = width < Layout.wide ? 16.0 : 22
    return max(most * min((20 / Double(max(count, 1))).squareRoot(), 1), 6)
  }

  private static func xAxis(_ chart: ScatterChart, _ values: [Double]) -> ValueAxis {
    guard chart.hasLogarithmicX, let low = values.min(), let high = values.max() else {
      let values = values + (chart.quadrants.map { [$0.x] } ?? [])
      return ValueAxis(values, measure: chart.xMeasure, includesZero: false, count: 5)
    }
    let split = chart.quadrants.map(\.x).flatMap { $0 > 0 ? $0 : nil } ?? low
    let domain = Ticks.niceLogarithmic(min(low, split)...max(high, split))
    let ticks = Ticks.logarithmic(domain, count: 6)
    return ValueAxis(domain: domain, ticks: ticks, measure: chart.xMeasure)
  }

  private static func yAxis(_ chart: ScatterChart, _ values: [Double]) -> ValueAxis {
    let shown = chart.keepsOutliersAtEdge ? Outliers.inside(values) : values
    let values = shown + (chart.quadrants.map { [$0.y] } ?? [])
    return ValueAxis(values, measure: chart.yMeasure, includesZero: false, count: 6)
  }

  /// Largest first, so that small bubbles lie on top.
  private static func spots(_ bubbles: [Bubble], _ x: Scale, _ y: Scale, largest: Double) -> [Spot]
  {
    let most = bubbles.compactMap(\.size).max() ?? 0
    return bubbles.compactMap { bubble -> Spot? in
      guard let xValue = bubble.x, let yValue = bubble.y else { return nil }
      let share = most > 0 ? max(bubble.size ?? 0, 0) / most : 0
      let inside = min(max(yValue, y.domain.lowerBound), y.domain.upperBound)
      return Spot(
        bubble: bubble, center: Point(x: x(xValue), y: y(inside)),
        radius: max(largest * share.squareRoot(), 3.5),
        beyond: yValue > inside ? 1 : (yValue < inside ? -1 : 0))
    }.sorted { $0.radius > $1.radius }
  }

  func rendered() -> String {
    var drawing = Drawing(chart.caption, width: width, height: height)
    var frame = plot
    frame.bottom += chart.quadrants == nil ? 0 : Self.nameHeight
    drawing.addVerticalAxis(yAxis, y, plot: plot, marksZero: false)
    drawing.addHorizontalAxis(xAxis, x, plot: frame, marksZero: false)
    addQuadrants(to: &drawing)
    for spot in spots { add(spot, to: &drawing) }
    addLabels(to: &drawing)
    return drawing.rendered()
  }

  /// The lines of the cross, which labels avoid where they can.
  private var cross: [Box] {
    guard let quadrants = chart.quadrants else { return [] }
    let middle = Point(x: x(quadrants.x), y: y(quadrants.y))
    return [
      Box(left: middle.x - 1, top: plot.top, right: middle.x + 1, bottom: plot.bottom),
      Box(left: plot.left, top: middle.y - 1, right: plot.right, bottom: middle.y + 1),
    ]
  }

  /// The cross, and the four names above and below the plot, where no bubble comes.
  private func addQuadrants(to drawing: inout Drawing) {
    guard let quadrants = chart.quadrants else { return }
    let stroke = Stroke(paint: .muted)
    let middle = Point(x: x(quadrants.x), y: y(quadrants.y))
    let top = Point(x: middle.x, y: plot.top)
    drawing.add(Mark.line(from: top, to: Point(x: middle.x, y: plot.bottom), stroke))
    let left = Point(x: plot.left, y: middle.y)
    drawing.add(Mark.line(from: left, to: Point(x: plot.right, y: middle.y), stroke))
    let style = TextStyle(paint: .muted, size: 11, hasHalo: true)
    let half = plot.width / 2 - 6
    let above = plot.top - 4
    let below = plot.bottom + style.ascent + 2
    let corners = [
      (quadrants.topLeft, Point(x: plot.left, y: above), Anchor.start),
      (quadrants.topRight, Point(x: plot.right, y: above), .end),
      (quadrants.bottomLeft, Point(x: plot.left, y: below), .start),
      (quadrants.bottomRight, Point(x: plot.right, y: below), .end),
    ]
    for (name, place, anchor) in corners {
      let text = TextMeasure.truncated(name, to: half, style)
      drawing.add(text, at: place, style, anchor: anchor)
    }
  }

  private func add(_ spot: Spot, to drawing: inout Drawing) {
    let hover = hover(of: spot.bubble)
    let paint = spot.bubble.tone.fill
    guard spot.beyond != 0 else {
      drawing.add(
        Mark.circle(
          at: spot.center, radius: spot.radius, fill: paint, opacity: 0.3, edge: paint,
          hover: hover))
      return
    }
    let tip = spot.center.moved(y: -6 * spot.beyond)
    let base = 4 * spot.beyond
    let arrow = [tip, spot.center.moved(x: 5, y: base), spot.center.moved(x: -5, y: base)]
    drawing.add(Mark.polygon(arrow, fill: paint, opacity: 0.6, edge: paint, hover: hover))
  }

  private func hover(of bubble: Bubble) -> String {
    let x = bubble.x.map(chart.xMeasure.value) ?? "–"
    let y = bubble.y.map(chart.yMeasure.value) ?? "–"
    let values = "\(PlainText.label(bubble.label)): \(x) · \(y)"
    return bubble.detail.isEmpty ? values : "\(values) · \(bubble.detail)"
  }

  private func addLabels(to drawing: inout Drawing) {
    let ranked = spots.sorted { first, second in
      (first.bubble.priority, first.radius) > (second.bubble.priority, second.radius)
    }.prefix(120)
    var placement = LabelPlacement(
      room: Box(left: plot.left + 2, top: plot.top, right: width, bottom: plot.bottom),
      circles: spots.map { (center: $0.center, radius: $0.radius + 1) },
      avoided: cross)
    let items = ranked.map { spot in
      LabelPlacement.Item(
        center: spot.center, radius: spot.radius, text: label(of: spot),
        style: Self.style(spot.bubble.tone))
    }
    for placed in placement.place(items).compactMap({ $0 }) {
      if let leader = placed.leader {
        drawing.add(Mark.line(from: leader.start, to: leader.end, Stroke(paint: .muted)))
      }
      drawing.add(placed.text, at: placed.origin, placed.style)
    }
  }

  /// Names in the colour of text, unless their colour says something.
  private static func style(_ tone: Tone) -> TextStyle {
    TextStyle(paint: tone == .accent ? .ink : tone.text, hasHalo: true)
  }

  /// The name; with its value where the axis does not show it.
  private func label(of spot: Spot) -> String {
    let name = TextMeasure.truncated(spot.bubble.label, to: width < Layout.wide ? 110 : 150)
    guard spot.beyond != 0, let value = spot.bubble.y else { return name }
    return "\(name) \(chart.yMeasure.value(value))"
  }
}

/// Values so far out that an axis through them would show nothing else.
enum Outliers {
  /// The values within three interquartile ranges of the quartiles (Tukey's outer fence; quantiles of
  /// type 7). Fewer than eight values, or a middle half without breadth, have no outliers.
  static func inside(_ values: [Double]) -> [Double] {
    guard values.count >= 8 else { return values }
    let sorted = values.sorted()
    let first = quantile(sorted, 0.25)
    let third = quantile(sorted, 0.75)
    let reach = 3 * (third - first)
    guard reach > 0 else { return values }
    return values.filter { $0 >= first - reach && $0 <= third + reach }
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let position = share * Double(sorted.count - 1)
    let lower = Int(position)
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (sorted[upper] - sorted[lower]) * (position - Double(lower))
  }
}

/// The same small chart for each of many series, on one scale, so that more than five can be compared.
public struct SmallMultiples: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// The time axis, oldest first.
  public var periods: [Period]
  /// A panel each, in the order given; its tone is that of the line.
  public var series: [Series]

  /// Each parameter is described at the property of its name.
  public init(_ caption: Caption, measure: Measure, periods: [Period], series: [Series]) {
    self.caption = caption
    self.measure = measure
    self.periods = periods
    self.series = series
  }

  private static let panelHeight = 104.0
  private static let gap = 20.0

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let values = series.flatMap { $0.values.prefix(periods.count).compactMap { $0 } }
    guard !values.isEmpty else { return Drawing.empty(caption, width: width) }
    let columns = max(1, min(series.count, Int(width / 170)))
    let rows = (series.count + columns - 1) / columns
    let top = measure.unit.isEmpty ? 0.0 : 22
    let height = top + Double(rows) * Self.panelHeight
    var drawing = Drawing(caption, width: width, height: height)
    drawing.addUnit(measure.unit)
    let axis = ValueAxis(values, measure: measure, includesZero: true, count: 2)
    let breadth = (width - Self.gap * Double(columns - 1)) / Double(columns)
    for (index, one) in series.enumerated() {
      let left = Double(index % columns) * (breadth + Self.gap)
      let panelTop = top + Double(index / columns) * Self.panelHeight
      let room = Box(
        left: left, top: panelTop, right: left + breadth, bottom: panelTop + Self.panelHeight)
      addPanel(one, in: room, axis, to: &drawing)
    }
    return drawing.rendered()
  }

  private func addPanel(
    _ one: Series, in room: Box, _ axis: ValueAxis, to drawing: inout Drawing
  ) {
    let plot = Box(
      left: room.left, top: room.top + 20, right: room.right - 4, bottom: room.bottom - 32)
    let y = Scale(domain: axis.domain, start: plot.bottom, end: plot.top)
    let x = PointScale(count: periods.count, start: plot.left, end: plot.right)
    addHead(one, in: room, to: &drawing)
    for edge in Set([axis.domain.lowerBound, 0, axis.domain.upperBound]).sorted() {
      let stroke = Stroke(paint: edge == 0 ? .muted : .rule)
      let start = Point(x: plot.left, y: y(edge))
      drawing.add(Mark.line(from: start, to: Point(x: room.right, y: y(edge)), stroke))
    }
    let points = one.values.prefix(periods.count).enumerated().map { index, value in
      value.map { Point(x: x(index), y: y($0)) }
    }
    for stretch in points.split(separator: nil) {
      let line = stretch.compactMap { $0 }
      drawing.add(
        line.count == 1
          ? Mark.circle(at: line[0], radius: 1.5, fill: one.tone.fill)
          : Mark.polyline(line, Stroke(paint: one.tone.fill, width: 1.5)))
    }
    if let last = points.last(where: { $0 != nil }), let place = last {
      drawing.add(Mark.circle(at: place, radius: 3, fill: one.tone.fill))
    }
    addPeriods(plot, to: &drawing)
  }

  /// The panel's name, and its last value at the right.
  private func addHead(_ one: Series, in room: Box, to drawing: inout Drawing) {
    let style = TextStyle(isBold: true)
    let last = one.values.prefix(periods.count).compactMap { $0 }.last
    let value = last.map(measure.value) ?? "–"
    let taken = TextMeasure.width(value, style) + 8
    let name = TextMeasure.truncated(one.name, to: room.width - taken, style)
    let baseline = room.top + style.ascent
    drawing.add(name, at: Point(x: room.left, y: baseline), style)
    drawing.add(value, at: Point(x: room.right, y: baseline), style, anchor: .end)
  }

  /// The first and the last period.
  private func addPeriods(_ plot: Box, to drawing: inout Drawing) {
    guard let earliest = periods.first, let latest = periods.last else { return }
    let style = TextStyle(paint: .muted)
    let baseline = plot.bottom + 15
    let room = plot.width / 2 - 4
    let isNarrow = [earliest, latest].contains { TextMeasure.width($0.name) > room }
    let (first, last) = isNarrow ? (earliest.brief, latest.brief) : (earliest.name, latest.name)
    let start = TextMeasure.truncated(first, to: periods.count > 1 ? room : plot.width)
    drawing.add(start, at: Point(x: plot.left, y: baseline), style)
    guard periods.count > 1 else { return }
    let end = TextMeasure.truncated(last, to: room)
    drawing.add(end, at: Point(x: plot.right + 4, y: baseline), style, anchor: .end)
  }
}

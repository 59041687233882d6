/// Lines over time, each named at its end. Up to five read well; for more use `SmallMultiples`.
public struct LineChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// The time axis, oldest first.
  public var periods: [Period]
  /// The most important first: it is painted on top, and keeps its label where room is short.
  public var series: [Series]
  /// False lets the axis begin near the lowest value, for rates whose distance from zero says
  /// nothing; the axis then shows where it begins.
  public var includesZero: Bool

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, measure: Measure, periods: [Period], series: [Series],
    includesZero: Bool = true
  ) {
    self.caption = caption
    self.measure = measure
    self.periods = periods
    self.series = series
    self.includesZero = includesZero
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let ends = series.compactMap(end)
    guard !ends.isEmpty else { return Drawing.empty(caption, width: width) }
    let values = series.flatMap { $0.values.prefix(periods.count).compactMap { $0 } }
    let labels = EndLabels(ends.map(\.label), room: width * 0.34)
    let plot = PeriodPlot(
      values, measure: measure, includesZero: includesZero, periods: periods, width: width,
      labelWidth: labels.width)
    var drawing = Drawing(caption, width: width, height: plot.height)
    plot.addAxes(to: &drawing)
    for one in series.reversed() {
      plot.addLine(one, width: one.tone == .context ? 1.5 : 2, to: &drawing)
    }
    drawEnds(ends, plot, on: &drawing)
    plot.addHover(series, measure: measure, to: &drawing)
    return drawing.rendered()
  }

  /// A series' last known value.
  private struct End {
    var index: Int
    var value: Double
    var label: EndLabels.Item
  }

  private func end(of one: Series) -> End? {
    let shown = one.values.prefix(periods.count)
    guard let index = shown.lastIndex(where: { $0 != nil }), let value = shown[index] else {
      return nil
    }
    let label = EndLabels.Item(name: one.name, value: measure.value(value), tone: one.tone)
    return End(index: index, value: value, label: label)
  }

  private func drawEnds(_ ends: [End], _ plot: PeriodPlot, on drawing: inout Drawing) {
    for end in ends.reversed() where end.label.tone != .context {
      let place = plot.point(end.index, end.value)
      drawing.add(Mark.circle(at: place, radius: 3.5, fill: end.label.tone.fill, edge: .paper))
    }
    var atEdge: [EndLabels.Item] = []
    var placement = LabelPlacement(room: plot.box, circles: plot.trace(series))
    for end in ends {
      let isEarly = end.index < periods.count - 1
      if isEarly, draw(end, plot, with: &placement, on: &drawing) { continue }
      var label = end.label
      label.y = plot.y(end.value)
      atEdge.append(label)
    }
    EndLabels(atEdge, room: drawing.width * 0.34).draw(
      on: &drawing, left: plot.box.right, range: plot.labelRange)
  }

  /// Names a line that ends before the others, such as the year so far, where it ends; false where
  /// there is no room among the lines.
  private func draw(
    _ end: End, _ plot: PeriodPlot, with placement: inout LabelPlacement,
    on drawing: inout Drawing
  ) -> Bool {
    let style = TextStyle(
      paint: end.label.tone.text, isBold: !end.label.tone.isQuiet, hasHalo: true)
    let text = TextMeasure.truncated(
      "\(end.label.name) \(end.label.value)", to: plot.box.width / 2, style)
    let item = LabelPlacement.Item(
      center: plot.point(end.index, end.value), radius: 4, text: text, style: style)
    guard let placed = placement.place([item])[0] else { return false }
    if let leader = placed.leader {
      drawing.add(Mark.line(from: leader.start, to: leader.end, Stroke(paint: .muted)))
    }
    drawing.add(placed.text, at: placed.origin, placed.style)
    return true
  }
}

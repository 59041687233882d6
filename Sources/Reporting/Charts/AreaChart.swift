/// One area over time, or several stacked to a total. Where a stack would hold a negative value, which
/// has no honest place in it, the series are drawn as lines.
public struct AreaChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// The time axis, oldest first.
  public var periods: [Period]
  /// From the bottom of the stack up. Where one is unknown, the whole stack has a gap.
  public var series: [Series]

  /// Each parameter is described at the property of its name.
  public init(_ caption: Caption, measure: Measure, periods: [Period], series: [Series]) {
    self.caption = caption
    self.measure = measure
    self.periods = periods
    self.series = series
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let isNegative = series.contains { $0.values.contains { ($0 ?? 0) < 0 } }
    if series.count > 1 && isNegative {
      return LineChart(caption, measure: measure, periods: periods, series: series)
        .svg(width: width)
    }
    let layers = layers()
    let values = layers.flatMap { $0.tops.compactMap { $0 } }
    guard !values.isEmpty else { return Drawing.empty(caption, width: width) }
    return drawn(layers, values: values, width: width)
  }

  /// A series of the stack with its lower and upper edge.
  private struct Layer {
    var series: Series
    var bases: [Double?]
    var tops: [Double?]
  }

  private func layers() -> [Layer] {
    let isComplete = periods.indices.map { index in
      series.allSatisfy { $0.value(at: index) != nil }
    }
    var bases: [Double?] = isComplete.map { $0 ? 0 : nil }
    return series.map { one in
      let tops = bases.enumerated().map { index, base in
        base.flatMap { base in one.value(at: index).map { base + $0 } }
      }
      defer { bases = tops }
      return Layer(series: one, bases: bases, tops: tops)
    }
  }

  private func drawn(_ layers: [Layer], values: [Double], width: Double) -> String {
    let last = layers[0].tops.lastIndex { $0 != nil } ?? 0
    let labels = layers.map { layer in
      EndLabels.Item(
        name: layer.series.name, value: layer.series.value(at: last).map(measure.value) ?? "",
        tone: layer.series.tone)
    }
    let plot = PeriodPlot(
      values, measure: measure, includesZero: true, periods: periods, width: width,
      labelWidth: EndLabels(labels, room: width * 0.34).width)
    var drawing = Drawing(caption, width: width, height: plot.height)
    plot.addAxes(to: &drawing)
    for layer in layers { draw(layer, plot, on: &drawing) }
    let placed = zip(layers, labels).map { layer, label in
      var label = label
      label.y = plot.y(middle(of: layer, at: last))
      return label
    }
    EndLabels(placed, room: width * 0.34).draw(
      on: &drawing, left: plot.box.right, range: plot.labelRange)
    plot.addHover(series, measure: measure, to: &drawing)
    return drawing.rendered()
  }

  /// One area is named at its edge, a layer at its middle.
  private func middle(of layer: Layer, at index: Int) -> Double {
    let top = layer.tops[index] ?? 0
    return series.count == 1 ? top : (top + (layer.bases[index] ?? 0)) / 2
  }

  private func draw(_ layer: Layer, _ plot: PeriodPlot, on drawing: inout Drawing) {
    let isAlone = series.count == 1
    for (lower, upper) in zip(plot.stretches(layer.bases), plot.stretches(layer.tops)) {
      if upper.count == 1 {
        let stroke = Stroke(paint: layer.series.tone.fill, width: 3)
        drawing.add(Mark.line(from: lower[0], to: upper[0], stroke))
        continue
      }
      let area = Mark.polygon(
        upper + lower.reversed(), fill: layer.series.tone.fill, opacity: isAlone ? 0.18 : 1,
        edge: isAlone ? nil : .paper)
      drawing.add(area)
      if isAlone {
        drawing.add(Mark.polyline(upper, Stroke(paint: layer.series.tone.fill, width: 2)))
      }
    }
  }
}

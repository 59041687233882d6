/// Upright bars over time, from zero; negative values hang below it. For names rather than months,
/// `BarChart` has more room.
public struct ColumnChart: Chart {
  public var caption: Caption
  public var measure: Measure
  public var periods: [Period]
  /// A key above the plot names them when grouped, labels at the right when stacked.
  public var series: [Series]
  public var arrangement: BarArrangement
  public var emphasis: BarEmphasis

  public init(
    _ caption: Caption, measure: Measure, periods: [Period], series: [Series],
    arrangement: BarArrangement = .grouped, emphasis: BarEmphasis = .none
  ) {
    self.caption = caption
    self.measure = measure
    self.periods = periods
    self.series = series
    self.arrangement = arrangement
    self.emphasis = emphasis
  }

  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let isKnown = series.contains { one in
      periods.indices.contains { one.value(at: $0) != nil }
    }
    guard isKnown else { return Drawing.empty(caption, width: width) }
    return ColumnDrawing(self, width: width).rendered()
  }
}

/// The layout of a column chart at one width.
private struct ColumnDrawing {
  private let chart: ColumnChart
  private let width: Double
  private let stack: Stack
  private let key: Key
  private let axis: ValueAxis
  private let band: BandScale
  private let y: Scale
  private let plot: Box
  private let periodAxis: PeriodAxis
  private let endLabels: [EndLabels.Item]
  /// Every bar bears its value, so that no axis is needed.
  private let hasValues: Bool

  private var isStacked: Bool { chart.arrangement == .stacked && chart.series.count > 1 }

  init(_ chart: ColumnChart, width: Double) {
    self.chart = chart
    self.width = width
    let isStacked = chart.arrangement == .stacked && chart.series.count > 1
    let isGrouped = !isStacked && chart.series.count > 1
    stack = Stack(chart.series, count: chart.periods.count)
    let top = chart.measure.unit.isEmpty ? 0.0 : 18
    key = Key(isGrouped ? chart.series.map { ($0.name, $0.tone) } : [], top: top, width: width)
    let values = isStacked ? stack.ends : chart.series.flatMap { $0.values.compactMap { $0 } }
    axis = ValueAxis(values, measure: chart.measure, includesZero: true, count: 5)
    endLabels = isStacked ? Self.names(chart.series) : []
    let right = EndLabels(endLabels, room: width * 0.34).width
    hasValues =
      chart.series.count == 1
      && Self.fits(chart, values: values, step: width / Double(max(chart.periods.count, 1)))
    let left = hasValues ? 0 : min(axis.labelWidth + 8, width * 0.45)
    band = BandScale(
      count: chart.periods.count, start: left, end: max(width - right, left + 20), padding: 0.25)
    periodAxis = PeriodAxis(
      chart.periods, middles: chart.periods.indices.map(band.middle), width: width)
    let plotTop = PlotEdge.top(unit: chart.measure.unit) + key.height + (hasValues ? 8 : 0)
    let bottom = Layout.plotHeight(width) - periodAxis.height
    plot = Box(left: left, top: plotTop, right: band.end, bottom: bottom)
    let hangs = hasValues && (values.min() ?? 0) < 0
    y = Scale(domain: axis.domain, start: hangs ? bottom - 16 : bottom, end: plotTop)
  }

  private static func names(_ series: [Series]) -> [EndLabels.Item] {
    series.map { EndLabels.Item(name: $0.name, value: "", tone: $0.tone) }
  }

  private static func fits(_ chart: ColumnChart, values: [Double], step: Double) -> Bool {
    values.allSatisfy { TextMeasure.width(chart.measure.value($0), bold: true) <= step - 4 }
  }

  func rendered() -> String {
    var drawing = Drawing(chart.caption, width: width, height: Layout.plotHeight(width))
    if hasValues {
      addUnit(to: &drawing)
    } else {
      drawing.addVerticalAxis(axis, y, plot: plot)
    }
    key.draw(on: &drawing)
    for index in chart.periods.indices { addColumn(index, to: &drawing) }
    let zero = Point(x: plot.left, y: y(0))
    drawing.add(Mark.line(from: zero, to: Point(x: plot.right, y: y(0)), Stroke(paint: .muted)))
    drawing.addPeriodAxis(periodAxis, plot: plot)
    addEndLabels(to: &drawing)
    if !hasValues { addHover(to: &drawing) }
    return drawing.rendered()
  }

  private func addUnit(to drawing: inout Drawing) {
    let style = TextStyle(paint: .muted)
    let unit = TextMeasure.truncated(chart.measure.unit, to: width)
    drawing.add(unit, at: Point(x: 0, y: style.ascent), style)
  }

  private func addColumn(_ index: Int, to drawing: inout Drawing) {
    if isStacked {
      for segment in stack.segments[index] {
        let tone = chart.series[segment.series].tone
        let box = column(band.lead(index), band.breadth, segment.start, segment.end)
        drawing.add(Mark.box(box, fill: tone.fill, edge: band.breadth > 4 ? .paper : nil))
      }
      return
    }
    let breadth = band.breadth / Double(chart.series.count)
    for (number, one) in chart.series.enumerated() {
      guard let value = one.value(at: index) else { continue }
      let tone = chart.emphasis.tone(of: one, at: index, value: value)
      let lead = band.lead(index) + breadth * Double(number)
      let box = column(lead, breadth - (breadth > 4 ? 1 : 0), 0, value)
      drawing.add(Mark.box(box, fill: tone.fill))
      if hasValues { addValue(value, box, tone, to: &drawing) }
    }
  }

  private func column(_ lead: Double, _ breadth: Double, _ from: Double, _ to: Double) -> Box {
    Box(
      left: lead, top: min(y(from), y(to)), right: lead + breadth, bottom: max(y(from), y(to)))
  }

  private func addValue(_ value: Double, _ box: Box, _ tone: Tone, to drawing: inout Drawing) {
    let style = TextStyle(paint: tone == .context ? .muted : .ink, isBold: tone != .context)
    let baseline = value < 0 ? box.bottom + style.ascent + 1 : box.top - 4
    let place = Point(x: box.center.x, y: baseline)
    drawing.add(chart.measure.value(value), at: place, style, anchor: .middle)
  }

  /// The names stand beside the last column's layers.
  private func addEndLabels(to drawing: inout Drawing) {
    guard isStacked, let last = stack.segments.lastIndex(where: { !$0.isEmpty }) else { return }
    let placed = stack.segments[last].reversed().map { segment in
      var label = endLabels[segment.series]
      label.y = y((segment.start + segment.end) / 2)
      return label
    }
    EndLabels(placed, room: width * 0.34).draw(
      on: &drawing, left: plot.right - 6, range: (plot.top - 8)...(plot.bottom + 4))
  }

  private func addHover(to drawing: inout Drawing) {
    let titles = chart.periods.enumerated().map { index, period in
      let values = chart.series.map { one in
        "\(one.name) \(one.value(at: index).map(chart.measure.value) ?? "–")"
      }
      return "\(period.name): \(values.joined(separator: " · "))"
    }
    let middles = chart.periods.indices.map(band.middle)
    drawing.addHoverColumns(titles, middles: middles, plot: plot)
  }
}

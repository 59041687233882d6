/// The layout of a column chart at one width.
struct ColumnDrawing {
  private let chart: ColumnChart
  private let width: Double
  private let stack: Stack
  private let key: Key
  private let axis: ValueAxis
  private let band: BandScale
  private let y: Scale
  private let plot: Box
  private let periodAxis: PeriodAxis
  /// Every bar bears its value, so that no axis is needed.
  private let hasValues: Bool

  private static let labelShare = 0.34

  init(_ chart: ColumnChart, width: Double) {
    self.chart = chart
    self.width = width
    stack = Stack(chart.series, count: chart.periods.count)
    key = Self.key(chart, width: width)
    let values = Self.values(chart, stack)
    hasValues = Self.valuesFit(chart, values: values, width: width)
    axis = ValueAxis(values, measure: chart.measure, includesZero: true, count: 5)
    let left = hasValues ? 0 : min(axis.labelWidth + 8, width * 0.45)
    let right = EndLabels(Self.names(chart), room: width * Self.labelShare).width
    band = BandScale(
      count: chart.periods.count, start: left, end: max(width - right, left + 20), padding: 0.25)
    periodAxis = PeriodAxis(
      chart.periods, middles: chart.periods.indices.map(band.middle), width: width)
    let isLabelled = hasValues || chart.isHighlighting
    plot = Box(
      left: left,
      top: PlotEdge.top(unit: chart.measure.unit) + key.height + (isLabelled ? 10 : 0),
      right: band.end, bottom: Layout.plotHeight(width) - periodAxis.height)
    y = Self.scale(
      axis, values: values, plot: plot, hasValues: hasValues, isLabelled: isLabelled)
  }

  private static func key(_ chart: ColumnChart, width: Double) -> Key {
    let isNeeded = !chart.isStacked && chart.series.count > 1
    let series = isNeeded ? chart.series.map { ($0.name, $0.tone) } : []
    return Key(series, top: chart.measure.unit.isEmpty ? 0 : 18, width: width)
  }

  private static func values(_ chart: ColumnChart, _ stack: Stack) -> [Double] {
    if chart.isStacked { return stack.ends }
    return chart.series.flatMap { $0.values.prefix(chart.periods.count).compactMap { $0 } }
  }

  private static func names(_ chart: ColumnChart) -> [EndLabels.Item] {
    guard chart.isStacked else { return [] }
    return chart.series.map { EndLabels.Item(name: $0.name, value: "", tone: $0.tone) }
  }

  private static func valuesFit(_ chart: ColumnChart, values: [Double], width: Double) -> Bool {
    let room = width / Double(max(chart.periods.count, 1)) - 4
    return chart.series.count == 1
      && values.allSatisfy { TextMeasure.width(chart.measure.value($0), bold: true) <= room }
  }

  /// With an axis up to its last tick; without one the bars use the height whole, but for the room
  /// of the values below those that hang.
  private static func scale(
    _ axis: ValueAxis, values: [Double], plot: Box, hasValues: Bool, isLabelled: Bool
  ) -> Scale {
    let low = min(values.min() ?? 0, 0)
    let bottom = isLabelled && low < 0 ? plot.bottom - 16 : plot.bottom
    guard hasValues else { return Scale(domain: axis.domain, start: bottom, end: plot.top) }
    let high = max(values.max() ?? 0, 0)
    return Scale(
      domain: low < high ? low...high : 0...1, start: bottom, end: plot.top)
  }

  func rendered() -> String {
    var drawing = Drawing(chart.caption, width: width, height: Layout.plotHeight(width))
    if hasValues {
      drawing.addUnit(chart.measure.unit)
    } else {
      drawing.addVerticalAxis(axis, y, plot: plot)
    }
    key.draw(on: &drawing)
    if chart.isStacked { addStacks(to: &drawing) } else { addGroups(to: &drawing) }
    let zero = Point(x: plot.left, y: y(0))
    drawing.add(Mark.line(from: zero, to: Point(x: plot.right, y: y(0)), Stroke(paint: .muted)))
    drawing.addPeriodAxis(periodAxis, plot: plot)
    addNames(to: &drawing)
    if !hasValues { addHover(to: &drawing) }
    return drawing.rendered()
  }

  private func addStacks(to drawing: inout Drawing) {
    let edge: Paint? = band.breadth > 4 ? .paper : nil
    for (index, segments) in stack.segments.enumerated() {
      for segment in segments {
        let box = column(band.lead(index), band.breadth, segment.start, segment.end)
        drawing.add(Mark.box(box, fill: chart.series[segment.series].tone.fill, edge: edge))
      }
    }
  }

  private func addGroups(to drawing: inout Drawing) {
    let breadth = band.breadth / Double(chart.series.count)
    var taken: [Box] = []
    for index in chart.periods.indices {
      for (number, one) in chart.series.enumerated() {
        guard let value = one.value(at: index) else { continue }
        let tone = chart.emphasis.tone(of: one, at: index, value: value)
        let lead = band.lead(index) + breadth * Double(number)
        let box = column(lead, breadth - (breadth > 4 ? 1 : 0), 0, value)
        drawing.add(Mark.box(box, fill: tone.fill))
        guard hasValues || (chart.isHighlighting && tone != .context) else { continue }
        addValue(value, box, isQuiet: tone.isQuiet, avoiding: &taken, to: &drawing)
      }
    }
  }

  private func column(_ lead: Double, _ breadth: Double, _ from: Double, _ to: Double) -> Box {
    Box(
      left: lead, top: min(y(from), y(to)), right: lead + breadth, bottom: max(y(from), y(to)))
  }

  /// The value above its bar, or below one that hangs; left out where it would touch another.
  private func addValue(
    _ value: Double, _ bar: Box, isQuiet: Bool, avoiding taken: inout [Box],
    to drawing: inout Drawing
  ) {
    let style = TextStyle(paint: isQuiet ? .muted : .ink, isBold: !isQuiet, hasHalo: !hasValues)
    let text = chart.measure.value(value)
    let half = TextMeasure.width(text, style) / 2
    let baseline = value < 0 ? bar.bottom + style.ascent + 2 : bar.top - 4
    let place = Point(x: max(min(bar.center.x, width - half), plot.left + half), y: baseline)
    let box = style.box(text, at: place, anchor: .middle)
    guard !taken.contains(where: box.intersects) else { return }
    taken.append(box)
    drawing.add(text, at: place, style, anchor: .middle)
  }

  /// The names of a stack's layers beside its last column.
  private func addNames(to drawing: inout Drawing) {
    guard chart.isStacked, let last = stack.segments.last(where: { !$0.isEmpty }) else { return }
    let names = Self.names(chart)
    let placed = last.reversed().map { segment in
      var label = names[segment.series]
      label.y = y((segment.start + segment.end) / 2)
      return label
    }
    EndLabels(placed, room: width * Self.labelShare).draw(
      on: &drawing, left: plot.right - 6, range: (plot.top - 8)...(plot.bottom + 4))
  }

  private func addHover(to drawing: inout Drawing) {
    let titles = Hover.titles(chart.periods, chart.series, chart.measure)
    let middles = chart.periods.indices.map(band.middle)
    drawing.addHoverColumns(titles, middles: middles, plot: plot)
  }
}

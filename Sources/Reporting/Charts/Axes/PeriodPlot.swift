/// The frame that line, area and fan share: values upwards, periods along, labels at the right.
struct PeriodPlot {
  let box: Box
  let height: Double
  let x: PointScale
  let y: Scale
  private let axis: ValueAxis
  private let periodAxis: PeriodAxis
  private let periods: [Period]

  /// - Parameters:
  ///   - values: all that must fit.
  ///   - labelWidth: the room for labels at the right.
  init(
    _ values: [Double], measure: Measure, includesZero: Bool, periods: [Period], width: Double,
    labelWidth: Double
  ) {
    axis = ValueAxis(values, measure: measure, includesZero: includesZero, count: 5)
    let left = min(axis.labelWidth + 8, width * 0.45)
    x = PointScale(count: periods.count, start: left, end: max(width - labelWidth - 4, left + 20))
    let middles = periods.indices.map(x.callAsFunction)
    periodAxis = PeriodAxis(periods, middles: middles, width: width)
    height = Layout.plotHeight(width)
    box = Box(
      left: left, top: PlotEdge.top(unit: measure.unit), right: x.end,
      bottom: height - periodAxis.height)
    y = Scale(domain: axis.domain, start: box.bottom, end: box.top)
    self.periods = periods
  }

  /// Where labels at the right may stand.
  var labelRange: ClosedRange<Double> { (box.top - 8)...(box.bottom + 4) }

  func addAxes(to drawing: inout Drawing) {
    drawing.addVerticalAxis(axis, y, plot: box)
    drawing.addPeriodAxis(periodAxis, plot: box)
  }

  func point(_ index: Int, _ value: Double) -> Point { Point(x: x(index), y: y(value)) }

  /// The unbroken stretches of a series.
  func stretches(_ values: [Double?]) -> [[Point]] {
    var stretches: [[Point]] = [[]]
    for (index, value) in values.prefix(periods.count).enumerated() {
      if let value {
        stretches[stretches.count - 1].append(point(index, value))
      } else if stretches.last?.isEmpty == false {
        stretches.append([])
      }
    }
    return stretches.filter { !$0.isEmpty }
  }

  /// Where the lines run: a small circle every few px, for labels to keep clear of.
  func trace(_ series: [Series]) -> [(center: Point, radius: Double)] {
    series.flatMap { stretches($0.values) }.flatMap { stretch in
      zip(stretch, stretch.dropFirst()).flatMap(Self.circles)
    }
  }

  private static func circles(
    from start: Point, to end: Point
  ) -> [(center: Point, radius: Double)] {
    let across = end.x - start.x
    let down = end.y - start.y
    let steps = max(across / 6, abs(down) / 6, 1).rounded(.up)
    return stride(from: 0.0, through: steps, by: 1).map { step in
      let share = step / steps
      return (center: start.moved(x: across * share, y: down * share), radius: 3.0)
    }
  }

  /// Draws a series as a line; a value between two gaps, which has no line, as a dot. Thin dashes lead
  /// over a gap, so that it is seen what goes on behind it.
  func addLine(_ series: Series, width: Double, to drawing: inout Drawing) {
    let stroke = Stroke(paint: series.tone.fill, width: width, isDashed: series.isDashed)
    let stretches = stretches(series.values)
    for (before, after) in zip(stretches, stretches.dropFirst()) {
      guard let start = before.last, let end = after.first else { continue }
      drawing.add(Mark.line(from: start, to: end, Stroke(paint: series.tone.fill, isDashed: true)))
    }
    for stretch in stretches {
      if stretch.count == 1 {
        drawing.add(Mark.circle(at: stretch[0], radius: width + 1, fill: series.tone.fill))
      } else {
        drawing.add(Mark.polyline(stretch, stroke))
      }
    }
  }

  /// Names each period's values to a pointer.
  func addHover(_ series: [Series], measure: Measure, to drawing: inout Drawing) {
    let titles = Hover.titles(periods, series, measure)
    drawing.addHoverColumns(titles, middles: periods.indices.map(x.callAsFunction), plot: box)
  }
}

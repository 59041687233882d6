/// A month to come: what is expected, and how wrong that may be.
public struct FanPoint: Sendable {
  /// The middle of the projection.
  public var expected: Double
  /// The inner interval, as 80 %.
  public var inner: ClosedRange<Double>
  /// The outer interval, as 95 %; holds the inner one.
  public var outer: ClosedRange<Double>

  /// Each parameter is described at the property of its name.
  public init(expected: Double, inner: ClosedRange<Double>, outer: ClosedRange<Double>) {
    self.expected = expected
    self.inner = inner
    self.outer = outer
  }
}

/// The past as a line, the months to come as a dashed one in the middle of two bands.
public struct FanChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// Of the past and of the projection, in one row.
  public var periods: [Period]
  /// One for each past period.
  public var history: [Double?]
  /// Continues after the past.
  public var projection: [FanPoint]
  /// For comparison over all periods, such as the target or the year before.
  public var context: [Series]
  /// "expected", "80 %", "95 %", in the reader's language.
  public var expectedName: String
  /// Of the inner interval: "80 %".
  public var innerName: String
  /// Of the outer interval: "95 %".
  public var outerName: String

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, measure: Measure, periods: [Period], history: [Double?],
    projection: [FanPoint], context: [Series] = [], expectedName: String, innerName: String,
    outerName: String
  ) {
    self.caption = caption
    self.measure = measure
    self.periods = periods
    self.history = history.map(Finite.value)
    self.projection = projection.filter(\.isFinite)
    self.context = context
    self.expectedName = expectedName
    self.innerName = innerName
    self.outerName = outerName
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let values = shownValues
    guard !values.isEmpty, !periods.isEmpty else {
      return Drawing.empty(caption, width: width)
    }
    let labels = EndLabels(endLabels, room: width * 0.34)
    let plot = PeriodPlot(
      values, measure: measure, includesZero: true, periods: periods, width: width,
      labelWidth: labels.width)
    var drawing = Drawing(caption, width: width, height: plot.height)
    plot.addAxes(to: &drawing)
    for series in context { plot.addLine(series, width: 1.5, to: &drawing) }
    addBand(\.outer, opacity: 0.14, plot, to: &drawing)
    addBand(\.inner, opacity: 0.22, plot, to: &drawing)
    plot.addLine(Series("", history), width: 2, to: &drawing)
    addExpected(plot, to: &drawing)
    addLabels(plot, to: &drawing)
    addHover(plot, to: &drawing)
    return drawing.rendered()
  }

  /// The projection, as far as the periods go.
  private var shown: ArraySlice<FanPoint> {
    projection.prefix(max(periods.count - history.count, 0))
  }

  private var shownValues: [Double] {
    let past = history.prefix(periods.count).compactMap { $0 }
    let coming = shown.flatMap { [$0.outer.lowerBound, $0.outer.upperBound, $0.expected] }
    return past + coming + context.flatMap { $0.values.prefix(periods.count).compactMap { $0 } }
  }

  private var endLabels: [EndLabels.Item] {
    let past = history.prefix(periods.count).compactMap { $0 }.last
    guard let last = shown.last else {
      return [EndLabels.Item(name: "", value: past.map(measure.value) ?? "", tone: .accent)]
    }
    return [
      EndLabels.Item(
        name: expectedName, value: measure.value(last.expected), tone: .accent),
      EndLabels.Item(name: "", value: innerName, tone: .context),
      EndLabels.Item(name: "", value: outerName, tone: .context),
    ]
      + context.filter { one in one.values.contains { $0 != nil } }.map {
        EndLabels.Item(name: $0.name, value: "", tone: $0.tone)
      }
  }

  private func addLabels(_ plot: PeriodPlot, to drawing: inout Drawing) {
    var ends: [Double] = []
    if let last = shown.last {
      let inner = (last.inner.upperBound + last.expected) / 2
      let outer = (last.outer.upperBound + last.inner.upperBound) / 2
      ends = [last.expected, inner, outer]
      ends += context.compactMap { $0.values.prefix(periods.count).compactMap { $0 }.last }
    } else {
      ends = [history.compactMap { $0 }.last ?? 0]
    }
    let placed = zip(endLabels, ends).map { label, end in
      var label = label
      label.y = plot.y(end)
      return label
    }
    EndLabels(placed, room: drawing.width * 0.34).draw(
      on: &drawing, left: plot.box.right, range: plot.labelRange)
  }

  /// The last known month, from which the bands open.
  private var hinge: (index: Int, value: Double)? {
    guard let value = history.last ?? nil else { return nil }
    return (history.count - 1, value)
  }

  private func addBand(
    _ interval: KeyPath<FanPoint, ClosedRange<Double>>, opacity: Double, _ plot: PeriodPlot,
    to drawing: inout Drawing
  ) {
    guard !shown.isEmpty else { return }
    let start = hinge.map { [plot.point($0.index, $0.value)] } ?? []
    let above = shown.enumerated().map { index, point in
      plot.point(history.count + index, point[keyPath: interval].upperBound)
    }
    let below = shown.enumerated().map { index, point in
      plot.point(history.count + index, point[keyPath: interval].lowerBound)
    }
    drawing.add(
      Mark.polygon(start + above + below.reversed(), fill: .accent, opacity: opacity))
  }

  private func addExpected(_ plot: PeriodPlot, to drawing: inout Drawing) {
    let start = hinge.map { [plot.point($0.index, $0.value)] } ?? []
    let points = shown.enumerated().map { index, point in
      plot.point(history.count + index, point.expected)
    }
    let stroke = Stroke(paint: .accent, width: 2, isDashed: true)
    if !points.isEmpty { drawing.add(Mark.polyline(start + points, stroke)) }
    let dots = plot.x.step >= 16 ? points : points.suffix(1)
    for place in (start + dots).suffix(dots.count + 1) {
      drawing.add(Mark.circle(at: place, radius: 2.5, fill: .accent, edge: .paper))
    }
  }

  private func addHover(_ plot: PeriodPlot, to drawing: inout Drawing) {
    let titles = periods.enumerated().map { index, period in
      "\(period.name): \(hoverText(at: index))"
    }
    drawing.addHoverColumns(titles, middles: periods.indices.map { plot.x($0) }, plot: plot.box)
  }

  private func hoverText(at index: Int) -> String {
    if index < history.count { return history[index].map(measure.value) ?? "–" }
    guard index - history.count < shown.count else { return "–" }
    let point = shown[index - history.count]
    return [
      "\(expectedName) \(measure.value(point.expected))",
      "\(innerName) \(interval(point.inner))", "\(outerName) \(interval(point.outer))",
    ].joined(separator: " · ")
  }

  private func interval(_ range: ClosedRange<Double>) -> String {
    "\(measure.value(range.lowerBound)) – \(measure.value(range.upperBound))"
  }
}

extension FanPoint {
  fileprivate var isFinite: Bool {
    [expected, inner.lowerBound, inner.upperBound, outer.lowerBound, outer.upperBound]
      .allSatisfy { Finite.value($0) != nil }
  }
}

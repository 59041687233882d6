/// Round numbers along an axis, with their text.
struct ValueAxis {
  let domain: ClosedRange<Double>
  let ticks: [(value: Double, label: String)]
  let unit: String

  /// The axis for some values.
  ///
  /// - Parameters:
  ///   - includesZero: true for everything whose length is compared; false lets the axis begin near
  ///     the lowest value, as for rates.
  ///   - count: about how many ticks; fewer where two of them would bear the same text.
  init(_ values: [Double], measure: Measure, includesZero: Bool, count: Int) {
    let extent = Self.extent(values, includesZero: includesZero)
    var domain = Ticks.nice(extent, count: count)
    var ticks = Self.labelled(Ticks.linear(domain, count: count), measure)
    var fewer = count - 1
    while fewer >= 1 && Set(ticks.map(\.label)).count < ticks.count {
      domain = Ticks.nice(extent, count: fewer)
      ticks = Self.labelled(Ticks.linear(domain, count: fewer), measure)
      fewer -= 1
    }
    self.domain = domain
    self.ticks = Self.distinct(ticks)
    unit = measure.unit
  }

  /// An axis with the domain and ticks as given.
  init(domain: ClosedRange<Double>, ticks: [Double], measure: Measure) {
    self.domain = domain
    self.ticks = Self.distinct(Self.labelled(ticks, measure))
    unit = measure.unit
  }

  /// The room that the tick labels of a vertical axis take.
  var labelWidth: Double { ticks.map { TextMeasure.width($0.label) }.max() ?? 0 }

  private static func labelled(
    _ values: [Double], _ measure: Measure
  ) -> [(value: Double, label: String)] {
    values.map { (value: $0, label: measure.tick($0)) }
  }

  private static func distinct(
    _ ticks: [(value: Double, label: String)]
  ) -> [(value: Double, label: String)] {
    var seen = Set<String>()
    return ticks.filter { seen.insert($0.label).inserted }
  }

  /// From lowest to highest; equal values get an axis from zero to twice their size, or around them.
  private static func extent(_ values: [Double], includesZero: Bool) -> ClosedRange<Double> {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let bottom = includesZero ? min(low, 0) : low
    let top = includesZero ? max(high, 0) : high
    if bottom < top { return bottom...top }
    if bottom == 0 { return 0...1 }
    let margin = bottom.magnitude / 10
    return (bottom - margin)...(top + margin)
  }
}

/// Which rows of a plot stand above and below it.
enum PlotEdge {
  /// The height of the line that bears the vertical axis's unit.
  static func top(unit: String) -> Double { unit.isEmpty ? 10 : 26 }
  /// Below a horizontal axis: its tick labels, and its unit if any.
  static func bottom(unit: String) -> Double { unit.isEmpty ? 22 : 38 }
}

extension Drawing {
  /// Horizontal grid lines with their numbers at the left, and the unit above them.
  ///
  /// - Parameters:
  ///   - marksZero: a darker line at zero, from which lengths are read.
  mutating func addVerticalAxis(
    _ axis: ValueAxis, _ scale: Scale, plot: Box, marksZero: Bool = true
  ) {
    let style = TextStyle(paint: .muted)
    for tick in axis.ticks {
      let y = scale(tick.value)
      let stroke = Stroke(paint: tick.value == 0 && marksZero ? .muted : .rule)
      add(Mark.line(from: Point(x: plot.left, y: y), to: Point(x: plot.right, y: y), stroke))
      let text = TextMeasure.truncated(tick.label, to: plot.left - 6)
      add(text, at: Point(x: plot.left - 6, y: y + 4), style, anchor: .end)
    }
    addUnit(axis.unit)
  }

  /// What a chart measures, in a line at its top left.
  mutating func addUnit(_ unit: String, top: Double = 0) {
    let style = TextStyle(paint: .muted)
    let text = TextMeasure.truncated(unit, to: width, style)
    add(text, at: Point(x: 0, y: top + style.ascent), style)
  }

  /// Vertical grid lines with their numbers below, and the unit at the lower right. Labels that
  /// would touch are left out.
  mutating func addHorizontalAxis(
    _ axis: ValueAxis, _ scale: Scale, plot: Box, marksZero: Bool = true
  ) {
    let style = TextStyle(paint: .muted)
    var taken: [Box] = []
    for tick in axis.ticks {
      let x = scale(tick.value)
      let stroke = Stroke(paint: tick.value == 0 && marksZero ? .muted : .rule)
      add(Mark.line(from: Point(x: x, y: plot.top), to: Point(x: x, y: plot.bottom), stroke))
      let half = TextMeasure.width(tick.label) / 2
      let place = Point(
        x: min(max(x, half), width - half), y: plot.bottom + 18)
      let box = style.box(tick.label, at: place, anchor: .middle).grown(by: 2)
      guard !taken.contains(where: box.intersects), half * 2 <= width else { continue }
      taken.append(box)
      add(tick.label, at: place, style, anchor: .middle)
    }
    let unit = TextMeasure.truncated(axis.unit, to: width)
    add(unit, at: Point(x: width, y: plot.bottom + 34), style, anchor: .end)
  }
}

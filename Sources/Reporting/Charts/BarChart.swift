/// Lying bars, one row a name, from zero; negative values run to the left. Each bar bears its value, so
/// there is no axis to look across to.
public struct BarChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// One row each, in the order given.
  public var categories: [String]
  /// Named numbers, one for each category.
  public var series: [Series]
  /// Side by side or on end.
  public var arrangement: BarArrangement
  /// Which bars stand out.
  public var emphasis: BarEmphasis

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, measure: Measure, categories: [String], series: [Series],
    arrangement: BarArrangement = .grouped, emphasis: BarEmphasis = .none
  ) {
    self.caption = caption
    self.measure = measure
    self.categories = categories
    self.series = series
    self.arrangement = arrangement
    self.emphasis = emphasis
  }

  var isStacked: Bool { arrangement == .stacked && series.count > 1 }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    guard !categories.isEmpty, !series.isEmpty else {
      return Drawing.empty(caption, width: width)
    }
    return BarDrawing(self, width: width).rendered()
  }
}

/// The layout of a bar chart at one width.
private struct BarDrawing {
  private let chart: BarChart
  private let width: Double
  private let stack: Stack
  private let key: Key
  private let top: Double
  private let rows: RowLabels
  private let x: Scale
  private let isStacked: Bool

  private var barHeight: Double { isStacked || chart.series.count == 1 ? 16 : 14 }
  private var barsPerRow: Double { isStacked ? 1 : Double(chart.series.count) }
  private var rowHeight: Double { rows.lineHeight + barHeight * barsPerRow + 8 }
  private var height: Double { top + rowHeight * Double(chart.categories.count) }

  init(_ chart: BarChart, width: Double) {
    self.chart = chart
    self.width = width
    isStacked = chart.isStacked
    let stack = Stack(chart.series, count: chart.categories.count)
    self.stack = stack
    let unitHeight = chart.measure.unit.isEmpty ? 0.0 : 20
    let names = chart.series.count > 1 ? chart.series.map { ($0.name, $0.tone) } : []
    key = Key(names, top: unitHeight, width: width)
    top = unitHeight + key.height
    rows = RowLabels(chart.categories, width: width)
    x = Self.scale(chart, stack, left: rows.width, right: width)
  }

  /// Holds every bar and, beyond its end, its value.
  private static func scale(
    _ chart: BarChart, _ stack: Stack, left: Double, right: Double
  ) -> Scale {
    let isStacked = chart.isStacked
    let ends = isStacked ? stack.ends : chart.series.flatMap { $0.values.compactMap { $0 } }
    let overhang = { (value: Double, end: Double) in
      Scale.Overhang(
        value: end, extent: TextMeasure.width(chart.measure.value(value), bold: true) + 5,
        isBefore: value < 0)
    }
    let totals = chart.categories.indices.compactMap { index in
      stack.total(at: index).map { overhang($0, stack.reach(at: index, negative: $0 < 0)) }
    }
    let overhangs = isStacked ? totals : ends.map { overhang($0, $0) }
    let low = min(ends.min() ?? 0, 0)
    let high = max(ends.max() ?? 0, 0)
    return Scale.fitting(
      overhangs, domain: low < high ? low...high : 0...1, from: left, to: right)
  }

  func rendered() -> String {
    var drawing = Drawing(chart.caption, width: width, height: height)
    drawing.addUnit(chart.measure.unit)
    key.draw(on: &drawing)
    for index in chart.categories.indices {
      let rowTop = top + rowHeight * Double(index)
      let barTop = rowTop + rows.lineHeight + 4
      let middle = barTop + barHeight * barsPerRow / 2
      rows.draw(index, top: rowTop + 2, middle: middle, on: &drawing)
      if isStacked {
        addStack(index, top: barTop, to: &drawing)
      } else {
        addGroup(index, top: barTop, to: &drawing)
      }
      let zero = Point(x: x(0), y: barTop - 2)
      let end = zero.moved(y: barHeight * barsPerRow + 4)
      drawing.add(Mark.line(from: zero, to: end, Stroke(paint: .muted)))
    }
    return drawing.rendered()
  }

  private func addGroup(_ index: Int, top: Double, to drawing: inout Drawing) {
    for (number, one) in chart.series.enumerated() {
      let barTop = top + barHeight * Double(number)
      guard let value = one.value(at: index) else {
        addValue("–", at: x(0), isLeft: false, top: barTop, paint: .muted, to: &drawing)
        continue
      }
      let tone = chart.emphasis.tone(of: one, at: index, value: value)
      let box = bar(0, value, top: barTop)
      let hover = "\(chart.categories[index]): \(one.name) \(chart.measure.value(value))"
      drawing.add(Mark.box(box, fill: tone.fill, hover: hover))
      addValue(
        chart.measure.value(value), at: x(value), isLeft: value < 0, top: barTop,
        paint: chart.series.count == 1 ? .ink : tone.text, to: &drawing)
    }
  }

  private func addStack(_ index: Int, top: Double, to drawing: inout Drawing) {
    for segment in stack.segments[index] {
      let one = chart.series[segment.series]
      let value = chart.measure.value(segment.end - segment.start)
      let hover = "\(chart.categories[index]): \(one.name) \(value)"
      let box = bar(segment.start, segment.end, top: top)
      drawing.add(Mark.box(box, fill: one.tone.fill, edge: .paper, hover: hover))
    }
    guard let total = stack.total(at: index) else {
      return addValue("–", at: x(0), isLeft: false, top: top, paint: .muted, to: &drawing)
    }
    let end = x(stack.reach(at: index, negative: total < 0))
    let text = chart.measure.value(total)
    addValue(text, at: end, isLeft: total < 0, top: top, paint: .ink, to: &drawing)
  }

  private func bar(_ from: Double, _ to: Double, top: Double) -> Box {
    Box(
      left: min(x(from), x(to)), top: top, right: max(x(from), x(to)),
      bottom: top + barHeight - 1)
  }

  private func addValue(
    _ text: String, at end: Double, isLeft: Bool, top: Double, paint: Paint,
    to drawing: inout Drawing
  ) {
    let style = TextStyle(paint: paint, isBold: paint == .ink)
    let place = Point(x: isLeft ? end - 4 : end + 4, y: top + barHeight / 2 + 4)
    drawing.add(text, at: place, style, anchor: isLeft ? .end : .start)
  }
}

/// The layout of a waterfall at one width: upright where every name has room below its bar, else
/// lying, with the names in rows.
struct WaterfallDrawing {
  private let chart: WaterfallChart
  private let width: Double
  private let bars: [WaterfallChart.Bar]
  private let domain: ClosedRange<Double>

  /// The height of the line of totals.
  private static let headHeight = 50.0

  init(_ chart: WaterfallChart, width: Double) {
    self.chart = chart
    self.width = width
    bars = chart.bars
    let ends = bars.flatMap { [$0.start, $0.end] }
    let low = min(ends.min() ?? 0, 0)
    let high = max(ends.max() ?? 0, 0)
    domain = low < high ? low...high : 0...1
  }

  func rendered() -> String {
    let step = width / Double(bars.count)
    let names = bars.map { TextMeasure.wrapped($0.label, to: step - 6, lines: 3) }
    let isWhole = zip(names, bars).allSatisfy { lines, bar in
      lines.joined(separator: " ") == PlainText.label(bar.label)
    }
    let fits = bars.allSatisfy { TextMeasure.width(text($0), bold: true) <= step - 4 }
    return width >= Layout.wide && isWhole && fits ? upright(names) : lying()
  }

  private func text(_ bar: WaterfallChart.Bar) -> String {
    bar.change.map(chart.measure.value) ?? "–"
  }

  /// Both totals, at the ends of a line, with an arrow between.
  private func addTotals(to drawing: inout Drawing) {
    let small = TextStyle(paint: .muted)
    let room = width / 2 - 24
    let (before, after) = (chart.before.text, chart.after.text)
    let large = Self.totalStyle([before, after], room: room)
    let label = { TextMeasure.truncated($0, to: room, small) }
    drawing.add(label(chart.before.label), at: Point(x: 0, y: 12), small)
    drawing.add(before, at: Point(x: 0, y: 31), large)
    let right = Point(x: width, y: 12)
    drawing.add(label(chart.after.label), at: right, small, anchor: .end)
    drawing.add(after, at: right.moved(y: 19), large, anchor: .end)
    let start = Point(x: TextMeasure.width(before, large) + 10, y: 25)
    let end = Point(x: width - TextMeasure.width(after, large) - 10, y: 25)
    guard end.x - start.x > 12 else { return }
    drawing.add(Mark.line(from: start, to: end, Stroke(paint: .muted)))
    let tip = [end, end.moved(x: -6, y: -3), end.moved(x: -6, y: 3)]
    drawing.add(Mark.polygon(tip, fill: .muted))
  }

  /// The largest style in which both totals have room; a figure is never cut.
  private static func totalStyle(_ totals: [String], room: Double) -> TextStyle {
    let styles = [16.0, 14, 12, 10].map { TextStyle(isBold: true, size: $0) }
    let fitting = styles.first { style in
      totals.allSatisfy { TextMeasure.width($0, style) <= room }
    }
    return fitting ?? TextStyle(isBold: true, size: 8)
  }

  private func upright(_ names: [[String]]) -> String {
    let lines = Double(names.map(\.count).max() ?? 1)
    let top = Self.headHeight + (chart.measure.unit.isEmpty ? 16 : 34)
    let bottom = top + 170
    let height = bottom + 22 + lines * TextStyle.lineHeight
    var drawing = Drawing(chart.caption, width: width, height: height)
    addTotals(to: &drawing)
    drawing.addUnit(chart.measure.unit, top: Self.headHeight)
    let y = Scale(domain: domain, start: bottom, end: top)
    let band = BandScale(count: bars.count, start: 0, end: width, padding: 0.3)
    for (index, bar) in bars.enumerated() {
      let middle = addUpright(bar, index, y, band, to: &drawing)
      for (line, name) in names[index].enumerated() {
        let place = Point(x: middle, y: bottom + 32 + Double(line) * TextStyle.lineHeight)
        drawing.add(name, at: place, style(bar), anchor: .middle)
      }
    }
    let zero = Point(x: 0, y: y(0))
    drawing.add(Mark.line(from: zero, to: Point(x: width, y: y(0)), Stroke(paint: .muted)))
    return drawing.rendered()
  }

  /// A bar with its value, and a line to where the next begins; returns the px of its middle.
  private func addUpright(
    _ bar: WaterfallChart.Bar, _ index: Int, _ y: Scale, _ band: BandScale,
    to drawing: inout Drawing
  ) -> Double {
    let box = Box(
      left: band.lead(index), top: min(y(bar.start), y(bar.end)),
      right: band.lead(index) + band.breadth, bottom: max(y(bar.start), y(bar.end)))
    drawing.add(Mark.box(box, fill: bar.tone.fill))
    if index + 1 < bars.count {
      let start = Point(x: box.right, y: y(bar.end))
      let end = Point(x: band.lead(index + 1), y: y(bar.end))
      drawing.add(Mark.line(from: start, to: end, Stroke(paint: .context)))
    }
    let baseline = (bar.change ?? 0) < 0 ? box.bottom + 13 : box.top - 4
    let place = Point(x: box.center.x, y: baseline)
    drawing.add(text(bar), at: place, TextStyle(isBold: true), anchor: .middle)
    return box.center.x
  }

  private func style(_ bar: WaterfallChart.Bar) -> TextStyle {
    bar.tone == .ink ? TextStyle(isBold: true) : TextStyle(paint: .muted)
  }

  private func lying() -> String {
    let rows = RowLabels(bars.map(\.label), width: width)
    let rowHeight = rows.lineHeight + 26
    let top = Self.headHeight + (chart.measure.unit.isEmpty ? 0 : 20)
    let height = top + rowHeight * Double(bars.count)
    var drawing = Drawing(chart.caption, width: width, height: height)
    addTotals(to: &drawing)
    drawing.addUnit(chart.measure.unit, top: Self.headHeight)
    let x = lyingScale(left: rows.width)
    let zero = Point(x: x(0), y: top)
    drawing.add(Mark.line(from: zero, to: Point(x: x(0), y: height), Stroke(paint: .muted)))
    for (index, bar) in bars.enumerated() {
      let barTop = top + rowHeight * Double(index) + rows.lineHeight + 4
      rows.draw(index, top: barTop - rows.lineHeight - 2, middle: barTop + 9, on: &drawing)
      addLying(bar, x, top: barTop, isLast: index == bars.count - 1, step: rowHeight, &drawing)
    }
    return drawing.rendered()
  }

  private func lyingScale(left: Double) -> Scale {
    let overhangs = bars.map { bar in
      let isFall = (bar.change ?? 0) < 0
      return Scale.Overhang(
        value: isFall ? min(bar.start, bar.end) : max(bar.start, bar.end),
        extent: TextMeasure.width(text(bar), bold: true) + 5, isBefore: isFall)
    }
    return Scale.fitting(overhangs, domain: domain, from: left, to: width)
  }

  private func addLying(
    _ bar: WaterfallChart.Bar, _ x: Scale, top: Double, isLast: Bool, step: Double,
    _ drawing: inout Drawing
  ) {
    let box = Box(
      left: min(x(bar.start), x(bar.end)), top: top, right: max(x(bar.start), x(bar.end)),
      bottom: top + 18)
    drawing.add(Mark.box(box, fill: bar.tone.fill))
    if !isLast {
      let start = Point(x: x(bar.end), y: box.bottom)
      let end = start.moved(y: step - 18)
      drawing.add(Mark.line(from: start, to: end, Stroke(paint: .context)))
    }
    let isFall = (bar.change ?? 0) < 0
    let place = Point(x: isFall ? box.left - 4 : box.right + 4, y: top + 13)
    drawing.add(text(bar), at: place, TextStyle(isBold: true), anchor: isFall ? .end : .start)
  }
}

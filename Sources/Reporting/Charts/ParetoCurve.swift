/// A place on a Pareto curve worth naming.
public struct ParetoPoint: Sendable {
  /// How many of the largest it takes.
  public var count: Int
  /// "62 customers hold 80 %".
  public var label: String

  /// Each parameter is described at the property of its name.
  public init(count: Int, label: String) {
    self.count = count
    self.label = label
  }
}

/// How much of a total the largest hold: the running share, largest first, against the share of all.
/// The grey diagonal is what it would be if all were equal.
public struct ParetoCurve: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// Of the horizontal axis, 0 to 1: "share of customers".
  public var xMeasure: Measure
  /// Of the vertical axis, 0 to 1: "share of contribution".
  public var yMeasure: Measure
  /// In any order. Only positive values have a share; the others stand at the end of the horizontal
  /// axis with nothing to add.
  public var values: [Double]
  /// Named places on the curve, such as the 80 % of the total.
  public var points: [ParetoPoint]

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, x: Measure, y: Measure, values: [Double], points: [ParetoPoint] = []
  ) {
    self.caption = caption
    xMeasure = x
    yMeasure = y
    self.values = values.map { max(Finite.value($0) ?? 0, 0) }
    self.points = points
  }

  /// The running share after each count from 0 to all; empty where no value is positive.
  var runningShares: [Double] {
    let largest = values.max() ?? 0
    guard largest > 0 else { return [] }
    // Against the largest, so that no sum of huge values overflows.
    let sorted = values.sorted(by: >).map { $0 / largest }
    let total = sorted.reduce(0, +)
    var running = 0.0
    return [0]
      + sorted.map { value in
        running += value
        return min(running / total, 1)
      }
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let shares = runningShares
    guard !shares.isEmpty else { return Drawing.empty(caption, width: width) }
    let quarters = [0, 0.25, 0.5, 0.75, 1]
    let xAxis = ValueAxis(domain: 0...1, ticks: quarters, measure: xMeasure)
    let yAxis = ValueAxis(domain: 0...1, ticks: quarters, measure: yMeasure)
    let height = width < Layout.wide ? 280.0 : 320
    let plot = Box(
      left: min(yAxis.labelWidth + 8, width * 0.45), top: PlotEdge.top(unit: yMeasure.unit),
      right: width - 14, bottom: height - PlotEdge.bottom(unit: xMeasure.unit))
    let x = Scale(domain: 0...1, start: plot.left, end: plot.right)
    let y = Scale(domain: 0...1, start: plot.bottom, end: plot.top)
    var drawing = Drawing(caption, width: width, height: height)
    drawing.addVerticalAxis(yAxis, y, plot: plot)
    drawing.addHorizontalAxis(xAxis, x, plot: plot)
    let diagonal = Stroke(paint: .context, isDashed: true)
    drawing.add(
      Mark.line(from: Point(x: x(0), y: y(0)), to: Point(x: x(1), y: y(1)), diagonal))
    let curve = Self.thinned(shares, pixels: plot.width).map { Point(x: x($0.0), y: y($0.1)) }
    let area = curve + [Point(x: x(1), y: y(0))]
    drawing.add(Mark.polygon(area, fill: .accent, opacity: 0.12))
    drawing.add(Mark.polyline(curve, Stroke(paint: .accent, width: 2)))
    addPoints(shares, x, y, plot, to: &drawing)
    return drawing.rendered()
  }

  /// About a point a px, however many values there are.
  private static func thinned(_ shares: [Double], pixels: Double) -> [(Double, Double)] {
    let last = shares.count - 1
    let steps = min(last, max(Int(pixels), 2))
    return (0...steps).map { step in
      let index = last * step / steps
      return (Double(index) / Double(last), shares[index])
    }
  }

  private func addPoints(
    _ shares: [Double], _ x: Scale, _ y: Scale, _ plot: Box, to drawing: inout Drawing
  ) {
    let style = TextStyle(isBold: true, hasHalo: true)
    let named = points.filter { shares.indices.contains($0.count) && $0.count > 0 }
    let places = named.map { point in
      Point(x: x(Double(point.count) / Double(shares.count - 1)), y: y(shares[point.count]))
    }
    var taken: [Box] = []
    for (point, place) in zip(named, places) {
      let foot = Point(x: place.x, y: plot.bottom)
      drawing.add(Mark.line(from: place, to: foot, Stroke(paint: .muted, isDashed: true)))
      drawing.add(Mark.circle(at: place, radius: 4, fill: .accent, edge: .paper))
      let label = label(point, at: place, plot: plot, style)
      guard !taken.contains(where: label.box.intersects) else { continue }
      taken.append(label.box)
      drawing.add(label.text, at: label.origin, style)
    }
  }

  /// Below the curve at the right of the point, or as far left as the edge demands.
  private func label(
    _ point: ParetoPoint, at place: Point, plot: Box, _ style: TextStyle
  ) -> (text: String, origin: Point, box: Box) {
    let text = TextMeasure.truncated(point.label, to: plot.width - 8, style)
    let left = min(place.x + 10, plot.right - TextMeasure.width(text, style) - 2)
    let isBeside = left >= place.x + 9.9
    let baseline = min(place.y + (isBeside ? 14 : 26), plot.bottom - 6)
    let origin = Point(x: left, y: baseline)
    return (text, origin, style.box(text, at: origin))
  }
}

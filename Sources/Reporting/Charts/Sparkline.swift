/// A small line without axes, for a tile: the shape of the last months, the last one marked. It runs
/// from the lowest to the highest value, so only its shape says anything.
public struct Sparkline: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// Oldest first; nil is a gap.
  public var values: [Double?]
  /// Of the last point.
  public var tone: Tone
  /// In px.
  public var height: Double

  /// Each parameter is described at the property of its name.
  public init(_ caption: Caption, values: [Double?], tone: Tone = .accent, height: Double = 32) {
    self.caption = caption
    self.values = values.map(Finite.value)
    self.tone = tone
    self.height = height
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = width.isFinite ? min(max(width, 40), 1200) : 120
    var drawing = Drawing(caption, width: width, height: height)
    let known = values.compactMap { $0 }
    guard let low = known.min(), let high = known.max() else { return drawing.rendered() }
    let edge = 4.0
    let x = PointScale(count: values.count, start: edge, end: width - edge)
    let y = Scale(domain: low...high, start: height - edge, end: edge)
    for stretch in stretches(x, y) {
      drawing.add(
        stretch.count == 1
          ? Mark.circle(at: stretch[0], radius: 1.2, fill: .muted)
          : Mark.polyline(stretch, Stroke(paint: .muted, width: 1.2)))
    }
    if let last = values.lastIndex(where: { $0 != nil }), let value = values[last] {
      let place = Point(x: values.count > 1 ? x(last) : width / 2, y: y(value))
      drawing.add(Mark.circle(at: place, radius: 3, fill: tone.fill))
    }
    return drawing.rendered()
  }

  private func stretches(_ x: PointScale, _ y: Scale) -> [[Point]] {
    values.indices.split { values[$0] == nil }.map { indices in
      indices.compactMap { index in values[index].map { Point(x: x(index), y: y($0)) } }
    }
  }
}

/// A bar in a table's cell, from zero to the right, or to the left of zero where it is negative.
public struct CellBar: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// Nil draws nothing but the zero line.
  public var value: Double?
  /// The smallest and the largest value of the column: one scale for all its bars.
  public var lowest: Double
  /// The other end of the column's scale; at least 0.
  public var highest: Double
  /// The meaning of its colour.
  public var tone: Tone

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, value: Double?, lowest: Double, highest: Double, tone: Tone = .pale
  ) {
    self.caption = caption
    self.value = Finite.value(value)
    self.lowest = min(Finite.value(lowest) ?? 0, 0)
    self.highest = max(Finite.value(highest) ?? 0, 0)
    self.tone = tone
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = width.isFinite ? min(max(width, 20), 1200) : 60
    var drawing = Drawing(caption, width: width, height: 12)
    let domain = lowest < highest ? lowest...highest : 0...1
    let x = Scale(domain: domain, start: 1, end: width - 1)
    if let value {
      let end = x(min(max(value, lowest), highest))
      drawing.add(
        Mark.box(
          Box(left: min(x(0), end), top: 1, right: max(x(0), end), bottom: 11), fill: tone.fill))
    }
    let top = Point(x: x(0), y: 0)
    drawing.add(Mark.line(from: top, to: top.moved(y: 12), Stroke(paint: .muted)))
    return drawing.rendered()
  }
}

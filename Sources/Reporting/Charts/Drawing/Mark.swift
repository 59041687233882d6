/// How a line is drawn.
struct Stroke: Sendable {
  var paint: Paint
  var width = 1.0
  var isDashed = false
}

/// The few shapes of which every chart is made.
enum Mark {
  static func line(from start: Point, to end: Point, _ stroke: Stroke) -> Element {
    Element(
      "line",
      [
        "x1": .number(start.x), "y1": .number(start.y), "x2": .number(end.x),
        "y2": .number(end.y), "stroke": stroke.paint.attribute,
        "stroke-width": stroke.width == 1 ? nil : .number(stroke.width),
        "stroke-dasharray": stroke.isDashed ? "4 3" : nil,
      ])
  }

  static func box(
    _ box: Box, fill: Paint, opacity: Double = 1, edge: Paint? = nil, hover: String = ""
  ) -> Element {
    Element(
      "rect",
      [
        "x": .number(box.left), "y": .number(box.top), "width": .number(max(box.width, 0)),
        "height": .number(max(box.height, 0)), "fill": fill.attribute,
        "fill-opacity": opacity == 1 ? nil : .opacity(opacity), "stroke": edge?.attribute,
      ], children: title(hover))
  }

  static func circle(
    at center: Point, radius: Double, fill: Paint, opacity: Double = 1, edge: Paint? = nil,
    hover: String = ""
  ) -> Element {
    Element(
      "circle",
      [
        "cx": .number(center.x), "cy": .number(center.y), "r": .number(radius),
        "fill": fill.attribute, "fill-opacity": opacity == 1 ? nil : .opacity(opacity),
        "stroke": edge?.attribute,
      ], children: title(hover))
  }

  static func polyline(_ points: [Point], _ stroke: Stroke) -> Element {
    Element(
      "path",
      [
        "d": .text(path(points)), "fill": "none", "stroke": stroke.paint.attribute,
        "stroke-width": stroke.width == 1 ? nil : .number(stroke.width),
        "stroke-dasharray": stroke.isDashed ? "4 3" : nil, "stroke-linejoin": "round",
      ])
  }

  static func polygon(
    _ points: [Point], fill: Paint, opacity: Double = 1, edge: Paint? = nil, hover: String = ""
  ) -> Element {
    Element(
      "path",
      [
        "d": .text(path(points) + "Z"), "fill": fill.attribute,
        "fill-opacity": opacity == 1 ? nil : .opacity(opacity), "stroke": edge?.attribute,
      ], children: title(hover))
  }

  /// Text that a reader with a pointer sees on resting over a mark.
  static func title(_ hover: String) -> [Element] {
    hover.isEmpty ? [] : [Element("title", text: PlainText.hover(hover))]
  }

  private static func path(_ points: [Point]) -> String {
    var text = ""
    for (index, point) in points.enumerated() {
      text += index == 0 ? "M" : "L"
      text += DecimalText.coordinate(point.x) + "," + DecimalText.coordinate(point.y)
    }
    return text
  }
}

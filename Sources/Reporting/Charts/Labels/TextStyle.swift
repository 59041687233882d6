/// Which point of a text its position names.
enum Anchor: String, Sendable {
  case start
  case middle
  case end

  var attribute: Attribute? { self == .start ? nil : .text(rawValue) }
}

/// How text looks. Sizes are px and never depend on the drawing's width.
struct TextStyle: Sendable, Equatable {
  /// The size of nearly all text in a chart.
  static let size = 12.0
  /// From baseline to baseline, and the height of a label's box.
  static let lineHeight = 15.0

  var paint = Paint.ink
  var isBold = false
  var size = TextStyle.size
  /// An edge in the colour of the paper keeps text readable above lines.
  var hasHalo = false

  /// From the top of a label's box down to its baseline: room for accents on capitals.
  var ascent: Double { size - 1 }
  var height: Double { size + 2 }

  func element(_ text: String, at point: Point, anchor: Anchor) -> Element {
    Element(
      "text",
      [
        "x": .number(point.x), "y": .number(point.y), "text-anchor": anchor.attribute,
        "font-size": size == TextStyle.size ? nil : .number(size),
        "font-weight": isBold ? "600" : nil,
        "fill": paint == .ink ? nil : paint.attribute,
        "stroke": hasHalo ? Paint.paper.attribute : nil, "stroke-width": hasHalo ? 3 : nil,
        "stroke-linejoin": hasHalo ? "round" : nil, "paint-order": hasHalo ? "stroke" : nil,
      ], text: PlainText.label(text))
  }

  /// The room that a text takes.
  func box(_ text: String, at point: Point, anchor: Anchor = .start) -> Box {
    let width = TextMeasure.width(text, self)
    let left =
      switch anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    let top = point.y - ascent
    return Box(left: left, top: top, right: left + width, bottom: top + height)
  }
}

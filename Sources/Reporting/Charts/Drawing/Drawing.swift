/// A chart in the making: its size and its marks, in the order of painting.
struct Drawing {
  let caption: Caption
  let width: Double
  let height: Double
  private var elements: [Element] = []

  init(_ caption: Caption, width: Double, height: Double) {
    self.caption = caption
    self.width = width
    self.height = height
  }

  mutating func add(_ element: Element) { elements.append(element) }
  mutating func add(_ more: [Element]) { elements.append(contentsOf: more) }

  /// Writes text so that `point` is the start, middle or end of its baseline.
  mutating func add(
    _ text: String, at point: Point, _ style: TextStyle = TextStyle(), anchor: Anchor = .start
  ) {
    guard !text.isEmpty else { return }
    elements.append(style.element(text, at: point, anchor: anchor))
  }

  /// Writes text that runs upwards from `point`, the start of its baseline.
  mutating func addUpright(_ text: String, at point: Point, _ style: TextStyle) {
    let (x, y) = (DecimalText.coordinate(point.x), DecimalText.coordinate(point.y))
    elements.append(
      Element(
        "g", ["transform": .text("rotate(-90 \(x) \(y))")],
        children: [style.element(text, at: point, anchor: .start)]))
  }

  /// The whole SVG. A screen reader hears the caption; the marks are hidden from it, because the
  /// table behind the chart says the same in order. Without a label the drawing is decoration and
  /// hidden whole.
  func rendered() -> String {
    let isSpoken = !caption.label.isEmpty
    let hasDetail = isSpoken && !caption.id.isEmpty && !caption.detail.isEmpty
    let identifier = "\(PlainText.identifier(caption.id))-\(Int(width))"
    let description = Element(
      "desc", ["id": .text(identifier + "-desc")], text: PlainText.hover(caption.detail))
    let marks = Element("g", ["aria-hidden": "true"], children: elements)
    return Element(
      "svg",
      [
        "id": caption.id.isEmpty ? nil : .text(identifier),
        "role": isSpoken ? "img" : nil,
        "aria-hidden": isSpoken ? nil : "true",
        "aria-label": isSpoken ? .text(PlainText.hover(caption.label)) : nil,
        "aria-describedby": hasDetail ? .text(identifier + "-desc") : nil,
        "width": .number(width), "height": .number(height),
        "viewBox": .text(
          "0 0 \(DecimalText.coordinate(width)) \(DecimalText.coordinate(height))"),
        "font-size": .number(TextStyle.size), "fill": Paint.ink.attribute,
      ], children: (hasDetail ? [description] : []) + (isSpoken ? [marks] : elements)
    ).rendered()
  }

  /// The drawing of a chart that has no data: one quiet line of text, never an empty frame.
  static func empty(_ caption: Caption, width: Double) -> String {
    var drawing = Drawing(caption, width: width, height: 40)
    let text = TextMeasure.truncated(caption.emptyText, to: width)
    drawing.add(text, at: Point(x: 0, y: 24), TextStyle(paint: .muted))
    return drawing.rendered()
  }
}

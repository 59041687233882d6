/// One measure against its target.
public struct Bullet: Sendable {
  /// What is measured, or whose.
  public var label: String
  /// What was reached; nil is unknown.
  public var value: Double?
  /// Nil where no target is set.
  public var target: Double?
  /// The meaning of its colour.
  public var tone: Tone
  /// At the right, in words: "4.18 of 4.00 m · 105 %".
  public var text: String

  /// Each parameter is described at the property of its name.
  public init(
    _ label: String, value: Double?, target: Double?, tone: Tone = .accent, text: String = ""
  ) {
    self.label = label
    self.value = Finite.value(value)
    self.target = Finite.value(target)
    self.tone = tone
    self.text = text
  }
}

/// Bars against targets: each bar from zero, the target a stroke across it.
public struct BulletChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// A row each, from the top.
  public var bullets: [Bullet]
  /// True for one measure of several people or teams; false for several measures, each of which then
  /// has its own scale, and only its distance from its target is to be compared.
  public var sharesScale: Bool

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, measure: Measure, bullets: [Bullet], sharesScale: Bool = true
  ) {
    self.caption = caption
    self.measure = measure
    self.bullets = bullets
    self.sharesScale = sharesScale
  }

  private static let rowHeight = 42.0

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    guard bullets.contains(where: { $0.value != nil || $0.target != nil }) else {
      return Drawing.empty(caption, width: width)
    }
    let top = measure.unit.isEmpty ? 0.0 : 20
    let height = top + Self.rowHeight * Double(bullets.count)
    var drawing = Drawing(caption, width: width, height: height)
    drawing.addUnit(measure.unit)
    for (index, bullet) in bullets.enumerated() {
      let rowTop = top + Self.rowHeight * Double(index)
      addHead(bullet, top: rowTop, to: &drawing)
      addBar(bullet, scale(for: bullet, width: width), top: rowTop + 19, to: &drawing)
    }
    return drawing.rendered()
  }

  private func scale(for bullet: Bullet, width: Double) -> Scale {
    let numbers = (sharesScale ? bullets : [bullet]).flatMap { one in
      [one.value, one.target].compactMap { $0 }
    }
    let low = min(numbers.min() ?? 0, 0)
    let high = max(numbers.max() ?? 0, 0)
    return Scale(domain: low < high ? low...high : 0...1, start: 1, end: width - 2)
  }

  /// The name at the left, the words at the right; where both are long the words go first, and get
  /// what a short name leaves.
  private func addHead(_ bullet: Bullet, top: Double, to drawing: inout Drawing) {
    let bold = TextStyle(isBold: true)
    let value = bullet.value.map(measure.value) ?? "–"
    let words = bullet.text.isEmpty ? value : bullet.text
    let left = drawing.width - TextMeasure.width(PlainText.label(bullet.label), TextStyle()) - 10
    let text = TextMeasure.truncated(words, to: max(drawing.width * 0.6, left), bold)
    let taken = TextMeasure.width(text, bold) + 10
    let label = TextMeasure.truncated(bullet.label, to: drawing.width - taken)
    let baseline = top + bold.ascent
    drawing.add(label, at: Point(x: 0, y: baseline))
    drawing.add(text, at: Point(x: drawing.width, y: baseline), bold, anchor: .end)
  }

  private func addBar(_ bullet: Bullet, _ x: Scale, top: Double, to drawing: inout Drawing) {
    let track = Box(left: 0, top: top, right: drawing.width, bottom: top + 12)
    drawing.add(Mark.box(track, fill: .rule, opacity: 0.5))
    if let value = bullet.value {
      let bar = Box(
        left: min(x(0), x(value)), top: top + 2, right: max(x(0), x(value)), bottom: top + 10)
      drawing.add(Mark.box(bar, fill: bullet.tone.fill))
    }
    let zero = Point(x: x(0), y: top - 1)
    drawing.add(Mark.line(from: zero, to: zero.moved(y: 14), Stroke(paint: .muted)))
    if let target = bullet.target {
      let hover = measure.value(target)
      let stroke = Box(
        left: x(target) - 1.5, top: top - 3, right: x(target) + 1.5, bottom: top + 15)
      drawing.add(Mark.box(stroke, fill: .ink, edge: .paper, hover: hover))
    }
  }
}

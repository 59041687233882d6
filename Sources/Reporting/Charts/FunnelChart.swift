/// A step on the way from many to few.
public struct FunnelStage: Sendable {
  /// What was reached.
  public var label: String
  /// How many reached it; nil is unknown.
  public var value: Double?

  /// Each parameter is described at the property of its name.
  public init(_ label: String, value: Double?) {
    self.label = label
    self.value = Finite.value(value)
  }
}

/// How many of each step reach the next: bars from a common zero, so that lengths compare, with the
/// share of the step before between them.
public struct FunnelChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// From the widest to the narrowest.
  public var stages: [FunnelStage]
  /// Writes a share of 0 to 1 in the reader's words: "42 % of those".
  public var share: NumberFormat
  /// The meaning of the bars' colour.
  public var tone: Tone

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, measure: Measure, stages: [FunnelStage], share: @escaping NumberFormat,
    tone: Tone = .accent
  ) {
    self.caption = caption
    self.measure = measure
    self.stages = stages
    self.share = share
    self.tone = tone
  }

  private static let stageHeight = 62.0

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let known = stages.compactMap { $0.value }
    guard !known.isEmpty else { return Drawing.empty(caption, width: width) }
    let top = measure.unit.isEmpty ? 0.0 : 20
    // The last stage has no share below it.
    let height = top + Self.stageHeight * Double(stages.count) - 24
    var drawing = Drawing(caption, width: width, height: height)
    drawing.addUnit(measure.unit)
    let most = max(known.max() ?? 0, 0)
    let x = Scale(domain: most > 0 ? 0...most : 0...1, start: 0, end: width)
    for index in stages.indices {
      addStage(index, x, top: top + Self.stageHeight * Double(index), to: &drawing)
    }
    return drawing.rendered()
  }

  private func addStage(_ index: Int, _ x: Scale, top: Double, to drawing: inout Drawing) {
    let stage = stages[index]
    let bold = TextStyle(isBold: true)
    let value = TextMeasure.truncated(
      stage.value.map(measure.value) ?? "–", to: drawing.width / 2, bold)
    let room = drawing.width - TextMeasure.width(value, bold) - 10
    let label = TextMeasure.truncated(stage.label, to: room)
    drawing.add(label, at: Point(x: 0, y: top + bold.ascent))
    let baseline = Point(x: drawing.width, y: top + bold.ascent)
    drawing.add(value, at: baseline, bold, anchor: .end)
    let length = x(max(stage.value ?? 0, 0))
    let bar = Box(left: 0, top: top + 18, right: max(length, 1), bottom: top + 34)
    drawing.add(Mark.box(bar, fill: tone.fill, opacity: 1 - 0.5 * depth(index)))
    addShare(after: index, top: top + 38, to: &drawing)
  }

  private func depth(_ index: Int) -> Double {
    stages.count > 1 ? 1 - Double(index) / Double(stages.count - 1) : 0
  }

  private func addShare(after index: Int, top: Double, to drawing: inout Drawing) {
    guard index + 1 < stages.count, let value = stages[index].value, value > 0,
      let next = stages[index + 1].value
    else { return }
    let style = TextStyle(paint: .muted)
    let text = TextMeasure.truncated("↓ " + share(next / value), to: drawing.width, style)
    drawing.add(text, at: Point(x: 0, y: top + style.ascent), style)
  }
}

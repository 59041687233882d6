/// One part of a change.
public struct WaterfallStep: Sendable {
  public var label: String
  /// Nil is unknown: the step keeps its name and changes nothing.
  public var change: Double?

  public init(_ label: String, change: Double?) {
    self.label = label
    self.change = Finite.value(change)
  }
}

/// What made a change: each part hangs where the one before ended, from the zero line to the sum of
/// them all. The two totals between which it happened would dwarf it, or need a cut axis that lies, so
/// they stand above as figures.
public struct WaterfallChart: Chart {
  /// A total beside the chart.
  public struct Total: Sendable {
    public var label: String
    public var text: String

    public init(_ label: String, text: String) {
      self.label = label
      self.text = text
    }
  }

  public var caption: Caption
  /// Its value format writes changes, so it should write the sign.
  public var measure: Measure
  public var steps: [WaterfallStep]
  /// The name of the last bar, the sum of the steps.
  public var sumLabel: String
  public var before: Total
  public var after: Total

  public init(
    _ caption: Caption, measure: Measure, steps: [WaterfallStep], sumLabel: String,
    before: Total, after: Total
  ) {
    self.caption = caption
    self.measure = measure
    self.steps = steps
    self.sumLabel = sumLabel
    self.before = before
    self.after = after
  }

  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    guard steps.contains(where: { $0.change != nil }) else {
      return Drawing.empty(caption, width: width)
    }
    return WaterfallDrawing(self, width: width).rendered()
  }

  /// A bar from where the steps before it ended to where it ends itself.
  struct Bar {
    var label: String
    var change: Double?
    var start: Double
    var end: Double
    var tone: Tone
  }

  /// The steps and, last, their sum.
  var bars: [Bar] {
    var running = 0.0
    let parts = steps.map { step in
      let start = running
      running += step.change ?? 0
      let tone: Tone = (step.change ?? 0) < 0 ? .bad : .good
      return Bar(
        label: step.label, change: step.change, start: start, end: running, tone: tone)
    }
    return parts + [Bar(label: sumLabel, change: running, start: 0, end: running, tone: .ink)]
  }
}

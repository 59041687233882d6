/// One part of a change.
public struct WaterfallStep: Sendable {
  /// What changed: "New customers".
  public var label: String
  /// Nil is unknown: the step keeps its name and changes nothing.
  public var change: Double?

  /// Each parameter is described at the property of its name.
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
    /// The month of the total.
    public var label: String
    /// The total as written: "3 710".
    public var text: String

    /// Each parameter is described at the property of its name.
    public init(_ label: String, text: String) {
      self.label = label
      self.text = text
    }
  }

  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// Its value format writes changes, so it should write the sign.
  public var measure: Measure
  /// The parts, in the order in which they are laid on one another.
  public var steps: [WaterfallStep]
  /// The name of the last bar, the sum of the steps.
  public var sumLabel: String
  /// The total before the change.
  public var before: Total
  /// The total after the change.
  public var after: Total

  /// Each parameter is described at the property of its name.
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

  /// The drawing, `width` px wide.
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

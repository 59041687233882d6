/// Something that happened, or lasted.
public struct TimelineEvent: Sendable {
  /// A number that grows evenly with time, such as days since some day.
  public var start: Double
  /// The last day of what lasts, such as a contract; nil for a moment.
  public var end: Double?
  /// Which of the strip's lanes it belongs to, from 0.
  public var lane: Int
  /// For the hover title: "12 March 2025, invoice 1043, 12 400 Kč".
  public var label: String
  /// The meaning of its colour; of several in one dot the gravest shows.
  public var tone: Tone

  /// Each parameter is described at the property of its name.
  public init(
    start: Double, end: Double? = nil, lane: Int, label: String, tone: Tone = .accent
  ) {
    self.start = start
    self.end = Finite.value(end)
    self.lane = lane
    self.label = label
    self.tone = tone
  }
}

/// A customer's history on one line of time: contacts, papers, transactions, each kind in its lane.
/// Events too close to be told apart are one dot, larger with their number.
public struct TimelineStrip: Chart {
  /// A place on the line of time with its name, such as the first day of a year.
  public struct Tick: Sendable {
    /// In the numbers of the events.
    public var position: Double
    /// Written below the line: "2025".
    public var label: String

    /// Each parameter is described at the property of its name.
    public init(_ position: Double, _ label: String) {
      self.position = position
      self.label = label
    }
  }

  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// The kinds of event, from the top.
  public var lanes: [String]
  /// In any order; what lies outside the range is not drawn.
  public var events: [TimelineEvent]
  /// The first and the last moment shown.
  public var range: ClosedRange<Double>
  /// Ascending.
  public var ticks: [Tick]

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, lanes: [String], events: [TimelineEvent], range: ClosedRange<Double>,
    ticks: [Tick]
  ) {
    self.caption = caption
    self.lanes = lanes
    self.events = events
    self.range = range
    self.ticks = ticks
  }

  private static let laneHeight = 26.0
  /// Dots nearer than this become one.
  private static let nearness = 7.0

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let shown = events.filter { event in
      lanes.indices.contains(event.lane) && event.start <= range.upperBound
        && (event.end ?? event.start) >= range.lowerBound
    }
    guard !shown.isEmpty else { return Drawing.empty(caption, width: width) }
    let rows = RowLabels(lanes, width: width)
    let laneHeight = Self.laneHeight + rows.lineHeight
    let height = laneHeight * Double(lanes.count) + 22
    let x = Scale(domain: range, start: rows.width + 8, end: width - 8)
    var drawing = Drawing(caption, width: width, height: height)
    addTicks(x, bottom: height - 20, to: &drawing)
    for lane in lanes.indices {
      let top = laneHeight * Double(lane)
      let middle = top + rows.lineHeight + Self.laneHeight / 2
      rows.draw(lane, top: top, middle: middle, on: &drawing)
      let start = Point(x: rows.width, y: middle)
      drawing.add(Mark.line(from: start, to: Point(x: width, y: middle), Stroke(paint: .rule)))
      let inLane = shown.filter { $0.lane == lane }.sorted { $0.start < $1.start }
      addSpans(inLane, x, middle: middle, to: &drawing)
      addDots(inLane.filter { $0.end == nil }, x, middle: middle, to: &drawing)
    }
    return drawing.rendered()
  }

  private func addTicks(_ x: Scale, bottom: Double, to drawing: inout Drawing) {
    let style = TextStyle(paint: .muted)
    let shown = ticks.filter { range.contains($0.position) }
    let step = labelStep(shown, x)
    for (index, tick) in shown.enumerated() {
      let place = Point(x: x(tick.position), y: bottom)
      let top = Point(x: place.x, y: 0)
      drawing.add(Mark.line(from: top, to: place, Stroke(paint: .rule)))
      guard index % step == 0 else { continue }
      let text = TextMeasure.truncated(tick.label, to: Self.longestLabel)
      let half = TextMeasure.width(text) / 2
      let middle = min(max(place.x, half), drawing.width - half)
      drawing.add(text, at: Point(x: middle, y: bottom + 16), style, anchor: .middle)
    }
  }

  private static let longestLabel = 120.0

  /// Every how many ticks there is room for a label, so that labels stand evenly.
  private func labelStep(_ ticks: [Tick], _ x: Scale) -> Int {
    let widest =
      ticks.map {
        TextMeasure.width(TextMeasure.truncated($0.label, to: Self.longestLabel))
      }.max() ?? 0
    let gaps = zip(ticks.dropFirst(), ticks).map { x($0.position) - x($1.position) }
    guard let narrowest = gaps.min(), narrowest > 0 else { return 1 }
    return max(1, Int(((widest + 8) / narrowest).rounded(.up)))
  }

  private func addSpans(
    _ events: [TimelineEvent], _ x: Scale, middle: Double, to drawing: inout Drawing
  ) {
    for event in events {
      guard let end = event.end else { continue }
      let left = x(max(event.start, range.lowerBound))
      let right = max(x(min(end, range.upperBound)), left + 2)
      let box = Box(left: left, top: middle - 4, right: right, bottom: middle + 4)
      drawing.add(
        Mark.box(box, fill: event.tone.fill, opacity: 0.6, edge: .paper, hover: event.label))
    }
  }

  private func addDots(
    _ events: [TimelineEvent], _ x: Scale, middle: Double, to drawing: inout Drawing
  ) {
    var group: [TimelineEvent] = []
    for event in events {
      if let first = group.first, x(event.start) - x(first.start) >= Self.nearness {
        addDot(group, x, middle: middle, to: &drawing)
        group = []
      }
      group.append(event)
    }
    if !group.isEmpty { addDot(group, x, middle: middle, to: &drawing) }
  }

  /// One dot for neighbours, in the tone of the gravest of them.
  private func addDot(
    _ group: [TimelineEvent], _ x: Scale, middle: Double, to drawing: inout Drawing
  ) {
    let mean = group.reduce(0) { $0 + x($1.start) / Double(group.count) }
    let radius = min(2.5 + Double(group.count).squareRoot(), 9)
    let gravity: [Tone] = [.bad, .warning, .good, .accent, .ink, .pale, .context]
    let tone = gravity.first { tone in group.contains { $0.tone == tone } } ?? .accent
    let hover = group.prefix(8).map(\.label).joined(separator: " · ")
    let more = group.count > 8 ? " · … (\(group.count))" : ""
    drawing.add(
      Mark.circle(
        at: Point(x: mean, y: middle), radius: radius, fill: tone.fill, edge: .paper,
        hover: hover + more))
  }
}

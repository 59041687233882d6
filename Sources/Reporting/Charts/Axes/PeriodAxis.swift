/// The labels below a time axis: as many as fit, with what they share (the year) once below; where
/// few would fit, the shared part alone.
struct PeriodAxis {
  struct Label {
    var text: String
    /// Half of the text's width.
    var half: Double
    var middle: Double
  }

  static let style = TextStyle(paint: .muted)
  static let groupStyle = TextStyle(paint: .muted, isBold: true)

  /// The first line: periods, or their groups where there is no room for periods.
  private(set) var labels: [Label] = []
  /// The second line: the groups of the periods in the first.
  private(set) var groups: [Label] = []
  /// Where a group begins, if the first line shows groups.
  private(set) var groupStarts: [Double] = []

  private let periods: [Period]
  private let middles: [Double]
  private let width: Double

  /// - Parameters:
  ///   - middles: the px of each period, ascending.
  ///   - width: of the drawing; no label leaves it.
  init(_ periods: [Period], middles: [Double], width: Double) {
    self.periods = Array(periods.prefix(middles.count))
    self.middles = middles
    self.width = width
    let hasGroups = periods.contains { !$0.group.isEmpty }
    for every in hasGroups ? [1, 2, 3, 4] : [1, 2, 3, 4, 6, 12, 24, 60, 1000] {
      let chosen = label(every: every)
      guard Self.areApart(chosen) || every == 1000 else { continue }
      labels = chosen
      groups = hasGroups ? groupsAtStarts() : []
      return
    }
    groupStarts = groupRuns.dropFirst().map {
      (middles[$0.lowerBound - 1] + middles[$0.lowerBound]) / 2
    }
    labels = Self.withoutOverlaps(
      groupRuns.map { run in
        clamped(
          periods[run.lowerBound].group, (middles[run.lowerBound] + middles[run.upperBound]) / 2)
      })
  }

  /// The height below the plot.
  var height: Double { groups.isEmpty ? 22 : 22 + TextStyle.lineHeight }

  /// The runs of neighbouring periods that share a group.
  private var groupRuns: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for index in periods.indices {
      if let run = runs.last, periods[run.lowerBound].group == periods[index].group {
        runs[runs.count - 1] = run.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return runs
  }

  /// Every n-th period, counted from the start of a group, so that January is among them.
  private func label(every: Int) -> [Label] {
    let runs = groupRuns
    let first = (runs.count > 1 ? runs[1].lowerBound : 0) % every
    return stride(from: first, to: periods.count, by: every).map {
      clamped(periods[$0].label, middles[$0])
    }
  }

  /// A group's name under its first period; of two that would touch, the longer run keeps its name.
  private func groupsAtStarts() -> [Label] {
    let byLength = groupRuns.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    var kept: [Label] = []
    for run in byLength {
      let label = clamped(
        periods[run.lowerBound].group, middles[run.lowerBound], Self.groupStyle)
      if Self.areApart((kept + [label]).sorted { $0.middle < $1.middle }) { kept.append(label) }
    }
    return kept.sorted { $0.middle < $1.middle }
  }

  private func clamped(
    _ text: String, _ middle: Double, _ style: TextStyle = PeriodAxis.style
  ) -> Label {
    let text = TextMeasure.truncated(text, to: min(width / 2, 120), style)
    let half = TextMeasure.width(text, style) / 2
    return Label(text: text, half: half, middle: min(max(middle, half), width - half))
  }

  private static func withoutOverlaps(_ labels: [Label]) -> [Label] {
    labels.reduce(into: []) { kept, label in
      if areApart(kept.suffix(1) + [label]) { kept.append(label) }
    }
  }

  private static func areApart(_ labels: [Label]) -> Bool {
    zip(labels, labels.dropFirst()).allSatisfy { first, second in
      second.middle - first.middle >= first.half + second.half + 6
    }
  }
}

/// What a pointer is told of a period.
enum Hover {
  /// "January 2025: won 41 · lost 30"; a dash where nothing is known.
  static func titles(_ periods: [Period], _ series: [Series], _ measure: Measure) -> [String] {
    periods.enumerated().map { index, period in
      let values = series.map { one in
        "\(one.name) \(one.value(at: index).map(measure.value) ?? "–")"
      }
      return "\(period.name): \(values.joined(separator: " · "))"
    }
  }
}

extension Drawing {
  mutating func addPeriodAxis(_ axis: PeriodAxis, plot: Box) {
    for x in axis.groupStarts {
      let start = Point(x: x, y: plot.bottom)
      add(Mark.line(from: start, to: start.moved(y: 5), Stroke(paint: .muted)))
    }
    for label in axis.labels {
      let place = Point(x: label.middle, y: plot.bottom + 18)
      add(label.text, at: place, PeriodAxis.style, anchor: .middle)
    }
    for group in axis.groups {
      let place = Point(x: group.middle, y: plot.bottom + 18 + TextStyle.lineHeight)
      add(group.text, at: place, PeriodAxis.groupStyle, anchor: .middle)
    }
  }

  /// Invisible columns, one for each period, that name its values to a pointer.
  mutating func addHoverColumns(_ titles: [String], middles: [Double], plot: Box) {
    guard width >= Layout.wide, titles.count == middles.count else { return }
    let columns = titles.indices.map { index in
      let left = index == 0 ? plot.left : (middles[index - 1] + middles[index]) / 2
      let isLast = index == titles.count - 1
      let right = isLast ? plot.right : (middles[index] + middles[index + 1]) / 2
      return Element(
        "rect",
        [
          "x": .number(left), "y": .number(plot.top), "width": .number(right - left),
          "height": .number(plot.height),
        ], children: Mark.title(titles[index]))
    }
    add(Element("g", ["fill": "none", "pointer-events": "all"], children: columns))
  }
}

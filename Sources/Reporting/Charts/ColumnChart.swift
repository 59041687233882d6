/// Upright bars over time, from zero; negative values hang below it. For names rather than months,
/// `BarChart` has more room.
public struct ColumnChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// The time axis, oldest first.
  public var periods: [Period]
  /// A key above the plot names them when grouped, labels at the right when stacked.
  public var series: [Series]
  /// Side by side or on end.
  public var arrangement: BarArrangement
  /// Which bars stand out.
  public var emphasis: BarEmphasis

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, measure: Measure, periods: [Period], series: [Series],
    arrangement: BarArrangement = .grouped, emphasis: BarEmphasis = .none
  ) {
    self.caption = caption
    self.measure = measure
    self.periods = periods
    self.series = series
    self.arrangement = arrangement
    self.emphasis = emphasis
  }

  var isStacked: Bool { arrangement == .stacked && series.count > 1 }

  /// Some columns of the only series stand out, and bear their values.
  var isHighlighting: Bool {
    guard case .places = emphasis else { return false }
    return series.count == 1
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let isKnown = series.contains { one in
      periods.indices.contains { one.value(at: $0) != nil }
    }
    guard isKnown else { return Drawing.empty(caption, width: width) }
    return ColumnDrawing(self, width: width).rendered()
  }
}

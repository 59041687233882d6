/// Upright bars over time, from zero; negative values hang below it. For names rather than months,
/// `BarChart` has more room.
public struct ColumnChart: Chart {
  public var caption: Caption
  public var measure: Measure
  public var periods: [Period]
  /// A key above the plot names them when grouped, labels at the right when stacked.
  public var series: [Series]
  public var arrangement: BarArrangement
  public var emphasis: BarEmphasis

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

  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let isKnown = series.contains { one in
      periods.indices.contains { one.value(at: $0) != nil }
    }
    guard isKnown else { return Drawing.empty(caption, width: width) }
    return ColumnDrawing(self, width: width).rendered()
  }
}

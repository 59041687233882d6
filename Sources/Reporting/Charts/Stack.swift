/// Bars on end: positive values away from zero on one side, negative ones on the other, so that every
/// bar has its true length.
struct Stack {
  struct Segment {
    var series: Int
    var start: Double
    var end: Double
  }

  /// For each place, its segments from zero outwards; unknown values take no part.
  let segments: [[Segment]]

  init(_ series: [Series], count: Int) {
    segments = (0..<count).map { index in Self.segments(series, at: index) }
  }

  /// The ends of all segments: what the axis must hold.
  var ends: [Double] { segments.flatMap { $0.map(\.end) } }

  /// The sum at a place, nil where nothing is known.
  func total(at index: Int) -> Double? {
    let parts = segments[index]
    return parts.isEmpty ? nil : parts.reduce(0) { $0 + $1.end - $1.start }
  }

  /// How far a place's bars reach on one side of zero.
  func reach(at index: Int, negative: Bool) -> Double {
    let ends = segments[index].map(\.end)
    return negative ? min(ends.min() ?? 0, 0) : max(ends.max() ?? 0, 0)
  }

  private static func segments(_ series: [Series], at index: Int) -> [Segment] {
    var top = 0.0
    var bottom = 0.0
    return series.enumerated().compactMap { number, one in
      guard let value = one.value(at: index) else { return nil }
      let start = value < 0 ? bottom : top
      if value < 0 { bottom += value } else { top += value }
      return Segment(series: number, start: start, end: start + value)
    }
  }
}

/// How the bars of several series stand.
public enum BarArrangement: Sendable {
  /// Side by side, to be compared one with another.
  case grouped
  /// On end, to be read as parts of a total.
  case stacked
}

/// The colour of bars whose colour is not that of their series.
public enum BarEmphasis: Sendable {
  /// Every bar in its series' tone.
  case none
  /// These places in the tone of the series, the others in grey.
  case places(Set<Int>)
  /// More is good: positive in good, negative in bad.
  case moreIsGood
  /// More is bad, as with overdue debts: positive in bad, negative in good.
  case moreIsBad

  func tone(of series: Series, at index: Int, value: Double) -> Tone {
    switch self {
    case .none: series.tone
    case .places(let places): places.contains(index) ? series.tone : .context
    case .moreIsGood: value < 0 ? .bad : .good
    case .moreIsBad: value < 0 ? .good : .bad
    }
  }
}

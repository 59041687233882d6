/// Numbers to px, evenly or by their logarithm.
struct Scale: Sendable {
  enum Kind: Sendable {
    case linear
    /// For positive numbers only; anything else is put at the low end.
    case logarithmic
  }

  let domain: ClosedRange<Double>
  /// Px of the domain's low and high end; a vertical axis runs from a larger to a smaller number.
  let start: Double
  let end: Double
  var kind = Kind.linear

  /// The px of a value. A domain without extent puts everything in the middle.
  func callAsFunction(_ value: Double) -> Double {
    let share = share(of: value)
    return start + (end - start) * share
  }

  private func share(of value: Double) -> Double {
    switch kind {
    case .linear:
      let span = domain.upperBound - domain.lowerBound
      return span > 0 ? (value - domain.lowerBound) / span : 0.5
    case .logarithmic:
      guard value > 0, domain.lowerBound > 0 else { return 0 }
      let low = Decade.log10(domain.lowerBound)
      let span = Decade.log10(domain.upperBound) - low
      return span > 0 ? (Decade.log10(value) - low) / span : 0.5
    }
  }
}

extension Scale {
  /// Text that stands beyond the end of a lying bar.
  struct Overhang {
    /// Where the bar ends.
    var value: Double
    /// Px of the text and its gap.
    var extent: Double
    /// To the left of the end rather than to the right.
    var isBefore: Bool
  }

  /// The widest linear scale between two edges on which no text leaves them.
  static func fitting(
    _ overhangs: [Overhang], domain: ClosedRange<Double>, from left: Double, to right: Double
  ) -> Scale {
    var scale = Scale(domain: domain, start: left, end: right)
    // Each round takes back what hangs over; what is left shrinks by the bars' share of the width.
    for _ in 0..<24 {
      let before = overhangs.map { $0.isBefore ? left - (scale($0.value) - $0.extent) : 0 }.max()
      let after = overhangs.map { $0.isBefore ? 0 : scale($0.value) + $0.extent - right }.max()
      let start = scale.start + max(before ?? 0, 0)
      let end = scale.end - max(after ?? 0, 0)
      guard end - start >= 10 else { return Scale(domain: domain, start: left, end: left + 10) }
      if start == scale.start && end == scale.end { return scale }
      scale = Scale(domain: domain, start: start, end: end)
    }
    return scale
  }
}

/// Places side by side, each with the same breadth and the same gap.
struct BandScale: Sendable {
  let count: Int
  let start: Double
  let end: Double
  /// The share of each step that stays empty.
  var padding = 0.0

  var step: Double { count > 0 ? (end - start) / Double(count) : end - start }
  var breadth: Double { step * (1 - padding) }

  /// The first px of a place.
  func lead(_ index: Int) -> Double { start + step * Double(index) + step * padding / 2 }
  func middle(_ index: Int) -> Double { start + step * (Double(index) + 0.5) }
}

/// Places on a line from edge to edge: the first at its start, the last at its end.
struct PointScale: Sendable {
  let count: Int
  let start: Double
  let end: Double

  var step: Double { count > 1 ? (end - start) / Double(count - 1) : end - start }

  func callAsFunction(_ index: Int) -> Double {
    count > 1 ? start + step * Double(index) : (start + end) / 2
  }
}

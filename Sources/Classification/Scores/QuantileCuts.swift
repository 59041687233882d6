/// The 20, 40, 60 and 80 % quantiles of whole numbers: type 7, which lies (n − 1) · p after the
/// first of n sorted values, between two of them where that is not whole. In fifths, so that cuts
/// are exact.
struct QuantileCuts: Equatable {
  /// Five times each cut, ascending.
  let fifths: [Int64]

  /// Nil where there is no value.
  init?(_ values: [Int64]) {
    guard !values.isEmpty else { return nil }
    var sorted = values
    sorted.order { $0 }
    fifths = (1...4).map { quarter in
      let position = (sorted.count - 1) * quarter
      let low = sorted[position / 5]
      let high = sorted[min(position / 5 + 1, sorted.count - 1)]
      return low &* 5 &+ (high &- low) &* Int64(position % 5)
    }
  }

  /// The cuts as numbers.
  var values: [Double] { fifths.map { Double($0) / 5 } }

  /// 1–5, more for more; a value equal to a cut gets the lower score.
  func risingScore(_ value: Int64) -> Int {
    1 + fifths.count { value &* 5 > $0 }
  }

  /// 5–1, more for less; a value equal to a cut gets the higher score.
  func fallingScore(_ value: Int64) -> Int { 6 - risingScore(value) }
}

import Charts

/// Numbers as text for the tests: thousands grouped with a narrow no-break space, a true minus sign.
enum Numbers {
  static let group = "\u{202F}"

  static func whole(_ value: Double) -> String {
    let number = Int(max(min(value.rounded(), 1e15), -1e15))
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    let sign = number < 0 ? "−" : ""
    return sign + ([digits] + groups).joined(separator: group)
  }

  static func tenths(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return "\(scaled < 0 ? "−" : "")\(scaled.magnitude / 10).\(scaled.magnitude % 10)"
  }

  static func hundredths(_ value: Double) -> String {
    let scaled = Int((value * 100).rounded())
    let rest = scaled.magnitude % 100
    return "\(scaled < 0 ? "−" : "")\(scaled.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func percent(_ share: Double) -> String { whole(share * 100) + "\u{202F}%" }

  static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + whole(value) }

  static func significant(_ value: Double) -> String { value < 1 ? tenths(value) : whole(value) }

  /// A format fit for any number.
  static func any(_ value: Double) -> String { "\(value)" }
}

/// The same numbers in every run: a linear congruential generator (Knuth's MMIX constants).
struct Generator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// From 0 up to 1.
  mutating func share() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(UInt64(1) << 53)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * share()
  }
}

/// Months for the tests' time axes.
enum Months {
  private static let names = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `count` months that begin with `first` (0 is January) of a year.
  static func periods(_ count: Int, first: Int = 0, year: Int = 2025) -> [Period] {
    (0..<count).map { index in
      Period(names[(first + index) % 12], group: String(year + (first + index) / 12))
    }
  }

  static let year = names.map { Period($0) }
}

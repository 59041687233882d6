/// Writes a number as the reader's language does. The charts know no language of their own.
public typealias NumberFormat = @Sendable (Double) -> String

/// What an axis measures.
public struct Measure: Sendable {
  /// Printed once at the axis: "million Kč", "% against the year before".
  public var unit: String
  /// The text of an axis tick: short, without the unit.
  public var tick: NumberFormat
  /// The text of a single value beside its mark and in hover titles.
  public var value: NumberFormat

  /// Each parameter is described at the property of its name.
  public init(unit: String = "", tick: @escaping NumberFormat, value: NumberFormat? = nil) {
    self.unit = unit
    self.tick = tick
    self.value = value ?? tick
  }
}

/// A place on a time axis.
public struct Period: Sendable {
  /// Short: "Jan", "led", "1".
  public var label: String
  /// What several periods share, such as the year: written once under the first of them, and alone
  /// where there is no room for every label.
  public var group: String
  /// Said in hover titles: "January 2025". Without it, label and group.
  public var name: String

  /// Each parameter is described at the property of its name.
  public init(_ label: String, group: String = "", name: String = "") {
    self.label = label
    self.group = group
    self.name = name.isEmpty ? Self.joined(label, group) : name
  }

  /// Label and group: "Jan 2025", for where the name has no room.
  var brief: String { Self.joined(label, group) }

  private static func joined(_ label: String, _ group: String) -> String {
    [label, group].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// Numbers of one name over the periods or categories of a chart.
public struct Series: Sendable {
  /// As the reader knows it; stands beside the line.
  public var name: String
  /// One for each period; nil is a gap, for unknown is not zero. What is not finite, or is larger
  /// than 10^100, is a gap too.
  public var values: [Double?]
  /// The meaning of its colour.
  public var tone: Tone
  /// For what has not happened: targets, projections.
  public var isDashed: Bool

  /// Each parameter is described at the property of its name.
  public init(_ name: String, _ values: [Double?], tone: Tone = .accent, isDashed: Bool = false) {
    self.name = name
    self.values = values.map(Finite.value)
    self.tone = tone
    self.isDashed = isDashed
  }

  /// The value at a period, nil also beyond the last.
  func value(at index: Int) -> Double? { values.indices.contains(index) ? values[index] : nil }
}

/// Numbers that can be drawn.
enum Finite {
  static func value(_ number: Double?) -> Double? {
    guard let number, number.isFinite, number.magnitude <= 1e100 else { return nil }
    return number.magnitude < 1e-100 ? 0 : number
  }
}

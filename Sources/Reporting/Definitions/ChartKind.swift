/// The kinds of charts that a definition may ask for, with the parts that columns play in them.
enum ChartKind: String, CaseIterable, Sendable {
  case line, columns, bars, bubbles, waterfall, ageing, pareto, heat, funnel, fan, bullet
  /// The last twelve months over the twelve before.
  case yearOnYear = "year_on_year"

  /// Parts that must be given.
  var required: [String] {
    switch self {
    case .line, .columns, .yearOnYear: ["x", "value"]
    case .bars, .waterfall, .ageing, .pareto, .funnel: ["label", "value"]
    case .bubbles: ["x", "y", "size", "label"]
    case .heat: ["row", "column", "value"]
    case .fan: ["x", "history", "value", "low_80", "high_80", "low_95", "high_95"]
    case .bullet: ["label", "value", "target"]
    }
  }

  /// Parts that may be given.
  var optional: [String] {
    switch self {
    case .line, .columns: ["series"]
    case .bars: ["compare"]
    case .bubbles: ["divide"]
    case .yearOnYear, .heat, .fan, .waterfall, .ageing, .pareto, .funnel, .bullet: []
    }
  }
}

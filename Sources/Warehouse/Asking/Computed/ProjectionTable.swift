import Forecasting
import SQLite

/// Monthly revenue as it is expected: of the three months to come, and of past months as if each had
/// been to come. Empty where the history is too short.
struct ProjectionTable: ComputedTable {
  static let name = "projection_step"
  static let columns: [(name: String, kind: CellKind)] = [
    ("month_key", .integer), ("months_ahead", .integer), ("is_multiplicative", .integer),
    ("expected_minor", .integer), ("actual_minor", .integer), ("low_80_minor", .integer),
    ("high_80_minor", .integer), ("low_95_minor", .integer), ("high_95_minor", .integer),
    ("back_tests", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let series = try series(to: month)
    guard let projection = Projection(series) else { return }
    let isMultiplicative = projection.seasonality == .multiplicative ? 1 : 0
    let first = month.adding(months: 1 - series.count)
    for test in projection.backTests {
      batch.append(first.adding(months: test.place).key)
      batch.append(test.ahead)
      batch.append(isMultiplicative)
      batch.append(Self.minor(test.expected))
      batch.append(Self.minor(test.actual))
      for _ in 0..<5 { batch.append(nil as Int64?) }
    }
    for step in projection.steps {
      batch.append(month.adding(months: step.ahead).key)
      batch.append(step.ahead)
      batch.append(isMultiplicative)
      batch.append(Self.minor(step.expected))
      batch.append(nil as Int64?)
      for bound in [
        step.inner?.lowerBound, step.inner?.upperBound, step.outer?.lowerBound,
        step.outer?.upperBound,
      ] {
        batch.append(bound.flatMap(Self.minor))
      }
      batch.append(step.backTests)
    }
  }

  private func series(to month: Month) throws(SQLiteError) -> [Double] {
    let statement = try connection.prepare(SQLText.projectedSeries.text)
    statement.bind(month.key, at: 0)
    var series: [Double] = []
    while try statement.step() { series.append(Double(statement.integer(1))) }
    return series
  }

  /// Whole minor units; nil where the number is too large for them.
  private static func minor(_ value: Double) -> Int64? {
    Int64(exactly: value.rounded(.toNearestOrAwayFromZero))
  }
}
